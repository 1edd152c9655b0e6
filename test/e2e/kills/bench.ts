import type { BrowserContext, Page } from '@playwright/test';
import type { Input, MessageName, Output } from '../../../lib/messages/contract.ts';
import type { WorklistRow } from '../../../lib/messages/worklist-view.ts';
import { people } from '../../sandbox/patients.ts';
import { type PatientRecord, person } from '../../sandbox/person.ts';
import { WHOLE_LIST } from '../../whole-list.ts';
import { browserSession, type Desk, expect, openOptions, overlayOf } from '../desk.ts';
import { installAgain } from '../held-worker.ts';
import type { Shape } from './cases.ts';
import type { JournalEntry, Note, Stop } from './watch-worker.ts';
import { openWorkerLine, type WorkerLine } from './worker-line.ts';

/**
 * This is where the patient's operation stands by the last journal write. After a browser start `sure` is false,
 * because writes may have gone unseen.
 */
export interface Standing {
  phase: string;
  entry: JournalEntry | null;
  sure: boolean;
  /** This counts the journal writes that were seen so far. */
  writes: number;
}

/** A bench is one browser over one practice, on which case after case runs, each with a patient of its own. */
export interface Bench {
  desk: Desk;
  shape: Shape;
  line: WorkerLine;
  standing: Standing;
  /** The extension itself made these requests about the patient's invite. */
  fetches: { method: string; name: string }[];
  stopped: boolean;
  /** These operations came to rest only after the test rang the alarm or let the worker die once more. */
  rung: string[];
  /** A sign-in is under way. */
  signsIn: boolean;
  /** Send a message, from the quiet page where no other one is named. */
  say<N extends MessageName>(name: N, input: Input<N>, from?: Page): Promise<Output<N>>;
  /** `save` is the phase of the patient's save, where saves are watched too. */
  watch(patientId: number, phase: string, stop: Stop | null, save?: string): Promise<void>;
  /** Ring the alarm in the living worker, or ring it to wake a new one. */
  ring(alarm?: AlarmName): Promise<void>;
  hasAlarm(alarm?: AlarmName): Promise<boolean>;
  killBrowser(): Promise<void>;
  startBrowser(): Promise<void>;
}

/** The first wakes the worker for operations, the second for saves of charts. */
export type AlarmName = 'invite-desk-wake' | 'invite-desk-saves';

const STANDS_STILL = 60_000;
const SOON = { timeout: 60_000, intervals: [10, 20, 20, 50] };

/** Wait until the condition holds, and name it in the failure where it never does. */
export async function until(
  what: string,
  fits: () => boolean | Promise<boolean>,
  timeout = 60_000,
): Promise<void> {
  await expect.poll(fits, { ...SOON, timeout, message: what }).toBe(true);
}

export async function openBench(desk: Desk, shape: Shape): Promise<Bench> {
  await installAgain(desk);
  await desk.connect();
  let page = await openQuietPage(desk);
  const hear = (note: Note) => takeNote(bench, note);
  let watched: { patientId: number; save: string | null } = { patientId: 0, save: null };
  const bench: Bench = {
    desk,
    shape,
    line: await openWorkerLine(desk.context, desk.extension, hear),
    standing: { phase: 'gone', entry: null, sure: true, writes: 0 },
    fetches: [],
    stopped: false,
    rung: [],
    signsIn: false,
    async say(name, input, from) {
      const answer = () => orItDies(bench, name, send(from ?? page, name, input));
      const isDeed =
        name === 'saveIdentifiers' || (name === 'actOnPatient' && !JSON.stringify(input).includes('"check"'));
      return isDeed ? answer() : answer().catch(answer);
    },
    async watch(patientId, phase, stop, save) {
      watched = { patientId, save: save ?? null };
      await bench.line.order({ ...watched, phase, stop });
    },
    async ring(alarm = 'invite-desk-wake') {
      if (bench.line.isAlive()) return bench.line.ringAlarm(alarm);
      await page.evaluate(`chrome.alarms.create('${alarm}', { when: Date.now() })`);
      await until('the alarm wakes a worker', () => bench.line.isAlive());
    },
    async hasAlarm(alarm = 'invite-desk-wake') {
      const ask = () => page.evaluate(`chrome.alarms.get('${alarm}').then(Boolean)`);
      // The alarm is set only after the wait is on disk, so it may come a moment later.
      return until('an alarm is set', async () => (await ask()) === true, 20_000).then(
        () => true,
        () => false,
      );
    },
    async killBrowser() {
      const ended = new Promise((resolve) => desk.context.once('close', resolve));
      process.kill(await processOf(desk.context), 'SIGKILL');
      await ended;
    },
    async startBrowser() {
      await desk.startAgain();
      page = await openQuietPage(desk);
      await bench.say('viewWorklist', WHOLE_LIST);
      bench.standing = { ...bench.standing, sure: false };
      bench.line = await openWorkerLine(desk.context, desk.extension, hear);
      const save = watched.save === null ? null : 'unknown';
      await bench.line.order({ ...watched, save, phase: 'unknown', stop: null });
    },
  };
  if (shape === 'rows') await learnTime(bench);
  return bench;
}

function takeNote(bench: Bench, note: Note): void {
  const { standing } = bench;
  switch (note.note) {
    case 'fetch':
      bench.fetches.push({ method: note.method, name: note.name });
      return;
    case 'journal':
      // What a save has written is read from the disk.
      if (note.record === 'saves') return;
      bench.standing = { phase: note.phase, entry: note.entry, sure: true, writes: standing.writes + 1 };
      return;
    case 'stopped':
      bench.stopped = true;
  }
}

/**
 * Open a page of the extension that sends messages, in the tab of the settings page, because the settings page would
 * ask for everything anew at each change.
 */
async function openQuietPage({ context, extension }: Desk): Promise<Page> {
  const page = await openOptions(context, extension);
  await page.goto(`chrome-extension://${extension}/managed-schema.json`);
  return page;
}

/**
 * Let the worker die once more where it gives no answer: about once in 500 cases a woken worker stands still under the
 * debugger. The browser, too, ends a worker that does not answer.
 */
async function orItDies<T>(bench: Bench, name: string, answer: Promise<T>): Promise<T> {
  const timer = setTimeout(() => {
    bench.rung.push(`${name} was not answered`);
    void bench.line.kill();
  }, STANDS_STILL);
  return answer.finally(() => clearTimeout(timer));
}

function send<N extends MessageName>(page: Page, name: N, input: Input<N>): Promise<Output<N>> {
  const expression = `chrome.runtime.sendMessage(${JSON.stringify({ name, input })})`;
  return page.evaluate(expression) as Promise<Output<N>>;
}

async function processOf(context: BrowserContext): Promise<number> {
  const session = await browserSession(context);
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  const browser = processInfo.find(({ type }) => type === 'browser');
  if (!browser) throw new Error('The browser has no process');
  return browser.id;
}

/**
 * Look at another patient, so that the extension learns the time from the answer. Returns false where no answer came.
 */
export async function learnTime({ say }: Bench): Promise<boolean> {
  const look = { patientId: people.pendingFresh.id, action: 'check', risksRead: [] } as const;
  return (await say('actOnPatient', look)).ok;
}

/** Read the patient's row of the popup, as staff see it. */
export async function rowOf({ say }: Bench, patientId: number): Promise<WorklistRow | null> {
  const { rows } = await say('viewWorklist', { ...WHOLE_LIST, query: String(patientId) });
  return rows.find((row) => row.patientId === patientId) ?? null;
}

/**
 * Show OnPatient Access in the chart so that the overlay reads it, and leave again. A page's age counts in real time,
 * so an open page would look new after the practice's clock was moved. Loading the page would cost twice as much.
 */
export async function visitHistory({ desk }: Bench, patient: PatientRecord): Promise<void> {
  const { page } = desk;
  const address = `https://app.drchrono.com/chart/${patient.id}/onpatient`;
  if (page.url() === ELSEWHERE) await page.evaluate(followInPage, address);
  else await page.goto(address);
  const header = page.locator('#patient-header').filter({ hasText: patient.lastName ?? '' });
  await expect(header.or(page.locator('#login')).first()).toBeVisible();
  if (page.url() !== address) {
    await desk.signIn();
    await page.goto(address);
  }
  // The pill comes with the next frame, and says so while it is looking.
  await expect(overlayOf(page).pill).toHaveText(/^(?!.*Looking).+/s);
  await page.evaluate(leaveInPage, ELSEWHERE);
}

/** This page of the EHR is about no patient. */
const ELSEWHERE = 'https://app.drchrono.com/messages/';

function followInPage(address: string): void {
  const link = document.createElement('a');
  link.className = 'ng-push';
  link.href = address;
  document.body.append(link);
  link.click();
  link.remove();
}

/** Change the address first and the patient's data right after it, as the chart's own script does. */
function leaveInPage(address: string): void {
  history.pushState(null, '', address);
  for (const part of ['patient-header', 'sidebar', 'content1'])
    document.getElementById(part)?.replaceChildren();
}

const FIRST = [
  'Alder',
  'Briony',
  'Corvin',
  'Damaris',
  'Edlyn',
  'Fenwick',
  'Gwendal',
  'Hollis',
  'Isaura',
  'Jorin',
];
const LAST = ['Ash', 'Birch', 'Cinder', 'Dapple', 'Ember', 'Fallow', 'Gorse', 'Hazel', 'Ivory', 'Jasper'];
const END = ['brook', 'combe', 'dale', 'field', 'gate', 'holt', 'mere', 'ridge', 'stead', 'wick'];

/** Make a chart that no other case uses. */
export function newPatient(number: number): PatientRecord {
  const at = (list: readonly string[], index: number) => list[index % 10] ?? '';
  const last = `${at(LAST, Math.floor(number / 10))}${at(END, Math.floor(number / 100) + number)}`;
  return person(83_000_001 + number, at(FIRST, number), last);
}
