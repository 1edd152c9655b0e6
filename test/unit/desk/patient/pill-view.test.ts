import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { headlineOf } from '../../../../components/overlay/headline.ts';
import { pillOf } from '../../../../lib/desk/patient/pill-view.ts';
import type { PatientView } from '../../../../lib/messages/patient-view.ts';
import { DAY, HOUR } from '../../../../lib/timing.ts';
import { NOW } from '../fake-services.ts';
import { anyView, PRIVATE } from './any-view.ts';

describe('what the pill is told', () => {
  test('names no patient, no address, no colleague and no row of the history, whatever the view holds', () => {
    let holding = 0;
    fc.assert(
      fc.property(anyView, (view) => {
        expect(JSON.stringify(pillOf(view, false))).not.toContain(PRIVATE);
        if (JSON.stringify(view).includes(PRIVATE)) holding += 1;
      }),
      { numRuns: 2_000 },
    );
    expect(holding).toBeGreaterThan(1_500);
  });

  test('has these parts and no others', () => {
    fc.assert(
      fc.property(anyView, (view) => {
        const pill = pillOf(view, false);
        expect(Object.keys(pill).toSorted()).toEqual(['clock', 'iconOnly', 'isUnderWay', 'phases']);
        expect(pill.clock).toEqual(view.clock);
        for (const phase of pill.phases)
          expect(Object.keys(phase).toSorted()).toEqual(['from', 'icon', 'isAbout', 'tone', 'until', 'word']);
      }),
    );
  });

  test('says at each later moment what the view of that moment would', () => {
    const later = fc.oneof(fc.nat(9 * DAY), fc.integer({ min: -3, max: 3 }));
    fc.assert(
      fc.property(anyView, later, fc.nat(3), (view, after, turn) => {
        const { now } = view.clock;
        const pill = pillOf(view, false);
        const at = Math.max(now, (pill.phases[turn]?.from ?? now) + after);
        const then = pillOf({ ...view, clock: { ...view.clock, now: at } }, false);
        const said = { loading: false, staleExtension: false, now: at };
        expect(headlineOf({ ...said, view: pill })).toEqual(headlineOf({ ...said, view: then }));
      }),
      { numRuns: 2_000 },
    );
  });
});

const end = { earliest: NOW + 3 * DAY, latest: NOW + 4 * DAY };
const pendingView: PatientView = {
  ...{ clock: { now: NOW, learned: true }, zone: null, token: null, eligibility: null },
  ...{ history: [], operation: null, offers: [], withheld: null, trouble: null, actsAs: null },
  identity: { kind: 'locked', name: 'Mira Quillfeather', birthDate: null },
  status: {
    ...{ kind: 'pending', phase: 'alive', expires: end, grounds: { source: 'answer', asOf: NOW } },
    invite: { sent: null, precision: 'about', email: null, by: null },
  },
};

test('an invite turns four times at most, each at its moment', () => {
  expect(pillOf(pendingView, false).phases).toMatchObject([
    { from: NOW, tone: 'calm', until: end.earliest, isAbout: false },
    { from: end.earliest - DAY + 1, tone: 'warn', until: end.earliest, isAbout: true },
    { from: end.earliest, tone: 'warn', until: null },
    { from: end.latest + 1, word: 'Expired', until: null },
  ]);
});

test('an invite at an old address counts nothing down, asks for attention, and expires all the same', () => {
  if (pendingView.status.kind !== 'pending') throw new Error('The view must hold a pending invite');
  const view: PatientView = { ...pendingView, status: { ...pendingView.status, toOldAddress: true } };
  expect(pillOf(view, false).phases).toEqual([
    { from: NOW, word: 'Sent to an old address', tone: 'warn', icon: 'alert', until: null, isAbout: false },
    { from: end.latest + 1, word: 'Expired', tone: 'warn', icon: 'expired', until: null, isAbout: false },
  ]);
});

test('an invite that ends before the visit asks for attention until the visit is on', () => {
  const lapse = { starts: '2026-05-14T09:00', resendOn: ['2026-05-14'], until: end.earliest - DAY - 1_000 };
  const view: PatientView = { ...pendingView, lapse };
  expect(pillOf(view, false).phases).toMatchObject([
    { from: NOW, word: 'Ends during visit', tone: 'warn', until: end.earliest },
    { from: lapse.until, word: 'Pending', tone: 'calm', until: end.earliest },
    { from: end.earliest - DAY + 1, word: 'Pending', tone: 'warn', isAbout: true },
    { from: end.earliest, word: 'Expiring now', until: null },
    { from: end.latest + 1, word: 'Expired' },
  ]);
  const inVisit = { ...view, lapse: { ...lapse, until: end.earliest + HOUR } };
  expect(pillOf(inVisit, false).phases[0]?.word).toBe('Ends during visit');
  const whole = { ...view, lapse: { ...lapse, until: end.latest + DAY } };
  expect(pillOf(whole, false).phases.map(({ word }) => word)).toEqual([
    ...['Ends before visit', 'Ends before visit', 'Expiring now', 'Expired'],
  ]);
});
