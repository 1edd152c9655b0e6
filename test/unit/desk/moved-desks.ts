import { AsyncLocalStorage } from 'node:async_hooks';
import { vi } from 'vitest';
import { type BudgetGate, practiceCall } from '../../../lib/practice/client.ts';
import { type Account, accounts } from '../../sandbox/accounts.ts';
import { createApi } from '../../sandbox/api.ts';
import { person } from '../../sandbox/person.ts';
import { openPractice, type Practice } from '../../sandbox/practice.ts';
import type { Settings } from '../../sandbox/settings.ts';
import { seeded } from '../../seeded.ts';

/**
 * Desks work over one sandbox practice in one process: every wait of the product is a fake timer, and time moves only
 * while nothing computes. Services, client, decoders and budget are the product's; there is no browser.
 */
export const START = Date.UTC(2026, 8, 15, 14, 0, 0);
const DAY = 24 * 3_600_000;
export const ZONE = 'US/Eastern';

export interface Arrival {
  at: number;
  desk: string;
  method: string;
  path: string;
  status: number;
}

export interface Office {
  practice: Practice;
  arrivals: Arrival[];
  /** A desk sent so many requests although a 429 had told it to wait. */
  knowingly: number;
  /** This gives a number in [0, 1), which sets how long a request is on its way and how long a send is delayed. */
  chance: () => number;
  busy: number;
}

/** Open a practice with so many patients whose invite has expired. Time stands at START. */
export function openOffice(patients: number, seed: number, settings: Partial<Settings> = {}): Office {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'], now: START });
  const practice = openPractice({ now: START, settings });
  for (const id of patientIds(patients)) {
    const record = person(id, 'Ada', `Example${id}`, { email: `p${id}@example.com` });
    practice.roster.add(record);
    practice.access.recall({
      ...{ patientId: id, email: record.email ?? '', how: 'email', enabledBy: accounts.frontDesk.name },
      ...{ enabledAt: START - 9 * DAY - id * 1_000, activatedAt: null, ended: null },
    });
  }
  return { practice, arrivals: [], knowingly: 0, chance: seeded(seed), busy: 0 };
}

/** Add so many patients to the office who were never invited. */
export function addNeverInvited(office: Office, count: number): number[] {
  const ids = Array.from({ length: count }, (_, index) => 95_001 + index);
  for (const id of ids)
    office.practice.roster.add(person(id, 'Bo', `Example${id}`, { email: `p${id}@example.com` }));
  return ids;
}

export function patientIds(count: number): number[] {
  return Array.from({ length: count }, (_, index) => 90_001 + index);
}

/**
 * Carry the requests of one desk to the practice. For each of them `cut` decides whether this worker dies, and where.
 */
export function wire(
  office: Office,
  desk: string,
  account: Account,
  cut: () => 'no' | 'before' | 'after',
  budget: BudgetGate,
) {
  const { practice } = office;
  const api = createApi(practice);
  const address = 'https://desk.example.org/';
  const token = (): string => {
    const code = practice.grants.issueCode(account, ['patients:read', 'patients:write'], address);
    return practice.grants.exchange(code, address)?.accessToken ?? '';
  };
  let bearer = token();
  let told = 0;
  const fetcher = async (input: unknown, init: RequestInit = {}): Promise<Response> => {
    const url = new URL(String(input));
    const method = init.method ?? 'GET';
    await wait(30 + office.chance() * 120);
    const fate = cut();
    if (fate === 'before') return forever();
    if (practice.clock.now() < told) office.knowingly += 1;
    office.busy += 1;
    const exchange = {
      ...{ url, host: url.host, method, fields: {}, staleBy: 0 },
      headers: { authorization: new Headers(init.headers).get('authorization') ?? '' },
    };
    const answer = await api.fetch(new Request(url, { method }), { exchange });
    const text = await answer.text();
    office.busy -= 1;
    const { status } = answer;
    office.arrivals.push({ at: practice.clock.now(), desk, method, path: url.pathname, status });
    const seconds = status === 429 ? Number(/available in ([\d.]+)/.exec(text)?.[1] ?? 0) : 0;
    if (fate === 'after') return forever();
    const date = new Date(practice.clock.now()).toUTCString();
    const headers = new Headers({
      date,
      'content-type': answer.headers.get('content-type') ?? '',
    });
    await wait(30 + office.chance() * 120);
    if (status === 429) told = practice.clock.now() + seconds * 1_000;
    return { status, headers, text: async () => text } as Response;
  };
  return practiceCall({
    fetch: fetcher as typeof fetch,
    tokens: {
      current: async () => ({ ok: true, token: bearer }),
      renew: async () => {
        bearer = token();
        return { ok: true, token: bearer };
      },
      ended: async () => undefined,
      worked: async () => undefined,
    },
    budget,
    now: Date.now,
    localNow: Date.now,
    learnTime: async () => undefined,
    watchConnection: () => () => false,
    hasSiteAccess: async () => true,
    online: () => true,
  });
}

/** Give a promise that never settles, because the worker that waits for it is dead. */
export function forever(): Promise<never> {
  return new Promise(() => undefined);
}

function wait(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });
}

const whose = new AsyncLocalStorage<string>();

/** Give each worker its own set of locks. In a browser, too, the locks of a dead worker delay no other worker. */
export function locksPerWorker(): void {
  const last = new Map<string, Promise<unknown>>();
  const request = (name: string, job: () => Promise<unknown>) => {
    const key = `${whose.getStore() ?? ''} ${name}`;
    const run = (last.get(key) ?? Promise.resolve()).then(job, job);
    last.set(
      key,
      run.catch(() => undefined),
    );
    return run;
  };
  Object.defineProperty(navigator, 'locks', { value: { request }, configurable: true });
}

export function asWorker<T>(worker: string, work: () => T): T {
  return whose.run(worker, work);
}

/** Let time go on until the state is reached. The test fails if that takes two days, or if nothing more will happen. */
export async function until(office: Office, reached: () => Promise<boolean>): Promise<void> {
  const last = Date.now() + 2 * DAY;
  for (let turns = 0; ; turns += 1) {
    await quiet(office);
    if (turns % 20 === 0 && (await reached())) return;
    if (Date.now() > last) throw new Error('Two days have passed and it is not done');
    if (vi.getTimerCount() === 0) {
      if (await reached()) return;
      throw new Error('Nothing will happen any more, and it is not done');
    }
    await vi.advanceTimersToNextTimerAsync();
  }
}

/** Everything that can go on without time passing has gone on. */
export async function quiet(office: Office): Promise<void> {
  for (let turn = 0; turn < 3 || office.busy > 0; turn += 1)
    await new Promise<void>((resolve) => {
      setImmediate(resolve);
    });
}
