import { describe, expect, test } from 'vitest';
import { repeatSigns } from '../../../lib/practice/repeat-signs.ts';

const SECOND = 1_000;
const URL = 'https://app.drchrono.com/api/patients/4224/onpatient_access';

/** Make a worker. The test sets its clock, and what its browser says about the connection. */
function worker() {
  const state = { now: 0, opened: null as boolean | null };
  const watch = repeatSigns({ elapsed: () => state.now, openedConnection: () => state.opened });
  /** Make one whole exchange, a tenth of a second long, after a pause. */
  const exchange = (opened: boolean | null, pause = SECOND) => {
    state.now += pause;
    const ended = watch(URL);
    state.now += 100;
    state.opened = opened;
    return ended();
  };
  return { watch, state, exchange };
}

describe('may the browser have sent it twice?', () => {
  test('a connection of its own right after an answer, where connections are kept: yes', () => {
    const { exchange } = worker();
    exchange(true);
    exchange(false);
    expect(exchange(true)).toBe(true);
  });

  test.each([
    ['on the connection of the answer before', false, SECOND],
    ['after a pause in which the server may have closed it', true, 11 * SECOND],
    ['where the browser does not say', null, SECOND],
  ])('no: %s', (_, opened, pause) => {
    const { exchange } = worker();
    exchange(true);
    exchange(false);
    expect(exchange(opened, pause)).toBe(false);
  });

  test('no: the first request of a worker, and any where connections are not kept', () => {
    const { exchange } = worker();
    expect([exchange(true), exchange(true), exchange(true)]).toEqual([false, false, false]);
  });

  test('no: beside another request, which has the connection', () => {
    const { exchange, watch, state } = worker();
    exchange(true);
    exchange(false);
    const other = watch(URL);
    expect(exchange(true)).toBe(false);
    state.opened = false;
    expect(other()).toBe(false);
    // Both exchanges are over, so the next one is alone again.
    expect(exchange(true)).toBe(true);
  });
});
