import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ALARM } from '../../../../lib/desk/store/stored-keys.ts';
import { planDay } from '../../../sandbox/day-plan.ts';
import { WHOLE_DAY } from '../../../whole-day.ts';
import {
  answered,
  around,
  chartOf,
  connected,
  install,
  onChart,
  own,
  remove,
  rested,
  wake,
} from '../whole-background.ts';

vi.mock(
  '../../../../lib/platform/browser-ports.ts',
  async () => (await import('../fake-browser.ts')).fakePorts,
);
vi.mock('../../../../lib/platform/storage.ts', async () => (await import('../fake-browser.ts')).fakeStorage);
vi.mock('../../../../lib/platform/settings.ts', async (original) =>
  (await import('../fake-browser.ts')).fakeSettingsModule(original),
);
vi.mock('../../../../lib/platform/vault.ts', async (original) =>
  (await import('../opened-vault.ts')).fakeVaultModule(original),
);

beforeEach(install);
afterEach(remove);

const scope = { day: WHOLE_DAY.day, providerId: null, officeId: null };
const asked = (path: RegExp) => around.requests.filter((request) => path.test(request)).length;

test('a day is read when somebody looks at it, and then goes on by alarm', async () => {
  const { handlers } = await connected();
  await rested(1);
  expect(asked(/appointments/)).toBe(0);
  expect(await handlers.viewDay(WHOLE_DAY, own)).toMatchObject({
    ...{ trouble: { kind: 'reading' }, connection: { kind: 'connected' }, online: true, rows: [] },
  });
  await rested(1);
  const view = await handlers.viewDay(WHOLE_DAY, own);
  expect(view).toMatchObject({ date: '2026-09-15', today: '2026-09-15', trouble: null, found: 17 });
  expect(view.meter).toMatchObject({ checked: 17, of: 17, checkingAll: false });
  expect(view.rows.every(({ name }) => name !== null)).toBe(true);
  expect(view.providers.length + view.offices.length).toBeGreaterThan(1);
  expect(around.browser.did).toContain('told own pages');
  const rings = around.browser.alarms.get(ALARM.schedule) ?? 0;
  expect(rings - Date.now()).toBeGreaterThan(0);
});

test('a press looks at everybody now, and says why it cannot', async () => {
  const offline = wake();
  expect(await offline.handlers.checkDay(scope, own)).toEqual({
    ok: false,
    failure: { kind: 'notConnected' },
  });
  const { handlers } = await connected();
  expect(await handlers.checkDay(scope, own)).toEqual({ ok: true, value: null });
  expect((await handlers.viewDay(WHOLE_DAY, own)).meter.checkingAll).toBe(true);
  await rested(2);
  const view = await handlers.viewDay(WHOLE_DAY, own);
  expect(view.meter).toMatchObject({ checked: view.meter.of, checkingAll: false });
});

test('a worker that starts where nobody has looked at a day reads nothing of it', async () => {
  await connected();
  const reads = vi.spyOn(around.browser.memory, 'readAll');
  await (await wake().opening).schedule.resume();
  expect(reads).not.toHaveBeenCalled();
  expect(asked(/appointments/)).toBe(0);
});

test('disconnecting forgets the days', async () => {
  const { handlers } = await connected();
  await handlers.viewDay(WHOLE_DAY, own);
  await rested(1);
  expect(around.browser.memory.all.has('schedule')).toBe(true);
  await handlers.disconnect(null, own);
  const view = await handlers.viewDay(WHOLE_DAY, own);
  expect(view).toMatchObject({ found: 0, readAt: null, trouble: { kind: 'failed' } });
  expect(around.browser.memory.all.has('schedule')).toBe(false);
});

test('an invite that ends before a visit of the day is told in the chart once the day was read, at no request', async () => {
  const { practice } = around.office;
  const [planned] = planDay(practice, '2026-09-15', [{ state: 'lapses', time: '16:00' }]);
  const { id = 0, firstName, lastName, birthDate } = planned?.patient ?? {};
  const { handlers } = await connected();
  const chart = {
    ...chartOf(id),
    name: { kind: 'found', value: { text: `${firstName} ${lastName}`, parts: null } } as const,
    birthDate: { kind: 'found', value: birthDate ?? '' } as const,
  };
  const caller = { ...onChart, page: { kind: 'chart', patientId: id } } as const;
  const says = async () => {
    const view = await answered(handlers.viewPill({ reading: chart, age: 0, documentAge: 0 }, caller));
    return view.phases[0]?.word;
  };
  expect(await says()).toBe('Pending');
  await handlers.viewDay(WHOLE_DAY, own);
  await rested(1);
  expect(await says()).toBe('Ends before visit');
  practice.calendar.change(planned?.visit.id ?? '', { status: 'Cancelled' });
  await rested(10);
  await handlers.viewDay(WHOLE_DAY, own);
  await rested(1);
  expect(await says()).toBe('Pending');
  expect(asked(/appointments\/\d/)).toBe(0);
});
