import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hintOn, judgeIdentifier } from '../../../lib/invites/identifier-text.ts';
import { textProblem } from '../../../lib/words/panel.ts';

const TODAY = '2026-11-30';
const judge = (field: 'email' | 'cellPhone' | 'birthDate', text: string) =>
  judgeIdentifier(field, text, TODAY);

test.each(['email', 'cellPhone', 'birthDate'] as const)('an empty %s is nothing yet', (field) => {
  for (const text of ['', ' ', '\t', '\u00a0']) expect(judge(field, text)).toEqual({ kind: 'empty' });
});

describe('an email', () => {
  test.each([
    'maren@example.com',
    'm@example.org',
    "o'darragh+portal@mail.example.co.uk",
    'zoë@bücher.example',
    'UPPER.case@Example.COM',
  ])('%s is taken as it is', (text) => {
    expect(judge('email', text)).toEqual({ kind: 'good', value: text, cleaned: false });
  });

  test.each([
    ' maren@example.com',
    'maren@example.com ',
    '\u00a0maren@example.com\n',
    'maren @example.com',
    'maren@ example.com',
    'mailto:maren@example.com',
    'MAILTO:maren@example.com?subject=Portal',
    '<maren@example.com>',
    '<mailto:maren@example.com>',
    'Maren Fairholt <maren@example.com>',
    '"Maren Fairholt" <maren@example.com>;',
    '"maren@example.com"',
    '“maren@example.com”',
    '(maren@example.com)',
    'maren@example.com.',
    'maren@example.com,',
    'maren@example.com;',
    'maren@exam\u200bple.com',
  ])('%j is cleaned', (text) => {
    expect(judge('email', text)).toEqual({ kind: 'good', value: 'maren@example.com', cleaned: true });
  });

  test.each([
    ['maren', 'notAddress'],
    ['maren at example.com', 'notAddress'],
    ['@example.com', 'notAddress'],
    ['maren@', 'notAddress'],
    ['maren@@example.com', 'notAddress'],
    ['maren@example..com', 'notAddress'],
    ['maren@.com', 'notAddress'],
    ['a@example.com, b@example.com', 'spaceInside'],
    ['maren fairholt@example.com', 'spaceInside'],
    ['a@example.com,b@example.com', 'spaceInside'],
    ['a@example.com;b@example.org', 'spaceInside'],
    ['@maren@example.com', 'notAddress'],
    ['maren@gmail,com', 'noEnding'],
    ['maren@example', 'noEnding'],
  ])('%s is refused: %s', (text, why) => {
    expect(judge('email', text)).toEqual({ kind: 'bad', why });
  });

  test('of two, or with a comma for the dot, is answered with what would do', () => {
    const answer = (text: string) => {
      const judged = judge('email', text);
      return judged.kind === 'bad' ? textProblem[judged.why] : '';
    };
    for (const text of ['a@example.com,b@example.com', 'a@example.com; b@example.com', 'maren f@example.com'])
      expect(answer(text)).toBe('Type one address, without spaces.');
    for (const text of ['maren@gmail,com', 'maren@gmail'])
      expect(answer(text)).toBe('The end needs a dot, like .com or .org.');
  });

  test('what is taken is clean already, whatever was typed', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), (text) => {
        const judged = judge('email', text);
        if (judged.kind !== 'good') return;
        expect(judge('email', judged.value)).toEqual({ kind: 'good', value: judged.value, cleaned: false });
        expect(judged.value).not.toMatch(/\s/);
      }),
    );
  });

  test('is looked at twice where it seems mistyped', () => {
    expect(hintOn('maren@gmial.com', null)).toEqual({ kind: 'meant', address: 'maren@gmail.com' });
    expect(hintOn('none@none.com', null)).toEqual({ kind: 'doubt', doubt: { kind: 'placeholder' } });
    expect(hintOn('desk@clinic.example', 'clinic.example')).toEqual({
      ...{ kind: 'doubt', doubt: { kind: 'practice' } },
    });
    expect(hintOn('maren@example.com', null)).toEqual({ kind: 'none' });
  });
});

describe('a cell phone', () => {
  test.each([
    ['(410) 555-0143', false],
    ['410-555-0143', true],
    ['410.555.0143', true],
    ['4105550143', true],
    ['14105550143', true],
    ['+1 410 555 0143', true],
    [' (410) 555-0143 ', true],
    ['tel:+14105550143', true],
  ])('%s is one, written as the US does', (text, cleaned) => {
    expect(judge('cellPhone', text)).toEqual({ kind: 'good', value: '(410) 555-0143', cleaned });
  });

  test.each([
    ['none', 'notPhone'],
    ['410', 'notPhone'],
    ['555-0143', 'noAreaCode'],
    ['410 555 014', 'noAreaCode'],
    ['000-000-0000', 'noSuchNumber'],
    ['111 555 0143', 'noSuchNumber'],
    ['410 555 01432', 'noSuchNumber'],
    ['+44 20 7946 0000', 'abroad'],
    ['011 44 20 7946 0000', 'abroad'],
  ])('%s is refused: %s', (text, why) => {
    expect(judge('cellPhone', text)).toEqual({ kind: 'bad', why });
  });
});

describe('a birth date', () => {
  test.each([
    '2/11/1980',
    '02/11/1980',
    '2-11-1980',
    '02 11 1980',
    '02111980',
    '19800211',
    '1980-02-11',
    '1980/2/11',
    'Feb 11 1980',
    'Feb. 11, 1980',
    'february 11th, 1980',
    '11 Feb 1980',
    '11-Feb-1980',
    '11feb1980',
    '1980-Feb-11',
    'DOB: 2/11/1980',
    '2/11/80',
    '021180',
    ' 2 / 11 / 1980 ',
    '2/11/1980.',
    // As Windows and Word copy it: with marks of direction that nobody sees, and with dashes or hyphens of their own.
    '\u200e2/\u200e11/\u200e1980',
    '\u202d02/11/1980\u202c',
    '\ufeff2/11/1980',
    '02\u201311\u20131980',
    '02\u201111\u20111980',
    '11\u2011Feb\u20111980',
  ])('%s is Feb 11, 1980', (text) => {
    expect(judge('birthDate', text)).toEqual({ kind: 'good', value: '1980-02-11', cleaned: false });
  });

  test.each([
    ['12/25/2001', '2001-12-25'],
    ['25.12.2001', '2001-12-25'],
    ['12.25.2001', '2001-12-25'],
    ['2.2.1980', '1980-02-02'],
    ['2/29/2000', '2000-02-29'],
    // In 1926 the patient is 100, in 2027 not born yet.
    ['2/11/27', '1927-02-11'],
    ['11/30/2026', '2026-11-30'],
    ['11/30/1906', '1906-11-30'],
  ])('%s is %s', (text, value) => {
    expect(judge('birthDate', text)).toMatchObject({ kind: 'good', value });
  });

  test.each([
    ['tomorrow', 'notDate'],
    ['1980', 'notDate'],
    ['2/11', 'notDate'],
    ['2/11/198', 'notDate'],
    ['2/30/1980', 'noSuchDay'],
    ['25/12/2001', 'noSuchDay'],
    ['0/11/1980', 'noSuchDay'],
    ['2/29/1981', 'noSuchDay'],
    ['11.2.1980', 'dayOrMonth'],
    ['2/11/26', 'twoDigitYear'],
    ['2/11/07', 'twoDigitYear'],
    ['12/1/2026', 'future'],
    ['2/11/2100', 'future'],
    ['11/29/1906', 'tooOld'],
    ['2/11/0980', 'tooOld'],
  ])('%s is refused: %s', (text, why) => {
    expect(judge('birthDate', text)).toEqual({ kind: 'bad', why });
  });

  test('every day of the last 120 years is read from each way to write it', () => {
    const first = Date.UTC(1906, 10, 30);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 43_829 }), (days) => {
        const date = new Date(first + days * 86_400_000).toISOString().slice(0, 10);
        const [year = '', month = '', day = ''] = date.split('-');
        for (const text of [
          date,
          `${month}/${day}/${year}`,
          `${month}${day}${year}`,
          `${Number(month)}-${Number(day)}-${year}`,
        ])
          expect(judge('birthDate', text), text).toMatchObject({ kind: 'good', value: date });
      }),
    );
  });
});
