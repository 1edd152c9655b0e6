import { afterEach, describe, expect, test, vi } from 'vitest';
import { follow, followTabPatient } from '../../../lib/platform/live.ts';
import { idle } from '../desk/fake-services.ts';

const background = vi.hoisted(() => ({
  asked: [] as ((answer: unknown) => void)[],
  inputs: [] as unknown[],
  changed: () => {},
  moved: () => {},
}));

vi.mock('../../../lib/platform/messaging.ts', () => ({
  ask(_name: string, input: unknown) {
    background.inputs.push(input);
    return new Promise((resolve) => background.asked.push(resolve));
  },
  onChanged(callback: () => void) {
    background.changed = callback;
  },
  onTabInFront(callback: () => void) {
    background.moved = callback;
  },
}));

afterEach(() => {
  background.asked.length = 0;
  vi.unstubAllGlobals();
});

/** Make a page that follows a view, and keep what it has shown. */
function page() {
  vi.stubGlobal('addEventListener', () => undefined);
  const shown: unknown[] = [];
  const look = follow(
    'viewBulk',
    () => null,
    (view) => shown.push(view),
    () => shown.push('lost'),
  );
  return { shown, look };
}

test('however much changes while a question is under way, one more follows, and its answer is the last', async () => {
  const { shown } = page();
  for (let change = 0; change < 5; change += 1) background.changed();
  expect(background.asked).toHaveLength(1);
  background.asked[0]?.('before');
  await idle();
  expect(background.asked).toHaveLength(2);
  background.asked[1]?.('after');
  await idle();
  expect(background.asked).toHaveLength(2);
  expect(shown).toEqual(['before', 'after']);
});

test('who asks while a question is under way is answered by the one that follows', async () => {
  const { shown, look } = page();
  const answered = look().then(() => shown.at(-1));
  background.asked[0]?.('before');
  await idle();
  background.asked[1]?.('after');
  expect(await answered).toBe('after');
});

test('a question that fails is told, and the next change asks again', async () => {
  const { shown } = page();
  background.asked[0]?.(Promise.reject(new Error('the worker died')));
  await idle();
  background.changed();
  background.asked[1]?.('back');
  await idle();
  expect(shown).toEqual(['lost', 'back']);
});

describe('the patient of the tab in front', () => {
  const asks = () => background.asked.length;
  function popup() {
    background.inputs.length = 0;
    const shown: unknown[] = [];
    return { shown, tab: followTabPatient((view) => shown.push(view)) };
  }
  const answer = async (index: number, what: unknown) => {
    background.asked[index]?.(what);
    await idle();
  };

  test('is looked up when the popup opens, and no refresh comes between', async () => {
    const { shown, tab } = popup();
    void tab.refresh();
    expect(background.inputs).toEqual([{ look: true }]);
    await answer(0, 'Ana');
    void tab.refresh();
    await answer(1, 'Ana, sent');
    expect(background.inputs).toEqual([{ look: true }, { look: false }]);
    expect(shown).toEqual([null, 'Ana', 'Ana, sent']);
  });

  test('leaves at once where the tab goes elsewhere, and no look is spent on that', async () => {
    const { shown } = popup();
    await answer(0, 'Ana');
    background.moved();
    expect(shown).toEqual([null, 'Ana', null]);
    await answer(1, 'Ben');
    expect(shown.at(-1)).toBe('Ben');
    expect(background.inputs).toEqual([{ look: true }, { look: false }]);
  });

  test('is not the one before where the tab went on during the look', async () => {
    const { shown } = popup();
    background.moved();
    await answer(0, 'Ana');
    expect(shown).not.toContain('Ana');
    await answer(1, 'Ben');
    expect(shown.at(-1)).toBe('Ben');
    expect(background.inputs).toEqual([{ look: true }, { look: false }]);
  });

  test('of two looks the later one is shown', async () => {
    const { shown, tab } = popup();
    void tab.look();
    await answer(0, 'before');
    expect(shown).not.toContain('before');
    await answer(1, 'after');
    expect(shown.at(-1)).toBe('after');
    expect(asks()).toBe(2);
  });

  test('a worker that dies on it is a failure, and the next look asks again', async () => {
    const { shown, tab } = popup();
    await answer(0, Promise.reject(new Error('the worker died')));
    expect(shown.at(-1)).toMatchObject({ kind: 'failed' });
    void tab.look();
    await answer(1, 'Ana');
    expect(shown.at(-1)).toBe('Ana');
  });
});
