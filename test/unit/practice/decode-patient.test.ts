import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeList, decodePatient } from '../../../lib/practice/decode-patient.ts';
import {
  decodeAppointment,
  decodeDoctor,
  decodeTokens,
  decodeUser,
} from '../../../lib/practice/decode-practice.ts';

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

test.each<[unknown, string]>([
  ['000-12-3456', 'onFile'],
  ['XXX-XX-3456', 'onFile'],
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
  ['', 'notSaid'],
  [null, 'notSaid'],
])('status %s is %s', (patient_status, expected) => {
  expect(decodePatient({ id: 1, patient_status })?.chartState).toBe(expected);
});

test.each(['02/11/1980', '1980', '<b>1980-02-11</b>', '', null])('birth date %s is none', (date_of_birth) => {
  expect(decodePatient({ id: 1, date_of_birth })?.birthDate).toBeNull();
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
    expect(decodeAppointment(body)).toBeNull();
    expect(decodeTokens(body)).toBeNull();
  }
  expect(decodeAppointment({ id: '12', patient: null })).toEqual({ patientId: null });
  expect(decodeAppointment({ id: 12, patient: 4224 })).toEqual({ patientId: 4224 });
  expect(decodeUser({ permissions: { create_and_update_patients: false } })?.mayInvite).toBe('no');
  expect(decodeUser({ permissions: { create_and_update_patients: 'True' } })?.mayInvite).toBe('yes');
  expect(decodeUser({})?.mayInvite).toBe('notSaid');
  expect(decodeDoctor({ id: 7, timezone: '' })?.zone).toBeNull();
  expect(decodeTokens({ access_token: '', refresh_token: 'r', expires_in: 1 })).toBeNull();
});

test('a patient of whom nothing but the id is said', () => {
  expect(decodePatient({ id: 1 })).toEqual({
    ...{ id: 1, chartId: null, firstName: '', middleName: '', lastName: '', nickName: '', suffix: '' },
    ...{ birthDate: null, email: undefined, cellPhone: undefined, homePhone: undefined },
    ...{ officePhone: undefined, socialSecurityNumber: 'notSaid', chartState: 'notSaid' },
  });
});
