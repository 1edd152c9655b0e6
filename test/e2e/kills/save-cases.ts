import type { Random } from '../../seeded.ts';
import { type PointOf, pointName } from './cases.ts';

/** What is to follow a save. An address that is replaced is one to which an invite may have gone. */
export type SaveThen = 'nothing' | 'send' | 'resend';
/** A save reads the record, writes it, reads it back, and looks at the invite; `enable` sends what follows. */
export type SaveStep = 'reading' | 'writing' | 'proving' | 'following' | 'enable';

export type SavePoint = PointOf<SaveStep>;

const saveTroubles = [
  'dropBefore on a new line',
  'dropBefore on a used line',
  'dropAfter on a new line',
  'dropAfter on a used line',
  'status500Before',
  'status500After',
  'html200',
  'truncatedBody',
  'throttle',
  'one 401',
  'a burst of 401',
  'stale reads',
  'colleague changes before',
  'colleague changes after',
  'colleague sends before',
] as const;
export type SaveTroubleKind = (typeof saveTroubles)[number];

export interface SaveCase {
  name: string;
  then: SaveThen;
  kill: { what: 'worker' | 'browser'; point: SavePoint } | null;
  trouble: { step: SaveStep; kind: SaveTroubleKind } | null;
  /** This starts the next worker: the open panel asks, or the alarm that was set rings. */
  wake: 'panel' | 'alarm';
  /** The time between the write and its read back is over at once; otherwise the save waits for it. */
  skipsWaits: boolean;
}

const THENS: readonly SaveThen[] = ['nothing', 'send', 'resend'];
const OWN_STEPS: readonly SaveStep[] = ['reading', 'writing', 'proving', 'following'];
const MOMENTS = ['beforeSend', 'afterSend', 'afterCommit', 'beforeStored'] as const;
const SIDES = ['before', 'after'] as const;

const atJournal = (phases: readonly string[]): SavePoint[] =>
  phases.flatMap((phase) => SIDES.map((when) => ({ on: 'journal' as const, phase, when })));
const atRequest = (steps: readonly SaveStep[]): SavePoint[] =>
  steps.flatMap((step) => MOMENTS.map((when) => ({ on: 'request' as const, step, when })));

/** Every journal write and every request of a save itself. */
const ownPoints = (): SavePoint[] => [...atJournal([...OWN_STEPS, 'settled saved']), ...atRequest(OWN_STEPS)];

/** Where the save ends and what follows begins, two records and two requests meet. */
const meetingPoints = (then: SaveThen): SavePoint[] => {
  if (then === 'nothing') return [];
  const first = then === 'send' ? 'enable' : 'revoke';
  return [...atJournal([`ready ${first}`, 'requesting enable']), ...atRequest(['enable'])];
};

function make(
  random: Random,
  one: Omit<SaveCase, 'name' | 'wake' | 'skipsWaits'>,
  skipsWaits = true,
): SaveCase {
  const parts = [
    one.then === 'nothing' ? 'save' : `save and ${one.then}`,
    one.kill && `${one.kill.what} dies at ${pointName(one.kill.point)}`,
    one.trouble && `${one.trouble.kind} at ${one.trouble.step}`,
  ];
  return {
    ...one,
    name: parts.filter(Boolean).join(', '),
    wake: random() < 0.3 ? 'alarm' : 'panel',
    skipsWaits,
  };
}

/**
 * The points take turns with what follows, unless `everything` is asked for. The request of most effect, the write, meets
 * all of it.
 */
function workerDeathsIn(random: Random, turn: number, everything: boolean): SaveCase[] {
  return THENS.flatMap((then, index) => {
    const points = ownPoints().filter(
      (point, nth) =>
        everything || (point.on === 'request' && point.step === 'writing') || (nth + turn) % 3 === index,
    );
    return [...points, ...meetingPoints(then)].map((point) =>
      make(random, { then, kill: { what: 'worker', point }, trouble: null }),
    );
  });
}

/** After another address the save waits until an answer would show what became of the invite. */
function deathsInAWait(random: Random): SaveCase[] {
  return atJournal(['waiting settling']).map((point) =>
    make(random, { then: 'resend', kill: { what: 'worker', point }, trouble: null }, false),
  );
}

function browserDeathsIn(random: Random): SaveCase[] {
  const points: SavePoint[] = [
    { on: 'journal', phase: 'writing', when: 'after' },
    { on: 'request', step: 'writing', when: 'afterSend' },
    { on: 'request', step: 'proving', when: 'afterSend' },
  ];
  return points.map((point, nth) =>
    make(random, {
      then: THENS[(nth + 1) % THENS.length] ?? 'send',
      kill: { what: 'browser', point },
      trouble: null,
    }),
  );
}

function meets(step: SaveStep, kind: SaveTroubleKind): boolean {
  const isRead = step === 'reading' || step === 'proving';
  if (kind === 'stale reads') return isRead;
  if (kind === 'colleague sends before') return step === 'writing';
  return step !== 'following' || !kind.startsWith('colleague');
}

/** Each fault meets each request of a save; what is to follow goes round. */
function troublesIn(random: Random, turn: number): SaveCase[] {
  const pairs = (['reading', 'writing', 'proving'] as const).flatMap((step) =>
    saveTroubles.filter((kind) => meets(step, kind)).map((kind) => ({ step, kind })),
  );
  return pairs.map((trouble, nth) =>
    make(
      random,
      { then: thenFor(trouble.kind, nth + turn), kill: null, trouble },
      trouble.kind !== 'stale reads',
    ),
  );
}

/** A colleague's invite matters only where one of ours is to follow. */
function thenFor(kind: SaveTroubleKind, nth: number): SaveThen {
  const may = kind === 'colleague sends before' ? THENS.slice(1) : THENS;
  return may[nth % may.length] ?? 'send';
}

/** A fault and a death in one save. The fault may keep the point of the death from being reached. */
function mixedIn(random: Random, count: number): SaveCase[] {
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  return Array.from({ length: count }, () => {
    const step = pick(OWN_STEPS.slice(0, 3));
    const kinds = saveTroubles.filter((kind) => meets(step, kind) && kind !== 'stale reads');
    const trouble = { step, kind: pick(kinds) };
    const point = pick(ownPoints());
    return make(random, { then: thenFor(trouble.kind, 1), kill: { what: 'worker', point }, trouble });
  });
}

/** Every case of saves under this seed; another seed pairs points and faults with what follows anew. */
export function saveCases(random: Random, seed: number, everything: boolean): SaveCase[] {
  return [
    ...workerDeathsIn(random, seed, everything),
    ...deathsInAWait(random),
    ...troublesIn(random, seed),
    ...mixedIn(random, 6),
    ...browserDeathsIn(random),
  ];
}
