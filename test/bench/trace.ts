/** One event of Chromium's trace, as far as it is used here. Times are microseconds. */
export interface TraceEvent {
  name: string;
  /** `X` is a slice with a duration, `M` names a process or a thread. */
  ph: string;
  pid: number;
  tid: number;
  ts: number;
  dur?: number;
  /** How long the thread itself ran on a processor. */
  tdur?: number;
  args?: { name?: string; data?: { url?: string } | string };
}

/** What extensions did on the main threads of pages, in CPU milliseconds. */
export interface ExtensionWork {
  total: number;
  /** The longest outermost slice. */
  longest: number;
  /** Tasks of more than 50 ms in which a script of an extension ran. */
  longTasks: number;
}

const OURS = 'chrome-extension://';
const LONG_TASK = 50;
/** Slices in which a script runs, or is made ready to run. Their data name the script. */
const EVALUATES = new Set(['EvaluateScript', 'v8.compile', 'v8.compileModule', 'v8.evaluateModule']);
const SCRIPT = new Set([...EVALUATES, 'FunctionCall']);

/**
 * Add up the outermost slices of scripts of extensions on the main threads of pages. What is nested in them counts as
 * theirs: forced style and layout, garbage collection. Microtasks carry no name of a script; they count as the
 * extension's where no other script ran in their task.
 */
export function extensionWork(events: readonly TraceEvent[]): ExtensionWork {
  const tasks = threadsNamed(events, 'CrRendererMain', 'Renderer').flatMap((thread) =>
    tasksOf(events, thread),
  );
  const done = tasks.map((task) => ({ cpu: cpu(task[0]), slices: outermost(task) }));
  const slices = done.flatMap((task) => task.slices);
  return {
    total: slices.reduce((sum, slice) => sum + slice, 0),
    longest: Math.max(0, ...slices),
    longTasks: done.filter((task) => task.slices.length > 0 && task.cpu > LONG_TASK).length,
  };
}

/** All that the threads of extensions' workers did, in CPU milliseconds. */
export function workerWork(events: readonly TraceEvent[]): number {
  const threads = threadsNamed(events, 'ServiceWorker thread', 'Extension Renderer');
  const tasks = threads.flatMap((thread) => tasksOf(events, thread));
  return tasks.reduce((sum, [task]) => sum + cpu(task), 0);
}

/** What compiling and evaluating the worker's script took of that. */
export function evaluationWork(events: readonly TraceEvent[]): number {
  const threads = threadsNamed(events, 'ServiceWorker thread', 'Extension Renderer');
  const slices = threads.flatMap((thread) => tasksOf(events, thread)).flat();
  let sum = 0;
  let until = 0;
  for (const slice of slices) {
    if (slice.ts < until || !EVALUATES.has(slice.name)) continue;
    until = endOf(slice);
    sum += cpu(slice);
  }
  return sum;
}

type Thread = Pick<TraceEvent, 'pid' | 'tid'>;

function threadsNamed(events: readonly TraceEvent[], thread: string, process: string): Thread[] {
  const named = (kind: string, name: string) =>
    events.filter((event) => event.ph === 'M' && event.name === kind && event.args?.name === name);
  const processes = new Set(named('process_name', process).map(({ pid }) => pid));
  return named('thread_name', thread).filter(({ pid }) => processes.has(pid));
}

/** The slices of a thread by task; the first slice of each is the outermost. */
function tasksOf(events: readonly TraceEvent[], { pid, tid }: Thread): [TraceEvent, ...TraceEvent[]][] {
  const slices = events
    .filter((event) => event.ph === 'X' && event.pid === pid && event.tid === tid)
    .sort((one, other) => one.ts - other.ts || (other.dur ?? 0) - (one.dur ?? 0));
  const tasks: [TraceEvent, ...TraceEvent[]][] = [];
  for (const slice of slices) {
    const last = tasks.at(-1);
    if (last && slice.ts < endOf(last[0])) last.push(slice);
    else tasks.push([slice]);
  }
  return tasks;
}

/** The CPU milliseconds of each outermost slice of an extension in one task. */
function outermost(task: readonly TraceEvent[]): number[] {
  const isForeign = task.some((slice) => SCRIPT.has(slice.name) && !isOurs(slice));
  const found: number[] = [];
  let until = 0;
  for (const slice of task) {
    if (slice.ts < until) continue;
    if (!isOurs(slice) && (isForeign || slice.name !== 'RunMicrotasks')) continue;
    until = endOf(slice);
    found.push(cpu(slice));
  }
  return found;
}

function isOurs({ name, args }: TraceEvent): boolean {
  const data = args?.data;
  return SCRIPT.has(name) && typeof data === 'object' && (data.url ?? '').startsWith(OURS);
}

function endOf({ ts, dur }: TraceEvent): number {
  return ts + (dur ?? 0);
}

function cpu({ dur, tdur }: TraceEvent): number {
  return (tdur ?? dur ?? 0) / 1_000;
}
