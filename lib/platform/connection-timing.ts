const MOST_ENTRIES = 200;

/** Milliseconds since the worker started; they never go back. */
export function elapsed(): number {
  return performance.now();
}

/**
 * Tell whether the newest request to this address since `since` (a time of `elapsed`) opened a connection of its own;
 * null where the browser does not say. An extension sees these times of the hosts that it may access, without any
 * header of theirs (tried in Chromium 156).
 */
export function openedConnection(url: string, since: number): boolean | null {
  const entry = performance.getEntriesByName(url, 'resource').findLast(({ startTime }) => startTime >= since);
  // Browsers stop recording at 250 entries, so the entries are cleared before. A request that is under way just now may
  // then have none, and the result is null; that does no harm.
  if (performance.getEntriesByType('resource').length > MOST_ENTRIES) performance.clearResourceTimings();
  if (!(entry instanceof PerformanceResourceTiming) || entry.connectStart === 0) return null;
  return entry.connectEnd > entry.connectStart;
}
