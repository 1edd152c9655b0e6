import type { DayAsk, DayView } from '../messages/day-view.ts';

/** The date so many days after another. A date of the calendar has no zone, so it is counted in UTC. */
export function dayAfter(date: string, days: number): string {
  const at = Date.parse(`${date}T00:00:00Z`) + days * 86_400_000;
  return Number.isNaN(at) ? date : new Date(at).toISOString().slice(0, 10);
}

/** The day so many days from the one that is asked for. Today stays today when the date changes over night. */
export function dayAway(
  { ask }: { ask: DayAsk },
  { date, today, asked }: DayView,
  days: number,
): DayAsk['day'] {
  const isAnswered = JSON.stringify(asked.day) === JSON.stringify(ask.day);
  const from = !isAnswered && ask.day.kind === 'date' ? ask.day.date : date;
  const next = dayAfter(from, days);
  return next === today ? { kind: 'today' } : { kind: 'date', date: next };
}
