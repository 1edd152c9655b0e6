import { beforeEach, describe, expect, test } from 'vitest';
import { onceAtATime } from '../../../../lib/desk/patient/read-access.ts';
import { lookUpQuota } from '../../../../lib/desk/patient/tab-quotas.ts';
import { viewPage } from '../../../../lib/desk/patient/view-page.ts';
import { requestBudget } from '../../../../lib/desk/store/request-budget.ts';
import type { PageKind, PageReading } from '../../../../lib/ehr/page/reading.ts';
import { type Asker, mayLeave } from '../../../../lib/practice/budget.ts';
import { practiceCall } from '../../../../lib/practice/client.ts';
import { practiceEndpoints } from '../../../../lib/practice/endpoints.ts';
import { fakeServices, MINUTE, miraChart, newLocks, SECOND } from '../fake-services.ts';

beforeEach(newLocks);

const TAB = 7;

/** A workstation over a practice with a patient `Ada Example<id>` for each id. All requests pass the true budget. */
async function workstation() {
  const fake = await fakeServices();
  const { clock, memory, settings } = fake;
  const sent: string[] = [];
  const offline = { is: false };
  /** The budget's clock goes on with each look at it, so that no request waits for its turn. */
  let looks = 0;
  const budget = requestBudget(settings, () => {
    looks += 1;
    return clock.now + looks * SECOND;
  });
  const answer: typeof fetch = async (input) => {
    const { pathname } = new URL(String(input));
    if (offline.is) throw new TypeError('Failed to fetch');
    sent.push(pathname);
    const named = pathname.split('/').at(-1);
    const id = Number(/\/api\/patients\/(\d+)$/.exec(pathname)?.[1] ?? 0);
    const headers = { 'content-type': 'application/json' };
    if (pathname.startsWith('/api/appointments/'))
      return new Response(JSON.stringify({ id: named, patient: Number(named) }), { headers });
    if (pathname.endsWith('/onpatient_access')) return new Response('[]', { headers });
    if (id >= 9_000) return new Response('{}', { status: 404, headers });
    return new Response(JSON.stringify({ id, first_name: 'Ada', last_name: `Example${id}` }), { headers });
  };
  const practice = practiceEndpoints(
    practiceCall({
      ...{ fetch: answer, budget, now: () => clock.now, localNow: () => clock.now },
      tokens: {
        current: async () => ({ ok: true, token: 'token' }),
        renew: async () => ({ ok: false, failure: { kind: 'reconnect', why: 'noSession' } }),
        ended: async () => undefined,
        worked: async () => undefined,
      },
      ...{ learnTime: async () => undefined, watchConnection: () => () => false },
      ...{ hasSiteAccess: async () => true, online: () => !offline.is },
    }),
  );
  const services = { ...fake.services, practice };
  const lookUps = lookUpQuota(memory, () => clock.now);
  const asking = { wanted: () => true, mayLookUp: () => lookUps.take(TAB), shows: async () => undefined };
  const look = async (page: PageKind, change: Partial<PageReading>, check = false, documentAge = 600_000) => {
    const reading = { ...miraChart, ...change, page, birthDate: { kind: 'absent' } as const };
    return (await viewPage(services, page, { reading, age: 0, documentAge }, check, asking)).view;
  };
  const named = (id: number) =>
    ({ kind: 'found', value: { text: `Ada Example${id}`, parts: null } }) as const;
  return {
    ...{ sent, clock, offline, services, settings },
    /** The tab shows this patient's chart. */
    chart: (patientId: number, check = false) =>
      look({ kind: 'chart', patientId }, { name: named(patientId) }, check),
    /** The tab loads this patient's chart anew. */
    reload: (patientId: number) => look({ kind: 'chart', patientId }, { name: named(patientId) }, false, 0),
    /** The tab shows the appointment of the patient of this id. */
    appointment: (id: number) =>
      look(
        { kind: 'appointment', appointmentId: String(id) },
        { subject: 'appointmentWindow', name: named(id) },
      ),
    records: () => sent.filter((path) => /\/api\/patients\/\d+$/.test(path)).length,
  };
}

describe('a page that asks for patient after patient', () => {
  test('has sixty looked up, then hears in words that it were too many, and nothing more leaves', async () => {
    const { chart, records, sent } = await workstation();
    for (let id = 1; id <= 60; id += 1)
      expect(await chart(id)).toMatchObject({ identity: { kind: 'locked' }, trouble: null });
    const before = sent.length;
    for (let id = 61; id <= 90; id += 1)
      expect(await chart(id)).toMatchObject({
        ...{ identity: { kind: 'open' }, trouble: { kind: 'tooManyPatients' }, eligibility: null },
        offers: [{ action: 'check' }],
      });
    expect(records()).toBe(60);
    expect(sent).toHaveLength(before);
  });

  test('gets one more in twenty seconds', async () => {
    const { chart, clock, records } = await workstation();
    for (let id = 1; id <= 70; id += 1) await chart(id);
    clock.now += 20 * SECOND;
    for (let id = 71; id <= 80; id += 1) await chart(id);
    expect(records()).toBe(61);
  });

  test('is told so for those too whom it may not see: each of them cost a request', async () => {
    const { chart, records } = await workstation();
    for (let tries = 0; tries < 100; tries += 1) await chart(9_000);
    expect(records()).toBe(60);
  });

  test('by appointments has as many looked up, with the two requests of each', async () => {
    const { appointment, sent } = await workstation();
    for (let id = 1; id <= 70; id += 1) await appointment(id);
    expect(sent.filter((path) => path.startsWith('/api/appointments/'))).toHaveLength(60);
    expect(await appointment(70)).toMatchObject({ trouble: { kind: 'tooManyPatients' } });
  });
});

describe('untouched by the quota', () => {
  test('are a thousand switches between patients who are known', async () => {
    const { chart, sent } = await workstation();
    for (let id = 1; id <= 60; id += 1) await chart(id);
    const before = sent.length;
    for (let turn = 0; turn < 1_000; turn += 1)
      expect(await chart(1 + (turn % 60))).toMatchObject({ identity: { kind: 'locked' }, trouble: null });
    expect(sent).toHaveLength(before);
  });

  test('are patients who are known and whose record and state are old by now', async () => {
    const { chart, clock, records } = await workstation();
    for (let id = 1; id <= 60; id += 1) await chart(id);
    clock.now += 31 * MINUTE;
    for (let id = 61; id <= 120; id += 1) await chart(id);
    expect(records()).toBe(120);
    // Nothing of the allowance is left, and the sixty of half an hour ago are read anew all the same.
    for (let id = 1; id <= 60; id += 1)
      expect(await chart(id)).toMatchObject({ identity: { kind: 'locked' }, trouble: null });
    expect(records()).toBe(180);
  });

  test('is a press: Check now looks the patient up whom the page could not', async () => {
    const { chart } = await workstation();
    for (let id = 1; id <= 61; id += 1) await chart(id);
    expect(await chart(61)).toMatchObject({ trouble: { kind: 'tooManyPatients' } });
    expect(await chart(61, true)).toMatchObject({ identity: { kind: 'locked' }, trouble: null });
  });

  test('is a page that asks while nothing can leave', async () => {
    const { chart, offline, records } = await workstation();
    offline.is = true;
    for (let tries = 0; tries < 200; tries += 1)
      expect(await chart(tries + 1)).toMatchObject({ trouble: { kind: 'offline' } });
    offline.is = false;
    // The first of them was tried. The others were not, since it had just failed.
    for (let id = 1; id <= 59; id += 1) await chart(id);
    expect(records()).toBe(59);
    expect(await chart(61)).toMatchObject({ trouble: { kind: 'tooManyPatients' } });
  });
});

test('a look-up that is held back is not counted as a request', async () => {
  const { chart, settings } = await workstation();
  const used = async () => ((await settings.read('request-budget')) as { used: object }).used;
  for (let id = 1; id <= 60; id += 1) await chart(id);
  const before = await used();
  for (let id = 61; id <= 70; id += 1) await chart(id);
  expect(await used()).toEqual(before);
});

test('a look-up that a press joins leaves, though the tab that began it is over its quota', async () => {
  const { services } = await workstation();
  const over: Asker = { lane: 'view', wanted: () => true, mayLeave: async () => false };
  const asked: Asker[] = [];
  const done = { ok: true } as const;
  const read = async (asker: Asker) => {
    asked.push(asker);
    return done;
  };
  void onceAtATime(services, 'record 1', over, read);
  const [all] = asked;
  if (all === undefined) throw new Error('The read has not begun');
  expect(await mayLeave(all)).toBe(false);
  const joined = Promise.withResolvers<void>();
  void onceAtATime(services, 'record 2', over, async (asker) => {
    asked.push(asker);
    await joined.promise;
    return done;
  });
  void onceAtATime(services, 'record 2', 'click', read);
  expect(asked).toHaveLength(2);
  expect(await mayLeave(asked[1] ?? 'view')).toBe(true);
  joined.resolve();
});

test('a chart that is loaded anew without end costs what a tab may look up, and is shown all the same', async () => {
  const { reload, chart, records, clock } = await workstation();
  await chart(1);
  // What was read a second ago still counts as read with the document.
  for (let turn = 0; turn < 200; turn += 1) {
    clock.now += 1_001;
    expect((await reload(1)).identity.kind).toBe('locked');
  }
  // Sixty at once, and one more in each of the twenty seconds that went by.
  expect(records()).toBeGreaterThanOrEqual(60);
  expect(records()).toBeLessThanOrEqual(60 + (200 * 1_001) / 20_000 + 1);
});
