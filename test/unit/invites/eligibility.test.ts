import { describe, expect, test } from 'vitest';
import {
  type EligibilityWarning,
  judgeEligibility,
  type Requirement,
} from '../../../lib/invites/eligibility.ts';
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
    [{ email: 'noemail@example.com' }, 'suspiciousAddress'],
    [{ email: 'mira@gmail.co' }, 'suspiciousAddress'],
    [{ email: 'mira@example.com\u200b' }, 'suspiciousAddress'],
    [{ sharesResponsibleParty: true }, 'responsiblePartyAddress'],
    [{ cellPhone: 'none', homePhone: '(212) 555-0100' }, 'noCellPhone'],
    [{ cellPhone: '555-0143' }, 'doubtfulPhone'],
    [{ cellPhone: '(010) 555-0143', homePhone: '(212) 555-0100' }, 'doubtfulPhone'],
  ] as const)('%j warns %s', (change, warning) => {
    const judged = judgeEligibility({ ...complete, ...change }, TODAY, 0);
    expect(judged.warnings).toEqual([warning]);
    expect(judged.verdict).toBe('eligible');
  });

  test('a doubtful address says what is doubtful about it, without the part before the @', () => {
    const doubtOf = (email: string) =>
      judgeEligibility({ ...complete, email }, TODAY, 0, 'hillside.example').addressDoubt;
    expect(doubtOf('mira@gmial.com')).toEqual({
      kind: 'suggest',
      ends: { typed: 'gmial.com', meant: 'gmail.com' },
    });
    expect(doubtOf('mira@hillside.example')).toEqual({ kind: 'practice' });
    expect(doubtOf('mira@example.com')).toBeUndefined();
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

  test.each<[number, EligibilityWarning[]]>([
    [16, []],
    [17, ['minor', 'adultSoon']],
    [18, ['minor']],
    [21, ['minor']],
  ])('where minors are under %i, born 2009-03-20 has on 2026-03-10 %j', (minorsUnder, warnings) => {
    const judged = judgeEligibility({ ...complete, birthDate: '2009-03-20' }, TODAY, 0, null, minorsUnder);
    expect(judged.warnings).toEqual(warnings);
    expect(judged.minorsUnder).toBe(warnings.length > 0 ? minorsUnder : undefined);
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

describe('what is typed where there is nothing is nothing', () => {
  const bare = recordWith('onFile', 'missing', 'onFile', 'missing');
  const lineOf = (record: PatientRecord, requirement: Requirement) =>
    judgeEligibility(record, TODAY, 0).lines.find((line) => line.requirement === requirement);

  test.each(['none', 'N/A', '000-000-0000', '(999) 999-9999', '555-555-5555', '0'])(
    'the phone %s is not on file',
    (cellPhone) => {
      const judged = judgeEligibility({ ...bare, cellPhone }, TODAY, 0);
      expect(judged).toMatchObject({ verdict: 'notEligible', toFix: ['phone'] });
      expect(judged.warnings).toContain('noCellPhone');
      expect(lineOf({ ...bare, cellPhone }, 'phone')).toMatchObject({ state: 'missing', shown: '' });
    },
  );

  test('a phone that is none leaves it open where another was not mentioned', () => {
    const record = { ...bare, cellPhone: 'none', officePhone: undefined };
    expect(judgeEligibility(record, TODAY, 0).verdict).toBe('unknown');
  });

  test.each([
    'mona at example',
    'none',
    'N/A',
    'mona@',
    '@example.com',
    'mona @example.com',
    'a@b@example.com',
  ])('the email %s is no address', (email) => {
    expect(judgeEligibility({ ...complete, email }, TODAY, 0)).toMatchObject({
      verdict: 'notEligible',
      toFix: ['email'],
    });
    expect(lineOf({ ...complete, email }, 'email')).toMatchObject({ state: 'unusable', shown: '' });
  });

  test('a birth date that is no day is said, and not missing', () => {
    const record: PatientRecord = {
      ...recordWith('onFile', 'missing', 'missing', 'onFile'),
      noBirthDate: 'unreadable',
    };
    expect(judgeEligibility(record, TODAY, 0)).toMatchObject({
      verdict: 'notEligible',
      toFix: ['birthDate'],
    });
    expect(lineOf(record, 'birthDate')).toMatchObject({ state: 'unusable', shown: '' });
  });

  test('a birth date to come is no birth date', () => {
    const record = { ...recordWith('onFile', 'missing', 'onFile', 'onFile'), birthDate: '2062-02-11' };
    expect(judgeEligibility(record, TODAY, 0)).toMatchObject({
      ...{ verdict: 'notEligible', toFix: ['birthDate'], warnings: ['minor'] },
    });
    expect(lineOf(record, 'birthDate')).toMatchObject({ state: 'unusable', shown: '2062-02-11' });
    const bornToday = { ...record, birthDate: TODAY };
    expect(judgeEligibility(bornToday, TODAY, 0)).toMatchObject({ verdict: 'eligible' });
  });

  test('a birth date that was not mentioned leaves it open', () => {
    const record: PatientRecord = {
      ...recordWith('onFile', 'missing', 'missing', 'onFile'),
      noBirthDate: 'notSaid',
    };
    expect(judgeEligibility(record, TODAY, 0)).toMatchObject({ verdict: 'unknown', toFix: [] });
  });

  test('a certain number is shown before a doubtful one', () => {
    const record = { ...complete, cellPhone: '555-0143', homePhone: '(212) 555-0199' };
    expect(lineOf(record, 'phone')?.shown).toBe('(•••) •••-0199');
  });
});
