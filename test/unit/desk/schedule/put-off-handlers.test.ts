import { beforeEach, describe, expect, test } from 'vitest';
import { putOffHandlers } from '../../../../lib/desk/schedule/put-off-handlers.ts';
import type { Visit } from '../../../../lib/invites/visit.ts';
import { fakeServices, NOW, newLocks } from '../fake-services.ts';

beforeEach(newLocks);

const caller = { kind: 'panel' } as const;
const notOffered = { ok: false, failure: { kind: 'notOffered' } };
const NEVER = { kind: 'never' } as const;
const NEXT_VISIT = { kind: 'nextVisit' } as const;
const until = (date: string) => ({ kind: 'date', date }) as const;

const visit = (starts: string, presence: Visit['presence'] = 'expected'): Visit => ({
  ...{ id: starts, patientId: 4224, providerId: null, officeId: null, starts, presence },
});

/** It is 11 o'clock on 12 May 2026 in the practice. */
async function desk(visits: Visit[] = []) {
  const fake = await fakeServices();
  const told: unknown[] = [];
  const schedule = { visitsOf: async (id: number) => (id === 4224 ? visits : []) };
  const handlers = putOffHandlers(
    Promise.resolve({
      ...{ patients: fake.services, act: { changed: async (whom: unknown) => void told.push(whom) } },
      schedule,
    }),
  );
  const decided = async () => (await fake.services.notNow.all()).get(4224);
  return { ...fake, handlers, told, decided };
}

test('a decision is kept with its reason, its end and its day, and whoever shows the patient is told', async () => {
  const { handlers, told, decided, api } = await desk();
  const press = { patientId: 4224, reason: 'declined', until: NEVER, day: '2026-05-13' } as const;
  expect(await handlers.putOff(press, caller)).toEqual({ ok: true, value: null });
  expect(await decided()).toEqual({ reason: 'declined', until: NEVER, at: NOW, day: '2026-05-13' });
  expect(told).toEqual([4224]);
  expect(await handlers.takeUpAgain({ patientId: 4224 }, caller)).toEqual({ ok: true, value: null });
  expect(await decided()).toBeUndefined();
  expect([told, api.requests]).toEqual([[4224, 4224], []]);
});

describe('the day that a decision was made for', () => {
  test.each<[string, string, string | undefined, Visit[]]>([
    ['2026-05-20', 'is the day that the person looked at', '2026-05-20', [visit('2026-05-13T09:00')]],
    [
      '2026-05-13',
      'is else that of the first visit',
      undefined,
      [visit('2026-05-13T09:00'), visit('2026-06-01T09:00')],
    ],
    [
      '2026-06-01',
      'is not that of a visit that is over or cancelled',
      undefined,
      [visit('2026-05-12T08:00', 'over'), visit('2026-05-13T09:00', 'gone'), visit('2026-06-01T09:00')],
    ],
    ['2026-05-12', 'is today where the patient is here', undefined, [visit('2026-05-12T10:30', 'arrived')]],
    ['2026-05-12', 'is today where no visit is known', undefined, []],
  ])('%s: %s', async (day, _, looked, visits) => {
    const { handlers, decided } = await desk(visits);
    await handlers.putOff({ patientId: 4224, reason: 'other', until: NEXT_VISIT, day: looked }, caller);
    expect((await decided())?.day).toBe(day);
  });
});

test.each([
  [{ until: until('2026-05-12') }, 'today'],
  [{ until: until('2026-05-11') }, 'a day before'],
  [{ until: until('2026-02-30') }, 'a day that no calendar has'],
  [{ until: NEVER, day: '2026-13-01' }, 'for a day that no calendar has'],
])('%o is no decision: %s', async (press, _) => {
  const { handlers, told, decided } = await desk();
  expect(await handlers.putOff({ patientId: 4224, reason: 'other', ...press }, caller)).toEqual(notOffered);
  expect([await decided(), told]).toEqual([undefined, []]);
});

test('tomorrow is a day to wait for, by the practice’s calendar', async () => {
  const { handlers, clock, decided } = await desk();
  // It is the 13th in Greenwich and still the evening of the 12th in the practice.
  clock.now = Date.parse('2026-05-13T03:00:00Z');
  const press = { patientId: 4224, reason: 'willAskAgain', until: until('2026-05-13') } as const;
  expect(await handlers.putOff(press, caller)).toEqual({ ok: true, value: null });
  expect(await decided()).toMatchObject({ until: until('2026-05-13'), day: '2026-05-12' });
});

test('a disk that refuses is told, and nobody reads again', async () => {
  const { handlers, vault, told } = await desk();
  vault.refuses = 'cannotWrite';
  const refused = { ok: false, failure: { kind: 'storeUnavailable', why: 'cannotWrite' } };
  expect(await handlers.putOff({ patientId: 4224, reason: 'other', until: NEVER }, caller)).toEqual(refused);
  vault.refuses = 'cannotOpen';
  expect(await handlers.takeUpAgain({ patientId: 4224 }, caller)).toEqual({
    ...{ ok: false, failure: { kind: 'storeUnavailable', why: 'cannotOpen' } },
  });
  expect(told).toEqual([]);
});
