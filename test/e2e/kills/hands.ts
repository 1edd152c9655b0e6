import { seeded } from '../../seeded.ts';
import { partOf, third } from '../../third.ts';
import { START } from '../desk.ts';
import { type Case, killCases, mixedCases, rememberedCases, type Shape, troubleCases } from './cases.ts';

/** A hand is the set of cases that one browser runs. */
export interface Hand {
  name: string;
  shape: Shape;
  /** The practice's clock shows this time at the start. */
  start: number;
  cases: readonly Case[];
}

const SEED = Number(process.env['KILLS_SEED'] ?? 4);
const everything = Boolean(process.env['KILLS_ALL']);

/** Each browser leaves one line per case in this folder. */
export const FOLDER = '.output/test/kills';

export function fileOf({ name }: Pick<Hand, 'name'>): string {
  return `${name.replaceAll(' ', '-')}.jsonl`;
}

/** Deal the cases of this run out to browsers: all cases, or this run's third of them (test/third.ts). */
export function handsOfThisRun(): Hand[] {
  return [...browserDeaths(), ...workerDeaths('rows'), ...workerDeaths('patient')];
}

/** Count the cases of this run, and those of all three thirds. */
export function countCases(): { here: number; all: number } {
  const count = (lists: readonly (readonly Case[])[]) => lists.reduce((sum, { length }) => sum + length, 0);
  return {
    here: count(handsOfThisRun().map(({ cases }) => cases)),
    all: count([...secondPoints(), casesOf('rows'), casesOf('patient')]),
  };
}

/** Take only every second point, because a case that kills the browser takes longest. The seed says which half. */
function secondPoints(): readonly [Case[], Case[]] {
  const dealt = deal(killCases(seeded(SEED + 200), 'browser'), 4);
  return [dealt[SEED % 2] ?? [], dealt[2 + (SEED % 2)] ?? []];
}

function browserDeaths(): Hand[] {
  const [behind, ahead] = secondPoints();
  const apart = 10 * 60_000;
  return [
    { name: 'browser behind', shape: 'rows', start: Date.now() + apart, cases: partOf(behind) },
    { name: 'browser ahead', shape: 'rows', start: Date.now() - apart, cases: partOf(ahead) },
  ];
}

/**
 * Take every death in both shapes, but each trouble at each request in one shape only. The seed says in which one; with
 * `KILLS_ALL` it is both.
 */
function casesOf(shape: Shape): Case[] {
  const turn = shape === 'rows' ? 0 : 1;
  const random = seeded(SEED + turn * 100);
  const troubles = troubleCases(random).filter((_, nth) => everything || (nth + SEED) % 2 === turn);
  const mixed = mixedCases(random, everything ? 40 : 12);
  return [...killCases(random, 'worker'), ...troubles, ...mixed, ...rememberedCases(random)];
}

function workerDeaths(shape: Shape): Hand[] {
  // A third of the cases is not worth a second browser: to start and connect one takes as long as five cases.
  const hands = third === null ? 2 : 1;
  return deal(partOf(casesOf(shape)), hands).map((cases, hand) => ({
    ...{ name: `${shape} ${hand}`, shape, start: START, cases },
  }));
}

/** Deal cases out one after another, so that each browser has some of every kind. */
function deal(cases: readonly Case[], hands: number): Case[][] {
  return Array.from({ length: hands }, (_, hand) => cases.filter((_, nth) => nth % hands === hand));
}
