import { beforeEach, describe, expect, test } from 'vitest';
import type { DrivePorts } from '../../../../lib/desk/operations/drive-operation.ts';
import { operationRunner } from '../../../../lib/desk/operations/runner.ts';
import { readAccess } from '../../../../lib/desk/patient/read-access.ts';
import type { Operation, Phase, Refusal } from '../../../../lib/invites/operation.ts';
import { isWanted, type ViewAsker } from '../../../../lib/practice/budget.ts';
import type { AccessAnswer } from '../../../../lib/practice/decode-access.ts';
import type { Answer, PracticeFailure } from '../../../../lib/practice/failure.ts';
import {
  DAY,
  fakeServices,
  idle,
  MINUTE,
  NOW,
  newLocks,
  operation,
  pendingSince,
  revokedSince,
  SECOND,
} from '../fake-services.ts';

const OLD = NOW - 8 * DAY;
const oldInvite = { earliest: OLD, latest: OLD + 59_999 };
const resend = (change: Partial<Operation> = {}) =>
  operation({
    ...{ kind: 'resend', seenInvite: oldInvite, lookedAt: NOW, phase: { at: 'ready', next: 'revoke' } },
    ...change,
  });
const lost: Answer<never> = { ok: false, failure: { kind: 'timeout' }, happened: 'maybe' };

/** This practice keeps invites, and its worker can die: `restart` gives the next worker's runner. */
async function desk(change: Partial<DrivePorts> = {}) {
  const invites: ('pending' | 'revoked')[] = [];
  const sentAt: number[] = [];
  let tells = true;
  const access = (): AccessAnswer =>
    tells && invites.length > 0
      ? {
          kind: 'lines',
          lines: invites
            .map((state, index) =>
              state === 'pending' ? pendingSince(sentAt[index] ?? OLD) : revokedSince(sentAt[index] ?? OLD),
            )
            .reverse(),
        }
      : { kind: 'doesNotTell', shape: '' };
  const fake = await fakeServices(access);
  const { services, clock, api } = fake;
  const post = api.practice.sendInvite;
  const remove = api.practice.revokeInvites;
  api.practice.sendInvite = async (id) => {
    invites.push('pending');
    sentAt.push(clock.now);
    return post(id, 'click');
  };
  api.practice.revokeInvites = async (id) => {
    invites.fill('revoked');
    return remove(id, 'click');
  };
  const ended: Operation[] = [];
  const wakes: number[] = [];
  const questions: string[] = [];
  const ports: DrivePorts = {
    journal: services.journal,
    practice: services.practice,
    now: services.clock.now,
    readAccess: (patientId) => readAccess(services, patientId, 'click'),
    ended: async (operation) => void ended.push(operation),
    changed: async () => undefined,
    asks: async () => void questions.push('asked'),
    wakeAt: async (when) => void wakes.push(when),
    sendDelay: async () => undefined,
    revokeTold: async () => undefined,
    ...change,
  };
  return {
    ...{ ...fake, ports, ended, wakes, invites, questions },
    runner: operationRunner(ports),
    restart: () => operationRunner(ports),
    invited: (at: number) => {
      invites.push('pending');
      sentAt.push(at);
    },
    falls: () => {
      tells = false;
    },
    posts: () => api.count('POST'),
    open: async () => (await services.journal.read()).operations[0]?.phase,
  };
}

beforeEach(newLocks);

test('a send is one POST, an act on disk and an end', async () => {
  const { runner, posts, ended, services } = await desk();
  await runner.start(operation());
  await idle();
  expect(posts()).toBe(1);
  expect(ended.map(({ phase }) => phase)).toEqual([
    { at: 'settled', outcome: { kind: 'sent', confirmed: false } },
  ]);
  expect(await services.journal.read()).toMatchObject({
    operations: [],
    acts: [{ patientId: 4224, kind: 'send', precision: 'exact', at: { earliest: NOW } }],
  });
});

test('how it ended is remembered before the entry goes, so no death in between keeps it from the staff', async () => {
  const open: number[] = [];
  const { runner, services } = await desk({
    ended: async () => void open.push((await services.journal.read()).operations.length),
  });
  await runner.start(operation());
  await idle();
  expect(open).toEqual([1]);
});

test('a resend is DELETE, POST, GET, and notes both acts in this order', async () => {
  const { runner, api, invited, services } = await desk();
  invited(OLD);
  await runner.start(resend());
  await idle();
  expect(api.requests).toEqual(['DELETE access 4224', 'POST access 4224', 'GET access 4224']);
  expect((await services.journal.read()).acts.map(({ kind }) => kind)).toEqual(['revoke', 'send']);
});

test('two clicks at once are one send', async () => {
  const { runner, posts } = await desk();
  await Promise.all([runner.start(operation()), runner.start(operation({ id: 'two' }))]);
  await idle();
  expect(posts()).toBe(1);
});

test('two answers to one question at once are one send, however slowly the tabs listen', async () => {
  const slow: (() => void)[] = [];
  const { runner, posts, services } = await desk({
    changed: () => new Promise((resolve) => void slow.push(resolve)),
  });
  await services.journal.open(
    operation({ phase: { at: 'needsYou', question: 'didSendArrive', refusal: null } }),
  );
  const answers = [runner.answer(4224, 'sendAgain'), runner.answer(4224, 'sendAgain')];
  for (let turn = 0; turn < 8; turn += 1) {
    await idle();
    // The broadcast of the second click hangs.
    if (slow.length > 1) slow.splice(1, 1);
    for (const go of slow.splice(0)) go();
  }
  await idle();
  expect(posts()).toBe(1);
  void answers;
});

test('an alarm that rings while a person’s answer is being told does not send twice', async () => {
  let hang: (() => void) | null = null;
  let first = true;
  const { runner, posts, services } = await desk({
    changed: () => {
      if (!first) return Promise.resolve();
      first = false;
      return new Promise((resolve) => {
        hang = resolve;
      });
    },
  });
  await services.journal.open(
    operation({ phase: { at: 'needsYou', question: 'didSendArrive', refusal: null } }),
  );
  const answered = runner.answer(4224, 'sendAgain');
  await idle();
  await runner.resume();
  await idle();
  (hang as (() => void) | null)?.();
  await answered;
  await idle();
  expect(posts()).toBe(1);
});

test('a tab that never answers the broadcast does not keep the invite from leaving', async () => {
  const { runner, posts } = await desk({ changed: () => new Promise(() => undefined) });
  await runner.start(operation());
  await idle();
  expect(posts()).toBe(1);
});

describe('a worker that dies at any store', () => {
  const stores = [0, 1, 2, 3, 4, 5, 6, 7, 8];

  test.each(stores)(
    'send, store %i: at most one invite, and the journal says how it stands',
    async (crashAt) => {
      const { runner, restart, posts, vault, clock, open, services, falls } = await desk();
      falls();
      vault.crashAt = crashAt;
      void runner.start(operation());
      await idle();
      const written = vault.disk.has('ledger');
      vault.crashAt = Number.POSITIVE_INFINITY;
      newLocks();
      clock.now += 30 * MINUTE;
      await restart().resume();
      await idle();
      expect(posts()).toBeLessThanOrEqual(1);
      const phase = await open();
      if (!written) expect(posts()).toBe(0);
      else if (phase === undefined) expect((await services.journal.read()).acts).toHaveLength(1);
      else expect(phase).toMatchObject({ at: 'needsYou', question: 'didSendArrive' });
    },
  );

  test.each(stores)(
    'resend, store %i: after the restart there is exactly one invite alive',
    async (crashAt) => {
      const { runner, restart, posts, vault, clock, open, invites, invited } = await desk();
      invited(OLD);
      vault.crashAt = crashAt;
      void runner.start(resend());
      await idle();
      vault.crashAt = Number.POSITIVE_INFINITY;
      newLocks();
      const next = restart();
      for (let turn = 0; turn < 4; turn += 1) {
        clock.now += 2 * MINUTE;
        await next.resume();
        await idle();
      }
      expect(await open()).toBeUndefined();
      expect(invites.filter((state) => state === 'pending')).toHaveLength(1);
      expect(posts()).toBe(crashAt === 0 ? 0 : 1);
    },
  );
});

test('an alarm that rings while a start is still setting its own does not send twice', async () => {
  const hang: (() => void)[] = [];
  const { runner, posts } = await desk({
    wakeAt: () =>
      new Promise((resolve) => {
        hang.push(resolve);
      }),
  });
  const started = runner.start(operation());
  await idle();
  await runner.resume();
  await idle();
  expect(posts()).toBe(0);
  for (const release of hang) release();
  await started;
  await idle();
  expect(posts()).toBe(1);
});

test('an alarm that rings while an operation is under way is set anew: this worker may still die', async () => {
  const { runner, api, wakes, clock } = await desk();
  const { sendInvite } = api.practice;
  let answer: () => void = () => undefined;
  api.practice.sendInvite = async (id, lane) => {
    await new Promise<void>((resolve) => {
      answer = resolve;
    });
    return sendInvite(id, lane);
  };
  await runner.start(operation());
  await idle();
  clock.now += 30 * SECOND;
  await runner.resume();
  await idle();
  expect(wakes.at(-1)).toBe(clock.now + 30 * SECOND);
  answer();
  await idle();
});

describe('whoever takes an operation up has the next alarm set before a request leaves, for this worker may die too', () => {
  /** Note for which time the alarm was set at the moment when the send left. */
  const watched = async () => {
    const fake = await desk();
    const { sendInvite } = fake.api.practice;
    const set: number[] = [];
    fake.api.practice.sendInvite = async (id, lane) => {
      set.push(fake.wakes.at(-1) ?? 0);
      return sendInvite(id, lane);
    };
    return { ...fake, set };
  };

  test('a worker that an alarm has woken', async () => {
    const { runner, services, set, clock } = await watched();
    await services.journal.open(operation({ phase: { at: 'ready', next: 'enable' } }));
    await runner.resume();
    await idle();
    expect(set).toEqual([clock.now + 30 * SECOND]);
  });

  test('a worker that is told to go on', async () => {
    const { runner, services, set, clock } = await watched();
    const phase: Operation['phase'] = { at: 'needsYou', question: 'didSendArrive', refusal: null };
    await services.journal.open(operation({ phase }));
    await runner.answer(4224, 'sendAgain');
    await idle();
    expect(set).toEqual([clock.now + 30 * SECOND]);
  });
});

test('of two that wait the nearer one has the alarm: there is only one', async () => {
  const { runner, services, wakes } = await desk();
  const waiting = (until: number): Operation['phase'] => ({
    ...{ at: 'waiting', why: 'throttled', until },
    resumeWith: { at: 'ready', next: 'enable' },
  });
  await services.journal.open(operation({ phase: waiting(NOW + MINUTE) }));
  await services.journal.open(operation({ id: 'two', patientId: 4225, phase: waiting(NOW + 45 * MINUTE) }));
  await runner.resume();
  await idle();
  expect(wakes.at(-1)).toBe(NOW + MINUTE);
});

test('what waits for a person alone sets no alarm, and puts off none', async () => {
  const asking: Operation['phase'] = { at: 'needsYou', question: 'didSendArrive', refusal: null };
  const alone = await desk();
  await alone.services.journal.open(operation({ phase: asking }));
  await alone.runner.resume();
  await idle();
  expect(alone.wakes).toEqual([]);
  const beside = await desk();
  await beside.services.journal.open(operation({ phase: asking }));
  const waits: Operation['phase'] = {
    ...{ at: 'waiting', why: 'throttled', until: NOW + MINUTE },
    resumeWith: { at: 'ready', next: 'enable' },
  };
  await beside.services.journal.open(operation({ id: 'two', patientId: 4225, phase: waits }));
  await beside.runner.resume();
  await idle();
  expect(beside.wakes.at(-1)).toBe(NOW + MINUTE);
});

test('a question is announced once, not again by every worker that finds it', async () => {
  const { runner, restart, questions, api } = await desk();
  api.practice.sendInvite = async () => lost;
  await runner.start(operation());
  await idle();
  await restart().resume();
  await idle();
  expect(questions).toHaveLength(1);
});

describe('what was under way is taken up', () => {
  test('a send that left is looked up first', async () => {
    const { runner, services, posts, invited, ended } = await desk();
    invited(NOW + SECOND);
    await services.journal.open(operation({ phase: { at: 'requesting', request: 'enable', since: NOW } }));
    await runner.resume();
    await idle();
    expect(posts()).toBe(0);
    expect(ended[0]?.phase).toMatchObject({ outcome: { kind: 'sent' } });
  });

  test('a send whose fate nobody can tell is a question', async () => {
    const { runner, services, posts, open, falls } = await desk();
    falls();
    await services.journal.open(
      operation({ phase: { at: 'requesting', request: 'enable', since: NOW - DAY } }),
    );
    await runner.resume();
    await idle();
    expect(posts()).toBe(0);
    expect(await open()).toMatchObject({ at: 'needsYou', question: 'didSendArrive' });
  });

  test('a revoke that was written down yesterday and did not leave is checked first', async () => {
    const { runner, services, api, invited, clock } = await desk();
    invited(OLD);
    await services.journal.open(resend());
    clock.now += DAY;
    await runner.resume();
    await idle();
    expect(api.requests[0]).toBe('GET access 4224');
  });

  test('two resumes at once send once', async () => {
    const { runner, services, posts } = await desk();
    await services.journal.open(operation());
    await Promise.all([runner.resume(), runner.resume()]);
    await idle();
    expect(posts()).toBe(1);
  });
});

describe('doubts', () => {
  test('a send that timed out but arrived is found, not repeated', async () => {
    const { runner, api, posts, ended } = await desk();
    const post = api.practice.sendInvite;
    api.practice.sendInvite = async (id) => {
      await post(id, 'click');
      return lost;
    };
    await runner.start(operation());
    await idle();
    expect(posts()).toBe(1);
    expect(ended[0]?.phase).toEqual({ at: 'settled', outcome: { kind: 'sent', confirmed: true } });
  });

  test('absence counts from when the request was given up, not from when its first try began', async () => {
    // The token is refused, its renewal is slow, and the second try times out: it left long after the first.
    const { runner, api, clock, posts, invited, invites, open, wakes } = await desk();
    invited(OLD);
    invites.fill('revoked');
    const post = api.practice.sendInvite;
    let tries = 0;
    api.practice.sendInvite = async (id) => {
      tries += 1;
      if (tries > 1) return post(id, 'click');
      clock.now += 70 * SECOND;
      return lost;
    };
    await runner.start(operation());
    await idle();
    expect(posts()).toBe(0);
    expect(tries).toBe(1);
    expect(await open()).toMatchObject({ at: 'waiting', why: 'settling' });
    expect(wakes.at(-1)).toBeGreaterThanOrEqual(clock.now);
  });

  test('revoked, then refused: the question survives a restart and a retry sends', async () => {
    const { runner, restart, api, invited, open, posts } = await desk();
    invited(OLD);
    const post = api.practice.sendInvite;
    api.practice.sendInvite = async () => ({
      ok: false,
      failure: { kind: 'refused', words: ['No email.'] },
      happened: 'no',
    });
    await runner.start(resend());
    await idle();
    expect(await open()).toMatchObject({
      at: 'needsYou',
      question: 'revokedNotSent',
      refusal: { words: [] },
    });
    api.practice.sendInvite = post;
    const next = restart();
    await next.resume();
    await idle();
    expect(posts()).toBe(0);
    expect(await next.answer(4224, 'retry')).toBe(true);
    await idle();
    expect(posts()).toBe(1);
    expect(await open()).toBeUndefined();
  });

  test.each<[string, PracticeFailure]>([
    ['a conflict', { kind: 'refused', words: ['An invite is pending.'] }],
    ['a refusal', { kind: 'forbidden' }],
  ])('revoked, then %s: a colleague was faster, which one look tells', async (_, failure) => {
    const { runner, api, invited, ended, clock, questions } = await desk();
    invited(OLD);
    api.practice.sendInvite = async () => {
      invited(clock.now);
      return { ok: false, failure, happened: 'no' };
    };
    await runner.start(resend());
    await idle();
    expect(api.requests).toEqual(['DELETE access 4224', 'GET access 4224']);
    expect(ended.map(({ phase }) => phase)).toEqual([
      { at: 'settled', outcome: { kind: 'stopped', because: 'someoneElseSent' } },
    ]);
    expect(questions).toEqual([]);
  });

  test('revoked, then refused, then no line: nothing is said before the look', async () => {
    const { runner, api, invited, open, clock, questions } = await desk();
    invited(OLD);
    const { access } = api.practice;
    api.practice.access = async () => ({ ok: false, failure: { kind: 'offline' }, happened: 'no' });
    api.practice.sendInvite = async () => ({
      ...{ ok: false, happened: 'no' },
      failure: { kind: 'refused', words: ['No email.'] },
    });
    await runner.start(resend());
    await idle();
    expect(await open()).toMatchObject({ at: 'waiting', why: 'offline' });
    expect(questions).toEqual([]);
    api.practice.access = access;
    clock.now += 2 * MINUTE;
    await runner.resume();
    await idle();
    expect(await open()).toMatchObject({
      at: 'needsYou',
      question: 'revokedNotSent',
      refusal: { words: [] },
    });
  });

  test('offline: it waits, rings itself, and goes on', async () => {
    const { runner, api, open, wakes, clock, posts } = await desk();
    const post = api.practice.sendInvite;
    api.practice.sendInvite = async () => ({ ok: false, failure: { kind: 'offline' }, happened: 'no' });
    await runner.start(operation());
    await idle();
    expect(await open()).toMatchObject({ at: 'waiting', why: 'offline' });
    api.practice.sendInvite = post;
    await runner.resume();
    await idle();
    expect(posts()).toBe(0);
    const wake = wakes.at(-1) ?? 0;
    expect(wake).toBeGreaterThan(NOW);
    clock.now = wake;
    await runner.resume();
    await idle();
    expect(posts()).toBe(1);
  });

  test('a colleague’s invite that came while a send waited stops it', async () => {
    const { runner, api, open, clock, invited, posts } = await desk();
    invited(OLD);
    const post = api.practice.sendInvite;
    const until = NOW + 45 * MINUTE;
    api.practice.sendInvite = async () => ({
      ok: false,
      failure: { kind: 'throttled', until },
      happened: 'no',
    });
    await runner.start(resend());
    await idle();
    expect(await open()).toMatchObject({ at: 'waiting', why: 'throttled', until });
    api.practice.sendInvite = post;
    clock.now = NOW + 20 * MINUTE;
    invited(clock.now);
    clock.now = until;
    await runner.resume();
    await idle();
    expect(posts()).toBe(0);
  });
});

describe('a line of a list', () => {
  const bulk = { lookAgain: false, goneSeenAt: null };
  const spent: Answer<never> = {
    ok: false,
    failure: { kind: 'budgetSpent', until: NOW + 60 * MINUTE },
    happened: 'no',
  };

  test('revoked, and the share of lists is spent: the send leaves with the requests kept for clicks', async () => {
    const { runner, api, ended } = await desk();
    const post = api.practice.sendInvite;
    const lanes: unknown[] = [];
    api.practice.sendInvite = async (id, lane) => {
      lanes.push(lane);
      return lane === 'bulk' ? spent : post(id, lane);
    };
    await runner.start(resend({ bulk }));
    await idle();
    expect(lanes).toEqual(['bulk', 'click']);
    expect(ended[0]?.phase).toMatchObject({ at: 'settled', outcome: { kind: 'sent' } });
  });

  test('a first invite that waited too long for its turn is looked at once more, and leaves then', async () => {
    const { runner, api, clock, ended, ports } = await desk();
    ports.readAccess = async () => ({
      ...{ ok: true, status: 200, at: { earliest: clock.now, latest: clock.now } },
      value: { source: 'answer', asOf: clock.now, lines: [] },
    });
    const post = api.practice.sendInvite;
    const asked: boolean[] = [];
    api.practice.sendInvite = async (id, asker) => {
      // The first time the limit of a second, or a new token, holds it up.
      if (asked.length === 0) clock.now += 10_001;
      const isWanted = typeof asker === 'string' || asker.wanted();
      asked.push(isWanted);
      if (isWanted) return post(id, asker);
      return { ok: false, failure: { kind: 'viewOutdated' }, happened: 'no' };
    };
    await runner.start(operation({ seenInvite: null, bulk, phase: { at: 'ready', next: 'check' } }));
    await idle();
    expect(asked).toEqual([false, true]);
    expect(api.count('POST')).toBe(1);
    expect(ended[0]?.phase).toMatchObject({ at: 'settled', outcome: { kind: 'sent' } });
  });

  test.each(['one patient', 'a list'])(
    'a revoke of %s that waited too long is looked at once more',
    async (whose) => {
      const { runner, api, clock, ended, invited } = await desk();
      invited(OLD);
      const { access, revokeInvites } = api.practice;
      api.practice.revokeInvites = async (id, asker) => {
        // The limit of a second, or a new token, holds it up, and the patient joins meanwhile.
        clock.now += 11 * SECOND;
        api.practice.access = async (...asked) => {
          const answer = await access(...asked);
          if (!answer.ok || answer.value.kind !== 'lines') return answer;
          const [line] = answer.value.lines.map((one) => ({
            ...one,
            state: { kind: 'active', since: null } as const,
          }));
          return { ...answer, value: { kind: 'lines', lines: line ? [line] : [] } };
        };
        if (isWanted(asker)) return revokeInvites(id, asker);
        return { ok: false, failure: { kind: 'viewOutdated' }, happened: 'no' };
      };
      await runner.start(resend({ lookedAt: NOW - 50 * SECOND, ...(whose === 'a list' ? { bulk } : {}) }));
      await idle();
      expect(api.requests).toEqual(['GET access 4224']);
      expect(ended[0]?.phase).toEqual({
        at: 'settled',
        outcome: { kind: 'stopped', because: 'patientJoined' },
      });
    },
  );

  test('every request is counted for lists, also after a restart', async () => {
    const { runner, restart, api, services, ports } = await desk();
    const lanes: string[] = [];
    const { sendInvite, revokeInvites } = api.practice;
    Object.assign(api.practice, {
      sendInvite: async (id: number, lane: 'bulk') => {
        lanes.push(lane);
        return sendInvite(id, lane);
      },
      revokeInvites: async (id: number, asker: ViewAsker) => {
        lanes.push(asker.lane);
        return revokeInvites(id, asker);
      },
    });
    const { readAccess: read } = ports;
    ports.readAccess = (id, lane) => {
      lanes.push(lane);
      return read(id, lane);
    };
    await runner.start(resend({ bulk }));
    await idle();
    await services.journal.open(
      resend({ id: 'two', patientId: 4225, bulk, phase: { at: 'ready', next: 'check' } }),
    );
    newLocks();
    await restart().resume();
    await idle();
    expect(lanes.length).toBeGreaterThan(3);
    expect(new Set(lanes)).toEqual(new Set(['bulk']));
  });
});

describe('a disk that refuses to write', () => {
  test('from the n-th write on: no request leaves unwritten, and all is done once when it writes again', async () => {
    for (let writes = 0; writes < 12; writes += 1) {
      const { services, runner, restart, vault, api, clock, invites, wakes, invited } = await desk();
      invited(OLD);
      const write = vault.write;
      let left = writes;
      vault.write = async (name, value) => {
        if (left === 0) vault.refuses = 'cannotWrite';
        left -= 1;
        return write(name, value);
      };
      const started = await runner.start(resend());
      await idle();
      if (vault.refuses) {
        const sent = api.count('DELETE') + api.count('POST');
        // There are two writes for each request: one before it, and one for its answer.
        expect(sent).toBe(Math.min(2, Math.floor(writes / 2)));
        if (started === 'opened') expect(wakes.at(-1)).toBeGreaterThan(clock.now);
        await runner.resume();
        await idle();
        expect(api.count('DELETE') + api.count('POST'), 'nothing more while it refuses').toBe(sent);
      }
      vault.refuses = null;
      vault.write = write;
      if (started === 'notKept') await runner.start(resend());
      await idle();
      for (let turn = 0; turn < 4; turn += 1) {
        clock.now += 2 * MINUTE;
        await restart().resume();
        await idle();
      }
      expect(api.count('POST'), `after ${writes} writes`).toBe(1);
      expect(invites.at(-1)).toBe('pending');
      expect((await services.journal.read()).operations).toEqual([]);
    }
  });

  test('an answer of a person that is not kept moves nothing', async () => {
    const { runner, vault, services, api } = await desk();
    await services.journal.open(
      operation({ phase: { at: 'needsYou', question: 'revokedNotSent', refusal: null } }),
    );
    vault.refuses = 'cannotWrite';
    expect(await runner.answer(4224, 'retry')).toBe(false);
    await idle();
    expect(api.count('POST')).toBe(0);
  });

  test('work that cannot be read is looked for again a minute later', async () => {
    const { runner, vault, services, wakes, clock, api } = await desk();
    await services.journal.open(operation());
    vault.refuses = 'cannotOpen';
    await runner.resume();
    expect(wakes).toEqual([clock.now + MINUTE]);
    vault.refuses = null;
    await runner.resume();
    await idle();
    expect(api.count('POST')).toBe(1);
  });
});

describe('a revoke that DrChrono answers with 404', () => {
  const notFound: Answer<never> = { ok: false, failure: { kind: 'notFound' }, happened: 'no' };

  test('of a click is as good as our own: it is gone, but by nobody’s act here, and nothing is learned of the practice', async () => {
    let told = 0;
    const { runner, api, ended, services, invited, invites } = await desk({
      revokeTold: async () => {
        told += 1;
      },
    });
    invited(OLD);
    api.practice.revokeInvites = async () => {
      // Somebody else was faster.
      invites.fill('revoked');
      return notFound;
    };
    await runner.start(resend({ kind: 'revoke' }));
    await idle();
    expect(ended.map(({ phase }) => phase)).toEqual([{ at: 'settled', outcome: { kind: 'revoked' } }]);
    expect((await services.journal.read()).acts).toEqual([]);
    expect([api.count('POST'), told]).toEqual([0, 0]);
  });

  test('of a list, right after a look that showed one, tells that a 204 would have been ours', async () => {
    let told = 0;
    const { runner, api, invited, invites } = await desk({
      revokeTold: async () => {
        told += 1;
      },
    });
    invited(OLD);
    api.practice.revokeInvites = async () => {
      invites.fill('revoked');
      return notFound;
    };
    await runner.start(
      resend({ phase: { at: 'ready', next: 'check' }, bulk: { lookAgain: false, goneSeenAt: null } }),
    );
    await idle();
    expect(told).toBe(1);
    expect(api.count('POST')).toBe(0);
  });

  test('is a refusal where it answers a send', async () => {
    const { runner, api, ended } = await desk();
    api.practice.sendInvite = async () => notFound;
    await runner.start(operation());
    await idle();
    expect(ended.map(({ phase }) => phase)).toEqual([
      { at: 'settled', outcome: { kind: 'refused', refusal: { kind: 'notFound', words: [] } } },
    ]);
  });
});

describe('a send that did not leave', () => {
  test.each<[PracticeFailure, Partial<Extract<Phase, { at: 'waiting' }>>]>([
    [
      { kind: 'throttled', until: NOW + 90_000 },
      { why: 'throttled', until: NOW + 90_000 },
    ],
    [
      { kind: 'budgetSpent', until: NOW + 90_000 },
      { why: 'throttled', until: NOW + 90_000 },
    ],
    [{ kind: 'offline' }, { why: 'offline', until: NOW + MINUTE }],
    [{ kind: 'timeout' }, { why: 'timeout', until: NOW + MINUTE }],
    [{ kind: 'siteAccessWithdrawn' }, { why: 'siteAccessWithdrawn', until: NOW + MINUTE }],
    [
      { kind: 'serverError', status: 503 },
      { why: 'serverError', until: NOW + MINUTE },
    ],
    [{ kind: 'answerUnreadable' }, { why: 'answerUnreadable', until: NOW + MINUTE }],
    [{ kind: 'viewOutdated' }, { why: 'unreachable', until: NOW + MINUTE }],
    [
      { kind: 'storeUnavailable', why: 'cannotOpen' },
      { why: 'unreachable', until: NOW + MINUTE },
    ],
    [{ kind: 'notConnected' }, { why: 'signedOut', until: null }],
    [
      { kind: 'reconnect', why: 'noSession' },
      { why: 'signedOut', until: null },
    ],
  ])('for %o waits', async (failure, waits) => {
    const { runner, api, open, wakes } = await desk();
    api.practice.sendInvite = async () => ({ ok: false, failure, happened: 'no' });
    await runner.start(operation());
    await idle();
    expect(await open()).toMatchObject({
      at: 'waiting',
      resumeWith: { at: 'ready', next: 'enable' },
      ...waits,
    });
    // What has no end of its own is tried again in a minute.
    expect(wakes.at(-1)).toBe(waits.until ?? NOW + MINUTE);
  });

  test.each<[PracticeFailure, Refusal]>([
    [
      { kind: 'refused', words: ['no email'] },
      { kind: 'refused', words: ['no email'] },
    ],
    [{ kind: 'forbidden' }, { kind: 'forbidden', words: [] }],
    [{ kind: 'notFound' }, { kind: 'notFound', words: [] }],
  ])('for %o is over', async (failure, refusal) => {
    const { runner, api, ended } = await desk();
    api.practice.sendInvite = async () => ({ ok: false, failure, happened: 'no' });
    await runner.start(operation());
    await idle();
    expect(ended.map(({ phase }) => phase)).toEqual([
      { at: 'settled', outcome: { kind: 'refused', refusal } },
    ]);
  });
});

test('a send that the browser may have repeated is looked at again', async () => {
  const { runner, api, ended } = await desk();
  const { sendInvite } = api.practice;
  api.practice.sendInvite = async (id, lane) => {
    const answer = await sendInvite(id, lane);
    return answer.ok ? { ...answer, repeated: true } : answer;
  };
  await runner.start(operation());
  await idle();
  expect(api.requests).toEqual(['POST access 4224', 'GET access 4224']);
  expect(ended).toHaveLength(1);
});

test('a second click is told that it joined, and one that could not be written down that it was not', async () => {
  const { runner, vault } = await desk();
  const starts = await Promise.all([runner.start(operation()), runner.start(operation({ id: 'two' }))]);
  expect(starts.toSorted()).toEqual(['joined', 'opened']);
  await idle();
  vault.refuses = 'cannotWrite';
  expect(await runner.start(operation({ id: 'three' }))).toBe('notKept');
});

describe('an answer of a person', () => {
  test('moves what asks, and is refused where nothing does', async () => {
    const { runner, services, ended } = await desk();
    expect(await runner.answer(4224, 'itArrived')).toBe(false);
    await services.journal.open(
      operation({
        doubt: { since: NOW, gaveUpAt: NOW },
        phase: { at: 'needsYou', question: 'didSendArrive', refusal: null },
      }),
    );
    expect(await runner.answer(4225, 'itArrived')).toBe(false);
    expect(await runner.answer(4224, 'itArrived')).toBe(true);
    await idle();
    expect(ended).toHaveLength(1);
  });
});
