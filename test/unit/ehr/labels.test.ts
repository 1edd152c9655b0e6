import { expect, test } from 'vitest';
import { cutAtLabels, headerLabels, labelOf, mayBeName, windowLabels } from '../../../lib/ehr/page/labels.ts';

test.each([
  ['Date of Birth', 'birthDate'],
  ['DATE OF BIRTH:', 'birthDate'],
  ['Date of birth/ Approximate Age', 'birthDate'],
  ['D.O.B.', 'birthDate'],
  ['✓ Social Security Number', 'ssn'],
  ['Chart ID *', 'chartId'],
  ['Patient', 'patient'],
  ['Scheduled:', 'scheduled'],
  ['Enabled by ⓘ', 'enabledBy'],
  ['onpatient Access', 'onpatient'],
])('%s', (text, name) => expect(labelOf(text)).toBe(name));

test.each([
  'Tim Patient',
  'Subscriber date of birth',
  'Patients',
  'Schedule',
  '',
  ':',
  'Missing Patient Address',
])('no label: %s', (text) => expect(labelOf(text)).toBeNull());

test('a line of fields is cut at its labels, separators and chart ids', () => {
  expect(cutAtLabels('Jenny Harris | DOB: 02/11/1980 Sex: F | Chart ID: HAJE000001')).toEqual([
    ...['Jenny Harris', 'DOB:', '02/11/1980', 'Sex:', 'F', 'Chart ID:', 'HAJE000001'],
  ]);
  expect(cutAtLabels('Jenny Harris (HAJE000001)')).toEqual(['Jenny Harris (', 'HAJE000001']);
  expect(cutAtLabels('Tim Patient - 06/05/2023')).toEqual(['Tim Patient - 06/05/2023']);
  expect(cutAtLabels('By: James Smith On: May 17, 2022, 3:04 p.m.')).toHaveLength(1);
});

test.each<[string, string[]]>([
  ['DOB (age): 02/11/1980', ['DOB (age):', '02/11/1980']],
  ['Date of birth / age: 02/11/1980', ['Date of birth / age:', '02/11/1980']],
  ['Jenny, DOB : 02/11/1980', ['Jenny,', 'DOB :', '02/11/1980']],
  ['a • b · c │ d', ['a', 'b', 'c', 'd']],
  ['| a |', ['a']],
  ['XHAJE000001', ['XHAJE000001']],
  ['HAJE0000012', ['HAJE0000012']],
  ['HAJE000001, POAM000002', ['HAJE000001', 'POAM000002']],
  [`DOB: ${'x'.repeat(395)}`, ['DOB:', 'x'.repeat(395)]],
  [`DOB: ${'x'.repeat(396)}`, [`DOB: ${'x'.repeat(396)}`]],
])('%s is cut into %j', (text, parts) => expect(cutAtLabels(text)).toEqual(parts));

test('a label is short', () => {
  expect(labelOf(`DOB${' '.repeat(45)}`)).toBe('birthDate');
  expect(labelOf(`DOB${' '.repeat(46)}`)).toBeNull();
});

test.each([
  ['Patient', true],
  ['status', true],
  ['Patient:', false],
  ['Patient ', false],
  ['Date of birth', false],
])('%s may be a name: %s', (text, may) => expect(mayBeName(text)).toBe(may));

test('the labels of a window are its own, and of a header its own', () => {
  const ofWindow = [
    'office',
    'scheduled',
    'time',
    'duration',
    'provider',
    'reason',
    'exam',
    'status',
    'window',
  ];
  const ofHeader = [
    'birthDate',
    'chartId',
    'gender',
    'age',
    'phone',
    'email',
    'address',
    'onpatient',
    'other',
  ];
  expect([...windowLabels]).toEqual(ofWindow);
  expect([...headerLabels]).toEqual(ofHeader);
});
