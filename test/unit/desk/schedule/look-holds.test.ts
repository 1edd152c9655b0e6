import { describe, expect, test } from 'vitest';
import { lookHolds } from '../../../../lib/desk/schedule/look-holds.ts';
import type { Look } from '../../../../lib/desk/schedule/plan-looks.ts';
import type { Failure } from '../../../../lib/messages/failure.ts';
import { MINUTE, NOW } from '../fake-services.ts';

const state = (patientId: number): Look => ({ read: 'state', patientId, lane: 'background' });
const record = (patientId: number): Look => ({ read: 'record', patientId, lane: 'background' });
const day: Look = { read: 'day', date: '2026-11-30', lane: 'view' };

function holding() {
  const clock = { now: NOW };
  const holds = lookHolds(() => clock.now);
  const mayAll = () => [state(1), state(2), record(1), day].map((look) => holds.may(look));
  return { clock, holds, mayAll };
}

describe('after a failure', () => {
  test.each<[string, Look, Failure, boolean[]]>([
    ['one chart that is not there', record(1), { kind: 'notFound' }, [true, true, false, true]],
    ['one record that is refused', record(1), { kind: 'forbidden' }, [true, true, false, true]],
    ['one answer that cannot be read', state(1), { kind: 'answerUnreadable' }, [false, true, true, true]],
    [
      'a state that is refused is about the account',
      state(1),
      { kind: 'forbidden' },
      [false, false, false, false],
    ],
    ['no network', state(1), { kind: 'offline' }, [false, false, false, false]],
    [
      'a wait that DrChrono names',
      day,
      { kind: 'throttled', until: NOW + MINUTE },
      [false, false, false, false],
    ],
    [
      'a share that is spent',
      state(1),
      { kind: 'budgetSpent', until: NOW + MINUTE },
      [false, false, false, true],
    ],
  ])('%s', (_, look, failure, may) => {
    const { holds, mayAll } = holding();
    holds.failed(look, failure);
    expect(mayAll()).toEqual(may);
  });

  test('it is tried again when its time has come, or a person pressed', () => {
    const { clock, holds, mayAll } = holding();
    holds.failed(state(1), { kind: 'unreachable' });
    expect(holds.nextAt()).toBe(NOW + MINUTE);
    expect(holds.isStopped('bulk')).toBe(true);
    clock.now += MINUTE;
    expect([...mayAll(), holds.nextAt()]).toEqual([true, true, true, true, null]);
    holds.failed(day, { kind: 'forbidden' });
    expect(holds.whyNot('2026-11-30')).toEqual({ kind: 'forbidden' });
    expect(holds.may(day)).toBe(false);
    holds.lift();
    expect(holds.may(day)).toBe(true);
    holds.succeeded(day);
    expect(holds.whyNot('2026-11-30')).toBeNull();
  });

  test('three in a row are about no single chart', () => {
    const { holds } = holding();
    for (const id of [1, 2]) holds.failed(state(id), { kind: 'serverError', status: 502 });
    expect(holds.may(state(9))).toBe(true);
    holds.failed(state(3), { kind: 'serverError', status: 502 });
    expect(holds.may(state(9))).toBe(false);
  });

  test('one that succeeds between them begins the count anew', () => {
    const { holds } = holding();
    for (const id of [1, 2]) holds.failed(state(id), { kind: 'serverError', status: 502 });
    holds.succeeded(state(3));
    holds.failed(state(4), { kind: 'serverError', status: 502 });
    expect(holds.may(state(9))).toBe(true);
  });
});

test('what was just read is not read again at once, also where nothing of it was kept', () => {
  const { clock, holds } = holding();
  holds.succeeded(state(1));
  expect([holds.may(state(1)), holds.may(state(2)), holds.nextAt()]).toEqual([false, true, null]);
  clock.now += MINUTE;
  expect(holds.may(state(1))).toBe(true);
});
