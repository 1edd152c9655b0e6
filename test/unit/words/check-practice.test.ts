import { describe, expect, test } from 'vitest';
import type { CheckedPage, CheckedPart, CheckLine } from '../../../lib/messages/check-view.ts';
import {
  lineSentence,
  partName,
  refusedWordSentence,
  uncheckedSentence,
} from '../../../lib/words/check-practice.ts';
import { checkReport } from '../../../lib/words/check-report.ts';

const PARTS = Object.keys(partName) as CheckedPart[];

describe('each line says what it means for the desk', () => {
  test.each(PARTS)('%s', (part) => {
    const line = (said: CheckLine['said']): CheckLine => ({ part, said });
    expect(lineSentence(line('found'))).toBe('');
    for (const said of ['notFound', 'otherwise'] as const)
      expect(lineSentence(line(said))).toMatch(/^[A-Z].*\.$/);
    expect(lineSentence({ part, said: 'notFound', why: 'unreadable' })).toContain('cannot be read');
  });
});

test('a page that was not checked says what to do', () => {
  const said: Exclude<CheckedPage, { kind: 'checked' }>[] = [
    ...([{ kind: 'noTab' }, { kind: 'silent' }, { kind: 'loading' }] as const),
    ...(['chart', 'appointment', 'calendar', 'none'] as const).map(
      (open) => ({ kind: 'otherPage', open }) as const,
    ),
    { kind: 'failed', failure: { kind: 'offline' } },
  ];
  for (const one of said) expect(uncheckedSentence(one, 'chart')).toMatch(/^[A-Z].*\.$/);
});

test('a refused word is named with its reason', () => {
  for (const why of ['known', 'tooLong', 'noWords', 'somebodyElse', 'tooMany', 'twice'] as const)
    expect(refusedWordSentence({ ok: false, word: 'Phone', why })).toContain('“Phone”');
});

test('the report names lines, words, shape and layout', () => {
  const report = checkReport(
    {
      chart: {
        ...{ kind: 'checked', means: 'oneClick', outline: 'body\n  div <birthDate> (date)' },
        lines: [
          { part: 'name', said: 'found' },
          { part: 'portal', said: 'notFound', why: 'unreadable' },
        ],
      },
      access: { kind: 'noTab' },
    },
    {
      about: { version: '0.1.0', browser: 'Chromium' },
      words: { birthDate: ['Born on', 'Came'] },
      answerShape: '{id:number}',
    },
  );
  expect(report).toBe(`Invite Desk 0.1.0: check of this practice
Browser: Chromium

chart: oneClick
  name: found
  portal: notFound (unreadable)

access: not checked (noTab)

Words of the practice’s own:
  birthDate: Born on, Came

Shape of the last answer about invites that could not be read:
{id:number}

Layout of chart:
body
  div <birthDate> (date)
`);
});
