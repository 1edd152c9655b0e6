import fc from 'fast-check';
import type { HistoryLine, Invite, LineState } from '../../../../lib/invites/evidence.ts';
import type { Lapse } from '../../../../lib/invites/lapse.ts';
import type { Grounds, Side, Status } from '../../../../lib/invites/status.ts';
import type { Failure } from '../../../../lib/messages/failure.ts';
import type { OperationStage, OperationView } from '../../../../lib/messages/operation-view.ts';
import type { Identity, PatientView } from '../../../../lib/messages/patient-view.ts';

/** Everything that names the patient or a colleague, or that only the card may hold, has this word in it. */
export const PRIVATE = 'Quillfeather';

const secret = fc.string().map((other) => `${PRIVATE} ${other}`);
const time = fc.nat(2_000_000_000_000);
const interval = time.map((earliest) => ({ earliest, latest: earliest + 999 }));
const maybe = fc.option(interval);
const precision = fc.constantFrom('exact' as const, 'about' as const);

const grounds: fc.Arbitrary<Grounds> = fc.record({
  source: fc.constantFrom('ownSend', 'ownRevoke', 'accessHistory', 'header', 'answer'),
  asOf: time,
});
const invite: fc.Arbitrary<Invite> = fc.record({
  ...{ sent: maybe, precision, email: fc.option(secret), by: fc.option(secret), addressMark: secret },
});
const side: fc.Arbitrary<Side> = fc.record({
  grounds,
  says: fc.constantFrom(
    'enabled',
    'notEnabled',
    'pending',
    'active',
    'revoked',
    'disabled',
    'noInvite',
    'sent',
  ),
});

const status: fc.Arbitrary<Status> = fc.oneof(
  fc.record({ kind: fc.constant('notInvited' as const), grounds }),
  fc.record({
    ...{ kind: fc.constant('pending' as const), invite, expires: maybe, grounds },
    phase: fc.constantFrom('alive' as const, 'expiringNow' as const),
  }),
  fc.record({
    ...{ kind: fc.constant('pending' as const), invite, expires: maybe, grounds },
    ...{ phase: fc.constant('alive' as const), toOldAddress: fc.constant(true as const) },
  }),
  fc.record({ kind: fc.constant('expired' as const), invite, expires: interval, grounds }),
  fc.record({ kind: fc.constant('active' as const), since: maybe, grounds }),
  fc.record({ kind: fc.constant('revoked' as const), at: maybe, grounds }),
  fc.record({
    ...{ kind: fc.constant('disabled' as const), at: maybe, grounds },
    by: fc.oneof(fc.constantFrom('patient' as const, 'unknown' as const), fc.record({ name: secret })),
  }),
  fc.record({
    ...{ kind: fc.constant('unknown' as const), sides: fc.array(side, { maxLength: 2 }) },
    reason: fc.constantFrom('notChecked' as const, 'contradiction' as const, 'unreadableHistory' as const),
  }),
);

const identity: fc.Arbitrary<Identity> = fc.oneof(
  fc.record({ kind: fc.constant('locked' as const), name: secret, birthDate: fc.option(secret) }),
  fc.record({
    kind: fc.constant('refused' as const),
    reason: fc.constantFrom('nameDiffers' as const, 'appointmentIsBreak' as const),
  }),
  fc.constant<Identity>({ kind: 'open' }),
);

const failure: fc.Arbitrary<Failure> = fc.oneof(
  fc.record({ kind: fc.constant('refused' as const), words: fc.array(secret, { maxLength: 2 }) }),
  fc.record({ kind: fc.constant('throttled' as const), until: time }),
  fc.constantFrom<Failure>(
    { kind: 'forbidden' },
    { kind: 'serverError', status: 503 },
    { kind: 'identityRefused', reason: 'noMatch' },
  ),
);

const stage: fc.Arbitrary<OperationStage> = fc.oneof(
  fc.constantFrom<OperationStage>(
    { stage: 'working', step: 'sending' },
    { stage: 'waiting', why: 'offline', until: null },
    { stage: 'needsYou', question: 'revokedNotSent' },
    { stage: 'stopped', because: 'patientJoined' },
  ),
  fc.record({
    ...{ stage: fc.constant('sent' as const), to: fc.option(secret), at: interval, precision },
    ...{ expires: interval, confirmed: fc.boolean(), twice: fc.boolean() },
  }),
  fc.record({ stage: fc.constant('revoked' as const), at: interval }),
  fc.record({ stage: fc.constant('stopped' as const), because: fc.record({ failure }) }),
);
const operation: fc.Arbitrary<OperationView> = fc
  .tuple(fc.constantFrom('send' as const, 'resend' as const, 'revoke' as const), time, stage)
  .map(([kind, startedAt, at]) => ({ id: 'one', kind, startedAt, ...at }));

const state: fc.Arbitrary<LineState> = fc.constantFrom<LineState>(
  { kind: 'pending' },
  { kind: 'unreadable' },
);
const line: fc.Arbitrary<HistoryLine> = fc.record({ invite, state });

const lapse: fc.Arbitrary<Lapse> = fc.record({
  starts: fc.constant('2026-05-14T09:00'),
  until: time,
  resendOn: fc.constant(['2026-05-13', '2026-05-14']),
});

const withoutLapse: fc.Arbitrary<PatientView> = fc.record({
  clock: fc.record({ now: time, learned: fc.boolean() }),
  zone: fc.option(fc.constant('US/Eastern')),
  token: fc.option(secret),
  identity,
  status,
  eligibility: fc.option(
    fc.record({
      verdict: fc.constantFrom('eligible' as const, 'notEligible' as const, 'unknown' as const),
      lines: fc.array(
        fc.record({
          requirement: fc.constantFrom('email' as const, 'phone' as const),
          ...{ state: fc.constant('onFile' as const), shown: secret },
        }),
      ),
      toFix: fc.subarray(['email' as const, 'birthDate' as const, 'phone' as const]),
      warnings: fc.subarray(['noCellPhone' as const, 'deceased' as const]),
    }),
  ),
  history: fc.array(line, { maxLength: 3 }),
  operation: fc.option(operation),
  offers: fc.constant([{ action: 'send' as const, emphasis: 'primary' as const, risk: null }]),
  withheld: fc.option(failure),
  trouble: fc.option(failure),
  actsAs: fc.option(secret),
});

/** Any view of a patient. A new part of it does not compile here until it is said what may be in it. */
export const anyView: fc.Arbitrary<PatientView> = fc
  .tuple(withoutLapse, fc.option(lapse))
  .map(([view, one]) => (one === null ? view : { ...view, lapse: one }));
