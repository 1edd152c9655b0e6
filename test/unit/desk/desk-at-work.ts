import { vi } from 'vitest';
import type { BackgroundServices } from '../../../lib/desk/background-services.ts';
import { ALARM } from '../../../lib/desk/store/stored-keys.ts';
import type { PageReading } from '../../../lib/ehr/page/reading.ts';
import type { PageOrder } from '../../../lib/messages/page-orders.ts';
import type { PatientView } from '../../../lib/messages/patient-view.ts';
import type { CardCaller, Handlers, PageCaller } from '../../../lib/messages/router.ts';
import type { Account } from '../../sandbox/accounts.ts';
import type { PatientRecord } from '../../sandbox/person.ts';
import { browserAsking, type FakeBrowser, freshBrowser, inBrowser, REDIRECT } from './fake-browser.ts';
import { miraChart, miraHost } from './fake-services.ts';
import { asWorker, quiet } from './moved-desks.ts';
import { opened } from './opened-vault.ts';
import { around, own, wake } from './whole-background.ts';

// Several desks, each the whole background in a browser of its own, over one practice and in one moved time.

const PRESS = { heldFor: 80, toldAt: 0, watched: true };

export interface DeskAtWork {
  name: string;
  browser: FakeBrowser;
  handlers: Handlers;
  /** Do this at this desk. It resolves as time goes on, so it is not to be awaited without `passed`. */
  does<T>(work: (handlers: Handlers) => Promise<T>): Promise<T>;
  opensChart(patient: PatientRecord): Promise<PatientView | null>;
  presses(patient: PatientRecord, action: 'send' | 'resend'): Promise<boolean>;
}

/** Every request of all desks that came to the practice, in its time. */
export interface Arrived {
  at: number;
  desk: string;
  method: string;
  path: string;
}

export function openDesks(accounts: readonly Account[]): { desks: DeskAtWork[]; arrived: Arrived[] } {
  const arrived: Arrived[] = [];
  const desks = accounts.map((account, nth) => openDesk(`desk ${nth}`, account));
  around.isUp = (method, path) => {
    const desk = desks.find(({ browser }) => browser === browserAsking())?.name ?? '';
    arrived.push({ at: around.office.practice.clock.now(), desk, method, path });
    return true;
  };
  all = desks;
  return { desks, arrived };
}

let all: DeskAtWork[] = [];
const backgrounds = new Map<DeskAtWork, Promise<BackgroundServices>>();

function openDesk(name: string, account: Account): DeskAtWork {
  const browser = freshBrowser();
  browser.signIn = (url) => {
    const asked = new URL(url).searchParams;
    const scopes = (asked.get('scope') ?? '').split(' ');
    const code = around.office.practice.grants.issueCode(account, scopes, REDIRECT);
    return { ok: true, address: `${REDIRECT}?code=${code}&state=${asked.get('state')}` };
  };
  const at = <T>(work: () => T): T => asWorker(name, () => inBrowser(browser, work));
  opened.vault = browser.vault;
  const { opening, handlers } = at(wake);
  let tabs = 0;
  const views = new Map<number, { token: string; view: PatientView | null; card: CardCaller }>();
  const desk: DeskAtWork = {
    ...{ name, browser, handlers },
    does: (work) => at(() => work(handlers)),
    opensChart: (patient) =>
      at(async () => {
        tabs += 1;
        const page: PageCaller = {
          ...{ kind: 'page', tabId: tabs, documentId: `page ${tabs}`, host: miraHost },
          page: { kind: 'chart', patientId: patient.id },
        };
        const card: CardCaller = { ...page, kind: 'card', frameId: 3, documentId: `card ${tabs}` };
        browser.tabs.set(tabs, `https://${miraHost}/patients/${patient.id}/`);
        browser.overlay = (_, order) => overlayOver(readingOf(patient), order);
        await handlers.viewPill({ reading: readingOf(patient), age: 0, documentAge: 0 }, page);
        const token = await handlers.openCard({ run: 'run' }, page);
        const view = await handlers.viewCard({ frameToken: token, check: false }, card);
        views.set(patient.id, { token, view, card });
        return view;
      }),
    presses: (patient, action) =>
      at(async () => {
        const seen = views.get(patient.id);
        if (!seen?.view?.token) return false;
        const press = {
          frameToken: seen.token,
          viewToken: seen.view.token,
          action,
          risksRead: [],
          press: PRESS,
        };
        return (await handlers.act(press, seen.card)).ok;
      }),
  };
  backgrounds.set(desk, opening);
  return desk;
}

function readingOf({ id, firstName, lastName, birthDate }: PatientRecord): PageReading {
  return {
    ...miraChart,
    page: { kind: 'chart', patientId: id },
    name: { kind: 'found', value: { text: `${firstName} ${lastName}`, parts: null } },
    birthDate: birthDate === null ? { kind: 'absent' } : { kind: 'found', value: birthDate },
  };
}

function overlayOver(reading: PageReading, { order, run, input }: PageOrder): unknown {
  if (run !== 'run' || order !== 'readPage') return null;
  const { heldFor } = input as PageOrder<'readPage'>['input'];
  const sight = heldFor === null ? null : { kind: 'clear', glass: false, filter: 'none' };
  return { reading, age: 0, documentAge: 0, sight };
}

/** Connect a desk, as its front desk does in the morning. */
export async function connectDesk(desk: DeskAtWork): Promise<void> {
  await passed(
    desk.does((handlers) => handlers.saveApplication({ clientId: 'client', clientSecret: 'secret' }, own)),
  );
  const answer = await passed(desk.does((handlers) => handlers.connect({ computer: 'staffOnly' }, own)));
  if (!answer.ok) throw new Error(`${desk.name} does not connect`);
}

/** Time goes on until this is answered. Returns what it was answered. */
export async function passed<T>(work: Promise<T>): Promise<T> {
  let isDone = false;
  const watched = work.finally(() => {
    isDone = true;
  });
  while (!isDone) await pass(1);
  return watched;
}

/** So many seconds go by at all desks. Alarms ring there. */
export async function pass(seconds: number): Promise<void> {
  for (let passing = 0; passing < seconds; passing += 1) {
    await quiet(around.office);
    await vi.advanceTimersByTimeAsync(1_000);
    for (const desk of all) ring(desk);
  }
}

/** Let the alarms of this desk ring that are due, as the background's entry does it. */
function ring(desk: DeskAtWork): void {
  for (const [name, when] of desk.browser.alarms) {
    if (when > Date.now()) continue;
    desk.browser.alarms.delete(name);
    void desk.does(async () => {
      const { bulk, schedule, runner } = (await backgrounds.get(desk)) as BackgroundServices;
      if (name === ALARM.bulk) return bulk.work();
      if (name === ALARM.schedule) return schedule.work();
      return runner.resume().then(bulk.work);
    });
  }
}
