import { expect, test } from 'vitest';
import { headlineOf } from '../../../components/overlay/headline.ts';
import { pillOf } from '../../../lib/desk/patient/pill-view.ts';
import type { PatientView } from '../../../lib/messages/patient-view.ts';
import {
  DAY,
  missingEmailAndPhone,
  NOW,
  operation,
  patientView,
  pending,
  statuses,
} from '../../dom/components/views.ts';

function words(change: Partial<PatientView>, now = NOW): string {
  const { word, left } = headlineOf({
    view: pillOf(patientView(change), false),
    loading: false,
    staleExtension: false,
    now,
  });
  return left ? `${word} · ${left}` : word;
}

test('the pill counts down', () => {
  expect(words({ status: statuses.pending })).toBe('Pending · 3 d 4 h');
});

test('an unlearned clock counts about', () => {
  expect(words({ status: statuses.pending, clock: { now: NOW, learned: false } })).toBe(
    'Pending · about 3 d 4 h',
  );
});

test('an invite that runs out between two reads says so', () => {
  const status = pending(DAY);
  expect(words({ status }, NOW + DAY - 1)).toBe('Pending · under a minute');
  expect(words({ status }, NOW + DAY + 1)).toBe('Expired');
  expect(words({ status }, NOW + 30 * DAY)).toBe('Expired');
});

test('what blocks an invite is named, but not over a pending or active one', () => {
  const eligibility = missingEmailAndPhone;
  expect(words({ status: statuses.notInvited, eligibility })).toBe('Can’t invite: no email');
  const deceased = {
    ...eligibility,
    verdict: 'eligible' as const,
    toFix: [],
    warnings: ['deceased' as const],
  };
  expect(words({ status: statuses.notInvited, eligibility: deceased })).toBe('Can’t invite: marked deceased');
  expect(words({ status: statuses.active, eligibility: deceased })).toBe('Active');
  expect(words({ status: statuses.active, eligibility })).toBe('Active');
  expect(words({ status: statuses.pending, eligibility })).toBe('Pending · 3 d 4 h');
});

test('a doubt about the patient comes before everything', () => {
  expect(words({ identity: { kind: 'refused', reason: 'nameDiffers' } })).toBe('Different patient?');
});

test('a half-done resend comes before the status', () => {
  const half = operation({ stage: 'needsYou', question: 'revokedNotSent' });
  expect(words({ operation: half, status: statuses.revoked })).toBe('Not re-sent');
});

test('trouble shows only where nothing better is known', () => {
  const trouble = { kind: 'notConnected' } as const;
  expect(words({ trouble, status: statuses.notChecked })).toBe('Not connected');
  expect(words({ trouble, status: statuses.active })).toBe('Active');
});

test('before any answer it is not checked, or looking', () => {
  const nothing = { view: null, staleExtension: false, now: 0 };
  expect(headlineOf({ ...nothing, loading: false }).word).toBe('Not checked');
  expect(headlineOf({ ...nothing, loading: true }).word).toBe('Looking…');
});

test('without site access nothing that was known is said any more', () => {
  const view = pillOf(patientView({ status: statuses.pending }), false);
  const situation = { view, loading: false, staleExtension: false, now: NOW } as const;
  expect(headlineOf({ ...situation, noAccess: true })).toMatchObject({ word: 'No site access', left: '' });
});
