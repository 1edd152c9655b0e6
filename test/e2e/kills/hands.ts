import { seeded } from '../../seeded.ts';
import { partOf, third } from '../../third.ts';
import { START } from '../desk.ts';
import { type Case, killCases, mixedCases, rememberedCases, type Shape, troubleCases } from './cases.ts';

/** What one browser has to run. */
export interface Hand {
  name: string;
  shape: Shape;
  /** What the practice's clock shows at the start. */
  start: number;
  cases: readonly Case[];
}

const SEED = Number(process.env['KILLS_SEED'] ?? 4);
const everything = Boolean(process.env['KILLS_ALL']);

/** Where a browser leaves a line for each of its cases. */
export const FOLDER = '.output/test/kills';

export function fileOf({ name }: Pick<Hand, 'name'>): string {
  return `${name.replaceAll(' ', '-')}.jsonl`;
}

/** All cases dealt out to browsers, or the third of them that is this run's (test/third.ts). */
export function handsOfThisRun(): Hand[] {
  return [...browserDeaths(), ...workerDeaths('rows'), ...workerDeaths('patient')];
}

/** How many cases there are, in this run and with the other thirds. */
export function countCases(): { here: number; all: number } {
  const count = (lists: readonly (readonly Case[])[]) => lists.reduce((sum, { length }) => sum + length, 0);
  return {
    here: count(handsOfThisRun().map(({ cases }) => cases)),
    all: count([...secondPoints(), casesOf('rows'), casesOf('patient')]),
  };
}

/** Every second point, by turns with the seed. They take the longest. */
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

/** Every death in both shapes; every trouble at every request in one of them, by turns (`KILLS_ALL`: in both). */
function casesOf(shape: Shape): Case[] {
  const turn = shape === 'rows' ? 0 : 1;
  const random = seeded(SEED + turn * 100);
  const troubles = troubleCases(random).filter((_, nth) => everything || (nth + SEED) % 2 === turn);
  const mixed = mixedCases(random, everything ? 40 : 12);
  return [...killCases(random, 'worker'), ...troubles, ...mixed, ...rememberedCases(random)];
}

function workerDeaths(shape: Shape): Hand[] {
  // A third is not worth a second browser: to start and connect one costs as much as five cases.
  const hands = third === null ? 2 : 1;
  return deal(partOf(casesOf(shape)), hands).map((cases, hand) => ({
    ...{ name: `${shape} ${hand}`, shape, start: START, cases },
  }));
}

/** Cases dealt out to browsers, so that each has some of every kind. */
function deal(cases: readonly Case[], hands: number): Case[][] {
  return Array.from({ length: hands }, (_, hand) => cases.filter((_, nth) => nth % hands === hand));
}
