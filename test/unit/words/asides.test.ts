import { expect, test } from 'vitest';
import type { NotNowReason, NotNowUntil } from '../../../lib/invites/not-now.ts';
import { asideSentences } from '../../../lib/words/asides.ts';

const notNow = (reason: NotNowReason, until: NotNowUntil) =>
  asideSentences({ notNow: { reason, until, at: 0, day: '2026-05-12' } });

test.each<[NotNowReason, NotNowUntil, string]>([
  [
    'declined',
    { kind: 'never' },
    'Put off and not to be asked again: the patient declined. You can still invite.',
  ],
  [
    'willAskAgain',
    { kind: 'date', date: '2026-06-01' },
    'Put off until Jun 1, 2026: somebody will ask again. You can still invite.',
  ],
  [
    'noEmail',
    { kind: 'nextVisit' },
    'Put off until the next visit after May 12, 2026: there is no email. You can still invite.',
  ],
  [
    'other',
    { kind: 'never' },
    'Put off and not to be asked again: for another reason. You can still invite.',
  ],
])('a patient who is put off (%s, %o)', (reason, until, sentence) => {
  expect(notNow(reason, until)).toEqual([sentence]);
});

test('another way is named with what to do', () => {
  expect(asideSentences({ sends: 6 })).toEqual([
    expect.stringMatching(/^6 invites went out and the patient has not joined\. .*call .*letter/),
  ]);
});

test('all that is so is said, and nothing where nothing is', () => {
  expect(asideSentences({})).toEqual([]);
  expect(asideSentences({ byItself: 'reminders', sends: 5 })).toHaveLength(2);
  expect(asideSentences({ byItself: 'firstVisit' })[0]).toMatch(/^DrChrono will invite after the visit/);
});
