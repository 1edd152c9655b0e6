import { describe, expect, test } from 'vitest';
import { lapseBefore } from '../../../../lib/desk/patient/lapse-before.ts';
import { viewInPanel } from '../../../../lib/desk/patient/panel-patient.ts';
import { viewPage } from '../../../../lib/desk/patient/view-page.ts';
import type { Visit } from '../../../../lib/invites/visit.ts';
import { DAY, HOUR } from '../../../../lib/timing.ts';
import { fakeServices, MINUTE, mira, miraChart, NOW, pendingSince } from '../fake-services.ts';

const ZONE = 'US/Eastern';
const at = { earliest: NOW, latest: NOW };

/** The practice's wall clock so long after now. */
const wall = (after: number) =>
  Temporal.Instant.fromEpochMilliseconds(NOW + after)
    .toZonedDateTimeISO(ZONE)
    .toPlainDateTime()
    .toString()
    .slice(0, 16);

const visit = (after: number, change: Partial<Visit> = {}): Visit => ({
  ...{ id: '5001', patientId: 4224, providerId: 7, officeId: 12 },
  ...{ starts: wall(after), presence: 'expected', ...change },
});

/** Mira's invite went out so long ago, and her appointment 5001 is this visit. */
async function desk(sentAgo: number, booked: Visit | null, listed?: Visit[], knownAt: number | null = NOW) {
  const fake = await fakeServices(() => ({ kind: 'lines', lines: [pendingSince(NOW - sentAgo)] }));
  const asked: string[] = [];
  fake.api.practice.appointment = async (id) => {
    asked.push(id);
    return { ok: true, value: { patientId: 4224, visit: booked }, status: 200, at };
  };
  const services = listed
    ? {
        ...fake.services,
        scheduled: async (id: number) => ({ visits: id === 4224 ? listed : [], knownAt: () => knownAt }),
      }
    : fake.services;
  const look = async (page: (typeof pages)[keyof typeof pages]) => {
    const reading = { ...miraChart, page, subject: 'patient' as const };
    const subject = page.kind === 'appointment' ? ('appointmentWindow' as const) : miraChart.subject;
    return (await viewPage(services, page, { reading: { ...reading, subject }, age: 0 }, false)).view;
  };
  return { ...fake, services, asked, look };
}

const pages = {
  chart: { kind: 'chart', patientId: 4224 },
  appointment: { kind: 'appointment', appointmentId: '5001' },
} as const;

describe('an invite that ends before the visit', () => {
  test('is told in the appointment, and from then on in the chart and the panel, without a request for it', async () => {
    const { look, services, asked, api } = await desk(6 * DAY, visit(2 * DAY));
    expect((await look(pages.chart)).lapse).toBeUndefined();
    expect((await look(pages.appointment)).lapse).toMatchObject({ starts: wall(2 * DAY) });
    const before = api.requests.length;
    expect((await look(pages.chart)).lapse).toMatchObject({ starts: wall(2 * DAY) });
    expect(asked).toEqual(['5001']);
    const panel = { patientId: 4224, field: null };
    const inPanel = await viewInPanel(
      services,
      { saves: { ofPatient: async () => null } as never, typed: { told: async () => null } as never },
      panel,
      null,
    );
    expect(inPanel?.view.lapse).toMatchObject({ starts: wall(2 * DAY) });
    expect(api.requests).toHaveLength(before);
  });

  test('comes from the schedule that was read, which has the word over an appointment that was opened before', async () => {
    const listed = await desk(6 * DAY, null, [visit(2 * DAY, { id: '5002' })]);
    expect((await listed.look(pages.chart)).lapse).toMatchObject({ starts: wall(2 * DAY) });
    // Moved, cancelled or deleted since: the day that was read does not hold it any more.
    for (const visits of [[visit(5 * HOUR)], []]) {
      const { look } = await desk(6 * DAY, visit(2 * DAY), visits);
      expect((await look(pages.appointment)).lapse).toBeUndefined();
    }
  });

  test('comes from an appointment that was opened after its day was read, or whose day was not read', async () => {
    for (const knownAt of [NOW - 1, null]) {
      const { look } = await desk(6 * DAY, visit(2 * DAY), [visit(5 * HOUR)], knownAt);
      expect((await look(pages.chart)).lapse).toBeUndefined();
      expect((await look(pages.appointment)).lapse).toMatchObject({ starts: wall(2 * DAY) });
    }
  });

  test('comes from no schedule that was read yesterday', async () => {
    for (const [ago, tells] of [
      [9, true],
      [11, false],
    ] as const) {
      const { look } = await desk(6 * DAY, null, [visit(2 * DAY)], NOW - ago * HOUR);
      expect((await look(pages.chart)).lapse !== undefined).toBe(tells);
    }
  });

  test.each<[string, number, Visit | null]>([
    ['outlives it', DAY, visit(2 * DAY)],
    ['belongs to a visit that is cancelled', 6 * DAY, visit(2 * DAY, { presence: 'gone' })],
    ['belongs to a break', 6 * DAY, null],
  ])('is not told where the invite %s', async (_, sentAgo, booked) => {
    const { look } = await desk(sentAgo, booked);
    expect((await look(pages.appointment)).lapse).toBeUndefined();
  });

  test('is not told of an appointment that was opened half an hour ago', async () => {
    const { look, services } = await desk(6 * DAY, null);
    await services.cache.rememberVisit(visit(2 * DAY), NOW - 29 * MINUTE);
    expect((await look(pages.chart)).lapse).toBeDefined();
    await services.cache.rememberVisit(visit(2 * DAY), NOW - 31 * MINUTE);
    expect((await look(pages.chart)).lapse).toBeUndefined();
  });

  test('is another patient’s business', async () => {
    const { look, services } = await desk(6 * DAY, null);
    await services.cache.rememberVisit(visit(2 * DAY, { patientId: 4225 }), NOW);
    expect((await look(pages.chart)).lapse).toBeUndefined();
  });

  test('is told of a pending invite alone, and of none that waits at an old address', async () => {
    const { services } = await desk(6 * DAY, null, [visit(2 * DAY)]);
    const expires = { earliest: NOW + DAY, latest: NOW + DAY };
    const grounds = { source: 'answer', asOf: NOW } as const;
    const { invite } = pendingSince(NOW - 6 * DAY);
    const of = (status: Parameters<typeof lapseBefore>[3]) =>
      lapseBefore(services, { now: NOW, zone: ZONE }, mira.id, status);
    const pending = { kind: 'pending', phase: 'alive', invite, expires, grounds } as const;
    expect(await of(pending)).toHaveProperty('lapse');
    expect(await of({ ...pending, toOldAddress: true })).toEqual({});
    expect(await of({ ...pending, expires: null })).toEqual({});
    expect(await of({ kind: 'expired', invite, expires, grounds })).toEqual({});
    expect(await lapseBefore(services, { now: NOW, zone: null }, mira.id, pending)).toEqual({});
  });
});
