import { expect, test } from 'vitest';
import { asToldOfPatient } from '../../../../lib/desk/patient/lines-of-patient.ts';
import type { HeaderLine, PageReading } from '../../../../lib/ehr/page/reading.ts';
import { miraChart } from '../fake-services.ts';

const line = (text: string, block = 0, as: HeaderLine['as'] = 'plain'): HeaderLine => ({ text, block, as });
const told = (lines: HeaderLine[], change: Partial<PageReading> = {}) =>
  asToldOfPatient({ ...miraChart, ...change, lines }).lines.map(({ text }) => text);
const more = (...lines: HeaderLine[]) => told(lines).slice(lines.length);

test('first and last name behind labels of their own are one more line', () => {
  expect(more(line('First name'), line('Eva'), line('Last name:'), line('Pruitt'))).toEqual(['Eva Pruitt']);
  expect(more(line('Last name: Pruitt'), line('First name: Eva'))).toEqual(['Eva Pruitt']);
  const two = [
    line('First name: Eva'),
    line('Last name: Pruitt'),
    line('First name: Bo'),
    line('Last name: Reed'),
  ];
  expect(more(...two)).toEqual(['Eva Pruitt', 'Bo Reed']);
});

test('no such line comes of a part, of two blocks, or of a row of heads', () => {
  expect(more(line('First name: Eva'))).toEqual([]);
  expect(more(line('First name'), line('Last name'))).toEqual([]);
  expect(more(line('First name'), line('Eva', 1), line('Last name: Pruitt'))).toEqual([]);
  expect(more(line('First name: Eva'), line('Last name: Pruitt', 1))).toEqual([]);
});

test('what a relative’s block labels is left out where the page’s own facts were read', () => {
  const lines = [
    line('DOB', 0),
    line('08/10/1955', 0, 'birthDate'),
    line('Guarantor', 1),
    line('01/02/1930', 1, 'birthDate'),
  ];
  expect(told(lines)).toEqual(['DOB', '08/10/1955', 'Guarantor']);
  expect(told(lines, { birthDate: { kind: 'absent' } })).toHaveLength(4);
  expect(told(lines, { name: { kind: 'ambiguous', reason: 'unreadable' } })).toHaveLength(4);
});
