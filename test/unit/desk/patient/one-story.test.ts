import fc from 'fast-check';
import { expect, test } from 'vitest';
import { patientState } from '../../../../lib/desk/patient/patient-state.ts';
import { pillOf } from '../../../../lib/desk/patient/pill-view.ts';
import type { Snapshot } from '../../../../lib/desk/patient/snapshot.ts';
import type { OwnAct } from '../../../../lib/desk/store/journal-schema.ts';
import type { Evidence, HistoryLine, LineState } from '../../../../lib/invites/evidence.ts';
import { expiryOf, lifeAt } from '../../../../lib/invites/expiry.ts';
import type { Status } from '../../../../lib/invites/status.ts';
import { statusAt } from '../../../../lib/invites/status-at.ts';
import type { PatientView } from '../../../../lib/messages/patient-view.ts';
import { lineWord, statusSentence, statusWord } from '../../../../lib/words/status.ts';
import { DAY, MINUTE, mira, NOW, SECOND } from '../fake-services.ts';

// A card shows the pill's words, a sentence, the invites so far and buttons. Whatever this workstation knows, and however
// little it fits together, the four tell one story.

const ZONE = 'US/Eastern';
const HOUR = 60 * MINUTE;
/** The times meet and nearly meet each other, as they do where somebody resends and a colleague works beside. */
const time = fc
  .tuple(
    fc.constantFrom(8 * DAY, 7 * DAY, 3 * DAY, 3 * HOUR, HOUR, 11 * MINUTE, 2 * MINUTE, MINUTE, 0),
    fc.integer({ min: 0, max: 90 }),
  )
  .map(([ago, seconds]) => NOW - ago - seconds * SECOND);
const stamp = time.map((at) => ({ earliest: at - (at % MINUTE), latest: at - (at % MINUTE) + 59_999 }));
const state: fc.Arbitrary<LineState> = fc.oneof(
  { weight: 3, arbitrary: fc.constant<LineState>({ kind: 'pending' }) },
  fc.option(stamp).map((since): LineState => ({ kind: 'active', since })),
  {
    weight: 2,
    arbitrary: fc.option(stamp).map((at): LineState => ({ kind: 'revokedBeforeActivation', at })),
  },
  fc.option(stamp).map((at): LineState => ({ kind: 'disabled', by: 'unknown', at })),
  fc.constant<LineState>({ kind: 'unreadable' }),
);
const line: fc.Arbitrary<HistoryLine> = fc.record({
  invite: fc.record({
    ...{ sent: fc.option(stamp, { freq: 8 }), precision: fc.constant('about' as const) },
    ...{ email: fc.constant(null), by: fc.constant(null) },
  }),
  state,
});
/** A list holds the newest first, and nothing that was sent after it was read. */
const listed = <S extends 'accessHistory' | 'answer'>(source: S) =>
  fc.tuple(time, fc.array(line, { maxLength: 3 })).map(([asOf, lines]) => ({
    ...{ source, asOf },
    lines: lines
      .filter(({ invite }) => invite.sent === null || invite.sent.earliest <= asOf)
      .toSorted((a, b) => (b.invite.sent?.latest ?? 0) - (a.invite.sent?.latest ?? 0)),
  }));
const seen: fc.Arbitrary<Evidence[]> = fc
  .tuple(
    fc.option(listed('accessHistory')),
    fc.option(listed('answer')),
    fc.option(fc.record({ source: fc.constant('answer' as const), asOf: time, lines: fc.constant(null) })),
    fc.option(
      fc.record({
        ...{ source: fc.constant('header' as const), asOf: time },
        says: fc.constantFrom('enabled' as const, 'notEnabled' as const),
      }),
    ),
  )
  .map((items) => items.filter((item) => item !== null));
const acts: fc.Arbitrary<OwnAct[]> = fc
  .array(fc.tuple(time, fc.constantFrom('send' as const, 'revoke' as const), fc.option(stamp)), {
    maxLength: 3,
  })
  .map((all) =>
    all
      .toSorted(([a], [b]) => a - b)
      .map(([at, kind, of]) => ({
        ...{ patientId: mira.id, kind, at: { earliest: at, latest: at + 999 }, precision: 'exact' },
        ...(kind === 'revoke' && of && of.earliest <= at ? { of } : {}),
      })),
  );

function snapshot(evidence: Evidence[], done: OwnAct[], listsInvites: boolean): Snapshot {
  return {
    ...{
      now: NOW + SECOND,
      zone: ZONE,
      today: '2026-05-12',
      listsInvites,
      mayInvite: 'yes',
      signedInAs: null,
      practiceDomain: null,
      minorsUnder: 18,
      otherCharts: new Map(),
      notNow: new Map(),
      drChronoInvites: 'never',
    },
    ...{
      hadOtherEmailAt: new Map(),
      acts: new Map([[mira.id, done]]),
      operations: new Map(),
      ended: new Map(),
      chartsByAddress: new Map(),
      recordsReadAt: new Map(),
    },
    records: new Map([[mira.id, mira]]),
    evidence: new Map([[mira.id, evidence]]),
  };
}

const TOLD: Record<Exclude<Status['kind'], 'unknown'>, readonly string[]> = {
  notInvited: [],
  pending: ['Waiting'],
  expired: ['Expired'],
  active: ['Joined'],
  revoked: ['Revoked before joining'],
  disabled: ['Turned off', 'Turned off by the patient'],
};

/** The first line of the history, in the card's words. */
function firstLine([top]: readonly HistoryLine[], status: Status, now: number): string | null {
  if (top === undefined) return null;
  const { sent } = top.invite;
  const ranOut = sent !== null && lifeAt(expiryOf(sent, ZONE), now) === 'over';
  return lineWord(top, status.kind === 'expired' || ranOut);
}

test('pill, sentence, history and buttons tell one story, now and until the invite has run out', () => {
  let withHistory = 0;
  fc.assert(
    fc.property(seen, acts, fc.boolean(), (evidence, done, listsInvites) => {
      const known = snapshot(evidence, done, listsInvites);
      const { status, history, offers, eligibility } = patientState(known, mira.id, mira, 'locked');
      const view: PatientView = {
        ...{
          clock: { now: known.now, learned: true },
          zone: ZONE,
          token: null,
          status,
          history,
          offers,
          eligibility,
        },
        identity: { kind: 'locked', name: 'Mira Quillfeather', birthDate: mira.birthDate },
        ...{ operation: null, actsAs: null, withheld: null, trouble: null },
      };
      for (const phase of pillOf(view, false).phases) {
        const later = statusAt(status, phase.from);
        expect(phase.word).toBe(statusWord(later));
        expect(phase.until !== null).toBe(
          later.kind === 'pending' && later.phase === 'alive' && later.expires !== null,
        );
        if (later.kind === 'unknown') continue;
        const sentence = statusSentence(later, { now: phase.from, zone: ZONE });
        expect(/ran out/.test(sentence)).toBe(phase.word === 'Expired');
        expect(/^The patient (has )?joined/.test(sentence)).toBe(phase.word === 'Active');
        const told = firstLine(history, later, phase.from);
        if (told !== null) expect(TOLD[later.kind]).toContain(told);
        else if (later.kind === 'pending' || later.kind === 'expired' || later.kind === 'revoked')
          expect.fail(`${later.kind} without an invite`);
        withHistory += told === null ? 0 : 1;
      }
      const actions = offers.map(({ action }) => action);
      const isOut = status.kind === 'pending' || status.kind === 'expired';
      expect(actions.includes('resend')).toBe(isOut);
      expect(actions.includes('revoke')).toBe(isOut);
      if (status.kind === 'active') expect(actions).toEqual(['check']);
      const isOver = ['notInvited', 'revoked', 'disabled'].includes(status.kind);
      expect(offers.some(({ action, risk }) => action === 'send' && risk === null)).toBe(isOver);
    }),
    { numRuns: 5_000 },
  );
  expect(withHistory).toBeGreaterThan(1_000);
});
