import { beforeEach, describe, expect, test } from 'vitest';
import {
  type DocumentNow,
  type Judgement,
  type PressJudge,
  pressJudge,
} from '../../../lib/card/judge-press.ts';

const SEND = { name: 'send' };
const REVOKE = { name: 'revoke' };
const OPEN: DocumentNow = { visible: true, focused: true, watched: true };

/** Since when each control can be seen just as it is. */
let seen: Map<object, number>;
let judge: PressJudge;

beforeEach(() => {
  seen = new Map([
    [SEND, 0],
    [REVOKE, 0],
  ]);
  judge = pressJudge((control) => seen.get(control) ?? null);
});

const at = (time: number, control: object = SEND, trusted = true) => ({ control, at: time, trusted });
const click = (
  time: number,
  how: 'pointer' | 'key' | 'assistive',
  now: Partial<DocumentNow> = {},
): Judgement => judge.click(at(time), how, { ...OPEN, ...now });

describe('a press with the pointer', () => {
  test('counts when it went down and up on one control that was seen', () => {
    judge.pointerDown(at(1_000));
    expect(click(1_080, 'pointer')).toEqual({ kind: 'accepted', press: { heldFor: 80, watched: true } });
  });

  test('says whether the browser watched the control', () => {
    judge.pointerDown(at(1_000));
    const judged = click(1_900, 'pointer', { watched: false });
    expect(judged).toEqual({ kind: 'accepted', press: { heldFor: 900, watched: false } });
  });

  test.each<[string, Judgement['kind'], () => void]>([
    ['that could be seen for 500 ms', 'accepted', () => seen.set(SEND, 500)],
    ['that could be seen for 499 ms', 'tooSoon', () => seen.set(SEND, 501)],
    ['that cannot be seen', 'notVisible', () => seen.delete(SEND)],
  ])('on a control %s: %s', (_, kind, set) => {
    set();
    judge.pointerDown(at(1_000));
    expect(click(5_000, 'pointer').kind).toBe(kind);
  });

  test.each<[string, Judgement['kind'], () => void]>([
    ['nothing happened', 'accepted', () => undefined],
    ['the control changed, however long it is held', 'tooSoon', () => seen.set(SEND, 1_010)],
    ['the control was covered', 'notVisible', () => seen.delete(SEND)],
    ['the pointer was cancelled', 'notAimed', () => judge.cancel()],
    ['the focus went and came back', 'notAimed', () => [judge.focusOut(), judge.focusIn(1_020)]],
    ['the focus came', 'accepted', () => judge.focusIn(1_010)],
    ['another control was pressed', 'notAimed', () => judge.pointerDown(at(1_020, REVOKE))],
    ['a key went down on it', 'notAimed', () => judge.keyDown(at(1_020), false)],
    ['a script pretended to press', 'accepted', () => judge.pointerDown(at(1_020, REVOKE, false))],
  ])('between whose down and up %s: %s', (_, kind, meanwhile) => {
    judge.pointerDown(at(1_000));
    meanwhile();
    expect(click(5_000, 'pointer').kind).toBe(kind);
  });

  test('that was seen only when the pointer went up is too soon, and the next one counts', () => {
    seen.delete(SEND);
    judge.pointerDown(at(1_000));
    seen.set(SEND, 1_001);
    expect(click(5_000, 'pointer').kind).toBe('tooSoon');
    judge.pointerDown(at(5_100));
    expect(click(5_200, 'pointer').kind).toBe('accepted');
  });

  test('that is covered for a moment and uncovered is too soon', () => {
    judge.pointerDown(at(1_000));
    seen.set(SEND, 1_030);
    expect(click(1_090, 'pointer').kind).toBe('tooSoon');
  });

  test('that went down elsewhere is not aimed', () => {
    judge.pointerDown(at(1_000, REVOKE));
    expect(click(1_100, 'pointer').kind).toBe('notAimed');
  });

  test('that never went down is not aimed', () => {
    expect(click(1_000, 'pointer').kind).toBe('notAimed');
  });

  test('is one click: a second without its own down is not aimed', () => {
    judge.pointerDown(at(1_000));
    expect(click(1_100, 'pointer').kind).toBe('accepted');
    expect(click(1_200, 'pointer').kind).toBe('notAimed');
  });

  test('is one click, whatever came of it', () => {
    judge.pointerDown(at(1_000));
    expect(click(1_100, 'pointer', { focused: false }).kind).toBe('notFocused');
    expect(click(1_200, 'pointer').kind).toBe('notAimed');
  });
});

describe('whatever was pressed', () => {
  const presses: [string, (how?: Partial<DocumentNow>, trusted?: boolean) => Judgement][] = [
    [
      'a pointer',
      (now, trusted = true) => {
        judge.pointerDown(at(1_000));
        return judge.click(at(1_100, SEND, trusted), 'pointer', { ...OPEN, ...now });
      },
    ],
    [
      'a key',
      (now, trusted = true) => {
        judge.focusIn(0);
        judge.keyDown(at(1_000), false);
        return judge.click(at(1_100, SEND, trusted), 'key', { ...OPEN, ...now });
      },
    ],
    [
      'a screen reader',
      (now, trusted = true) => judge.click(at(1_100, SEND, trusted), 'assistive', { ...OPEN, ...now }),
    ],
  ];
  const cases: [Judgement['kind'], Partial<DocumentNow>, boolean][] = [
    ['accepted', {}, true],
    ['notVisible', { visible: false }, true],
    ['notFocused', { focused: false }, true],
    ['notAimed', {}, false],
  ];
  test.each(
    presses.flatMap(([name, press]) =>
      cases.map(([kind, now, trusted]) => [name, now, trusted, kind, press] as const),
    ),
  )('by %s, with the document %o and the click trusted: %s, it is %s', (_, now, trusted, kind, press) => {
    expect(press(now, trusted).kind).toBe(kind);
  });
});

describe('a press by a key', () => {
  test.each<[string, Judgement['kind'], () => void]>([
    ['the focus came 500 ms before', 'accepted', () => judge.focusIn(500)],
    ['the focus came 499 ms before', 'tooSoon', () => judge.focusIn(501)],
    ['the focus never came', 'tooSoon', () => undefined],
    ['the focus has gone', 'tooSoon', () => [judge.focusIn(0), judge.focusOut()]],
    [
      'the focus went and came back',
      'tooSoon',
      () => [judge.focusIn(0), judge.focusOut(), judge.focusIn(900)],
    ],
    ['a letter was typed 500 ms before', 'accepted', () => [judge.focusIn(0), judge.letterTyped(500)]],
    ['a letter was typed 499 ms before', 'tooSoon', () => [judge.focusIn(0), judge.letterTyped(501)]],
    ['a letter was typed before the focus came', 'tooSoon', () => [judge.letterTyped(0), judge.focusIn(900)]],
    ['a letter was typed and the focus never came', 'tooSoon', () => judge.letterTyped(0)],
    ['the control was seen for 500 ms', 'accepted', () => [judge.focusIn(0), seen.set(SEND, 500)]],
    ['the control was seen for 499 ms', 'tooSoon', () => [judge.focusIn(0), seen.set(SEND, 501)]],
    ['the control cannot be seen', 'notVisible', () => [judge.focusIn(0), seen.delete(SEND)]],
  ])('where %s: %s', (_, kind, before) => {
    before();
    judge.keyDown(at(1_000), false);
    expect(click(1_050, 'key').kind).toBe(kind);
  });

  test.each<[string, Judgement['kind'], () => void]>([
    ['nothing happened', 'accepted', () => undefined],
    ['it repeated itself', 'notAimed', () => judge.keyDown(at(1_040), true)],
    ['the control changed', 'tooSoon', () => seen.set(SEND, 1_010)],
    ['the focus went and came back', 'notAimed', () => [judge.focusOut(), judge.focusIn(1_020)]],
    ['it went down on another control', 'notAimed', () => judge.keyDown(at(1_040, REVOKE), false)],
    ['a pointer went down', 'notAimed', () => judge.pointerDown(at(1_040))],
  ])('between whose down and click %s: %s', (_, kind, meanwhile) => {
    judge.focusIn(0);
    judge.keyDown(at(1_000), false);
    meanwhile();
    expect(click(1_050, 'key').kind).toBe(kind);
  });

  test('that was held from before the focus came is not aimed', () => {
    judge.focusIn(0);
    judge.keyDown(at(1_000), true);
    expect(click(1_000, 'key').kind).toBe('notAimed');
    expect(click(1_050, 'key').kind).toBe('notAimed');
  });

  test('is one click, however long the key is held', () => {
    judge.focusIn(0);
    judge.keyDown(at(1_000), false);
    expect(click(1_000, 'key')).toEqual({ kind: 'accepted', press: { heldFor: 0, watched: true } });
    for (const later of [1_500, 1_530, 5_000]) {
      judge.keyDown(at(later), true);
      expect(click(later, 'key').kind).toBe('notAimed');
    }
  });

  test('that a script pretends is not aimed', () => {
    judge.focusIn(0);
    judge.keyDown(at(1_000, SEND, false), false);
    expect(click(1_050, 'key').kind).toBe('notAimed');
  });

  test('on another control than the click is not aimed', () => {
    judge.focusIn(0);
    judge.keyDown(at(1_000, REVOKE), false);
    expect(click(1_050, 'key').kind).toBe('notAimed');
  });

  test('without its own down is not aimed', () => {
    judge.focusIn(0);
    expect(click(1_050, 'key').kind).toBe('notAimed');
  });
});

describe('a press by a screen reader', () => {
  test.each<[string, Judgement['kind'], () => void]>([
    ['was seen for 500 ms', 'accepted', () => seen.set(SEND, 500)],
    ['was seen for 499 ms', 'tooSoon', () => seen.set(SEND, 501)],
    ['cannot be seen', 'notVisible', () => seen.delete(SEND)],
  ])('needs no pointer and no key; its control %s: %s', (_, kind, set) => {
    set();
    expect(click(1_000, 'assistive').kind).toBe(kind);
  });

  test('begins and ends at one moment, and takes the place of any other that had begun', () => {
    judge.pointerDown(at(200));
    expect(click(1_000, 'assistive')).toEqual({ kind: 'accepted', press: { heldFor: 0, watched: true } });
    expect(click(1_100, 'pointer').kind).toBe('notAimed');
  });
});

test('the click of a pointer is not that of a key, nor the other way round', () => {
  judge.focusIn(0);
  judge.pointerDown(at(1_000));
  expect(click(1_050, 'key').kind).toBe('notAimed');
  judge.keyDown(at(2_000), false);
  expect(click(2_050, 'pointer').kind).toBe('notAimed');
});
