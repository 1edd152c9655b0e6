import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import {
  type Event,
  isSettled,
  type Operation,
  type Seen,
  startPhase,
} from '../../../lib/invites/operation.ts';
import { step, takeUp } from '../../../lib/invites/step-operation.ts';
import {
  ABSENCE_AFTER,
  CLOCK_NOISE,
  FIRST_INVITE_LOOK_FRESH,
  LOOK_FRESH,
  PROOF_FRESH,
  SAME_INVITE,
} from '../../../lib/timing.ts';
import { recordClaim } from '../../claims.ts';

const T = Date.parse('2026-05-12T15:00:00Z');
const MINUTE = 60_000;

const instants = fc.integer({ min: T - 5 * MINUTE, max: T + 10 * MINUTE });
const intervals = fc
  .tuple(instants, fc.nat(59_999))
  .map(([earliest, width]) => ({ earliest, latest: earliest + width }));
const seens: fc.Arbitrary<Seen> = fc.record({
  top: fc.constantFrom('none', 'pending', 'active', 'revoked', 'disabled', 'cannotTell'),
  newest: fc.option(intervals),
  asOf: instants,
  onPage: fc.constantFrom(true as const, undefined),
});
/** This is an event, or another worker that takes the operation up. */
type Happening = Event | { type: 'takenUp'; at: number };
const events: fc.Arbitrary<Happening> = fc.oneof(
  { weight: 4, arbitrary: instants.map((at): Event => ({ type: 'leaving', at })) },
  { weight: 4, arbitrary: seens.map((seen): Event => ({ type: 'seen', seen })) },
  {
    weight: 2,
    arbitrary: fc
      .tuple(fc.boolean(), intervals)
      .map(([found, at]): Event => ({ type: 'revokeAnswered', found, at })),
  },
  fc.constant<Happening>({ type: 'tooLate' }),
  fc
    .tuple(intervals, fc.boolean())
    .map(([at, repeated]): Event => ({ type: 'enableAnswered', at, repeated })),
  fc
    .constantFrom('refused' as const, 'forbidden' as const, 'notFound' as const)
    .map((kind): Event => ({ type: 'refused', refusal: { kind, words: [] } })),
  fc.option(instants).map((until): Event => ({ type: 'held', why: 'offline', until })),
  { weight: 2, arbitrary: instants.map((at): Event => ({ type: 'doubted', at })) },
  { weight: 2, arbitrary: instants.map((at): Happening => ({ type: 'takenUp', at })) },
  fc
    .tuple(fc.constantFrom('itArrived', 'sendAgain', 'retry', 'dismiss'), instants)
    .map(([answer, at]): Event => ({ type: 'person', answer, at })),
);
const starts: fc.Arbitrary<Operation> = fc
  .record({
    kind: fc.constantFrom('send', 'resend', 'revoke'),
    proven: fc.boolean(),
    lookedAt: fc.option(instants, { nil: undefined }),
    pageProof: fc.option(instants, { nil: undefined }),
    riskAccepted: fc.boolean(),
    seenInvite: fc.option(intervals),
    bulk: fc.option(fc.record({ lookAgain: fc.boolean(), goneSeenAt: fc.constant(null) }), {
      nil: undefined,
    }),
  })
  .map(({ kind, proven, riskAccepted, seenInvite, lookedAt, pageProof, bulk }) => ({
    ...{ id: 'one', patientId: 4224, kind, startedAt: T, riskAccepted, seenInvite },
    ...{ revoked: null, sent: null, attempts: 0, doubt: null, lookedAt, pageProof },
    // Nobody is asked about the risk of one line of a list.
    ...(bulk && kind !== 'revoke' ? { bulk, riskAccepted: false } : {}),
    phase: bulk && kind !== 'revoke' ? { at: 'ready', next: 'check' } : startPhase(kind, proven),
  }));

function happen(before: Operation, event: Happening): Operation {
  return event.type === 'takenUp' ? takeUp(before, event.at) : step(before, event);
}

/** Run every event and hand each step to `judge`. */
function follow(
  start: Operation,
  sequence: Happening[],
  judge: (before: Operation, event: Happening, after: Operation) => void,
): Operation {
  return sequence.reduce((before, event) => {
    const after = happen(before, event);
    judge(before, event, after);
    return after;
  }, start);
}

let orders = 0;
let broken = 0;
afterAll(() =>
  recordClaim(
    'operation-model',
    `operation model: ${orders} random orders of events, ${broken} broken rules`,
  ),
);

function check(judge: (before: Operation, event: Happening, after: Operation) => void): void {
  fc.assert(
    fc.property(starts, fc.array(events, { maxLength: 40 }), (start, sequence) => {
      orders += 1;
      broken += 1;
      follow(start, sequence, judge);
      broken -= 1;
    }),
    { numRuns: 12_000 },
  );
}

const goesTo = (operation: Operation, request: 'check' | 'revoke' | 'enable' | 'verify') =>
  operation.phase.at === 'ready' && operation.phase.next === request;

test('nothing leaves "settled"', () => {
  check((before, _, after) => {
    if (isSettled(before)) expect(after).toBe(before);
  });
});

test('a doubtful send is repeated only after proof of absence or a person’s word', () => {
  check((before, event, after) => {
    if (!goesTo(after, 'enable') || after === before) return;
    const { phase } = before;
    if (phase.at === 'needsYou') expect(event.type).toBe('person');
    if (phase.at !== 'doubt' || phase.request !== 'enable') return;
    expect(event.type).toBe('seen');
    if (event.type !== 'seen') return;
    expect(event.seen.asOf).toBeGreaterThanOrEqual(phase.since + ABSENCE_AFTER);
    expect(['none', 'revoked', 'disabled']).toContain(event.seen.top);
    // An invite that is over already, and is not the one that the person saw, may be the one that this operation sent.
    const { top, newest } = event.seen;
    if (top === 'none' || newest === null || newest.latest < phase.since - SAME_INVITE) return;
    const { seenInvite } = before;
    expect(seenInvite && newest.earliest <= seenInvite.latest && newest.latest >= seenInvite.earliest).toBe(
      true,
    );
  });
});

test('a request that left and was not answered is never just asked again', () => {
  check((before, event, after) => {
    if (before.phase.at !== 'requesting' || before.phase.request !== 'enable') return;
    if (event.type === 'doubted') expect(after.phase.at).toBe('doubt');
    expect(goesTo(after, 'enable')).toBe(false);
  });
});

test('a revoke never follows a look that shows the patient has joined', () => {
  check((before, event, after) => {
    if (after === before || event.type !== 'seen') return;
    if (event.seen.top === 'active') expect(goesTo(after, 'revoke')).toBe(false);
  });
});

test('a revoke follows a look, or is where the operation began', () => {
  check((before, event, after) => {
    if (after !== before && goesTo(after, 'revoke')) expect(event.type).toBe('seen');
  });
});

test('a revoke leaves only within a minute of an answer', () => {
  check((before, event, after) => {
    if (after.phase.at !== 'requesting' || after.phase.request !== 'revoke' || after === before) return;
    if (event.type !== 'leaving') return;
    expect(before.lookedAt).toBeLessThanOrEqual(event.at + CLOCK_NOISE);
    expect(before.lookedAt).toBeGreaterThan(event.at - LOOK_FRESH);
  });
});

test('what a look did not tell never leads to a revoke without a page or a person’s word', () => {
  check((before, event, after) => {
    if (event.type !== 'seen' || event.seen.top !== 'cannotTell' || !goesTo(after, 'revoke')) return;
    if (after === before || before.riskAccepted) return;
    expect(before.pageProof).toBeGreaterThan(event.seen.asOf - PROOF_FRESH);
  });
});

const isFirstOfList = ({ bulk, kind }: Operation) => bulk !== undefined && kind === 'send';

test('a first invite of a list leaves only within ten seconds of an answer', () => {
  check((before, event, after) => {
    if (!isFirstOfList(after) || after === before || event.type !== 'leaving') return;
    if (after.phase.at !== 'requesting' || after.phase.request !== 'enable') return;
    expect(before.lookedAt).toBeLessThanOrEqual(event.at + CLOCK_NOISE);
    expect(before.lookedAt).toBeGreaterThan(event.at - FIRST_INVITE_LOOK_FRESH);
  });
});

test('a first invite of a list follows a look that tells, and shows none that waits, or a person’s word', () => {
  check((before, event, after) => {
    if (!isFirstOfList(after) || after === before || !goesTo(after, 'enable')) return;
    if (event.type === 'person') return;
    expect(event.type).toBe('seen');
    if (event.type !== 'seen') return;
    expect(['none', 'revoked', 'disabled']).toContain(event.seen.top);
  });
});

test('a first invite of a list stops where an invite came and went that nobody saw', () => {
  check((before, event, after) => {
    if (!isFirstOfList(after) || before.phase.at !== 'requesting' || before.phase.request !== 'check') return;
    if (event.type !== 'seen' || event.seen.newest === null || !goesTo(after, 'enable')) return;
    expect(event.seen.newest.earliest).toBeLessThanOrEqual((before.seenInvite?.latest ?? 0) + SAME_INVITE);
  });
});

test('a send never revokes, a revoke never sends', () => {
  check((_, __, after) => {
    if (after.kind === 'send') expect(goesTo(after, 'revoke')).toBe(false);
    if (after.kind === 'revoke') expect(goesTo(after, 'enable')).toBe(false);
  });
});

test('once sent it ends as sent, whatever the final look says', () => {
  check((before, _, after) => {
    if (before.sent === null) return;
    expect(after.sent).toEqual(before.sent);
    expect(['ready', 'requesting', 'settled']).toContain(after.phase.at);
    if (after.phase.at === 'ready') expect(after.phase.next).toBe('verify');
    if (after.phase.at === 'requesting') expect(after.phase.request).toBe('verify');
    if (after.phase.at === 'settled') expect(after.phase.outcome.kind).toBe('sent');
  });
});

test('after our revoke a resend ends as sent, overtaken, joined, or by a person', () => {
  check((before, event, after) => {
    if (
      after.kind !== 'resend' ||
      before.revoked === null ||
      isSettled(before) ||
      after.phase.at !== 'settled'
    )
      return;
    const { outcome } = after.phase;
    if (outcome.kind === 'closedByPerson') expect(event.type).toBe('person');
    else if (outcome.kind === 'stopped' && outcome.because === 'revokedMeanwhile')
      expect(before.seenInvite, 'else it may be the one that we revoked').not.toBeNull();
    else if (outcome.kind === 'stopped')
      expect(['patientJoined', 'someoneElseSent']).toContain(outcome.because);
    else expect(outcome.kind).toBe('sent');
  });
});

test('a settled send or revoke says when', () => {
  check((_, __, after) => {
    if (after.phase.at !== 'settled') return;
    if (after.phase.outcome.kind === 'sent') expect(after.sent).not.toBeNull();
    if (after.phase.outcome.kind === 'revoked') expect(after.revoked).not.toBeNull();
  });
});

/** A stubborn server answers every write and every read in the same way. */
type Stubborn = { revoke: Reply; enable: Reply; top: Seen['top'] };
type Reply = 'done' | 'notFound' | 'refused' | 'doubtful';

/** Drive the operation as the runner does, and wake it as soon as it may go on. After `limit` steps it gives up. */
function drive(start: Operation, server: Stubborn, limit: number): { operation: Operation; posts: number } {
  let operation = start;
  let now = T;
  let posts = 0;
  for (let turn = 0; turn < limit; turn += 1) {
    const { phase } = operation;
    now += 1_000;
    const seen: Event = { type: 'seen', seen: { top: server.top, newest: null, asOf: now } };
    if (phase.at === 'ready') operation = step(operation, { type: 'leaving', at: now });
    else if (phase.at === 'doubt') operation = step(operation, seen);
    else if (phase.at === 'waiting') {
      now = Math.max(now, phase.until ?? now);
      operation = takeUp(operation, now);
    } else if (phase.at === 'requesting') {
      if (phase.request === 'enable') posts += 1;
      operation = step(operation, replyTo(phase.request, server, seen, now));
    } else return { operation, posts };
  }
  return { operation, posts };
}

function replyTo(
  request: 'check' | 'revoke' | 'enable' | 'verify',
  server: Stubborn,
  seen: Event,
  now: number,
): Event {
  if (request === 'check' || request === 'verify') return seen;
  const at = { earliest: now, latest: now };
  switch (server[request]) {
    case 'doubtful':
      return { type: 'doubted', at: now };
    case 'refused':
      return { type: 'refused', refusal: { kind: 'refused', words: [] } };
    case 'notFound':
      return request === 'revoke'
        ? { type: 'revokeAnswered', found: false, at }
        : { type: 'refused', refusal: { kind: 'notFound', words: [] } };
    case 'done':
      return request === 'revoke'
        ? { type: 'revokeAnswered', found: true, at }
        : { type: 'enableAnswered', at, repeated: false };
  }
}

test('a server that always says the same brings every operation to rest', () => {
  const replies = fc.constantFrom<Reply>('done', 'notFound', 'refused', 'doubtful');
  const tops = fc.constantFrom<Seen['top']>('none', 'pending', 'active', 'revoked', 'disabled', 'cannotTell');
  fc.assert(
    fc.property(starts, fc.record({ revoke: replies, enable: replies, top: tops }), (start, server) => {
      const { operation, posts } = drive(start, server, 60);
      expect(['settled', 'needsYou']).toContain(operation.phase.at);
      expect(posts).toBeLessThanOrEqual(2);
      if (server.top === 'pending' || server.top === 'active' || server.top === 'cannotTell')
        expect(posts).toBeLessThanOrEqual(1);
    }),
    { numRuns: 3_000 },
  );
});
