import type { HistoryRow } from '../page/reading.ts';

/** Stamps have no zone, so on the night the clocks go back a newer row may carry a stamp up to an hour earlier. */
const slackMinutes = 60;

/**
 * Put the rows newest first. DrChrono lists them so (every sample does), and rows of one minute keep the order of the
 * page. A page that lists the oldest first is turned round. Any other order gives null, because it would not be certain
 * which row is the newest and says where the invite stands.
 */
export function rowsNewestFirst(rows: readonly HistoryRow[]): HistoryRow[] | null {
  const stamped = rows.filter((row) => row.enabled.at !== null).length;
  // With fewer than two stamps among several rows, nothing shows which end is the newest.
  if (rows.length > 1 && stamped < 2) return null;
  if (isNewestFirst(rows)) return [...rows];
  const turned = [...rows].reverse();
  return isNewestFirst(turned) ? turned : null;
}

function isNewestFirst(rows: readonly HistoryRow[]): boolean {
  const stamped = rows.filter((row) => row.enabled.at !== null);
  return stamped.every((older, index) => {
    const newer = stamped[index - 1];
    return newer === undefined || mayFollow(newer, older);
  });
}

function mayFollow(newer: HistoryRow, older: HistoryRow): boolean {
  const step = minuteOf(newer.enabled.at) - minuteOf(older.enabled.at);
  if (step > 0) return true;
  // Of two rows of the same minute, one that has ended cannot be newer than one that is still open.
  if (step === 0) return older.disabled.kind === 'by' || newer.disabled.kind !== 'by';
  const closedAt = older.disabled.kind === 'by' && older.disabled.at;
  return step >= -slackMinutes && !!closedAt && minuteOf(closedAt) <= minuteOf(newer.enabled.at);
}

function minuteOf(stamp: string | null): number {
  return Date.parse(`${stamp}Z`) / 60_000;
}
