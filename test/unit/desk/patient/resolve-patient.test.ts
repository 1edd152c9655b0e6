import { describe, expect, test } from 'vitest';
import {
  freshRecord,
  resolvePatient,
  samePage,
  TO_CHECK,
} from '../../../../lib/desk/patient/resolve-patient.ts';
import type { PageReading } from '../../../../lib/ehr/page/reading.ts';
import type { PracticeFailure } from '../../../../lib/practice/failure.ts';
import { fakeServices, MINUTE, mira, miraChart, miraPage, NOW } from '../fake-services.ts';

const failing = (kind: 'offline' | 'notFound') => async () => {
  const failure: PracticeFailure = { kind };
  return { ok: false, failure, happened: 'no' } as const;
};

describe('the record', () => {
  test('is read once in half an hour, and again when it must be fresh', async () => {
    const { services, api, clock } = await fakeServices();
    await freshRecord(services, 4224, 'view');
    clock.now += 29 * MINUTE;
    await freshRecord(services, 4224, 'view');
    expect(api.requests).toHaveLength(1);
    api.nowHas({ email: 'new@example.com' });
    expect(await freshRecord(services, 4224, 'click', TO_CHECK)).toMatchObject({
      value: { email: 'new@example.com' },
    });
    expect(api.requests).toHaveLength(2);
    expect(await freshRecord(services, 4224, 'view')).toMatchObject({ value: { email: 'new@example.com' } });
    expect(api.requests).toHaveLength(2);
  });

  test('read lately still names the patient where nobody answers', async () => {
    const { services, api, clock } = await fakeServices();
    await freshRecord(services, 4224, 'view');
    api.practice.patient = failing('offline');
    expect(await freshRecord(services, 4224, 'click', TO_CHECK)).toMatchObject({ ok: true, value: mira });
    clock.now += 31 * MINUTE;
    expect((await freshRecord(services, 4224, 'click', TO_CHECK)).ok).toBe(false);
  });

  test('that DrChrono no longer shows is not taken from memory', async () => {
    const { services, api } = await fakeServices();
    await freshRecord(services, 4224, 'view');
    api.practice.patient = failing('notFound');
    expect((await freshRecord(services, 4224, 'click', TO_CHECK)).ok).toBe(false);
  });

  test('asked for by several at once is one request; of two patients, two', async () => {
    const { services, api } = await fakeServices();
    await Promise.all([4224, 4224, 4225, 4224].map((id) => freshRecord(services, id, 'view')));
    expect([...api.requests].sort()).toEqual(['GET patient 4224', 'GET patient 4225']);
    await freshRecord(services, 4226, 'view');
    expect(api.requests).toHaveLength(3);
  });
});

describe('a search by name and birth date', () => {
  const windowOf = (text: string): PageReading => ({
    ...miraChart,
    page: { kind: 'calendar' },
    subject: 'appointmentWindow',
    name: { kind: 'found', value: { text, parts: null } },
  });
  const calendar = { kind: 'calendar' } as const;

  test.each([
    ['Mira Quillfeather', 'Mira', 'Mira', 'Quillfeather'],
    ["D'Arla Quillfeather", 'D', 'D’Arla', 'Quillfeather'],
    ['D’Arla Quillfeather', 'D', "D'Arla", 'Quillfeather'],
    ['Anne-Mira Quillfeather', 'Anne', 'Anne Mira', 'Quillfeather'],
  ])('%s asks for %s… and finds %s', async (printed, asked, firstName, lastName) => {
    const { services, api } = await fakeServices();
    api.nowHas({ firstName, lastName });
    const searched: string[] = [];
    const { findPatients } = api.practice;
    api.practice.findPatients = (first, birthDate, lane) => {
      searched.push(first);
      return findPatients(first, birthDate, lane);
    };
    const subject = await resolvePatient(services, calendar, windowOf(printed), 'view');
    expect(searched).toEqual([asked]);
    expect(subject).toMatchObject({ kind: 'locked', record: { id: 4224 } });
  });

  test('takes nobody else who begins with the same letters', async () => {
    const { services, api } = await fakeServices();
    api.nowHas({ firstName: 'Dora', lastName: 'Quillfeather' });
    expect(await resolvePatient(services, calendar, windowOf("D'Arla Quillfeather"), 'view')).toEqual({
      kind: 'refused',
      reason: 'noMatch',
    });
    expect(services.clock.now()).toBe(NOW);
  });
});

describe('the patient of an appointment', () => {
  const page = { kind: 'appointment', appointmentId: '5001' } as const;
  const reading: PageReading = { ...miraChart, page, subject: 'appointmentWindow' };

  /** A practice whose appointments are asked for; nobody else in it has Mira's number. */
  async function withAppointment(patientId: number | null = 4224) {
    const fake = await fakeServices();
    const asked: string[] = [];
    fake.api.practice.appointment = async (id, asker) => {
      asked.push(`${id} ${typeof asker === 'string' ? asker : asker.lane}`);
      const at = { earliest: NOW, latest: NOW };
      return { ok: true, value: { patientId, visit: null }, status: 200, at };
    };
    return { ...fake, asked };
  }

  test('is the one that this very appointment names, asked once', async () => {
    const { services, asked, api } = await withAppointment();
    for (const _ of [1, 2])
      expect(await resolvePatient(services, page, reading, 'view')).toEqual({ kind: 'locked', record: mira });
    expect(asked).toEqual(['5001 view']);
    expect(api.requests).toEqual(['GET patient 4224']);
  });

  test('of another appointment is asked for anew', async () => {
    const { services, asked } = await withAppointment();
    await resolvePatient(services, page, reading, 'view');
    const other = { kind: 'appointment', appointmentId: '5002' } as const;
    await resolvePatient(services, other, { ...reading, page: other }, 'click');
    expect(asked).toEqual(['5001 view', '5002 click']);
  });

  test('in the calendar is the one of the appointment that the window names', async () => {
    const { services, asked } = await withAppointment();
    const calendar: PageReading = {
      ...reading,
      page: { kind: 'calendar' },
      linkedAppointmentId: { kind: 'found', value: '5003' },
    };
    expect(await resolvePatient(services, { kind: 'calendar' }, calendar, 'view')).toMatchObject({
      kind: 'locked',
    });
    expect(asked).toEqual(['5003 view']);
  });

  test('in the calendar is the patient whom the window links, before any appointment', async () => {
    const { services, asked, api } = await withAppointment(9999);
    const calendar: PageReading = {
      ...reading,
      page: { kind: 'calendar' },
      linkedPatientId: { kind: 'found', value: 4224 },
      linkedAppointmentId: { kind: 'found', value: '5003' },
    };
    await resolvePatient(services, { kind: 'calendar' }, calendar, 'view');
    expect(asked).toEqual([]);
    expect(api.requests).toEqual(['GET patient 4224']);
  });

  test('is nobody in a break', async () => {
    const { services, api } = await withAppointment(null);
    expect(await resolvePatient(services, page, reading, 'view')).toEqual({
      kind: 'refused',
      reason: 'appointmentIsBreak',
    });
    expect(api.requests).toEqual([]);
  });

  test.each([
    ['notFound', { kind: 'refused', reason: 'recordNotVisible' }],
    ['offline', { kind: 'failed', failure: { kind: 'offline' } }],
  ] as const)('that is %s is told so', async (kind, told) => {
    const { services, api } = await withAppointment();
    api.practice.appointment = failing(kind);
    expect(await resolvePatient(services, page, reading, 'view')).toEqual(told);
  });

  test.each([
    [{ kind: 'mismatch', reason: 'idsDiffer' }, 'idsDiffer'],
    [{ kind: 'ambiguous', reason: 'twoValues' }, 'twoPatients'],
  ] as const)('is refused where the window links %o', async (linkedPatientId, reason) => {
    const { services, asked } = await withAppointment();
    expect(await resolvePatient(services, page, { ...reading, linkedPatientId }, 'view')).toEqual({
      kind: 'refused',
      reason,
    });
    expect(asked).toEqual([]);
  });
});

describe('a page', () => {
  const refusedFor = async (page: PageReading['page'], reading: PageReading) =>
    resolvePatient((await fakeServices()).services, page, reading, 'view');

  test.each<[PageReading['page'], PageReading['page'], boolean]>([
    [{ kind: 'chart', patientId: 1 }, { kind: 'chart', patientId: 1 }, true],
    [{ kind: 'chart', patientId: 1 }, { kind: 'chart', patientId: 2 }, false],
    [{ kind: 'appointment', appointmentId: '1' }, { kind: 'appointment', appointmentId: '1' }, true],
    [{ kind: 'appointment', appointmentId: '1' }, { kind: 'appointment', appointmentId: '2' }, false],
    [{ kind: 'calendar' }, { kind: 'calendar' }, true],
    [{ kind: 'calendar' }, { kind: 'chart', patientId: 1 }, false],
    [{ kind: 'chart', patientId: 1 }, { kind: 'calendar' }, false],
    [{ kind: 'none' }, { kind: 'none' }, false],
  ])('%o and %o are the same: %s', (one, other, same) => {
    expect(samePage(one, other)).toBe(same);
  });

  test('that has moved on since it was read is outdated', async () => {
    const moved = { kind: 'chart', patientId: 4225 } as const;
    expect(await refusedFor(moved, miraChart)).toEqual({ kind: 'failed', failure: { kind: 'viewOutdated' } });
  });

  test('that is about nobody is about nobody', async () => {
    expect(await refusedFor(miraChart.page, { ...miraChart, subject: 'none' })).toEqual({
      kind: 'refused',
      reason: 'pageUnreadable',
    });
  });

  test('whose words cannot be read has an id all the same on a chart, and none elsewhere', async () => {
    const unreadable = { name: { kind: 'absent' }, birthDate: { kind: 'absent' } } as const;
    expect(await refusedFor(miraChart.page, { ...miraChart, ...unreadable })).toEqual({
      kind: 'unnamed',
      record: mira,
      reason: 'pageUnreadable',
    });
    const page = { kind: 'appointment', appointmentId: '5001' } as const;
    expect(await refusedFor(page, { ...miraChart, ...unreadable, page })).toEqual({
      kind: 'refused',
      reason: 'pageUnreadable',
    });
  });

  test.each<[PracticeFailure, object]>([
    [{ kind: 'notFound' }, { kind: 'refused', reason: 'recordNotVisible' }],
    [
      { kind: 'forbidden', lacks: 'createAndUpdatePatients' },
      { kind: 'failed', failure: { kind: 'forbidden', lacks: 'createAndUpdatePatients' } },
    ],
  ])('whose record is answered with %j shows nothing of it', async (failure, told) => {
    const { services, api } = await fakeServices();
    api.practice.patient = async () => ({ ok: false, failure, happened: 'no' });
    expect(await resolvePatient(services, miraPage, miraChart, 'view')).toEqual(told);
  });
});

describe('a window without any id', () => {
  const calendar = { kind: 'calendar' } as const;
  const reading: PageReading = { ...miraChart, page: calendar, subject: 'appointmentWindow' };

  test('is looked up once by name and birth date, and then remembered with its record', async () => {
    const { services, api } = await fakeServices();
    let searches = 0;
    const { findPatients } = api.practice;
    api.practice.findPatients = (...search) => {
      searches += 1;
      return findPatients(...search);
    };
    for (const _ of [1, 2]) await resolvePatient(services, calendar, reading, 'view');
    expect(searches).toBe(1);
    expect(api.requests).toEqual([]);
    const later: PageReading = { ...reading, birthDate: { kind: 'found', value: '1980-02-12' } };
    expect(await resolvePatient(services, calendar, later, 'view')).toMatchObject({ reason: 'noMatch' });
    expect(searches).toBe(2);
  });

  test('of two patients with one name and birth date is about neither', async () => {
    const { services, api } = await fakeServices();
    const at = { earliest: NOW, latest: NOW };
    api.practice.findPatients = async () => ({
      ...{ ok: true, status: 200, at },
      value: [mira, { ...mira, id: 4225 }],
    });
    expect(await resolvePatient(services, calendar, reading, 'view')).toEqual({
      kind: 'refused',
      reason: 'namesakes',
    });
  });

  test.each<[string, Partial<PageReading>]>([
    ['a name', { name: { kind: 'absent' } }],
    ['a birth date', { birthDate: { kind: 'absent' } }],
    ['a letter', { name: { kind: 'found', value: { text: '—', parts: null } } }],
  ])('and without %s is not looked up', async (_, without) => {
    const { services } = await fakeServices();
    expect(await resolvePatient(services, calendar, { ...reading, ...without }, 'view')).toEqual({
      kind: 'refused',
      reason: 'notEnoughToSearch',
    });
  });

  test('that nobody answers for has failed', async () => {
    const { services, api } = await fakeServices();
    api.practice.findPatients = failing('offline');
    expect(await resolvePatient(services, calendar, reading, 'view')).toEqual({
      kind: 'failed',
      failure: { kind: 'offline' },
    });
  });
});
