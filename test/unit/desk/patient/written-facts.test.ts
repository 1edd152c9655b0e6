import { expect, test } from 'vitest';
import { holdsChartId, withoutFacts } from '../../../../lib/desk/patient/written-facts.ts';

const own = { birthDate: '1955-08-10', chartId: 'PROL000001' };

test.each([
  ['Olive Pruitt, 08/10/1955', 'Olive Pruitt'],
  ['Olive Pruitt Aug. 10, 1955', 'Olive Pruitt'],
  ['Olive Pruitt, PROL000001', 'Olive Pruitt,'],
  ['Olive Pruitt, 08/11/1955', 'Olive Pruitt, 08/11/1955'],
  ['Olive Pruitt, PROL000002', 'Olive Pruitt, PROL000002'],
])('of %s the record’s own facts are left out', (title, left) => {
  expect(withoutFacts(title, own).trim()).toBe(left);
});

test('a chart id that is short, or none, is nothing to look for', () => {
  expect(withoutFacts('Olive Pruitt', { birthDate: null, chartId: 'Olive' })).toBe('Olive Pruitt');
  expect(withoutFacts('Olive Pruitt', { birthDate: null, chartId: null })).toBe('Olive Pruitt');
  expect(holdsChartId('Chart 12345', '12345')).toBe(false);
  expect(holdsChartId('Chart prol000001', 'PROL000001')).toBe(true);
  expect(holdsChartId('Chart', null)).toBe(false);
});
