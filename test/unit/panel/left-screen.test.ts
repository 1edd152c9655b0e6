import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { ScreenState } from '../../../lib/messages/day-view.ts';
import { panelAtPatient, popupKeeper } from '../../../lib/panel/left-screen.ts';
import { KEEP_SCREEN_EVERY } from '../../../lib/timing.ts';
import { dayAsk } from '../../dom/components/days.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const state = (query: string, scrolled = 0): ScreenState => ({
  ask: { ...dayAsk, query },
  ...{ current: null, scrolled, openPatient: null, draft: null },
});

/** The background, which notes what it is asked, and knows how the panel was left. */
function background(left: ScreenState | null = null) {
  const kept: unknown[] = [];
  const ask = async (name: string, input: unknown) => {
    if (name === 'readScreen') return left;
    kept.push(input);
    return null;
  };
  return { kept, ask: ask as Parameters<typeof panelAtPatient>[0] };
}

describe('how the popup looks', () => {
  const queries = (kept: unknown[]) =>
    (kept as { state: ScreenState }[]).map(({ state: { ask, scrolled } }) => `${ask.query} ${scrolled}`);

  test('is kept at once, and what follows closely together', () => {
    const { kept, ask } = background();
    const keep = popupKeeper(ask, new EventTarget());
    keep(state('q'));
    expect(queries(kept)).toEqual(['q 0']);
    for (const query of ['qu', 'qui', 'quil']) keep(state(query));
    expect(queries(kept)).toEqual(['q 0']);
    vi.advanceTimersByTime(KEEP_SCREEN_EVERY);
    expect(queries(kept)).toEqual(['q 0', 'quil 0']);
    keep(state('quil', 40));
    vi.advanceTimersByTime(KEEP_SCREEN_EVERY);
    expect(queries(kept).at(-1)).toBe('quil 40');
  });

  test('is not kept again where nothing is other', () => {
    const { kept, ask } = background();
    const keep = popupKeeper(ask, new EventTarget());
    for (let times = 0; times < 3; times += 1) {
      keep(state('q'));
      vi.advanceTimersByTime(KEEP_SCREEN_EVERY);
    }
    expect(kept).toHaveLength(1);
  });

  test('is kept as it is when the popup closes', () => {
    const { kept, ask } = background();
    const page = new EventTarget();
    const keep = popupKeeper(ask, page);
    keep(state('q'));
    keep(state('qu'));
    page.dispatchEvent(new Event('pagehide'));
    expect(queries(kept)).toEqual(['q 0', 'qu 0']);
  });
});

describe('the panel at a patient of the day', () => {
  test('keeps all else as it was left, and opens right at the press', async () => {
    const left = { ...state('quill', 90), openPatient: 7 };
    const { kept, ask } = background(left);
    const [tell, open] = [vi.fn(), vi.fn()];
    const openAt = panelAtPatient(ask, tell, open);
    await vi.advanceTimersByTimeAsync(0);
    openAt(4224, 'email');
    expect(tell).toHaveBeenCalledExactlyOnceWith(4224, 'email');
    expect(open).toHaveBeenCalledOnce();
    expect(kept).toEqual([{ place: 'panel', state: { ...left, openPatient: 4224 } }]);
  });

  test('opens on the day where it was not open before', async () => {
    const { kept, ask } = background();
    panelAtPatient(
      ask,
      () => undefined,
      () => undefined,
    )(4224, null);
    expect(kept).toMatchObject([
      { state: { openPatient: 4224, ask: { day: { kind: 'current' }, filter: 'toDo' } } },
    ]);
  });
});
