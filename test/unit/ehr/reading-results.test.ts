import { describe, expect, test } from 'vitest';
import type { PageReading, Reading } from '../../../lib/ehr/page/reading.ts';
import {
  absent,
  agreed,
  ambiguous,
  doubtAll,
  found,
  mismatch,
  nothingOn,
  single,
} from '../../../lib/ehr/page/reading-results.ts';

test.each<[string[], Reading<string>]>([
  [[], { kind: 'absent' }],
  [['Jenny'], { kind: 'found', value: 'Jenny' }],
  [['Jenny', 'Jenny'], { kind: 'found', value: 'Jenny' }],
  [['Jenny', 'Amy'], { kind: 'ambiguous', reason: 'twoValues' }],
])('a field that was seen with %j is %o', (values, reading) => {
  expect(single(values)).toEqual(reading);
});

describe('two ways to one field', () => {
  const unread = ambiguous('unreadable');
  const differ = mismatch('idsDiffer');
  const alike = (a: string, b: string) => a.toLowerCase() === b.toLowerCase();

  test.each<[Reading<string>, Reading<string>, Reading<string>]>([
    [absent, absent, { kind: 'absent' }],
    [found('a'), absent, { kind: 'found', value: 'a' }],
    [absent, found('b'), { kind: 'found', value: 'b' }],
    [found('a'), found('A'), { kind: 'found', value: 'a' }],
    [found('a'), found('b'), { kind: 'mismatch', reason: 'headerAndFormDiffer' }],
    [unread, found('b'), { kind: 'ambiguous', reason: 'unreadable' }],
    [found('a'), unread, { kind: 'ambiguous', reason: 'unreadable' }],
    [unread, absent, { kind: 'ambiguous', reason: 'unreadable' }],
    [absent, differ, { kind: 'mismatch', reason: 'idsDiffer' }],
    [differ, unread, { kind: 'mismatch', reason: 'idsDiffer' }],
  ])('%o and %o make %o', (a, b, both) => {
    expect(agreed(a, b, alike, 'headerAndFormDiffer')).toEqual(both);
  });
});

describe('the doubt of one field', () => {
  const page = { kind: 'chart', patientId: 4224 } as const;
  const whole: PageReading = {
    ...{ page, subject: 'chart', name: found({ text: 'Jenny Harris', parts: null }) },
    ...{ birthDate: found('1980-02-11'), chartId: found('HAJE000001'), linkedPatientId: found(4224) },
    ...{ linkedAppointmentId: found('5001'), header: found('enabled'), accessHeading: found('enabled') },
    history: found([]),
    ...{ lines: [], drawnHere: true },
  };
  const fields = ['name', 'birthDate', 'chartId', 'linkedPatientId'] as const;
  const others = ['linkedAppointmentId', 'header', 'accessHeading', 'history'] as const;

  test.each(fields)('that two patients were seen in %s is the doubt of every field', (field) => {
    for (const doubt of [ambiguous('twoValues'), mismatch('idsDiffer'), mismatch('headerAndFormDiffer')]) {
      const reading = doubtAll({ ...whole, [field]: doubt });
      for (const each of [...fields, ...others]) expect(reading[each], each).toEqual(doubt);
      expect(reading).toMatchObject({ page, subject: 'chart' });
    }
  });

  test.each(fields)('that %s is not there, or not readable, is its own', (field) => {
    for (const own of [absent, ambiguous('unreadable'), ambiguous('stillLoading')])
      expect(doubtAll({ ...whole, [field]: own })).toEqual({ ...whole, [field]: own });
  });

  test.each(others)('of %s is its own: it names nobody', (field) => {
    const doubted = { ...whole, [field]: ambiguous('twoValues') };
    expect(doubtAll(doubted)).toEqual(doubted);
  });

  test('leaves alone what was not found', () => {
    const reading = {
      ...whole,
      name: ambiguous('twoValues'),
      birthDate: absent,
      header: ambiguous('unreadable'),
    };
    expect(doubtAll(reading)).toMatchObject({
      ...{ name: ambiguous('twoValues'), birthDate: absent, header: ambiguous('unreadable') },
      chartId: ambiguous('twoValues'),
    });
  });

  test('of the name comes before that of the ids', () => {
    const reading = { ...whole, name: ambiguous('twoValues'), linkedPatientId: mismatch('idsDiffer') };
    expect(doubtAll(reading).chartId).toEqual(ambiguous('twoValues'));
  });
});

test('on a page about nobody nothing is found', () => {
  const page = { kind: 'calendar' } as const;
  const { page: kept, subject, lines, drawnHere, ...fields } = nothingOn(page);
  expect([kept, subject, lines, drawnHere]).toEqual([page, 'none', [], false]);
  expect(Object.keys(fields)).toHaveLength(8);
  for (const field of Object.values(fields)) expect(field).toEqual({ kind: 'absent' });
});
