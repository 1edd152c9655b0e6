import { describe, expect, test } from 'vitest';
import { judgeEligibility } from '../../../lib/invites/eligibility.ts';
import type { Invite } from '../../../lib/invites/evidence.ts';
import { invitedAt } from '../../../lib/invites/old-address.ts';
import type { PatientRecord } from '../../../lib/invites/patient.ts';
import type { Status } from '../../../lib/invites/status.ts';
import { neverGotItSteps, STEPS_FOR_ALL } from '../../../lib/words/never-got-it.ts';
import { mira } from '../desk/fake-services.ts';

const DAY = 86_400_000;
const NOW = Date.parse('2026-11-17T15:42:00Z');
const at = (ms: number) => ({ earliest: ms, latest: ms });
const grounds = { source: 'accessHistory', asOf: NOW } as const;

const invite: Invite = {
  ...{ sent: at(NOW - 2 * DAY), precision: 'about', by: 'Dana Whitlock' },
  ...invitedAt('mira.quill@example.com'),
};
type Waiting = Extract<Status, { kind: 'pending' | 'expired' }>;
const pending: Waiting = {
  ...{ kind: 'pending', phase: 'alive', expires: at(NOW + 5 * DAY), invite, grounds },
};
const steps = (status: Waiting, change: Partial<PatientRecord> | null = {}) =>
  neverGotItSteps(
    status,
    change && judgeEligibility({ ...mira, socialSecurityNumber: 'onFile', ...change }, '2026-11-17', 0),
    {
      now: NOW,
      zone: 'US/Eastern',
    },
  );

describe('what is told on the phone', () => {
  test('when, by whom, to which address, until when', () => {
    const [sent, life] = steps(pending);
    expect(sent).toMatch(/^Sent about .*, 10:42 AM by Dana Whitlock to m•••@example\.com\.$/);
    expect(life).toMatch(/^Its link works until about Sun, Nov 22, 10:42 AM/);
  });

  test('an expired link, and one that nobody dated', () => {
    const expired: Waiting = { kind: 'expired', invite, expires: at(NOW - DAY), grounds };
    expect(steps(expired)[1]).toMatch(/^Its link worked until .* Only a new invite helps now\.$/);
    const undated: Waiting = {
      ...{ kind: 'pending', phase: 'alive', expires: null, grounds },
      invite: { sent: null, precision: 'about', email: null, by: null },
    };
    expect(steps(undated).slice(0, 2)).toEqual([
      'An invite was sent. When is not known.',
      'Its link works for seven days from the sending.',
    ]);
    expect(steps(undated).join(' ')).toContain('Where it went is in Access History');
  });

  test('an old address is said, and what to do about it', () => {
    if (pending.kind !== 'pending') throw new Error('The invite must be pending');
    expect(steps({ ...pending, toOldAddress: true }).join(' ')).toContain('resend it to the new one');
  });

  test.each<[string, Partial<PatientRecord> | null, string]>([
    ['all', {}, 'the birth date and the phone ending 43, or for the SSN, as in the chart'],
    [
      'no SSN',
      { socialSecurityNumber: 'notOnFile' },
      'the birth date and the phone ending 43, as in the chart',
    ],
    ['no cell phone', { cellPhone: null, homePhone: '(212) 555-0199' }, 'the SSN, as in the chart'],
    ['no birth date', { birthDate: null }, 'the SSN, as in the chart'],
    [
      'neither',
      { socialSecurityNumber: 'notOnFile', cellPhone: null },
      'the birth date and the cell phone, and the chart lacks one of them: add it first',
    ],
    ['no record', null, 'the birth date and the cell phone, or for the SSN, as in the chart'],
  ])('with %s in the chart, sign-up asks for what is there', (_, change, asked) => {
    expect(steps(pending, change)[3]).toBe(
      `Sign-up takes only the email that the invite went to. It asks for ${asked}.`,
    );
  });

  test('of a phone two digits are told, of the address one letter, and nothing of the rest', () => {
    const all = steps(pending).join(' ');
    for (const secret of ['0143', '555', 'quill', mira.lastName, mira.firstName, mira.birthDate ?? ''])
      expect(all).not.toContain(secret);
  });
});

test('what is copied says all that to do, and is the same for every patient', () => {
  expect(STEPS_FOR_ALL).toMatch(/spam folder[\s\S]*seven days[\s\S]*birth date[\s\S]*resend[\s\S]*letter/);
  expect(STEPS_FOR_ALL).not.toMatch(/@|•|\d{2}/);
});
