import { vi } from 'vitest';
import { BulkPage } from '../../../components/bulk/BulkPage.tsx';
import css from '../../../components/bulk/bulk.css?inline';
import type { BulkPageProps } from '../../../components/bulk/props.ts';
import type { BulkLineState } from '../../../lib/invites/bulk-queue.ts';
import type { EligibilityWarning } from '../../../lib/invites/eligibility.ts';
import type {
  BulkLeftOut,
  BulkList,
  BulkOffer,
  BulkPreview,
  BulkRow,
  BulkView,
} from '../../../lib/messages/bulk-view.ts';
import { lenient } from './card-stage.tsx';
import { show } from './stage.tsx';
import { NOW } from './views.ts';

export const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const NAMES = ['Maren Fairholt', 'Tobin Quellmark', 'Ottilie Braskwater', 'Corwin Haspeldale'];
export const LONG =
  'Bartholomew-Maximilian Featherstonehaugh-Wolverhamptonshire von und zu Hohenschwangau-Lichtenfels';

export const basis = {
  clock: { now: NOW, learned: true },
  zone: 'US/Eastern',
  connection: { kind: 'connected' } as const,
  actsAs: null,
  budget: {
    ...{ left: 412, limit: 500, others: 0, resetsAt: NOW + 18 * MINUTE, throttledUntil: null },
    bulk: { left: 380, perHour: 380 },
  },
  revokeTells: true,
};
const person = (index: number, name: string | null = NAMES[index] ?? `Patient ${index}`) => ({
  ...{ patientId: 61_000_000 + index, name, birthDate: '1980-02-11', idEnding: String(1000 + index) },
});
export const sent = { earliest: NOW - 9 * DAY, latest: NOW - 9 * DAY };
export const offer = (index: number, change: Partial<BulkOffer> = {}): BulkOffer => ({
  ...{ ...person(index), action: 'resend', seenInvite: sent, visit: null, warnings: [] },
  ...change,
});
export const leftOut = (
  index: number,
  why: BulkLeftOut['why'],
  change: Partial<BulkLeftOut> = {},
): BulkLeftOut => ({
  ...{ ...person(index), action: 'resend', visit: null, why, lacking: [] },
  ...change,
});
export const warned = (index: number, ...warnings: EligibilityWarning[]): BulkOffer => ({
  ...{ ...offer(index), warnings, minorsUnder: 16 },
});
export const preview = (lines: BulkOffer[], change: Partial<BulkPreview> = {}): BulkPreview => ({
  ...{ ...basis, date: null, trouble: null, lines, leftOut: [] },
  ...change,
});
export const row = (index: number, state: BulkLineState, change: Partial<BulkRow> = {}): BulkRow => ({
  ...{ ...person(index), action: 'resend', state, operation: null, answers: [] },
  ...change,
});
export const list = (lines: BulkRow[], change: Partial<BulkList> = {}): BulkView => ({
  ...basis,
  list: {
    ...{ id: 'list', startedAt: NOW, endedAt: null, paused: false, hold: null, lines },
    promise: { requests: 12, finish: NOW + 5 * MINUTE },
    ...change,
  },
});
export const waiting: BulkLineState = { at: 'waiting', notBefore: null };
export const done: Extract<BulkLineState, { at: 'done' }> = {
  at: 'done',
  sent: { earliest: NOW, latest: NOW },
  confirmed: true,
  twice: false,
};

/** Put the page of a list on the stage. */
export function mount(change: Partial<BulkPageProps> = {}) {
  const given: BulkPageProps = {
    view: { ...basis, list: null },
    preview: preview([0, 1, 2].map((index) => offer(index))),
    ...{ failure: null, isForNew: false, presses: lenient },
    onStart: vi.fn(),
    onSteer: vi.fn(),
    onCancelLine: vi.fn(),
    onAnswer: vi.fn(),
    onOpenChart: vi.fn(),
    onOpenSettings: vi.fn(),
    onOpenDesk: vi.fn(),
    ...change,
  };
  const again = show(<BulkPage {...given} />, css);
  return { ...given, again: (next: Partial<BulkPageProps>) => again(<BulkPage {...given} {...next} />) };
}
