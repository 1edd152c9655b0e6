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

test('where the relative’s heading was taken for a field’s second line, the next block is the relative’s', () => {
  const lines = [
    line('08/10/1955\nGuarantor', 0, 'birthDate'),
    line('Olive Pruitt', 1, 'name'),
    line('01/02/1930', 1, 'birthDate'),
  ];
  expect(told(lines)).toEqual(['08/10/1955\nGuarantor']);
  expect(told(lines, { birthDate: { kind: 'absent' } })).toHaveLength(3);
});

test('a relative’s plain lines are left out, in one line with the word or below it', () => {
  const own = [line('Bo Pruitt'), line('03/03/2015')];
  for (const word of ['Guarantor', 'Emergency contacts', 'Family members', 'Mother:', 'Subscriber details'])
    expect(told([...own, line(word), line('Al Pruitt'), line('02/02/1980')])).toEqual([
      ...['Bo Pruitt', '03/03/2015', word],
    ]);
  for (const said of ['Guarantor: Al Pruitt, 02/02/1980', 'Guarantor Al Pruitt', 'Mother: Al Pruitt'])
    expect(told([...own, line(said)])).toEqual(['Bo Pruitt', '03/03/2015']);
});

test('what is no relative’s line stays', () => {
  const all = (...lines: HeaderLine[]) =>
    expect(told(lines, { birthDate: { kind: 'absent' } })).toEqual(lines.map(({ text }) => text));
  all(line('Familial tremor'), line('Al Pruitt'));
  all(line('Son Nguyen'), line('02/02/1980'));
  all(line('Guarantor'), line('Problems', 0, 'title'), line('Al Pruitt'));
  all(line('Guarantor'), line('02/02/1980', 0, 'birthDate'), line('Al Pruitt'));
  all(line('Guarantor'), line('Al Pruitt', 1));
});
