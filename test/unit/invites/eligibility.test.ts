import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isSuspiciousAddress, judgeEligibility, type Requirement } from '../../../lib/invites/eligibility.ts';
import type { PatientRecord } from '../../../lib/invites/patient.ts';

const TODAY = '2026-03-10';

const complete: PatientRecord = {
  id: 4224,
  chartId: 'TEST000001',
  firstName: 'Mira',
  middleName: '',
  lastName: 'Quillfeather',
  nickName: '',
  suffix: '',
  birthDate: '1980-02-11',
  email: 'mira@example.com',
  cellPhone: '(212) 555-0143',
  homePhone: null,
  officePhone: null,
  socialSecurityNumber: 'onFile',
  chartState: 'active',
};

type Said = 'onFile' | 'missing' | 'notSaid';
const SAID: readonly Said[] = ['onFile', 'missing', 'notSaid'];

function recordWith(email: Said, ssn: Said, birthDate: 'onFile' | 'missing', phone: Said): PatientRecord {
  const value = (said: Said, filled: string) =>
    said === 'onFile' ? filled : said === 'missing' ? null : undefined;
  return {
    ...complete,
    email: value(email, 'mira@example.com'),
    socialSecurityNumber: ssn === 'onFile' ? 'onFile' : ssn === 'missing' ? 'notOnFile' : 'notSaid',
    birthDate: birthDate === 'onFile' ? '1980-02-11' : null,
    cellPhone: value(phone, '(212) 555-0143'),
    homePhone: phone === 'notSaid' ? undefined : null,
    officePhone: phone === 'notSaid' ? undefined : null,
  };
}

const cases = SAID.flatMap((email) =>
  SAID.flatMap((ssn) =>
    (['onFile', 'missing'] as const).flatMap((birthDate) =>
      SAID.map((phone) => ({ email, ssn, birthDate, phone })),
    ),
  ),
);

/** This is Kleene's three-valued logic, written apart from the product: no = 0, not said = 1, yes = 2. */
const truth: Record<Said, number> = { missing: 0, notSaid: 1, onFile: 2 };

test.each(cases)(
  'email $email, SSN $ssn, birth date $birthDate, phone $phone',
  ({ email, ssn, birthDate, phone }) => {
    const judged = judgeEligibility(recordWith(email, ssn, birthDate, phone), TODAY, 0);
    const expected = Math.min(truth[email], Math.max(truth[ssn], Math.min(truth[birthDate], truth[phone])));
    expect(judged.verdict).toBe(['notEligible', 'unknown', 'eligible'][expected]);
    expect(judged.lines.map(({ requirement, state }) => [requirement, state])).toEqual(
      expect.arrayContaining([
        ['email', email],
        ['ssn', ssn],
        ['birthDate', birthDate],
        ['phone', phone],
      ]),
    );
    if (judged.verdict === 'eligible') expect(judged.toFix).toEqual([]);
    if (judged.verdict === 'notEligible') expect(judged.toFix.length).toBeGreaterThan(0);
    expect(judged.toFix).not.toContain('ssn');
    for (const field of judged.toFix)
      expect(judged.lines.find((line) => line.requirement === field)?.state).toBe('missing');
  },
);

test.each(cases)(
  'filling in what is to fix never leaves a refusal: $email $ssn $birthDate $phone',
  (said) => {
    const { toFix } = judgeEligibility(
      recordWith(said.email, said.ssn, said.birthDate, said.phone),
      TODAY,
      0,
    );
    const fixed = (field: Requirement, before: Said): Said => (toFix.includes(field) ? 'onFile' : before);
    const after = recordWith(
      fixed('email', said.email),
      said.ssn,
      toFix.includes('birthDate') ? 'onFile' : said.birthDate,
      fixed('phone', said.phone),
    );
    expect(judgeEligibility(after, TODAY, 0).verdict).not.toBe('notEligible');
  },
);

test('any phone counts', () => {
  for (const phone of ['cellPhone', 'homePhone', 'officePhone'] as const) {
    const record: PatientRecord = {
      ...recordWith('onFile', 'missing', 'onFile', 'missing'),
      [phone]: '212-555-0199',
    };
    expect(judgeEligibility(record, TODAY, 0).verdict).toBe('eligible');
  }
});

test('one phone that was not mentioned leaves it open', () => {
  const record: PatientRecord = {
    ...recordWith('onFile', 'missing', 'onFile', 'missing'),
    officePhone: undefined,
  };
  expect(judgeEligibility(record, TODAY, 0).verdict).toBe('unknown');
});

test('lines show masked values and nothing of the SSN', () => {
  const { lines } = judgeEligibility(complete, TODAY, 0);
  const shown = Object.fromEntries(lines.map((line) => [line.requirement, line.shown]));
  expect(shown).toEqual({
    email: 'm•••@example.com',
    ssn: '',
    birthDate: '1980-02-11',
    phone: '(•••) •••-0143',
  });
});

describe('warnings never block', () => {
  test.each([
    [{ chartState: 'deceased' }, 'deceased'],
    [{ chartState: 'inactive' }, 'inactiveChart'],
    [{ birthDate: '2010-01-01' }, 'minor'],
    [{ cellPhone: null, homePhone: '2125550100' }, 'noCellPhone'],
    [{ email: 'none@example.com' }, 'suspiciousAddress'],
  ] as const)('%j warns %s', (change, warning) => {
    const judged = judgeEligibility({ ...complete, ...change }, TODAY, 0);
    expect(judged.warnings).toEqual([warning]);
    expect(judged.verdict).toBe('eligible');
  });

  test('a clean chart has none, an address used twice has one', () => {
    expect(judgeEligibility(complete, TODAY, 0).warnings).toEqual([]);
    expect(judgeEligibility(complete, TODAY, 1).warnings).toEqual(['sharedAddress']);
  });

  test.each([
    ['2008-03-10', false],
    ['2008-03-11', true],
    ['2008-03-09', false],
    ['2008-02-29', false],
    ['2030-01-01', true],
  ])('born %s is a minor on 2026-03-10: %s', (birthDate, minor) => {
    expect(judgeEligibility({ ...complete, birthDate }, TODAY, 0).warnings.includes('minor')).toBe(minor);
  });
});

describe('addresses worth a second look', () => {
  test.each([
    'none@example.com',
    'NA@example.com',
    'no-email@example.com',
    'xxx@example.com',
    'mira@gmial.com',
    'mira@gamil.com',
    'mira@yaho.com',
    'mira@hotmal.com',
    'mira@outlok.com',
    'mira@icluod.com',
    'mira@aoll.com',
    'mira@example.con',
    'mira@example.cmo',
    'mira@example',
    'mira@@example.com',
    'mira at example.com',
    'mira @example.com',
    'mira@example..com',
    '@example.com',
    'mira@',
    '',
  ])('%s', (email) => {
    expect(isSuspiciousAddress(email)).toBe(true);
  });

  test.each([
    'mira@gmail.com',
    'mira@yahoo.com',
    'mira@ymail.com',
    'mira@hotmail.com',
    'mira@outlook.com',
    'mira@icloud.com',
    'mira@aol.com',
    'mira@AOL.com',
    'mira@aim.com',
    'mira@mail.com',
    'mira@gmx.net',
    'mira@comcast.net',
    'mira@example.co.uk',
    'nora@example.com',
    'noah.test@example.org',
    'testa@example.org',
    'alex@example.com',
    'unknown.artist@example.com',
    'a@example.com',
    "o'quill+portal@example.com",
  ])('%s is plain', (email) => {
    expect(isSuspiciousAddress(email)).toBe(false);
  });

  test('never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => void isSuspiciousAddress(text)),
    );
  });
});

test('of several phones the cell is shown, then home, then office', () => {
  const shown = (change: Partial<PatientRecord>) =>
    judgeEligibility({ ...complete, ...change }, TODAY, 0).lines.find(
      ({ requirement }) => requirement === 'phone',
    )?.shown;
  const all = { cellPhone: '(212) 555-0101', homePhone: '(212) 555-0102', officePhone: '(212) 555-0103' };
  expect(shown(all)).toBe('(•••) •••-0101');
  expect(shown({ ...all, cellPhone: null })).toBe('(•••) •••-0102');
  expect(shown({ ...all, cellPhone: null, homePhone: undefined })).toBe('(•••) •••-0103');
});
