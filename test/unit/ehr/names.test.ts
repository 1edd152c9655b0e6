import fc from 'fast-check';
import { expect, test } from 'vitest';
import { equalNames, isBesideName, nameAndDate, nameOf, sameName } from '../../../lib/ehr/page/read-name.ts';

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

test.each(['Female', 'male', '(M)', '[x]', 'Unknown', 'inactive.', 'New Patient', 'Copy name', 'deceased,'])(
  '%s stands beside a name and is none of it',
  (text) => expect(isBesideName(text)).toBe(true),
);

test.each(['Jenny', 'Femaleness', 'Max', '', 'New York'])('%s does not', (text) =>
  expect(isBesideName(text)).toBe(false),
);

test('a name has twenty words at most, and two hundred signs', () => {
  const words = (count: number) => Array.from({ length: count }, () => 'Ana').join(' ');
  expect(nameOf(words(20))).not.toBeNull();
  expect(nameOf(words(21))).toBeNull();
  expect(nameOf(`Ana ${'b'.repeat(196)}`)).not.toBeNull();
  expect(nameOf(`Ana ${'b'.repeat(197)}`)).toBeNull();
});

test('a name of one word where a label says that it is a name, of one sign never', () => {
  expect(nameOf('Cher')).toBeNull();
  expect(nameOf('Cher', 1)).toBe('Cher');
  expect(nameOf('C', 1)).toBeNull();
  expect(nameOf('Ed', 1)).toBe('Ed');
  expect(nameAndDate('Cher - 06/05/2003')).toBeNull();
  expect(nameAndDate('Cher - 06/05/2003', 1)).toEqual({ name: 'Cher', birthDate: '2003-06-05', rest: '' });
});

test('of two names the shorter one decides, whichever comes first', () => {
  expect(sameName('Jenny Harris', 'Jenny Ann Harris')).toBe(true);
  expect(sameName('Jenny Ann Harris', 'Jenny Harris')).toBe(true);
  expect(sameName('Amy Ann Harris', 'Jenny Harris')).toBe(false);
  expect(sameName('Jenny Harris', '')).toBe(false);
  expect(equalNames('Jenny (Jen) Harris', 'Jenny Jen Harris')).toBe(true);
  expect(equalNames('Jenny Harris', 'Harris Jenny')).toBe(false);
});
