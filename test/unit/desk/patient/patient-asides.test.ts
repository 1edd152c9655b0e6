import { beforeEach, describe, expect, test } from 'vitest';
import { asidesOf } from '../../../../lib/desk/patient/patient-asides.ts';
import { patientState } from '../../../../lib/desk/patient/patient-state.ts';
import { takeSnapshotOf } from '../../../../lib/desk/patient/snapshot.ts';
import { viewPage } from '../../../../lib/desk/patient/view-page.ts';
import type { HistoryLine } from '../../../../lib/invites/evidence.ts';
import type { NotNow } from '../../../../lib/invites/not-now.ts';
import {
  DAY,
  fakeServices,
  justNow,
  mira,
  miraChart,
  miraPage,
  NOW,
  newLocks,
  pendingSince,
  revokedSince,
} from '../fake-services.ts';

beforeEach(newLocks);

const never: NotNow = { reason: 'declined', until: { kind: 'never' }, at: NOW - DAY, day: '2026-05-11' };
const active: HistoryLine = { ...pendingSince(NOW), state: { kind: 'active', since: null } };

async function asides(lines: HistoryLine[], notNow: NotNow | null = null) {
  const { services } = await fakeServices();
  await services.facts.learnListsInvites();
  await services.cache.rememberRecord(mira, NOW);
  await services.cache.rememberEvidence(mira.id, { source: 'answer', asOf: NOW, lines });
  if (notNow) await services.notNow.putOff(mira.id, notNow);
  const snapshot = await takeSnapshotOf(services, mira.id);
  const state = patientState(snapshot, mira.id, mira, 'locked');
  return { asides: asidesOf(snapshot, mira.id, state), offers: state.offers };
}

describe('who is put off', () => {
  test.each<[boolean, string, HistoryLine[], Partial<NotNow>]>([
    [true, 'is said', [], {}],
    [true, 'is said while an older invite waits', [pendingSince(NOW - 2 * DAY)], {}],
    [true, 'is said until the next visit, of which nothing is known', [], { until: { kind: 'nextVisit' } }],
    [false, 'is over once an invite went out', [pendingSince(NOW - DAY / 2)], {}],
    [false, 'is over once the patient has joined', [active], {}],
    [false, 'is over on its day', [], { until: { kind: 'date', date: '2026-05-12' } }],
  ])('%s: %s', async (isSaid, _, lines, change) => {
    const said = (await asides(lines, { ...never, ...change })).asides.notNow;
    expect(said).toEqual(isSaid ? { ...never, ...change } : undefined);
  });

  test('can be invited all the same', async () => {
    const { offers } = await asides([], never);
    expect(offers[0]).toEqual({ action: 'send', emphasis: 'primary', risk: null });
  });
});

describe('after many invites without joining', () => {
  const weeks = (count: number) =>
    Array.from({ length: count }, (_, nth) =>
      (nth === 0 ? pendingSince : revokedSince)(NOW - (8 + 8 * nth) * DAY),
    );

  test.each<[number | undefined, string, HistoryLine[]]>([
    [undefined, 'four are not many', weeks(4)],
    [5, 'five are', weeks(5)],
    [undefined, 'they count for nothing once the patient has joined', [active, ...weeks(5)]],
  ])('%s: %s', async (sends, _, lines) => {
    const { asides: said, offers } = await asides(lines);
    expect(said.sends).toBe(sends);
    const resend = offers.find(({ action }) => action === 'resend');
    expect(resend?.emphasis).toBe(
      lines[0]?.state.kind === 'active' ? undefined : sends ? 'secondary' : 'primary',
    );
  });
});

test('the card of a page says it, where it is certain whose page it is', async () => {
  const { services } = await fakeServices();
  await services.notNow.putOff(mira.id, never);
  const view = async (reading = miraChart) =>
    (await viewPage(services, miraPage, justNow(reading), false)).view;
  expect((await view()).asides).toEqual({ notNow: never });
  const other = { ...miraChart, birthDate: { kind: 'found', value: '1981-02-11' } as const };
  expect((await view(other)).asides).toBeUndefined();
});
