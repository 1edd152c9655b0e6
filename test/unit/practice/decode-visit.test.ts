import { describe, expect, test } from 'vitest';
import { decodeAppointment, decodeOffice, decodeVisits } from '../../../lib/practice/decode-visit.ts';

const ROW = {
  ...{ id: '76300001', patient: 4224, doctor: 330_101, office: 88_201, status: '' },
  ...{ scheduled_time: '2026-05-20T09:00:00', appt_is_break: false, deleted_flag: false },
};
const VISIT = {
  ...{ id: '76300001', patientId: 4224, providerId: 330_101, officeId: 88_201 },
  ...{ starts: '2026-05-20T09:00', presence: 'expected' },
};

test('an appointment is a visit, with what the rest of the product needs and no more', () => {
  const row = { ...ROW, reason: 'Evaluation', notes: 'Invented', vitals: {} };
  expect(decodeAppointment(row)).toEqual({
    ...{ id: '76300001', patientId: 4224, visit: VISIT, before: null },
  });
  expect(decodeAppointment({ ...row, id: 76_300_001 })?.visit).toEqual(VISIT);
  expect(decodeAppointment({ ...row, id: '76300901_20260301' })?.id).toBe('76300901_20260301');
});

test.each<[string, object]>([
  ['has no patient', { patient: null }],
  ['names no patient', { patient: undefined }],
  ['is a break', { patient: null, appt_is_break: true }],
  ['is a break with a patient', { appt_is_break: true }],
  ['is a break in words', { appt_is_break: 'True' }],
])('an appointment that %s is no visit', (_, change) => {
  expect(decodeAppointment({ ...ROW, ...change })?.visit).toBe('none');
});

test('whose an appointment is stands without a time that can be read', () => {
  expect(decodeAppointment({ id: '5', patient: 4224 })).toMatchObject({
    ...{ patientId: 4224, visit: 'unreadable' },
  });
});

test.each<[unknown, string | null]>([
  ['2026-05-20T09:00:00', '2026-05-20T09:00'],
  ['2026-05-20T09:00', '2026-05-20T09:00'],
  ['2026-05-20 09:00:00', '2026-05-20T09:00'],
  [' 2026-05-20T23:59:59.123456 ', '2026-05-20T23:59'],
  ['2026-05-20T00:00:00', '2026-05-20T00:00'],
  // Seen by a client, or what others write: no guess is made.
  ['2026-05-20', null],
  ['2026-05-20T09:00:00Z', null],
  ['2026-05-20T09:00:00-04:00', null],
  ['2026-02-30T09:00:00', null],
  ['2026-05-20T24:00:00', null],
  ['2026-05-20T09:60:00', null],
  ['2026-05-20T9:00:00', null],
  ['05/20/2026 09:00AM', null],
  ['', null],
  ['junk', null],
  [null, null],
  [1_779_281_200, null],
  [undefined, null],
])('a start %j is %s', (scheduled_time, starts) => {
  const visit = decodeAppointment({ ...ROW, scheduled_time })?.visit;
  expect(typeof visit === 'object' ? visit.starts : visit).toBe(starts ?? 'unreadable');
});

test.each<[object, string]>([
  [{ status: 'Checked In' }, 'arrived'],
  [{ status: 'No Show' }, 'gone'],
  [{ status: 'Arrived', deleted_flag: true }, 'gone'],
  [{ status: 'Arrived', deleted_flag: 'false' }, 'arrived'],
  [{ status: 'Running late' }, 'expected'],
  [{ status: null }, 'expected'],
  [{ status: 7 }, 'expected'],
  [{ status: undefined }, 'expected'],
])('with %j it is %s', (change, presence) => {
  expect(decodeAppointment({ ...ROW, ...change })?.visit).toMatchObject({ presence });
});

test('a provider or an office that cannot be read hides no patient', () => {
  for (const odd of [null, undefined, '88201', 0, -1, 1.5, {}])
    expect(decodeAppointment({ ...ROW, doctor: odd, office: odd })?.visit).toEqual({
      ...VISIT,
      ...{ providerId: null, officeId: null },
    });
});

test.each([
  null,
  'text',
  7,
  [],
  {},
  { ...ROW, id: undefined },
  { ...ROW, id: '' },
  { ...ROW, id: 1.5 },
  { ...ROW, patient: '4224' },
  { ...ROW, patient: 4224.5 },
  { ...ROW, patient: -4224 },
  { ...ROW, patient: 2 ** 53 },
  { ...ROW, patient: { id: 4224 } },
])('%j is no appointment', (body) => {
  expect(decodeAppointment(body)).toBeNull();
});

describe('a list of appointments', () => {
  test('tells visits from what is none, and counts what cannot be read', () => {
    const rows = [
      ROW,
      { ...ROW, id: '2', patient: null, appt_is_break: true },
      { ...ROW, id: '3', patient: 'Ada' },
      { ...ROW, id: '4', scheduled_time: 'junk' },
      'junk',
      { ...ROW, id: '5', status: 'Cancelled' },
    ];
    expect(decodeVisits(rows)).toEqual({
      visits: [VISIT, { ...VISIT, id: '5', presence: 'gone' }],
      notVisits: ['2'],
      unread: 3,
    });
  });

  test('of which nothing can be read is none; an empty one is empty', () => {
    expect(decodeVisits([{ patient: 4224 }, 'junk'])).toBeNull();
    expect(decodeVisits([])).toEqual({ visits: [], notVisits: [], unread: 0 });
  });

  test('holds each appointment once, as it came last', () => {
    expect(decodeVisits([ROW, { ...ROW, status: 'Arrived' }])?.visits).toEqual([
      { ...VISIT, presence: 'arrived' },
    ]);
    expect(decodeVisits([ROW, { ...ROW, patient: null }])).toEqual({
      ...{ visits: [], notVisits: ['76300001'], unread: 0 },
    });
  });

  test('holds one of a series once, when it has got an id of its own', () => {
    const virtual = { ...ROW, id: '76300901_20260520' };
    const own = { ...ROW, id: '76300999', recurrence_instance_key: '76300901_20260520' };
    for (const rows of [[own], [virtual, own], [own, virtual]])
      expect(decodeVisits(rows)).toEqual({
        visits: [{ ...VISIT, id: '76300999' }],
        notVisits: ['76300901_20260520'],
        unread: 0,
      });
    const same = { ...virtual, recurrence_instance_key: virtual.id };
    expect(decodeVisits([same])).toMatchObject({ visits: [{ id: virtual.id }], notVisits: [] });
  });
});

test.each<[unknown, unknown]>([
  [
    { id: 88_201, name: ' Hillside Main ' },
    { id: 88_201, name: 'Hillside Main' },
  ],
  [
    { id: 88_201, name: null },
    { id: 88_201, name: '' },
  ],
  [{ id: 88_201 }, { id: 88_201, name: '' }],
  [{ id: '88201', name: 'Hillside Main' }, null],
  [{ id: 88_201, name: 7 }, null],
  [null, null],
])('an office %j is %j', (body, decoded) => {
  expect(decodeOffice(body)).toEqual(decoded);
});
