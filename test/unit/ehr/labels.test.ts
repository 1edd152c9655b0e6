import { expect, test } from 'vitest';
import { cutAtLabels, labelOf } from '../../../lib/ehr/page/labels.ts';

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
