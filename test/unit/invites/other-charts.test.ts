import { expect, test } from 'vitest';
import { ageOn } from '../../../lib/invites/age.ts';
import type { EligibilityWarning } from '../../../lib/invites/eligibility.ts';
import { mayBeOnOtherCharts, otherCharts } from '../../../lib/invites/other-charts.ts';
import { mira } from '../desk/fake-services.ts';

const TODAY = '2026-05-12';

test.each<[string, string, number | null]>([
  ['1992-05-12', TODAY, 34],
  ['1992-05-13', TODAY, 33],
  ['2026-05-12', TODAY, 0],
  ['2026-05-13', TODAY, null],
  ['2008-02-29', '2026-02-28', 17],
  ['2008-02-29', '2026-03-01', 18],
])('born %s is on %s so old: %j', (birthDate, day, age) => {
  expect(ageOn(birthDate, day)).toBe(age);
});

test('other charts with the very address are told by initials and age, and nobody else is', () => {
  const other = { ...mira, id: 5000, firstName: 'Anselm', lastName: 'Brook', birthDate: '1992-01-30' };
  const found = [
    mira,
    other,
    { ...other, id: 5001, firstName: 'émile', lastName: ' ', birthDate: null, email: ' MIRA@Example.com' },
    { ...other, id: 5002, firstName: '', lastName: '' },
    // A search may take less than the whole address for a match.
    { ...other, id: 5003, email: 'mira@example.com.au' },
    { ...other, id: 5004, email: 'almira@example.com' },
    { ...other, id: 5005, email: null },
    { ...other, id: 5006, email: 'm***@example.com' },
  ];
  expect(otherCharts(found, mira, TODAY)).toEqual([
    { initials: 'A. B.', age: 34 },
    { initials: 'É.', age: null },
    { initials: '', age: 34 },
  ]);
  expect(otherCharts(found, { ...mira, email: null }, TODAY)).toEqual([]);
  expect(otherCharts(found, { ...mira, email: 'm***@example.com' }, TODAY)).toEqual([]);
});

test.each<[EligibilityWarning[], boolean]>([
  [[], false],
  [['noCellPhone', 'doubtfulPhone', 'inactiveChart', 'deceased', 'adultSoon'], false],
  [['minor'], true],
  [['responsiblePartyAddress'], true],
  [['sharedAddress'], true],
  [['noCellPhone', 'suspiciousAddress'], true],
])('with the warnings %j there is a reason to ask: %s', (warnings, isReason) => {
  expect(mayBeOnOtherCharts(warnings)).toBe(isReason);
});
