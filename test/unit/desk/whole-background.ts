import { expect, vi } from 'vitest';
import { type BackgroundServices, openBackgroundServices } from '../../../lib/desk/background-services.ts';
import { backgroundHandlers } from '../../../lib/desk/handlers.ts';
import type { PageReading } from '../../../lib/ehr/page/reading.ts';
import type { Caller, Handlers } from '../../../lib/messages/router.ts';
import { accounts } from '../../sandbox/accounts.ts';
import { createApi } from '../../sandbox/api.ts';
import { person } from '../../sandbox/person.ts';
import { type FakeBrowser, freshBrowser, REDIRECT } from './fake-browser.ts';
import { miraChart, newLocks } from './fake-services.ts';
import { type Office, openOffice, quiet } from './moved-desks.ts';
import { opened } from './opened-vault.ts';

// The background as a whole: its services put together, and every message it answers, over the sandbox practice's API
// and a browser that only notes what it is told. A test puts the fakes in the place of the browser's modules itself.

export const ID = 90_001;
/** By so much the practice's clock is ahead of this computer's. */
export const AHEAD = 240_000;
export const own: Caller = { kind: 'own', tabId: -1, documentId: '', page: { kind: 'none' } };
export const onChart: Caller = {
  kind: 'page',
  tabId: 7,
  documentId: 'doc',
  page: { kind: 'chart', patientId: ID },
};
export const chart: PageReading = {
  ...miraChart,
  page: { kind: 'chart', patientId: ID },
  name: { kind: 'found', value: { text: `Ada Example${ID}`, parts: null } },
  birthDate: { kind: 'found', value: person(ID, 'Ada', `Example${ID}`).birthDate ?? '' },
};

/** What is around the background in the test that runs. */
interface Around {
  browser: FakeBrowser;
  office: Office;
  /** Whether a request leaves, or its line drops before it. */
  isUp(method: string, path: string): boolean;
}

/** Set by `install`. */
export const around = {} as Around;

export function install(): void {
  newLocks();
  const browser = freshBrowser();
  const office = openOffice(3, 1);
  office.practice.clock.move(AHEAD);
  Object.assign(around, { browser, office, isUp: () => true });
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
  if (!around.isUp(method, url.pathname)) throw new TypeError('network');
  const headers = { authorization: new Headers(init.headers).get('authorization') ?? '' };
  const answer =
    url.pathname === '/o/token/'
      ? tokens(new URLSearchParams(String(init.body)))
      : url.pathname.startsWith('/o/')
        ? new Response('{}')
        : await createApi(around.office.practice).fetch(new Request(url, { method }), {
            exchange: { url, host: url.host, method, fields: {}, staleBy: 0, headers },
          });
  const said = new Headers(answer.headers);
  said.set('date', new Date(around.office.practice.clock.now()).toUTCString());
  return new Response(answer.status === 204 ? null : await answer.text(), {
    status: answer.status,
    headers: said,
  });
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
  const opening = openBackgroundServices();
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

/** What the overlay shows on a page. */
export const view = (handlers: Handlers, reading = chart) =>
  answered(handlers.viewPatient({ reading, age: 0, check: false }, onChart));
