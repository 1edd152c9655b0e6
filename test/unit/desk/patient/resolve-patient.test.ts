import { describe, expect, test } from 'vitest';
import { freshRecord, resolvePatient } from '../../../../lib/desk/patient/resolve-patient.ts';
import type { PageReading } from '../../../../lib/ehr/page/reading.ts';
import type { PracticeFailure } from '../../../../lib/practice/failure.ts';
import { fakeServices, MINUTE, mira, miraChart, NOW } from '../fake-desk.ts';

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
    expect(await freshRecord(services, 4224, 'click', true)).toMatchObject({
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
    expect(await freshRecord(services, 4224, 'click', true)).toMatchObject({ ok: true, value: mira });
    clock.now += 31 * MINUTE;
    expect((await freshRecord(services, 4224, 'click', true)).ok).toBe(false);
  });

  test('that DrChrono no longer shows is not taken from memory', async () => {
    const { services, api } = await fakeServices();
    await freshRecord(services, 4224, 'view');
    api.practice.patient = failing('notFound');
    expect((await freshRecord(services, 4224, 'click', true)).ok).toBe(false);
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
