import { beforeAll, describe, expect, it } from 'vitest';
import { people } from '../../sandbox/patients.ts';
import { visits } from '../../sandbox/visits.ts';
import { apiOf, connect, signIn } from './client.ts';
import { running } from './running.ts';

const TODAY = '2026-05-20';
const ODD_DAY = '2026-05-24';
const now = running();
let api: ReturnType<typeof apiOf>;

beforeAll(async () => {
  const { sandbox, client } = now();
  api = apiOf(client, await connect(sandbox, client));
});

interface Row {
  id: string;
  status: string;
  deleted_flag: boolean;
  scheduled_time: string;
  updated_at: string;
  office: number;
  patient: number | null;
}

const read = async (path: string) => JSON.parse((await api(path)).text);
const rows = async (query: string): Promise<Row[]> =>
  (await read(`/api/appointments?${query}&page_size=250`)).results;
const ids = async (query: string) => (await rows(query)).map(({ id }) => id);
const today = (query = '') => rows(`date=${TODAY}${query}`);

describe('a day of the calendar', () => {
  it('has all kinds of rows, but the deleted ones only where they are asked for', async () => {
    const odd = (query = '') => rows(`date=${ODD_DAY}${query}`);
    const listed = await odd();
    const of = (id: string) => listed.find((row) => row.id === id);
    expect(of(visits.cancelled)?.status).toBe('Cancelled');
    expect(of(visits.noShow)?.status).toBe('No Show');
    expect(of(visits.rescheduled)?.status).toBe('Rescheduled');
    expect(of(visits.deleted)).toBeUndefined();
    for (const value of ['true', '1'])
      expect((await odd(`&show_archived=${value}`)).find(({ id }) => id === visits.deleted)).toMatchObject({
        deleted_flag: true,
      });
    const twice = listed.filter(({ patient }) => patient === people.officePhoneOnly.id);
    expect(twice.map(({ id }) => id)).toEqual([visits.twice, visits.again]);
    expect(new Set(twice.map(({ office }) => office)).size).toBe(2);
  });

  it('leaves everybody’s first visit as it was', () => {
    const { practice } = now().sandbox;
    for (const patient of [people.ssnOnly, people.homePhoneOnly, people.officePhoneOnly])
      expect(practice.visitOf(patient.id)?.scheduledTime.slice(11, 13)).toMatch(/^(08|09|1[0-5])$/);
    const days = practice.calendar.all().map(({ scheduledTime }) => scheduledTime.slice(0, 10));
    expect(days.filter((day) => day === TODAY)).toHaveLength(19);
  });

  it('is by time, and in pages of the size that is asked for, or of the largest that there is', async () => {
    const { settings } = now().sandbox.practice;
    const times = (await today()).map(({ scheduled_time }) => scheduled_time);
    expect(times).toEqual([...times].sort());
    const page = () => read(`/api/appointments?occurred_since=${TODAY}&page_size=21`);
    expect((await page()).results).toHaveLength(21);
    settings.largestCalendarPage = 20;
    const short = await page();
    settings.largestCalendarPage = 250;
    expect(short.results).toHaveLength(20);
    expect(short.next).toContain('cursor=');
  });
});

describe('what was changed since', () => {
  it('is nothing while nobody changes anything', async () => {
    expect(await ids(`since=${TODAY}`)).toEqual([]);
    expect((await ids('since=2026-05-01')).length).toBeGreaterThan(50);
  });

  it('is what was changed from then on, whatever its day', async () => {
    const { calendar, clock } = now().sandbox.practice;
    const [one, other] = await today();
    const later = (await rows('date=2026-05-21'))[0];
    calendar.change(one?.id ?? '', { status: 'Checked In' });
    clock.move(60_000);
    calendar.change(later?.id ?? '', { scheduledTime: '2026-05-22T10:00:00' });
    const changed = await rows(`since=${TODAY}`);
    expect(changed.map(({ id }) => id).sort()).toEqual([one?.id, later?.id].sort());
    expect(changed.find(({ id }) => id === one?.id)?.status).toBe('Checked In');
    expect(changed.find(({ id }) => id === one?.id)?.updated_at).toBe('2026-05-20T15:30:12');
    expect(await ids('since=2026-05-20T15:31:12')).toEqual([later?.id]);
    expect(await ids('since=2026-05-20T15:31:13')).toEqual([]);
    expect(await ids('date=2026-05-22')).toContain(later?.id);
    expect(await ids('date=2026-05-21')).not.toContain(later?.id);
    expect((await today()).find(({ id }) => id === other?.id)?.updated_at).toBe('2026-05-10T15:30:12');
  });

  it('has what was added, and not what was deleted', async () => {
    const { calendar, clock } = now().sandbox.practice;
    clock.move(3_600_000);
    const about = calendar.find(visits.again);
    if (!about) throw new Error('the visit is gone');
    const { id: _, ...rest } = about;
    const added = calendar.add({ ...rest, scheduledTime: `${TODAY}T18:00:00` });
    expect(calendar.change(visits.cancelled, { isDeleted: true })).toBe(true);
    expect(calendar.change('1', { isDeleted: true })).toBe(false);
    expect(await ids('since=2026-05-20T16:00:00')).toEqual([added.id]);
    expect((await read(`/api/appointments/${visits.cancelled}`)).deleted_flag).toBe(true);
    calendar.drop(added.id);
    expect((await api(`/api/appointments/${added.id}`)).status).toBe(404);
  });

  it('refuses a zone', async () => {
    expect((await api(`/api/appointments?since=${TODAY}T15:30:12Z`)).status).toBe(400);
  });
});

it('a read that comes late shows the calendar as it was', async () => {
  const { practice } = now().sandbox;
  const [visit] = await today();
  practice.clock.move(20_000);
  practice.calendar.change(visit?.id ?? '', { status: 'In Room' });
  practice.faults.push({
    match: { method: 'GET', path: /appointments/ },
    ...{ times: 2, fault: { kind: 'staleRead', ms: 10_000 } },
  });
  expect((await today())[0]?.status).toBe(visit?.status);
  expect((await read(`/api/appointments/${visit?.id}`)).status).toBe(visit?.status);
  expect((await today())[0]?.status).toBe('In Room');
});

describe('at the guide page', () => {
  const host = 'practice.sandbox.test';
  const act = (form: Record<string, string>) => now().client.send('/visits', { host, method: 'POST', form });

  it('a visit gets another status or time, is deleted, and comes once more', async () => {
    const { calendar } = now().sandbox.practice;
    const visit = visits.noShow;
    expect((await act({ visit, act: 'status', status: 'Arrived' })).status).toBe(303);
    expect(calendar.find(visit)?.status).toBe('Arrived');
    await act({ visit, act: 'later' });
    expect(calendar.find(visit)?.scheduledTime).toBe('2026-05-24T10:30:00');
    await act({ visit, act: 'tomorrow' });
    expect(calendar.find(visit)?.scheduledTime).toBe('2026-05-21T10:30:00');
    const count = calendar.all().length;
    await act({ visit, act: 'again' });
    expect(calendar.all()).toHaveLength(count + 1);
    await act({ visit, act: 'delete' });
    expect(calendar.find(visit)?.isDeleted).toBe(true);
    await act({ visit, act: 'nonsense' });
    await act({ visit: '1', act: 'delete' });
    expect(calendar.all()).toHaveLength(count + 1);
  });

  it('today’s calendar is listed without what was deleted', async () => {
    const { clock } = now().sandbox.practice;
    clock.move(4 * 24 * 3_600_000);
    const { text } = await now().client.send('/', { host });
    expect(text).toContain(`value="${visits.rescheduled}"`);
    expect(text).not.toContain(`value="${visits.deleted}"`);
    clock.move(-4 * 24 * 3_600_000);
  });
});

it('the EHR’s own calendar shows no deleted appointment', async () => {
  const cookie = await signIn(now().client);
  const { text } = await now().client.send(`/appointments?date=${ODD_DAY}`, {
    headers: { cookie },
  });
  expect(text).toContain(visits.rescheduled);
  expect(text).not.toContain(visits.deleted);
});
