import type { Random } from '../../seeded.ts';

export type Kind = 'send' | 'resend' | 'revoke';
export type Step = 'check' | 'revoke' | 'enable' | 'verify';
/**
 * Answers of the shape `rows` tell where an invite stands; answers of the shape `patient` say nothing about invites.
 */
export type Shape = 'rows' | 'patient';

/** The worker or the whole browser dies at such a point of what has these steps. */
export type PointOf<S> =
  | { on: 'journal'; phase: string; when: 'before' | 'after' }
  | { on: 'request'; step: S; when: 'beforeSend' | 'afterSend' | 'afterCommit' | 'beforeStored' };
export type Point = PointOf<Step>;

export const troubles = [
  'latency',
  'dropBefore on a new line',
  'dropBefore on a used line',
  'dropAfter on a new line',
  'dropAfter on a used line',
  'status500Before',
  'status500After',
  'status500After, then stale reads',
  'throttle',
  'one 401',
  'a burst of 401',
  'html200',
  'truncatedBody',
  'stale reads',
  'colleague resends before',
  'colleague resends after',
  'colleague revokes before',
  'colleague revokes after',
  'patient accepts before',
  'patient accepts after',
  'clock 10 min on',
] as const;
export type TroubleKind = (typeof troubles)[number];

export interface Case {
  name: string;
  kind: Kind;
  /** The proof is older than ten minutes at the click, so the operation takes a look before its revoke. */
  stale: boolean;
  kill: { what: 'worker' | 'browser'; point: Point } | null;
  trouble: { step: Step; kind: TroubleKind } | null;
  /** This starts the next worker: somebody opens the popup, or the alarm that was set rings. */
  wake: 'popup' | 'alarm';
  /** With each request so many milliseconds of the practice's time pass. */
  pace: number;
}

export function stepsOf(kind: Kind, stale: boolean): Step[] {
  if (kind === 'send') return ['enable'];
  const look: Step[] = stale ? ['check'] : [];
  return kind === 'revoke' ? [...look, 'revoke'] : [...look, 'revoke', 'enable', 'verify'];
}

/** List every point at which an operation without trouble waits for something: each journal write and each request. */
function pointsOf(kind: Kind, stale: boolean): Point[] {
  const steps = stepsOf(kind, stale);
  const phases = [...steps.flatMap((step) => [`ready ${step}`, `requesting ${step}`]), 'gone'];
  return [
    ...phases.flatMap((phase): Point[] => [
      { on: 'journal', phase, when: 'before' },
      { on: 'journal', phase, when: 'after' },
    ]),
    ...steps.flatMap((step): Point[] =>
      (['beforeSend', 'afterSend', 'afterCommit', 'beforeStored'] as const).map((when) => ({
        on: 'request',
        step,
        when,
      })),
    ),
  ];
}

export function pointName(point: PointOf<string>): string {
  return point.on === 'journal' ? `journal ${point.phase} ${point.when}` : `${point.step} ${point.when}`;
}

const kinds: readonly Kind[] = ['send', 'resend', 'revoke'];
const isStaleAtBest = (kind: Kind) => kind !== 'send';

function fits(kind: TroubleKind, step: Step): boolean {
  const isRead = step === 'check' || step === 'verify';
  return kind === 'stale reads' ? isRead : kind !== 'status500After, then stale reads' || !isRead;
}

function make(random: Random, one: Omit<Case, 'name' | 'wake' | 'pace'>): Case {
  const parts = [
    one.kind,
    one.stale ? 'stale' : 'fresh',
    one.kill && `${one.kill.what} dies at ${pointName(one.kill.point)}`,
    one.trouble && `${one.trouble.kind} at ${one.trouble.step}`,
  ];
  return {
    ...one,
    name: parts.filter(Boolean).join(', '),
    wake: random() < 0.3 ? 'alarm' : 'popup',
    pace: random() < 0.1 ? 500 : 3_000,
  };
}

/** Make one case for each operation and each point, at which the worker or the browser dies. */
export function killCases(random: Random, what: 'worker' | 'browser'): Case[] {
  return kinds.flatMap((kind) =>
    pointsOf(kind, isStaleAtBest(kind)).map((point) =>
      make(random, { kind, stale: isStaleAtBest(kind), kill: { what, point }, trouble: null }),
    ),
  );
}

/** Make one case for each operation, each of its requests, and each trouble that can meet that request. */
export function troubleCases(random: Random): Case[] {
  return kinds.flatMap((kind) =>
    stepsOf(kind, isStaleAtBest(kind)).flatMap((step) =>
      troubles
        .filter((trouble) => fits(trouble, step))
        .map((trouble) =>
          make(random, { kind, stale: isStaleAtBest(kind), kill: null, trouble: { step, kind: trouble } }),
        ),
    ),
  );
}

/**
 * Choose a trouble and a death at random for one operation. The trouble may keep the death's point from being reached.
 */
export function mixedCases(random: Random, count: number): Case[] {
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  return Array.from({ length: count }, () => {
    const kind = pick(kinds);
    const stale = kind !== 'send' && random() < 0.5;
    const step = pick(stepsOf(kind, stale));
    const trouble = { step, kind: pick(troubles.filter((each) => fits(each, step))) };
    return make(random, {
      kind,
      stale,
      trouble,
      kill: { what: 'worker', point: pick(pointsOf(kind, stale)) },
    });
  });
}

/**
 * Make the cases in which a trouble and a death only together do harm: the worker dies before it hears that its send
 * succeeded, and a colleague revokes that invite.
 */
export function rememberedCases(random: Random): Case[] {
  return (['send', 'resend'] as const).map((kind) =>
    make(random, {
      kind,
      stale: false,
      trouble: { step: 'enable', kind: 'colleague revokes after' },
      kill: { what: 'worker', point: { on: 'request', step: 'enable', when: 'beforeStored' } },
    }),
  );
}
