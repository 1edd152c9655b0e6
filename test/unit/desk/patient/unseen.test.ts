import { describe, expect, test } from 'vitest';
import { unseen } from '../../../../lib/desk/patient/unseen.ts';
import type { Sight, SightProblem } from '../../../../lib/messages/sight.ts';

const clear = (glass: boolean, filter = 'none'): Sight => ({ kind: 'clear', glass, filter });
const problems: SightProblem[] = ['taken', 'hidden', 'faded', 'covered', 'moved'];
const DARK = 'invert(0.92) hue-rotate(180deg)';

describe('why a person may not have seen what was pressed', () => {
  const doubtful = problems.flatMap((why) =>
    [true, false].map((watched): [Sight, boolean, SightProblem] => [{ kind: 'doubtful', why }, watched, why]),
  );
  test.each<[Sight | null, boolean, SightProblem | null]>([
    [clear(false), true, null],
    [clear(false), false, null],
    [clear(false, ''), false, null],
    [clear(true), true, null],
    [clear(true), false, 'covered'],
    ...doubtful,
    [null, true, 'hidden'],
    [null, false, 'hidden'],
  ])('where the page says %j and the browser watched (%j): %j', (sight, watched, why) => {
    expect(unseen(sight, { watched })).toBe(why);
  });

  test.each<[Sight, SightProblem | null]>([
    [clear(false), 'covered'],
    [clear(false, ''), 'covered'],
    [clear(false, DARK), 'covered'],
    [clear(false, 'hue-rotate(0deg)'), 'covered'],
    [clear(true, DARK), 'covered'],
    [{ kind: 'doubtful', why: 'moved' }, 'moved'],
  ])('where the browser doubts it and the page says %j: %j', (sight, why) => {
    expect(unseen(sight, { watched: false, doubted: true })).toBe(why);
  });
});

describe('a filter of the whole page', () => {
  test.each([
    DARK,
    'hue-rotate(-90deg)',
    'invert(1)',
    'invert(0.8)',
    'grayscale(1)',
    'sepia(0.4) brightness(0.6) contrast(1.5)',
    'saturate(3) contrast(0.6) brightness(1.4)',
  ])('%s changes colours alone', (filter) => {
    for (const watched of [true, false]) expect(unseen(clear(false, filter), { watched })).toBeNull();
  });

  test.each([
    ...[
      'opacity(0.01)',
      'blur(9px)',
      'brightness(0)',
      'contrast(0)',
      'invert(0.5)',
      'brightness(9)',
      'contrast(9)',
    ],
    ...['saturate(90)', 'brightness(0.7) brightness(0.7)', 'invert(1) opacity(0.3)', 'url("#none")'],
    ...['drop-shadow(rgb(255, 0, 0) 9px 9px 9px)', 'constructor(1)', 'invert()', 'anything', 'none none'],
  ])('%s may hide the card', (filter) => {
    for (const watched of [true, false]) expect(unseen(clear(false, filter), { watched })).toBe('faded');
  });
});
