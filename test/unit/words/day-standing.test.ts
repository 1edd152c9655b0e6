import { expect, test } from 'vitest';
import * as words from '../../../lib/words/day-standing.ts';

test.each([
  [
    { patients: 42, ready: 31, notChecked: 0, expiring: 5, beforeVisit: 2 },
    '31 of 42 ready for today; 5 invites expire, 2 before their visit.',
  ],
  [
    { patients: 42, ready: 31, notChecked: 0, expiring: 1, beforeVisit: 0 },
    '31 of 42 ready for today; 1 invite expires.',
  ],
  [{ patients: 42, ready: 31, notChecked: 0, expiring: 0, beforeVisit: 0 }, '31 of 42 ready for today.'],
  [
    { patients: 42, ready: 9, notChecked: 30, expiring: 0, beforeVisit: 0 },
    '9 of 42 ready for today so far, 30 not checked yet.',
  ],
  [
    { patients: 42, ready: 0, notChecked: 42, expiring: 1, beforeVisit: 0 },
    '0 of 42 ready for today: nobody is checked yet; 1 invite expires.',
  ],
])('the first look at %j', (morning, sentence) => {
  expect(words.morningSentence(morning)).toBe(sentence);
});

test('what was not looked at is no statement of how many are ready', () => {
  expect(words.readyWords({ checked: 42, of: 42 })).toBe('ready for the portal');
  expect(words.readyWords({ checked: 12, of: 42 })).toBe('ready for the portal so far');
  expect(words.readyWords({ checked: 0, of: 42 })).toBe('checked so far');
});
