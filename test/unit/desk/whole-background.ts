import { expect, vi } from 'vitest';
import { type BackgroundServices, openBackgroundServices } from '../../../lib/desk/background-services.ts';
import { backgroundHandlers } from '../../../lib/desk/handlers.ts';
import type { PageReading } from '../../../lib/ehr/page/reading.ts';
import type { PageOrder } from '../../../lib/messages/page-orders.ts';
import type { CardCaller, Handlers, PageCaller } from '../../../lib/messages/router.ts';
import { accounts } from '../../sandbox/accounts.ts';
import { createApi } from '../../sandbox/api.ts';
import { readFields } from '../../sandbox/exchange.ts';
import { person } from '../../sandbox/person.ts';
import { type FakeBrowser, freshBrowser, REDIRECT } from './fake-browser.ts';
import { miraChart, miraHost, newLocks } from './fake-services.ts';
import { forever, type Office, openOffice, quiet } from './moved-desks.ts';
import { opened } from './opened-vault.ts';

// The background as a whole: its services put together, and every message it answers, over the sandbox practice's API
// and a browser that only notes what it is told. A test puts the fakes in the place of the browser's modules itself.

export const ID = 90_001;
/** By so much the practice's clock is ahead of this computer's. */
export const AHEAD = 240_000;
export const own = { kind: 'own' } as const;
export const onChart: PageCaller = {
  kind: 'page',
  tabId: 7,
  documentId: 'doc',
  host: miraHost,
  page: { kind: 'chart', patientId: ID },
};
/** The card in the page of `onChart`. */
export const inCard: CardCaller = { ...onChart, kind: 'card', frameId: 3, documentId: 'card' };
const PRESS = { heldFor: 80, toldAt: 0, watched: true };
export const chartOf = (patientId: number): PageReading => ({
  ...miraChart,
  page: { kind: 'chart', patientId },
  name: { kind: 'found', value: { text: `Ada Example${patientId}`, parts: null } },
  birthDate: { kind: 'found', value: person(patientId, 'Ada', `Example${patientId}`).birthDate ?? '' },
});
export const chart = chartOf(ID);

/** What is around the background in the test that runs. */
interface Around {
  browser: FakeBrowser;
  office: Office;
  /** Every request to the practice API, but not those of the sign-in: `GET /api/…`. */
  requests: string[];
  /** Reads answer from so many milliseconds ago. */
  staleBy(path: string): number;
  /** Whether a request leaves, or its line drops before it. */
  isUp(method: string, path: string): boolean;
  /** Where the worker that waits for this answer dies, or what else becomes of the request. */
  fate(method: string, path: string): Fate;
}

/** `dropped…`: the line drops. `dead…`: the worker dies. Each before the request takes effect or after. */
export type Fate = 'fine' | 'droppedBefore' | 'droppedAfter' | 'failedAfter' | 'deadBefore' | 'deadAfter';

/** Set by `install`. */
export const around = {} as Around;

export const install = (): void => installFor(3);

/** A browser with the extension, and a practice with so many patients whose invite has expired. */
export function installFor(patients: number): void {
  newLocks();
  const browser = freshBrowser();
  const office = openOffice(patients, 1);
  office.practice.clock.move(AHEAD);
  Object.assign(around, {
    browser,
    office,
    requests: [],
    staleBy: () => 0,
    isUp: () => true,
    fate: () => 'fine',
  });
  opened.vault = browser.vault;
  vi.stubGlobal('fetch', exchange);
  online(true);
  browser.signIn = (url) => {
    const asked = new URL(url).searchParams;
    const scopes = (asked.get('scope') ?? '').split(' ');
    const code = office.practice.grants.issueCode(accounts.frontDesk, scopes, REDIRECT);
    return { ok: true, address: `${REDIRECT}?code=${code}&state=${asked.get('state')}` };
  };
}

export function remove(): void {
  vi.unstubAllGlobals();
  vi.useRealTimers();
  Reflect.deleteProperty(navigator, 'onLine');
}

export function online(isOnline: boolean): void {
  Object.defineProperty(navigator, 'onLine', { value: isOnline, configurable: true });
}

async function exchange(input: unknown, init: RequestInit = {}): Promise<Response> {
  around.office.busy += 1;
  try {
    return await answerOf(input, init);
  } finally {
    around.office.busy -= 1;
  }
}

/** One request, as the sandbox answers it. */
async function answerOf(input: unknown, init: RequestInit): Promise<Response> {
  const url = new URL(String(input));
  const method = init.method ?? 'GET';
  if (url.pathname.startsWith('/api/')) around.requests.push(`${method} ${url.pathname}`);
  const fate = url.pathname.startsWith('/api/') ? around.fate(method, url.pathname) : 'fine';
  if (fate === 'droppedBefore') throw new TypeError('network');
  if (fate === 'deadBefore') return dead();
  if (navigator.onLine === false || !around.isUp(method, url.pathname)) throw new TypeError('network');
  const headers = { authorization: new Headers(init.headers).get('authorization') ?? '' };
  const answer =
    url.pathname === '/o/token/'
      ? tokens(new URLSearchParams(String(init.body)))
      : url.pathname.startsWith('/o/')
        ? new Response('{}')
        : await createApi(around.office.practice).fetch(new Request(url, { method }), {
            exchange: {
              url,
              host: url.host,
              method,
              fields: fieldsOf(init),
              staleBy: around.staleBy(url.pathname),
              headers,
            },
          });
  if (fate === 'droppedAfter') throw new TypeError('network');
  if (fate === 'failedAfter') return new Response('Server Error (500)', { status: 500 });
  if (fate === 'deadAfter') return dead();
  const said = new Headers(answer.headers);
  said.set('date', new Date(around.office.practice.clock.now()).toUTCString());
  return new Response(answer.status === 204 ? null : await answer.text(), {
    status: answer.status,
    headers: said,
  });
}

/** Nobody is left to hear the answer, so this computes nothing any more. */
function dead(): Promise<never> {
  around.office.busy -= 1;
  return forever();
}

/** Only a PATCH has a body that is no form. */
function fieldsOf({ method, body }: RequestInit): Record<string, unknown> {
  return method === 'PATCH' ? readFields('application/json', String(body)) : {};
}

function tokens(fields: URLSearchParams): Response {
  const pair = around.office.practice.grants.exchange(fields.get('code') ?? '', REDIRECT);
  return new Response(
    JSON.stringify({ access_token: pair?.accessToken, refresh_token: pair?.refreshToken, scope: null }),
  );
}

export interface Worker {
  opening: Promise<BackgroundServices>;
  handlers: Handlers;
}

/** The background of this browser: a worker that wakes up. */
export function wake(): Worker {
  const opening = openBackgroundServices(Promise.resolve(true));
  return { opening, handlers: backgroundHandlers(opening) };
}

/** How many invites the patient was sent by mail since the test began. */
export function mails(): number {
  return around.office.practice.mail.filter(({ patientId }) => patientId === ID).length;
}

/** Time goes on until this is answered. */
export async function answered<T>(work: Promise<T>): Promise<T> {
  let isDone = false;
  const watched = work.finally(() => {
    isDone = true;
  });
  while (!isDone) await second();
  return watched;
}

/** Time goes on until nothing is under way any more. */
export async function rested(minutes = 2): Promise<void> {
  for (let passed = 0; passed < minutes * 60; passed += 1) await second();
}

/** Nothing is computed while time passes, or how long an answer takes would hang on the machine. */
export async function second(): Promise<void> {
  await quiet(around.office);
  await vi.advanceTimersByTimeAsync(1_000);
}

export async function connected(computer: 'shared' | 'staffOnly' = 'shared'): Promise<Worker> {
  const worker = wake();
  const { handlers } = worker;
  await handlers.saveApplication({ clientId: 'client', clientSecret: 'secret' }, own);
  expect(await answered(handlers.connect({ computer }, own))).toEqual({ ok: true, unchecked: null });
  return worker;
}

/** What the pill says on a page. */
export const pill = (handlers: Handlers, reading = chart) =>
  answered(handlers.viewPill({ reading, age: 0, documentAge: 0 }, onChart));

/** The page in tab 7 shows this. A card opens there, and can be seen when it is pressed. */
export async function card(handlers: Handlers, reading = chart) {
  around.browser.overlay = (tabId, order) => (tabId === onChart.tabId ? overlayOver(reading, order) : null);
  const frameToken = await handlers.openCard({ run: 'run' }, onChart);
  const view = await answered(handlers.viewCard({ frameToken, check: false }, inCard));
  return { frameToken, view };
}

function overlayOver(reading: PageReading, { order, run, input }: PageOrder): unknown {
  if (run !== 'run' || order !== 'readPage') return null;
  const { heldFor } = input as PageOrder<'readPage'>['input'];
  return {
    reading,
    age: 0,
    documentAge: 0,
    sight: heldFor === null ? null : { kind: 'clear', glass: false, filter: 'none' },
  };
}

/** What a press on resend, in a card that has just opened, hands to the background. */
export async function resendPress(handlers: Handlers) {
  const { frameToken, view } = await card(handlers);
  return {
    frameToken,
    viewToken: view?.token ?? '',
    action: 'resend',
    risksRead: [],
    press: PRESS,
  } as const;
}
