import fc from 'fast-check';
import { expect, test } from 'vitest';
import { equalNames, nameAndDate, nameOf, sameName } from '../../../lib/ehr/page/read-name.ts';

test.each([
  ...[
    'Jenny (Jen) Harris',
    'Tim Patient',
    "Siobhán O'Brien-Núñez",
    'Glenn Close',
    'Sammy Davis, Jr.',
    'John Smith 3rd',
  ],
  ...[
    'Seán "Spike" O’Brien',
    '王小明',
    '김철수',
    'ליאורה כהן',
    'Мария Иванова',
    'Ana de la Cruz',
    'No Min-woo',
  ],
])('a name: %s', (text) => expect(nameOf(text)).toBe(text));

test.each([
  ...[
    '',
    'Prince',
    'Key Demographics',
    'Missing Patient Address',
    'View Clinical Note',
    'Recent Patients',
    'Loading patient…',
  ],
  ...[
    'Dr. James Smith',
    'HAJE000001',
    '12 Main Street',
    'Office: Office 1',
    'James Smith 02/11/1980',
    'a@example.com',
    '-----',
  ],
])('no name: %s', (text) => expect(nameOf(text)).toBeNull());

test('marks around a name are left off', () => {
  expect(nameOf('Jenny (Jen) Harris (')).toBe('Jenny (Jen) Harris');
  expect(nameOf(' - Jenny Harris,')).toBe('Jenny Harris');
});

test('the patient field of the appointment window', () => {
  expect(nameAndDate('Tim Patient - 06/05/2023')).toEqual({
    name: 'Tim Patient',
    birthDate: '2023-06-05',
    rest: '',
  });
  expect(nameAndDate('Ana Smith-Jones – 06/05/2003 New Patient')).toEqual({
    name: 'Ana Smith-Jones',
    birthDate: '2003-06-05',
    rest: 'New Patient',
  });
  for (const text of [
    'Tim Patient',
    'Tim Patient 06/05/2023',
    'Tim Patient - 02/30/2023',
    ' - 06/05/2023',
    'Tim-06/05/2023',
  ]) {
    expect(nameAndDate(text), text).toBeNull();
  }
});

test('two ways of writing one name', () => {
  expect(sameName('Jenny (Jen) Harris', 'jenny harris')).toBe(true);
  expect(sameName('Harris, Jenny', 'Jenny Harris')).toBe(true);
  expect(sameName('José Núñez', 'Jose Nunez')).toBe(true);
  expect(sameName('Jenny Harris', 'Amy Harris')).toBe(false);
  expect(sameName('', 'Amy Harris')).toBe(false);
  expect(equalNames('John Smith', 'John Smith Jr')).toBe(false);
});

test('no text makes it throw, and a name found is a part of the text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
      const name = nameOf(text);
      if (name !== null) expect(text).toContain(name);
      nameAndDate(text);
      expect(equalNames(text, text)).toBe(true);
    }),
  );
});
