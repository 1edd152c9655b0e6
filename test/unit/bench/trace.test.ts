import { describe, expect, test } from 'vitest';
import { evaluationWork, extensionWork, type TraceEvent, workerWork } from '../../bench/trace.ts';

// A fragment of a trace that Chromium 156 wrote of a chart with Invite Desk, cut down to a few tasks. Thread 1 is the
// page's main thread, 2 the extension's worker, 3 the main thread of the extension's own pages.

const PAGE = { pid: 20_508, tid: 1 };
const WORKER = { pid: 20_534, tid: 2 };
const OWN = { pid: 20_534, tid: 3 };
const OVERLAY = 'chrome-extension://adhcemekeblfehbjknabpghifpoha/overlay.js';
const CHART = 'https://app.drchrono.com/chart/61004203/summary';

type Thread = typeof PAGE;

function named(name: 'process_name' | 'thread_name', thread: Thread, is: string): TraceEvent {
  return { name, ph: 'M', ts: 0, ...thread, args: { name: is } };
}

/** A slice from `ts` on, with its wall and its CPU microseconds. */
function slice(
  thread: Thread,
  name: string,
  ts: number,
  dur: number,
  tdur: number,
  url?: string,
): TraceEvent {
  return { name, ph: 'X', ts, dur, tdur, ...thread, args: url === undefined ? {} : { data: { url } } };
}

const threads = [
  named('process_name', PAGE, 'Renderer'),
  named('thread_name', PAGE, 'CrRendererMain'),
  named('process_name', WORKER, 'Extension Renderer'),
  named('thread_name', WORKER, 'ServiceWorker thread'),
  named('thread_name', OWN, 'CrRendererMain'),
];

/** The overlay is evaluated, and settles styles meanwhile. */
const evaluated = [
  slice(PAGE, 'RunTask', 1_000, 31_563, 19_378),
  slice(PAGE, 'EvaluateScript', 1_500, 30_487, 18_570, OVERLAY),
  slice(PAGE, 'v8.compile', 1_501, 56, 56, OVERLAY),
  slice(PAGE, 'UpdateLayoutTree', 9_000, 747, 727),
];

/** The page's timer changes the page, and our observer hears of it in the microtasks of the same task. */
const observed = [
  slice(PAGE, 'RunTask', 100_000, 7_143, 4_370),
  slice(PAGE, 'TimerFire', 100_010, 7_095, 4_324),
  slice(PAGE, 'FunctionCall', 100_030, 2_779, 1_004, CHART),
  slice(PAGE, 'RunMicrotasks', 102_850, 4_221, 3_226),
  slice(PAGE, 'FunctionCall', 102_860, 4_135, 3_145, OVERLAY),
  slice(PAGE, 'Layout', 104_000, 2_459, 1_471),
];

/** An answer comes to the overlay: nothing but microtasks without a name. */
const answered = [
  slice(PAGE, 'RunTask', 200_000, 3_977, 2_636),
  slice(PAGE, 'RunMicrotasks', 200_100, 2_564, 2_412),
];

/** The page's own promise goes on after its own function. */
const pageAlone = [
  slice(PAGE, 'RunTask', 300_000, 900, 800),
  slice(PAGE, 'FunctionCall', 300_010, 100, 90, CHART),
  slice(PAGE, 'RunMicrotasks', 300_200, 600, 500),
];

describe('work of extensions on pages', () => {
  test('is the outermost slices of their scripts, in time of the thread', () => {
    const work = extensionWork([...threads, ...evaluated, ...observed, ...answered, ...pageAlone]);
    expect(work.total).toBeCloseTo(18.57 + 3.145 + 2.412);
    expect(work.longest).toBeCloseTo(18.57);
    expect(work.longTasks).toBe(0);
  });

  test('is found whatever the order of the events', () => {
    const events = [...evaluated, ...observed].reverse();
    expect(extensionWork([...events, ...threads]).total).toBeCloseTo(18.57 + 3.145);
  });

  test('is none where only the page worked', () => {
    expect(extensionWork([...threads, ...pageAlone])).toEqual({ total: 0, longest: 0, longTasks: 0 });
  });

  test('is none in the extension’s own pages', () => {
    const own = evaluated.map((event) => ({ ...event, ...OWN }));
    expect(extensionWork([...threads, ...own]).total).toBe(0);
  });

  test('counts a task of more than 50 ms only where an extension ran in it', () => {
    const long = (ts: number, url: string) => [
      slice(PAGE, 'RunTask', ts, 60_000, 55_000),
      slice(PAGE, 'FunctionCall', ts + 10, 2_000, 1_900, url),
    ];
    expect(extensionWork([...threads, ...long(0, OVERLAY), ...long(100_000, CHART)]).longTasks).toBe(1);
    expect(extensionWork([...threads, ...long(0, CHART)]).longTasks).toBe(0);
  });
});

describe('work of workers', () => {
  const started = [
    slice(WORKER, 'RunTask', 0, 50_000, 40_000),
    slice(WORKER, 'v8.compileModule', 10, 14_000, 13_083),
    slice(WORKER, 'v8.evaluateModule', 15_000, 32_000, 31_561),
    slice(WORKER, 'RunTask', 60_000, 3_000, 2_500),
  ];

  test('is all that their threads did, each task once', () => {
    expect(workerWork([...threads, ...started, ...evaluated])).toBeCloseTo(42.5);
  });

  test('is told apart from compiling and evaluating', () => {
    expect(evaluationWork([...threads, ...started])).toBeCloseTo(44.644);
  });

  test('counts what a script compiles while it is evaluated only once', () => {
    const classic = [
      slice(WORKER, 'RunTask', 0, 50_000, 40_000),
      slice(WORKER, 'EvaluateScript', 10, 30_000, 28_000),
      slice(WORKER, 'v8.compile', 20, 9_000, 8_000),
    ];
    expect(evaluationWork([...threads, ...classic])).toBeCloseTo(28);
  });
});
