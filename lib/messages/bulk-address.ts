import type { BulkAction } from '../invites/bulk-queue.ts';
import type { DayAsk, DayChoice } from './day-view.ts';

/** Whom a list is about. */
export type BulkOf = AddressedBulk | { of: 'lines'; lines: { patientId: number; action: BulkAction }[] };

/** Such a list has an address, which names a day, a provider and an office at most, and no patient. */
export type AddressedBulk =
  | { of: 'expired' }
  | ({ of: 'day' } & Pick<DayAsk, 'day' | 'providerId' | 'officeId'>);

/**
 * Write which list the page is to show as the query of its address, such as `?of=day&day=tomorrow&provider=12`. An
 * address lies in the browser's history, so it names no patient.
 */
export function bulkAddress(of: AddressedBulk): string {
  if (of.of === 'expired') return '?of=expired';
  const { day, providerId, officeId } = of;
  const query = new URLSearchParams({ of: 'day', day: day.kind === 'date' ? day.date : day.kind });
  if (providerId !== null) query.set('provider', String(providerId));
  if (officeId !== null) query.set('office', String(officeId));
  return `?${query}`;
}

/** Read such a query. What is no such query is about everybody whose invite has expired. */
export function bulkOfAddress(query: string): AddressedBulk {
  const said = new URLSearchParams(query);
  const day = said.get('of') === 'day' ? dayOf(said.get('day') ?? '') : null;
  if (day === null) return { of: 'expired' };
  return { of: 'day', day, providerId: idOf(said.get('provider')), officeId: idOf(said.get('office')) };
}

/** Every day that has a name, so that none is taken for no day at all. */
const NAMED_DAYS: Record<Exclude<DayChoice['kind'], 'date'>, true> = {
  ...{ current: true, today: true, tomorrow: true, nextWorkingDay: true },
};

function isNamedDay(word: string): word is keyof typeof NAMED_DAYS {
  return Object.hasOwn(NAMED_DAYS, word);
}

function dayOf(word: string): DayChoice | null {
  if (isNamedDay(word)) return { kind: word };
  return /^\d{4}-\d{2}-\d{2}$/.test(word) ? { kind: 'date', date: word } : null;
}

function idOf(word: string | null): number | null {
  return word !== null && /^[1-9]\d{0,14}$/.test(word) ? Number(word) : null;
}
