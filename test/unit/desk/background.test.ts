import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { openBackgroundServices } from '../../../lib/desk/background-services.ts';
import { backgroundHandlers } from '../../../lib/desk/handlers.ts';
import { ALARM, QUESTION_NOTICE, SESSION, VAULT } from '../../../lib/desk/store/stored-keys.ts';
import type { HistoryRow, PageReading } from '../../../lib/ehr/page/reading.ts';
import { CHANGED } from '../../../lib/messages/contract.ts';
import type { Caller } from '../../../lib/messages/router.ts';
import type { Vault } from '../../../lib/platform/vault.ts';
import { accounts } from '../../sandbox/accounts.ts';
import { createApi } from '../../sandbox/api.ts';
import { person } from '../../sandbox/person.ts';
import { type FakeBrowser, freshBrowser, REDIRECT } from './fake-browser.ts';
import { miraChart, newLocks } from './fake-desk.ts';
import { type Office, openOffice, quiet, START, ZONE } from './moved-desks.ts';

// The background as a whole: its services put together, and every message it answers, over the sandbox practice's API
// and a browser that only notes what it is told.

vi.mock('../../../lib/platform/browser-ports.ts', async () => (await import('./fake-browser.ts')).fakePorts);
vi.mock('../../../lib/platform/storage.ts', async () => (await import('./fake-browser.ts')).fakeStorage);
vi.mock('../../../lib/platform/vault.ts', async (original) => ({
  ...(await original<typeof import('../../../lib/platform/vault.ts')>()),
  openVault: () => disk.vault,
}));

/** The database of this browser: what stands in for a module is asked for before anything here exists. */
const disk = vi.hoisted(() => ({ vault: null as Vault | null }));

const ID = 90_001;
const MASKED = 'p•••@example.com';
/** By so much the practice's clock is ahead of this computer's. */
const AHEAD = 240_000;
const own: Caller = { kind: 'own', tabId: -1, documentId: '', page: { kind: 'none' } };
const onChart: Caller = { kind: 'page', tabId: 7, documentId: 'doc', page: { kind: 'chart', patientId: ID } };
const onCalendar: Caller = { ...onChart, page: { kind: 'calendar' } };
const chart: PageReading = {
  ...miraChart,
  page: { kind: 'chart', patientId: ID },
  name: { kind: 'found', value: { text: `Ada Example${ID}`, parts: null } },
  birthDate: { kind: 'found', value: person(ID, 'Ada', `Example${ID}`).birthDate ?? '' },
};

let browser: FakeBrowser;
let office: Office;
/** Whether a request leaves, or its line drops before it. */
let isUp: (method: string, path: string) => boolean;

beforeEach(() => {
  newLocks();
  browser = freshBrowser();
  disk.vault = browser.vault;
  isUp = () => true;
  office = openOffice(3, 1);
  office.practice.clock.move(AHEAD);
  vi.stubGlobal('fetch', exchange);
  Object.defineProperty(navigator, 'onLine', { value: true, configurable: true });
  browser.signIn = (url) => {
    const asked = new URL(url).searchParams;
    const scopes = (asked.get('scope') ?? '').split(' ');
    const code = office.practice.grants.issueCode(accounts.frontDesk, scopes, REDIRECT);
    return { ok: true, address: `${REDIRECT}?code=${code}&state=${asked.get('state')}` };
  };
});

afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
  Reflect.deleteProperty(navigator, 'onLine');
});

async function exchange(input: unknown, init: RequestInit = {}): Promise<Response> {
  office.busy += 1;
  try {
    return await answerOf(input, init);
  } finally {
    office.busy -= 1;
  }
}

/** One request, as the sandbox answers it. */
async function answerOf(input: unknown, init: RequestInit): Promise<Response> {
  const url = new URL(String(input));
  const method = init.method ?? 'GET';
  if (!isUp(method, url.pathname)) throw new TypeError('network');
  const headers = { authorization: new Headers(init.headers).get('authorization') ?? '' };
  const answer =
    url.pathname === '/o/token/'
      ? tokens(new URLSearchParams(String(init.body)))
      : url.pathname.startsWith('/o/')
        ? new Response('{}')
        : await createApi(office.practice).fetch(new Request(url, { method }), {
            exchange: { url, host: url.host, method, fields: {}, staleBy: 0, headers },
          });
  const said = new Headers(answer.headers);
  said.set('date', new Date(office.practice.clock.now()).toUTCString());
  return new Response(answer.status === 204 ? null : await answer.text(), {
    status: answer.status,
    headers: said,
  });
}

function tokens(fields: URLSearchParams): Response {
  const pair = office.practice.grants.exchange(fields.get('code') ?? '', REDIRECT);
  return new Response(
    JSON.stringify({ access_token: pair?.accessToken, refresh_token: pair?.refreshToken, scope: null }),
  );
}

/** The background of this browser: a worker that wakes up. */
function wake() {
  const opening = openBackgroundServices();
  return { opening, handlers: backgroundHandlers(opening) };
}

/** How many invites the patient was sent by mail since the test began. */
function mails(): number {
  return office.practice.mail.filter(({ patientId }) => patientId === ID).length;
}

/** Time goes on until this is answered. */
async function answered<T>(work: Promise<T>): Promise<T> {
  let isDone = false;
  const watched = work.finally(() => {
    isDone = true;
  });
  while (!isDone) await second();
  return watched;
}

/** Time goes on until nothing is under way any more. */
async function rested(minutes = 2): Promise<void> {
  for (let passed = 0; passed < minutes * 60; passed += 1) await second();
}

/** Nothing is computed while time passes, or how long an answer takes would hang on the machine. */
async function second(): Promise<void> {
  await quiet(office);
  await vi.advanceTimersByTimeAsync(1_000);
}

async function connected(computer: 'shared' | 'staffOnly' = 'shared') {
  const worker = wake();
  const { handlers } = worker;
  await handlers.saveApplication({ clientId: 'client', clientSecret: 'secret' }, own);
  expect(await answered(handlers.connect({ computer }, own))).toEqual({ ok: true, unchecked: null });
  return worker;
}

const view = (handlers: ReturnType<typeof wake>['handlers'], caller = onChart, reading = chart) =>
  answered(handlers.viewPatient({ reading, age: 0, check: false }, caller));

describe('connecting', () => {
  test('ends with the practice known, and whoever shows something is told', async () => {
    const { handlers } = wake();
    expect((await handlers.viewConnection(null, own)).state).toEqual({ kind: 'notSetUp' });
    await connected('staffOnly');
    const shown = await handlers.viewConnection(null, own);
    expect(shown).toMatchObject({
      ...{ state: { kind: 'connected' }, redirectAddress: REDIRECT, computer: 'staffOnly' },
      checks: { signedInAs: accounts.frontDesk.username, zone: ZONE, mayInvite: 'yes' },
      budget: { limit: 500 },
    });
    expect(browser.did).toContain(`broadcast ${CHANGED}`);
    expect(browser.did).toContain('badge 0');
    expect(browser.vault.disk.has(VAULT.tokens)).toBe(true);
  });

  test('takes the practice’s time, and alarms ring by the machine’s', async () => {
    const { opening } = await connected();
    const { patients } = await opening;
    expect(patients.clock.learned()).toBe(true);
    expect(Math.abs(patients.clock.now() - Date.now() - AHEAD)).toBeLessThan(2_000);
  });

  test('disconnecting wipes it all', async () => {
    const { handlers } = await connected('staffOnly');
    expect(await answered(handlers.disconnect(null, own))).toEqual({ ok: true, value: null });
    expect(browser.vault.disk.size).toBe(0);
    expect(browser.memory.all.size).toBe(0);
    expect((await handlers.viewConnection(null, own)).state).toEqual({ kind: 'notSetUp' });
  });
});

describe('a page of the EHR', () => {
  test('that is recognised gets the overlay and the reader for what it shows', async () => {
    const { handlers } = wake();
    await handlers.pageRecognised(null, onChart);
    await handlers.pageRecognised(null, onCalendar);
    await handlers.bringPart({ part: 'card' }, onChart);
    await handlers.openSettings(null, onChart);
    expect(browser.did).toEqual(['overlay 7 chart', 'overlay 7 appointment', 'part 7 card', 'options']);
  });

  test('brings a shared computer’s connection back after the browser was closed', async () => {
    await connected('shared');
    await browser.memory.clear();
    const asked: boolean[] = [];
    const { signIn } = browser;
    browser.signIn = (url, interactive) => {
      asked.push(interactive);
      return signIn(url, interactive);
    };
    const { handlers } = wake();
    expect((await handlers.viewConnection(null, own)).state).toEqual({ kind: 'reconnect', why: 'noSession' });
    await handlers.pageRecognised(null, onChart);
    await rested(1);
    expect(asked).toEqual([false]);
    expect((await handlers.viewConnection(null, own)).state).toEqual({ kind: 'connected' });
  });

  test('has a place for the overlay of its own, and none where a foreign value is stored', async () => {
    const { handlers } = wake();
    const place = { x: 0.25, y: 1, open: true };
    expect(await handlers.readPlace({ page: 'chart' }, onChart)).toBeNull();
    await handlers.rememberPlace({ page: 'chart', place }, onChart);
    expect(await handlers.readPlace({ page: 'chart' }, onChart)).toEqual(place);
    expect(await handlers.readPlace({ page: 'appointmentWindow' }, onChart)).toBeNull();
    await browser.settings.write('place:chart', { x: 'left' });
    expect(await handlers.readPlace({ page: 'chart' }, onChart)).toBeNull();
  });

  test('about a patient has a token that acts, there and while the tab shows that page', async () => {
    const { handlers } = await connected();
    const shown = await view(handlers);
    expect(shown).toMatchObject({ identity: { kind: 'locked' }, status: { kind: 'expired' } });
    const { token } = shown;
    if (token === null) throw new Error('There is no token');
    const press = { token, action: 'resend', riskAccepted: false, reading: chart } as const;
    browser.tabs.set(7, `https://app.drchrono.com/patients/${ID}/`);
    const outdated = { ok: false, failure: { kind: 'viewOutdated' } };
    expect(await answered(handlers.act(press, { ...onChart, tabId: 8 }))).toEqual(outdated);
    expect(await answered(handlers.act(press, { ...onChart, documentId: 'other' }))).toEqual(outdated);
    expect(await answered(handlers.act(press, { ...onChart, page: { kind: 'calendar' } }))).toEqual(outdated);
    expect(mails()).toBe(0);
    expect(await answered(handlers.act(press, onChart))).toEqual({ ok: true, value: null });
    await rested();
    expect(mails()).toBe(1);
    expect(await view(handlers)).toMatchObject({
      status: { kind: 'pending' },
      operation: { stage: 'sent', to: MASKED, confirmed: true },
    });
  });

  test('that is about nobody known has no token', async () => {
    const { handlers } = await connected();
    const other: PageReading = { ...chart, birthDate: { kind: 'found', value: '1901-01-01' } };
    expect(await view(handlers, onChart, other)).toMatchObject({
      ...{ identity: { kind: 'refused' }, token: null },
    });
  });
});

describe('an operation', () => {
  /** A resend that is revoked, and whose send has no line to leave by. */
  async function halfResent() {
    const worker = await connected('staffOnly');
    const { handlers } = worker;
    const { token } = await view(handlers);
    browser.tabs.set(7, `https://app.drchrono.com/patients/${ID}/`);
    isUp = (method) => method !== 'POST';
    const press = { token: token ?? '', action: 'resend', riskAccepted: false, reading: chart } as const;
    expect(await answered(handlers.act(press, onChart))).toEqual({ ok: true, value: null });
    await rested(1);
    return worker;
  }

  test('that waits has an alarm, of the machine’s clock, and is taken up when a worker wakes', async () => {
    await halfResent();
    const rings = browser.alarms.get(ALARM.operations) ?? 0;
    expect(rings).toBeGreaterThan(Date.now() - 60_000);
    expect(rings).toBeLessThan(Date.now() + 120_000);
    isUp = () => true;
    newLocks();
    // The browser was closed: of the patient nothing is known any more but the id.
    await browser.memory.clear();
    const { opening, handlers } = wake();
    for (let turn = 0; turn < 4 && mails() === 0; turn += 1) {
      await answered(opening.then(({ runner }) => runner.resume()));
      await rested(2);
    }
    expect(mails()).toBe(1);
    expect((await handlers.viewWorklist(null, own)).rows).toMatchObject([
      { patientId: ID, operation: { stage: 'sent', to: null } },
    ]);
  });

  test('in doubt is not settled by a header, which cannot tell one invite from another', async () => {
    const { handlers, opening } = await connected();
    const { token } = await view(handlers);
    browser.tabs.set(7, `https://app.drchrono.com/patients/${ID}/`);
    isUp = (_, path) => !path.endsWith('/onpatient_access');
    const press = { token: token ?? '', action: 'resend', riskAccepted: false, reading: chart } as const;
    await answered(handlers.act(press, onChart));
    await second();
    const { patients } = await opening;
    const waits = { phase: { at: 'waiting', resumeWith: { at: 'doubt', request: 'revoke' } } };
    expect((await patients.journal.read()).operations).toMatchObject([waits]);
    await view(handlers, onChart, { ...chart, header: { kind: 'found', value: 'notEnabled' } });
    expect((await patients.journal.read()).operations).toMatchObject([waits]);
    const row: HistoryRow = {
      ...{ email: null, enabled: { by: null, at: '2026-09-01T09:00' }, disabled: { kind: 'no' } },
      activated: { kind: 'revokedBeforeActivation' },
    };
    await view(handlers, onChart, { ...chart, history: { kind: 'found', value: [row] } });
    expect((await patients.journal.read()).operations).not.toMatchObject([waits]);
  });

  test('that asks a person is on the badge and in a notice that names nobody', async () => {
    const { opening, handlers } = await halfResent();
    for (let turn = 0; turn < 6 && !browser.did.includes('badge 1'); turn += 1) {
      await answered(opening.then(({ runner }) => runner.resume()));
      await rested(2);
    }
    expect(browser.did).toContain('badge 1');
    const notices = browser.did.filter((what) => what.startsWith('notice'));
    expect(notices).toHaveLength(1);
    expect(notices[0]).toContain(QUESTION_NOTICE);
    expect(notices.join()).not.toMatch(/Ada|Example9|90001|example\.com/);
    expect(await handlers.viewWorklist(null, own)).toMatchObject({
      rows: [{ patientId: ID, operation: { stage: 'needsYou' } }],
    });
    isUp = () => true;
    browser.did.length = 0;
    const answer = { patientId: ID, action: 'sendAgain', riskAccepted: false } as const;
    const offers = (await handlers.viewWorklist(null, own)).rows[0]?.offers.map(({ action }) => action);
    expect(offers).toContain('retry');
    expect(await answered(handlers.actOnPatient({ ...answer, action: 'retry' }, own))).toMatchObject({
      ok: true,
    });
    await rested();
    expect(browser.did.at(-1)).toBe('badge 0');
    expect(mails()).toBe(1);
  });
});

describe('the popup', () => {
  test('lists who was seen, opens a chart, and asks for names only when it is connected', async () => {
    const { handlers } = await connected();
    await view(handlers);
    const { rows, online, connection } = await handlers.viewWorklist(null, own);
    expect(rows).toMatchObject([{ patientId: ID, name: `Ada Example${ID}`, status: { kind: 'expired' } }]);
    expect([online, connection]).toEqual([true, { kind: 'connected' }]);
    expect(await handlers.openChart({ patientId: ID }, own)).toBeNull();
    expect(browser.did).toContain(`tab https://app.drchrono.com/patients/${ID}/`);
    const press = { patientId: ID, action: 'resend', riskAccepted: false } as const;
    expect(await answered(handlers.actOnPatient(press, own))).toEqual({ ok: true, value: null });
    await rested();
    expect(mails()).toBe(1);
  });

  test('gives rows their names back after the browser was closed, where it may ask', async () => {
    const { handlers } = await connected('staffOnly');
    await view(handlers);
    const press = { patientId: ID, action: 'resend', riskAccepted: false } as const;
    await answered(handlers.actOnPatient(press, own));
    await rested();
    const pair = browser.memory.all.get(SESSION.tokens);
    await browser.memory.clear();
    Object.defineProperty(navigator, 'onLine', { value: false, configurable: true });
    const next = wake().handlers;
    expect(await next.viewWorklist(null, own)).toMatchObject({
      ...{ rows: [{ patientId: ID, name: null }], online: false, filling: false },
    });
    Object.defineProperty(navigator, 'onLine', { value: true, configurable: true });
    expect(await next.viewWorklist(null, own)).toMatchObject({ online: true, filling: true });
    await rested(1);
    expect(await next.viewWorklist(null, own)).toMatchObject({
      ...{ rows: [{ name: `Ada Example${ID}` }], filling: false },
    });
    expect(pair).toBeDefined();
  });
});

describe('a list', () => {
  const lines = [{ patientId: ID, action: 'resend' }] as const;

  async function seen() {
    const worker = await connected();
    await view(worker.handlers);
    return worker;
  }

  test('is shown before it begins, with what it costs', async () => {
    const { handlers } = await seen();
    expect(await handlers.openBulk(null, own)).toBeNull();
    expect(browser.did).toContain('own page bulk.html');
    const preview = await handlers.previewBulk({ lines: null }, own);
    expect(preview).toMatchObject({
      ...{ zone: ZONE, connection: { kind: 'connected' }, revokeTells: false },
      clock: { learned: true },
      budget: { bulk: { perHour: 380 } },
      lines: [{ patientId: ID, name: `Ada Example${ID}`, idEnding: '0001', action: 'resend', leftOut: null }],
    });
    expect(preview.lines[0]?.seenInvite).not.toBeNull();
    const named = await handlers.previewBulk({ lines: [{ patientId: 90_002, action: 'send' }] }, own);
    expect(named.lines).toMatchObject([{ patientId: 90_002, name: null, leftOut: 'nameNotLoaded' }]);
    expect((await handlers.viewBulk(null, own)).list).toBeNull();
  });

  /** A list that has begun and is held, for there is no line to leave by. */
  async function begun() {
    const worker = await seen();
    const { handlers } = worker;
    const [offer] = (await handlers.previewBulk({ lines: [...lines] }, own)).lines;
    if (!offer) throw new Error('There is no line');
    Object.defineProperty(navigator, 'onLine', { value: false, configurable: true });
    const { patientId, action, seenInvite } = offer;
    expect(await handlers.startBulk({ lines: [{ patientId, action, seenInvite }] }, own)).toEqual({
      ...{ ok: true, value: null },
    });
    await vi.advanceTimersByTimeAsync(10);
    return worker;
  }
  const listOf = async ({ handlers }: ReturnType<typeof wake>) => (await handlers.viewBulk(null, own)).list;

  test('is worked to its end, told as it is, and then put away', async () => {
    const worker = await begun();
    const { handlers } = worker;
    expect(await listOf(worker)).toMatchObject({
      ...{ paused: false, hold: { why: 'offline' }, endedAt: null, promise: { requests: 5 } },
      lines: [{ patientId: ID, state: { at: 'waiting' }, operation: null, answers: [] }],
    });
    const rings = browser.alarms.get(ALARM.bulk) ?? 0;
    expect(Math.abs(rings - Date.now() - 60_000)).toBeLessThan(2_000);
    await handlers.steerBulk({ step: 'putAway' }, own);
    expect(await listOf(worker)).not.toBeNull();
    Object.defineProperty(navigator, 'onLine', { value: true, configurable: true });
    await handlers.steerBulk({ step: 'goOn' }, own);
    await rested();
    expect(await listOf(worker)).toMatchObject({ lines: [{ state: { at: 'done', confirmed: true } }] });
    await browser.memory.clear();
    expect((await listOf(worker))?.lines).toMatchObject([{ patientId: ID, name: null, birthDate: null }]);
    expect((await listOf(worker))?.endedAt).not.toBeNull();
    expect(mails()).toBe(1);
    await handlers.steerBulk({ step: 'putAway' }, own);
    expect(await listOf(worker)).toBeNull();
  });

  test('is paused, and goes on', async () => {
    const worker = await begun();
    const { handlers } = worker;
    await handlers.steerBulk({ step: 'pause' }, own);
    expect(await listOf(worker)).toMatchObject({ paused: true });
    Object.defineProperty(navigator, 'onLine', { value: true, configurable: true });
    await answered((await worker.opening).bulk.work());
    expect(mails()).toBe(0);
    await handlers.steerBulk({ step: 'goOn' }, own);
    await rested();
    expect(await listOf(worker)).toMatchObject({ paused: false, lines: [{ state: { at: 'done' } }] });
  });

  test('is cancelled, whole or line by line', async () => {
    const worker = await begun();
    await worker.handlers.cancelBulkLine({ patientId: 90_002 }, own);
    expect(await listOf(worker)).toMatchObject({ lines: [{ state: { at: 'waiting' } }] });
    await worker.handlers.cancelBulkLine({ patientId: ID }, own);
    const ended = await listOf(worker);
    expect(ended).toMatchObject({ lines: [{ state: { at: 'cancelled' } }] });
    const now = (await worker.opening).patients.clock.now();
    expect(Math.abs((ended?.endedAt ?? 0) - now)).toBeLessThan(1_000);
    await worker.handlers.steerBulk({ step: 'putAway' }, own);
    const second = await begunAgain(worker);
    await second.handlers.steerBulk({ step: 'cancelAll' }, own);
    expect(await listOf(second)).toMatchObject({ lines: [{ state: { at: 'cancelled' } }] });
    expect(mails()).toBe(0);
  });

  async function begunAgain(worker: ReturnType<typeof wake>) {
    const [offer] = (await worker.handlers.previewBulk({ lines: [...lines] }, own)).lines;
    const { patientId = 0, action = 'resend', seenInvite = null } = offer ?? {};
    await worker.handlers.startBulk({ lines: [{ patientId, action, seenInvite }] }, own);
    return worker;
  }

  test('shows the line that asks, with how it may be answered', async () => {
    const worker = await begun();
    const { handlers, opening } = worker;
    Object.defineProperty(navigator, 'onLine', { value: true, configurable: true });
    isUp = (method) => method !== 'POST';
    await handlers.steerBulk({ step: 'goOn' }, own);
    for (let turn = 0; turn < 8 && !browser.did.includes('badge 1'); turn += 1) {
      await rested(2);
      // As an alarm has it: first what is in the journal, then the list.
      await answered(opening.then(({ runner, bulk }) => runner.resume().then(bulk.work)));
    }
    const list = await listOf(worker);
    expect(list?.lines).toMatchObject([
      { state: { at: 'needsYou' }, operation: { stage: 'needsYou' }, name: `Ada Example${ID}` },
    ]);
    expect(list?.lines[0]?.answers).toContain('retry');
    expect(list?.startedAt).toBeGreaterThan(START);
  });
});
