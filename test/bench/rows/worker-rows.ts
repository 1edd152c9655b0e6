import { answerTo, chartReading } from '../../e2e/content-world.ts';
import { endWorker } from '../../e2e/desk.ts';
import { doorOf } from '../../e2e/put-back.ts';
import { people } from '../../sandbox/patients.ts';
import { DESK, type DeskSubject, openDeskSubject } from '../browsers.ts';
import { type InWorld, waitForPill, worldOf } from '../desk-page.ts';
import { askAsOwn, parsedByWorker } from '../desk-worker.ts';
import { EMPTY, type EmptySubject, openEmptyExtension } from '../empty-extension.ts';
import type { Row } from '../figures.ts';
import { chartAddress } from '../pages.ts';
import { stock } from '../stock.ts';
import { benchSandbox } from '../subjects.ts';
import { evaluationWork, workerWork } from '../trace.ts';
import { traced } from '../tracing.ts';

const patient = people.pendingFresh;
const KNOWN = [0, 1_000, 5_000];
const ACTS = [1_000, 5_000, 10_000];
/** What the popup asks for when it opens. */
const FIRST_PAGE = { query: '', from: 0, count: 12, without: null };
/** The worker's code is warm after so many views. */
const WARM_UP = 5;

/** What a worker takes to start and answer its first question. */
const start: Row = {
  name: 'worker start',
  figures: [
    { name: 'first answer', unit: 'ms', target: 20 },
    { name: 'of this compile and evaluate', unit: 'ms', target: null },
    { name: 'first pill', unit: 'ms', target: null },
    { name: 'script', unit: 'kB', target: null },
  ],
  async measure({ runs, say }, note) {
    const sandbox = await benchSandbox();
    const [desk, empty] = [await openDeskSubject(sandbox), await openEmptyExtension(sandbox)];
    const inWorld = await openChart(desk);
    // So the question below has an answer that tells it from none.
    await inWorld(answerTo('rememberPlace', { page: 'chart', place: { x: 1, y: 1, open: false } }));
    await empty.page.goto(`chrome-extension://${empty.extension}/page.html`);
    const begun = async (subject: DeskSubject | EmptySubject, ask: () => Promise<void>) => {
      await endWorker(subject);
      return traced(subject.session, ask);
    };
    for (let run = 0; run <= runs; run += 1) {
      const [answer, pill, nothing] = [
        await begun(desk, () => mustAnswer(inWorld, 'readPlace', { page: 'chart' })),
        await begun(desk, () => askPill(inWorld)),
        await begun(empty, async () => void (await empty.page.evaluate(`chrome.runtime.sendMessage('?')`))),
      ];
      // The browser keeps compiled code from the second start on.
      if (run === 0) continue;
      say(`worker start: run ${run}`);
      note('first answer', DESK, workerWork(answer));
      note('of this compile and evaluate', DESK, evaluationWork(answer));
      note('first pill', DESK, workerWork(pill));
      note('first answer', EMPTY, workerWork(nothing));
      note('of this compile and evaluate', EMPTY, evaluationWork(nothing));
    }
    for (const subject of [desk, empty])
      note('script', subject.column, (await parsedByWorker(subject, subject.extension)) / 1_000);
  },
};

/** What a warm worker takes for one view that costs no request, by how many patients it knows. */
const freshView: Row = {
  name: 'fresh view',
  figures: KNOWN.map((count) => ({ name: knownFigure(count), unit: 'ms', target: 15 })),
  async measure({ runs, say }, note) {
    const sandbox = await benchSandbox();
    const desks: { count: number; desk: DeskSubject; inWorld: InWorld }[] = [];
    for (const count of KNOWN) {
      const desk = await openDeskSubject(sandbox);
      if (count > 0) await stock(desk, count);
      desks.push({ count, desk, inWorld: await openChart(desk) });
    }
    for (let run = 1 - WARM_UP; run <= runs; run += 1) {
      if (run > 0) say(`fresh view: run ${run}`);
      for (const { count, desk, inWorld } of desks) {
        const work = await traced(desk.session, () => askPill(inWorld));
        if (run > 0) note(knownFigure(count), DESK, workerWork(work));
      }
    }
  },
};

/** What a fresh worker takes to give the popup's list, by how many acts of its own it has kept. */
const firstList: Row = {
  name: 'first list',
  figures: ACTS.map((count) => ({
    ...{ name: actsFigure(count), unit: 'ms' },
    target: count === 10_000 ? 60 : null,
  })),
  async measure({ runs, say }, note) {
    const sandbox = await benchSandbox();
    const desks: { count: number; desk: DeskSubject }[] = [];
    for (const count of ACTS) {
      const desk = await openDeskSubject(sandbox);
      await stock(desk, count);
      desks.push({ count, desk });
    }
    for (let run = 1; run <= runs; run += 1) {
      say(`first list: run ${run}`);
      for (const { count, desk } of desks) {
        const door = await doorOf(desk);
        await endWorker(desk);
        const work = await traced(
          desk.session,
          async () => void (await askAsOwn(door, 'viewWorklist', FIRST_PAGE)),
        );
        note(actsFigure(count), DESK, workerWork(work));
      }
    }
  },
};

export const workerRows: Row[] = [start, freshView, firstList];

function knownFigure(count: number): string {
  return `${count.toLocaleString('en')} patients known`;
}

function actsFigure(count: number): string {
  return `${count.toLocaleString('en')} own acts`;
}

/** Show the patient's light chart, which makes the patient known. */
async function openChart(desk: DeskSubject): Promise<InWorld> {
  const inWorld = await worldOf(desk.page, desk.extension);
  await desk.page.goto(chartAddress(patient, 'light'));
  await waitForPill(desk.page, inWorld, /^Pending/);
  return inWorld;
}

/** Ask as the chart does what its pill says. */
function askPill(inWorld: InWorld): Promise<void> {
  const reading = chartReading(patient.id, `${patient.firstName} ${patient.lastName}`);
  return mustAnswer(inWorld, 'viewPill', { reading, age: 0, documentAge: 0 });
}

async function mustAnswer(inWorld: InWorld, name: string, input: unknown): Promise<void> {
  if ((await inWorld(answerTo(name, input))) === null) throw new Error(`The worker did not answer ${name}`);
}
