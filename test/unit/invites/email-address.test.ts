import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { doubtAbout, isEmailAddress, judgeAddress } from '../../../lib/invites/email-address.ts';
import { isMailProvider, meantDomain } from '../../../lib/invites/meant-address.ts';
import { isPlaceholder } from '../../../lib/invites/placeholder-address.ts';
import { recordClaim } from '../../claims.ts';
import { BAD, GOOD, PRACTICE_DOMAIN, type Verdict } from './addresses-by-fresh-eyes.ts';

test.each([
  ['mira@example.com', true],
  ['mira@example', true],
  ['mona at example', false],
  ['mira @example.com', false],
  ['mira@@example.com', false],
  ['none', false],
  ['', false],
])('%j has the form of an address: %s', (text, isAddress) => {
  expect(isEmailAddress(text)).toBe(isAddress);
});

/** One alarm too many in fifty makes people stop reading them. */
const MOST_FALSE_ALARMS = 0.02;

describe('300 addresses that others wrote down, each with what must be said of it', () => {
  const missed = (rows: readonly (readonly [string, Verdict])[]) =>
    rows.filter(([typed, verdict]) => {
      const said = judgeAddress(typed, PRACTICE_DOMAIN);
      return JSON.stringify(said) !== JSON.stringify(verdict);
    });

  test('few of the good ones are doubted', () => {
    const alarms = missed(GOOD).map(([typed]) => typed);
    expect(alarms.length / GOOD.length, alarms.join('\n')).toBeLessThanOrEqual(MOST_FALSE_ALARMS);
  });

  test('each of the bad ones gets its verdict', () => {
    expect(missed(BAD)).toEqual([]);
    const alarms = missed(GOOD).length;
    recordClaim(
      'addresses',
      `addresses: ${GOOD.length + BAD.length} written by others, false alarms ${alarms} of ${GOOD.length}, wrong verdicts ${missed(BAD).length} of ${BAD.length}`,
    );
  });
});

describe('addresses worth a second look', () => {
  test.each([
    ['xxx@example.com', 'placeholder'],
    ['no-email@example.com', 'placeholder'],
    ['none1@example.com', 'placeholder'],
    ['mira@noemail.com', 'placeholder'],
    ['mira@aoll.com', 'suggest'],
    ['mira@example.cmo', 'suggest'],
    ['mira@gmail.com.com', 'suggest'],
    ['mira@gmail.comcom', 'suggest'],
    ['mira@mail.org.net', 'fine'],
    ['mira@clinic.com.co', 'fine'],
    ['mira@yahoo.co', 'suggest'],
    ['mira@sbcglobal.com', 'suggest'],
    ['mira@example,com', 'suggest'],
    ['mira at example.com', 'notAnAddress'],
    ['', 'notAnAddress'],
    ['mi\u00a0ra@example.com', 'notAnAddress'],
    ['mira@example.com.', 'cleaned'],
    ['Mira <mira@gmial.com>', 'suggest'],
    ['"none@example.com"', 'placeholder'],
  ])('%s: %s', (typed, kind) => {
    expect(judgeAddress(typed, null).kind).toBe(kind);
  });

  test.each([
    'mira@gmx.net',
    'mira@example.edu',
    'nora@example.com',
    'noah.test@example.org',
    'unknown.artist@example.com',
    'a@example.com',
    "o'quill+portal@example.com",
    'mira@protonmail.ch',
    'мира@пример.рф',
  ])('%s is fine', (typed) => {
    expect(judgeAddress(typed, null)).toEqual({ kind: 'fine' });
  });

  test('letters that a PDF drew as one, or that another keyboard makes wide, are put right in the suggestion', () => {
    expect(judgeAddress('\ufb01ona@example.com', null)).toEqual({ kind: 'suggest', to: 'fiona@example.com' });
    expect(judgeAddress('ni\ufb03n@example.com', null)).toEqual({
      kind: 'suggest',
      to: 'niffin@example.com',
    });
    expect(judgeAddress('mona@gmai\uff4c.com', null)).toEqual({ kind: 'suggest', to: 'mona@gmail.com' });
    expect(doubtAbout('\ufb01ona@example.com', null)).toEqual({ kind: 'suggest', ends: null });
    // An accent as a sign of its own is the same letter to every mail server.
    for (const text of ['zoe\u0308@example.com', 'zo\u00eb@b\u00fccher.example'])
      expect(judgeAddress(text, null)).toEqual({ kind: 'fine' });
  });

  test('a letter that only looks right is put right in the suggestion', () => {
    expect(judgeAddress('m\u0456ra@example.com', null)).toEqual({ kind: 'suggest', to: 'mira@example.com' });
    expect(judgeAddress('mira@\u0435xample.com', null)).toEqual({ kind: 'suggest', to: 'mira@example.com' });
  });

  test('a domain is the practice’s own only where the practice has one', () => {
    expect(judgeAddress('desk@hillside.example', 'hillside.example').kind).toBe('practice');
    expect(judgeAddress('desk@hillside.example', null).kind).toBe('fine');
    expect(judgeAddress('desk@uphillside.example', 'hillside.example').kind).toBe('fine');
  });

  test('what is suggested or cleaned is itself fine', () => {
    for (const [typed] of [...GOOD, ...BAD]) {
      const verdict = judgeAddress(typed, PRACTICE_DOMAIN);
      if ('to' in verdict) expect(judgeAddress(verdict.to, PRACTICE_DOMAIN), typed).toEqual({ kind: 'fine' });
    }
  });

  test('never throws', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 60 }),
        (text) => void judgeAddress(text, 'hillside.example'),
      ),
    );
  });
});

describe('what a view carries of a doubt', () => {
  test('it names both ends of the address and nothing before the @', () => {
    expect(doubtAbout('mira.quill@gmial.com', null)).toEqual({
      kind: 'suggest',
      ends: { typed: 'gmial.com', meant: 'gmail.com' },
    });
    expect(doubtAbout('m\u0456ra@example.com', null)).toEqual({ kind: 'suggest', ends: null });
    expect(doubtAbout('mira@example.com', null)).toBeNull();
    for (const [typed] of BAD) {
      const [local = ''] = typed.split('@');
      if (local.trim().length > 5)
        expect(JSON.stringify(doubtAbout(typed, null))).not.toContain(local.trim());
    }
  });
});

test('a domain is judged the same at every look, whatever else was asked meanwhile', () => {
  const told = () =>
    ['ada@gmial.com', 'ada@gmail.com', 'ada@example.com'].map((typed) => judgeAddress(typed, null).kind);
  const first = told();
  expect(first).toEqual(['suggest', 'fine', 'fine']);
  expect(told()).toEqual(first);
  for (let other = 0; other < 600; other += 1) judgeAddress(`ada@practice${other}.example.org`, null);
  expect(told()).toEqual(first);
});

test('a known mailbox provider is meant as it is, and is no practice’s own', () => {
  for (const domain of ['gmail.com', 'comcast.net', 'pm.me', 'yahoo.co.in']) {
    expect(isMailProvider(domain)).toBe(true);
    expect(meantDomain(domain)).toBeNull();
  }
  expect(isMailProvider('hillside.example')).toBe(false);
});

test.each([
  ['smith', 'smith.com', false],
  ['email', 'hillside.example', false],
  ['email', 'gmail.com', true],
  ['q', 'q.com', true],
  ['nona', 'none-such.example', false],
  ['dontknow', 'hillside.example', true],
])('%s at %s stands for no address: %s', (local, domain, stands) => {
  expect(isPlaceholder(local, domain)).toBe(stands);
});
