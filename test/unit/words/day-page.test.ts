import { describe, expect, test } from 'vitest';
import type { NextStep } from '../../../lib/invites/ready.ts';
import type { Said } from '../../../lib/panel/day-shown.ts';
import { saidSentence } from '../../../lib/words/day-keys.ts';
import * as words from '../../../lib/words/day-page.ts';
import { NOW } from '../../dom/components/views.ts';

const when = { now: NOW, zone: 'US/Eastern' };

test.each([
  ['2026-11-17', { near: 'Today', date: 'Tue Nov 17' }],
  ['2026-11-18', { near: 'Tomorrow', date: 'Wed Nov 18' }],
  ['2026-11-16', { near: 'Yesterday', date: 'Mon Nov 16' }],
  ['2026-11-20', { near: null, date: 'Fri Nov 20' }],
  ['2027-01-04', { near: null, date: 'Mon Jan 4, 2027' }],
])('%s is %j', (date, title) => {
  expect(words.dayTitle(date, '2026-11-17')).toEqual(title);
});

test('a visit of another day is written by its day, and beside a name with its weekday', () => {
  expect(words.visitDay('2026-12-03T09:00')).toBe('Dec 3');
  expect(words.visitSentence('2026-12-01T10:00')).toBe('visit Tue Dec 1, 10:00 AM');
  expect(words.againAt(['14:30', '16:00'])).toBe('again at 2:30 and 4:00');
});

describe('how far the states have been read', () => {
  const meter = { checked: 31, of: 42, doneAt: NOW + 28 * 60_000, checkingAll: false };
  test.each([
    [meter, '31 of 42 checked, the rest by 11:10 AM'],
    [{ ...meter, doneAt: null }, '31 of 42 checked'],
    [{ ...meter, checked: 42 }, '42 of 42 checked, 10:42 AM'],
  ])('%j is said', (about, sentence) => {
    expect(words.meterSentence(about, NOW, when)).toBe(sentence);
  });
});

test('one is one, and more are more', () => {
  expect([words.sendWord(1), words.sendWord(7)]).toEqual(['Send 1 invite…', 'Send 7 invites…']);
  expect([words.walkWord(1), words.walkWord(4)]).toEqual(['Go to the one', 'Walk the 4']);
  expect([words.leftSentence(1), words.leftSentence(312)]).toEqual(['1 request left', '312 requests left']);
});

const steps: NextStep[] = [
  { step: 'invite' },
  { step: 'resend', because: 'expired' },
  { step: 'resend', because: 'lapses' },
  { step: 'anotherWay', sends: 5 },
  ...(['email', 'birthDate', 'phone', 'ssn'] as const).map((lacks) => ({
    step: 'ask' as const,
    for: [lacks],
  })),
  { step: 'correct', because: 'oldAddress' },
  { step: 'correct', because: 'suspiciousAddress' },
  { step: 'check', because: 'notLooked' },
  { step: 'decide' },
];

test('each step has one sentence of its own for the counter', () => {
  const sentences = steps.map(words.counterSentence);
  expect(new Set(sentences).size).toBe(steps.length);
  for (const sentence of sentences) expect(sentence).toMatch(/[.?]”?$/);
});

test('whatever a key comes to is one sentence, with the name where it is about somebody', () => {
  const plain = (
    [
      'tooSoon',
      'outOfSight',
      'nobodyElse',
      'notLoaded',
      'sending',
      'nothingToUndo',
      'listEmpty',
      'noReason',
    ] as const
  ).map((what): Said => ({ what }));
  const named = (['putOff', 'takenUp', 'takenOffList', 'hasLeft'] as const).map(
    (what): Said => ({ what, patientId: 1 }),
  );
  for (const said of plain) expect(saidSentence(said, 'Maren Fairholt')).toMatch(/^[A-Z].*\.$/);
  for (const said of named) expect(saidSentence(said, 'Maren Fairholt')).toContain('Maren Fairholt');
  expect(new Set([...plain, ...named].map((said) => saidSentence(said, 'M'))).size).toBe(12);
});

test('every empty day says what happened, what it means and what comes next', () => {
  const all = [
    words.nobodyBooked,
    words.emptySchedule,
    words.nothingToDo,
    words.nobodyToDoYet,
    words.nobodyInFilter,
    words.NOBODY_OPEN,
  ];
  for (const { happened, patient, next } of [...all, words.budgetSpentWords('11:00 AM')])
    for (const sentence of [happened, patient, next]) expect(sentence).toMatch(/^[A-Z].*\.$/);
});
