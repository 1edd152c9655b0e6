import { needsPerson } from '../../lib/invites/ready.ts';
import type { DayRow, DayView } from '../../lib/messages/day-view.ts';
import type { WorklistRow, WorklistView } from '../../lib/messages/worklist-view.ts';
import { dayAsOf, NO_SCHEDULE, SCHEDULE_UNREAD } from '../../lib/words/popup.ts';
import { clockTime } from '../../lib/words/time.ts';

/** The popup shows the first of those who need somebody; the others are in the desk. */
export const QUICK_ROWS = 7;

/** What the popup can show of the day. */
export type QuickDay =
  | { kind: 'waiting' }
  /** `aside`: what is to be said of it. */
  | { kind: 'shown'; day: DayView; aside: string | null }
  /** The invites that are known are listed in its place. */
  | { kind: 'none'; why: string | null };

export function quickDay(day: DayView | 'lost' | null, view: WorklistView): QuickDay {
  // Why there is no connection stands above already.
  if (view.connection.kind !== 'connected') return { kind: 'none', why: null };
  if (day === 'lost') return { kind: 'none', why: SCHEDULE_UNREAD };
  if (day === null) return { kind: 'waiting' };
  const { trouble, readAt } = day;
  if (trouble?.kind === 'emptySchedule') return { kind: 'none', why: NO_SCHEDULE };
  if (readAt === null) {
    if (trouble?.kind === 'failed') return { kind: 'none', why: SCHEDULE_UNREAD };
    // Without a network nothing is being read.
    return day.online ? { kind: 'waiting' } : { kind: 'none', why: SCHEDULE_UNREAD };
  }
  const isOld = trouble?.kind === 'failed' && day.online;
  return { kind: 'shown', day, aside: isOld ? dayAsOf(clockTime(readAt, day.zone)) : null };
}

/** The open questions of everybody known, which stand above the day. */
export function openQuestions(view: WorklistView, onTop: WorklistRow | null): WorklistRow[] {
  if (view.query !== '' || view.from > 0) return [];
  return view.rows.filter(
    ({ patientId, operation }) => operation?.stage === 'needsYou' && patientId !== onTop?.patientId,
  );
}

/**
 * The rows of the quick view: who has come and waits at the counter, then the day in its order. Nobody stands there twice.
 * Somebody for whom something was just done stays, so that it is seen how that went, and takes no place from the others.
 */
export function quickRows(day: DayView, elsewhere: ReadonlySet<number>): { rows: DayRow[]; more: number } {
  const rows: DayRow[] = [];
  const listed = new Set(elsewhere);
  const kept = new Set(day.asked.keep ?? []);
  let needing = 0;
  for (const row of [...day.arrived, ...day.rows]) {
    if (listed.has(row.patientId)) continue;
    listed.add(row.patientId);
    if (row.readiness.kind === 'notReady') {
      if (needing === QUICK_ROWS) continue;
      needing += 1;
    } else if (!kept.has(row.patientId)) continue;
    rows.push(row);
  }
  const besides = [...day.arrived, ...day.rows].filter(
    ({ patientId, readiness }) => elsewhere.has(patientId) && needsPerson(readiness),
  );
  const alsoShown = new Set(besides.map(({ patientId }) => patientId)).size;
  // Whoever has come and was not looked at yet is shown, and is none of those who are to do.
  const toDo = rows.filter(({ readiness }) => needsPerson(readiness)).length;
  return { rows, more: Math.max(0, day.counts.toDo - toDo - alsoShown) };
}
