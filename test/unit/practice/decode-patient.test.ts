import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeList, decodePatient, isRecordOfAnother } from '../../../lib/practice/decode-patient.ts';
import { decodeDoctor, decodeTokens, decodeUser } from '../../../lib/practice/decode-practice.ts';

const recorded = {
  id: 4224,
  chart_id: 'TEST000001',
  first_name: 'Mira',
  middle_name: null,
  last_name: ' Quillfeather ',
  nick_name: '',
  date_of_birth: '1980-02-11',
  email: '',
  cell_phone: '(212) 555-0143',
  home_phone: '',
  social_security_number: '000-12-3456',
  patient_status: 'A',
  doctor: 7,
  offices: [1],
};

test.each([
  ['mira@example.com', 'mira@example.com', true],
  [' Mira@Example.com ', 'mira@example.com', true],
  ['mira@example.com', 'parent@example.com', undefined],
  ['mira@example.com', '', undefined],
  ['', '', undefined],
  [null, null, undefined],
  ['mira@example.com', undefined, undefined],
])('the email %j beside the responsible party’s %j is shared: %s', (email, party, shares) => {
  const record = decodePatient({ ...recorded, email, responsible_party_email: party });
  expect(record?.sharesResponsibleParty).toBe(shares);
  expect(JSON.stringify(record)).not.toContain('parent@');
});

test('a recorded patient', () => {
  expect(decodePatient(recorded)).toEqual({
    id: 4224,
    chartId: 'TEST000001',
    firstName: 'Mira',
    middleName: '',
    lastName: 'Quillfeather',
    nickName: '',
    suffix: '',
    birthDate: '1980-02-11',
    email: null,
    cellPhone: '(212) 555-0143',
    homePhone: null,
    officePhone: undefined,
    socialSecurityNumber: 'onFile',
    chartState: 'active',
  });
});

test.each<[string | null | undefined, string | null | undefined]>([
  ['2019-01-02', '2019-01-02'],
  ['2019-01-02T00:00:00', '2019-01-02'],
  ['2019-02-30', null],
  ['soon', null],
  ['', null],
  [null, null],
  [undefined, undefined],
])('the day %s of a visit is %s', (said, day) => {
  const first = decodePatient({ ...recorded, date_of_first_appointment: said });
  const last = decodePatient({ ...recorded, date_of_last_appointment: said });
  expect([first?.firstVisit, first?.lastVisit]).toEqual([day, undefined]);
  expect([last?.firstVisit, last?.lastVisit]).toEqual([undefined, day]);
  expect(first && 'firstVisit' in first).toBe(day !== undefined);
});

test.each<[unknown, string]>([
  ['000-12-3456', 'onFile'],
  ['XXX-XX-3456', 'onFile'],
  ['XXX-XX-1111', 'onFile'],
  ['***-**-0000', 'onFile'],
  ['999-99-9999', 'notOnFile'],
  ['000-00-0000', 'notOnFile'],
  ['111111111', 'notOnFile'],
  ['123-45-6789', 'notOnFile'],
  ['078-05-1120', 'notOnFile'],
  ['987-65-4321', 'notOnFile'],
  ['12', 'notOnFile'],
  ['1 2', 'notOnFile'],
  ['3456', 'onFile'],
  ['none', 'notOnFile'],
  ['n/a', 'notOnFile'],
  ['--', 'notOnFile'],
  ['', 'notOnFile'],
  ['   ', 'notOnFile'],
  [null, 'notOnFile'],
  [undefined, 'notSaid'],
])('SSN %s is %s', (social_security_number, expected) => {
  expect(decodePatient({ id: 1, social_security_number })?.socialSecurityNumber).toBe(expected);
});

test.each([
  ['A', 'active'],
  ['I', 'inactive'],
  ['D', 'deceased'],
  ['Deceased', 'deceased'],
  [' inactive', 'inactive'],
  ['ACTIVE', 'active'],
  ['Archived', 'notSaid'],
  ['', 'notSaid'],
  [null, 'notSaid'],
])('status %s is %s', (patient_status, expected) => {
  expect(decodePatient({ id: 1, patient_status })?.chartState).toBe(expected);
});

test.each([
  '1980-02-11',
  '1980-02-11 ',
  '1980-02-11T00:00:00',
  '1980-02-11 00:00:00',
  '1980-02-11T00:00:00Z',
  '1980-02-11 00:00:00+00',
  '1980-02-11T00:00:00.000+00:00',
])('birth date %j is the day', (date_of_birth) => {
  expect(decodePatient({ id: 1, date_of_birth })).toMatchObject({ birthDate: '1980-02-11' });
  expect(decodePatient({ id: 1, date_of_birth })).not.toHaveProperty('noBirthDate');
});

test.each([
  '02/11/1980',
  '1980',
  '<b>1980-02-11</b>',
  '1980-02-30',
  '1981-02-29',
  '1980-13-01',
  '1980-00-10',
  '1980-02-11T05:00:00Z',
  '1980-02-11T00:00:00-05:00',
  '0001-01-01',
  'unknown',
])('birth date %s is said and cannot be read', (date_of_birth) => {
  expect(decodePatient({ id: 1, date_of_birth })).toMatchObject({
    birthDate: null,
    noBirthDate: 'unreadable',
  });
});

test.each(['', '  ', null])('birth date %j is none', (date_of_birth) => {
  const record = decodePatient({ id: 1, date_of_birth });
  expect(record?.birthDate).toBeNull();
  expect(record).not.toHaveProperty('noBirthDate');
});

test.each([4224.5, -4224, 0, 2 ** 53, Number.NaN])('an id of %s is none', (id) => {
  expect(decodePatient({ id })).toBeNull();
});

test.each<[object, boolean]>([
  [{ id: 4224 }, false],
  [{ id: 4224, pk: 4224, patient_id: '4224', url: 'https://app.drchrono.com/api/patients/4224' }, false],
  [{ id: 4224, doctor: 7, related: { patient: 4225 } }, false],
  [{ id: 4225 }, true],
  [{ id: 4224, pk: 4225 }, true],
  [{ id: 4224, patient_id: '4225' }, true],
  [{ id: 4224, patientId: 4225 }, true],
  [{ id: 4224, url: 'https://app.drchrono.com/api/patients/4225/' }, true],
])('the record %j is another patient’s: %s', (body, isOfAnother) => {
  expect(isRecordOfAnother(body, 4224)).toBe(isOfAnother);
});

test.each<[string, unknown]>([
  ['null', null],
  ['text', '<html></html>'],
  ['a list', [recorded]],
  ['no id', { first_name: 'Mira' }],
  ['an id in words', { ...recorded, id: '4224' }],
  ['an e-mail that is a number', { ...recorded, email: 7 }],
])('%s is no patient', (_, body) => {
  expect(decodePatient(body)).toBeNull();
});

describe('no digit of an SSN is ever decoded', () => {
  const digits = fc.stringMatching(/^\d{9}$/);
  const ways = fc.constantFrom<(ssn: string) => unknown>(
    (ssn) => ssn,
    (ssn) => `${ssn.slice(0, 3)}-${ssn.slice(3, 5)}-${ssn.slice(5)}`,
    (ssn) => Number(ssn),
    (ssn) => [ssn],
    (ssn) => ({ value: ssn }),
  );
  test('whatever its form', () => {
    fc.assert(
      fc.property(digits, ways, (ssn, write) => {
        const decoded = JSON.stringify(
          decodePatient({ id: 1, first_name: 'Mira', social_security_number: write(ssn) }),
        );
        expect(decoded.replace('"id":1', '')).not.toMatch(/\d/);
      }),
    );
  });
});

test('lists', () => {
  expect(decodeList([1, 2])).toEqual({ rows: [1, 2], next: null });
  expect(decodeList({ results: [1], next: 'x', previous: null })).toEqual({ rows: [1], next: 'x' });
  expect(decodeList({ data: [], next: null })).toEqual({ rows: [], next: null });
  for (const body of [null, 'text', 7, {}, { results: null }, { results: {} }, { results: [], next: 7 }])
    expect(decodeList(body)).toBeNull();
});

test('the others refuse what they do not know', () => {
  for (const body of [null, 'text', [], 7]) {
    expect(decodeUser(body)).toBeNull();
    expect(decodeDoctor(body)).toBeNull();
    expect(decodeTokens(body)).toBeNull();
  }
  expect(decodeUser({ permissions: { create_and_update_patients: false } })?.mayInvite).toBe('no');
  expect(decodeUser({ permissions: { create_and_update_patients: 'True' } })?.mayInvite).toBe('yes');
  expect(decodeUser({})?.mayInvite).toBe('notSaid');
  expect(decodeDoctor({ id: 7, timezone: '' })?.zone).toBeNull();
  expect(decodeTokens({ access_token: '', refresh_token: 'r', expires_in: 1 })).toBeNull();
});

test('a patient of whom nothing but the id is said', () => {
  expect(decodePatient({ id: 1 })).toEqual({
    ...{ id: 1, chartId: null, firstName: '', middleName: '', lastName: '', nickName: '', suffix: '' },
    ...{
      birthDate: null,
      noBirthDate: 'notSaid',
      email: undefined,
      cellPhone: undefined,
      homePhone: undefined,
    },
    ...{ officePhone: undefined, socialSecurityNumber: 'notSaid', chartState: 'notSaid' },
  });
});
