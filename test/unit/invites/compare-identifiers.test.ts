import { describe, expect, test } from 'vitest';
import {
  compareIdentifiers,
  hasIdentifiers,
  identifiersOf,
  isSameIdentifier,
  type SeenValues,
  type TypedValues,
} from '../../../lib/invites/compare-identifiers.ts';
import type { PatientRecord } from '../../../lib/invites/patient.ts';
import type { SavedField } from '../../../lib/invites/save.ts';
import { mira } from '../desk/fake-services.ts';

const day = '1980-02-11';

describe('a record that was just read', () => {
  test.each<[string, Partial<PatientRecord>, TypedValues, SeenValues, SavedField[], SavedField[]]>([
    [
      'is as it was seen',
      { email: 'a@example.com' },
      { email: 'b@example.com' },
      { email: 'a@example.com' },
      [],
      ['email'],
    ],
    ['was empty and still is', { email: null }, { email: 'b@example.com' }, { email: null }, [], ['email']],
    [
      'was changed to something else',
      { email: 'c@example.com' },
      { email: 'b@example.com' },
      { email: 'a@example.com' },
      ['email'],
      [],
    ],
    [
      'was filled in by somebody',
      { email: 'c@example.com' },
      { email: 'b@example.com' },
      { email: null },
      ['email'],
      [],
    ],
    [
      'was emptied by somebody',
      { email: null },
      { email: 'b@example.com' },
      { email: 'a@example.com' },
      ['email'],
      [],
    ],
    [
      'has what was typed',
      { email: 'B@Example.com' },
      { email: 'b@example.com' },
      { email: 'a@example.com' },
      [],
      [],
    ],
    ['does not say, and did not', { email: undefined }, { email: 'b@example.com' }, {}, [], ['email']],
    [
      'does not say any more',
      { email: undefined },
      { email: 'b@example.com' },
      { email: null },
      ['email'],
      [],
    ],
    [
      'writes the phone in another way',
      { cellPhone: '+1 410 555 0143' },
      { cellPhone: '410-555-0199' },
      { cellPhone: '(410) 555-0143' },
      [],
      ['cellPhone'],
    ],
    [
      'has another extension',
      { cellPhone: '4105550143 x2' },
      { cellPhone: '410-555-0199' },
      { cellPhone: '4105550143 x3' },
      ['cellPhone'],
      [],
    ],
    ['has no birth date', { birthDate: null }, { birthDate: day }, { birthDate: null }, [], ['birthDate']],
    [
      'has another birth date by now',
      { birthDate: '1980-11-02' },
      { birthDate: day },
      { birthDate: null },
      ['birthDate'],
      [],
    ],
    [
      'has the birth date that was seen, which nobody changes',
      { birthDate: '1980-11-02' },
      { birthDate: day },
      { birthDate: '1980-11-02' },
      ['birthDate'],
      [],
    ],
    [
      'has a birth date that is no day',
      { birthDate: null, noBirthDate: 'unreadable' },
      { birthDate: day },
      { birthDate: null },
      ['birthDate'],
      [],
    ],
    [
      'was changed in one of two fields',
      { email: 'c@example.com', cellPhone: null },
      { email: 'b@example.com', cellPhone: '4105550199' },
      { email: 'a@example.com', cellPhone: null },
      ['email'],
      ['cellPhone'],
    ],
  ])('%s', (_, record, typed, seen, changed, toWrite) => {
    expect(compareIdentifiers({ ...mira, ...record }, typed, seen)).toEqual({ changed, toWrite });
  });
});

test.each<[SavedField, string | null, string | null, boolean]>([
  ['email', 'a@example.com', ' A@Example.com ', true],
  ['email', 'a@example.com', 'b@example.com', false],
  ['email', 'a.b@example.com', 'ab@example.com', false],
  ['email', null, null, true],
  ['email', '', null, false],
  ['cellPhone', '4105550143', '(410) 555-0143', true],
  ['cellPhone', '1-410-555-0143', '+1 410 555 0143', true],
  ['cellPhone', '4105550143', '(410) 555-0144', false],
  ['cellPhone', '410-555-0143 x2', '(410) 555-0143 ext. 2', true],
  ['cellPhone', '410-555-0143 x2', '(410) 555-0143 ext. 3', false],
  ['cellPhone', '410-555-0143 x2', '(410) 555-0143', false],
  ['cellPhone', '410-555-0143 cell', '(410) 555-0143', false],
  ['cellPhone', '410-555-0143 cell', '(410) 555-0143 CELL', true],
  ['cellPhone', 'none', 'none ', true],
  ['cellPhone', 'none', 'home', false],
  ['birthDate', '1980-02-11', '1980-02-11', true],
  ['birthDate', '1980-02-11', '1980-11-02', false],
])('%s %j and %j are the same: %j', (field, a, b, isSame) => {
  expect(isSameIdentifier(field, a, b)).toBe(isSame);
  expect(isSameIdentifier(field, b, a)).toBe(isSame);
});

test('a record has what was typed, or lacks a part of it', () => {
  const typed = { email: 'MIRA@example.com', cellPhone: '212.555.0143' };
  expect(hasIdentifiers(mira, typed)).toBe(true);
  expect(hasIdentifiers(mira, { ...typed, cellPhone: '212.555.0144' })).toBe(false);
  expect(hasIdentifiers({ ...mira, email: undefined }, typed)).toBe(false);
});

test('a record shows three fields, and no day that it cannot say', () => {
  expect(identifiersOf(mira)).toEqual({
    ...{ email: 'mira@example.com', cellPhone: '(212) 555-0143', birthDate: '1980-02-11' },
  });
  expect(identifiersOf({ ...mira, birthDate: null, noBirthDate: 'unreadable' }).birthDate).toBeUndefined();
  expect(identifiersOf({ ...mira, birthDate: null }).birthDate).toBeNull();
});
