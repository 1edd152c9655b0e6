const MOST_ENTRIES = 200;

/** Milliseconds since the worker started; never goes back. */
export function elapsed(): number {
  return performance.now();
}

/**
 * Did the newest request to this address since then (`elapsed`) open a connection of its own? null: the browser does not
 * say. Of hosts it may access an extension sees these times without any header of theirs (tried in Chromium 156).
 */
export function openedConnection(url: string, since: number): boolean | null {
  const entry = performance.getEntriesByName(url, 'resource').findLast(({ startTime }) => startTime >= since);
  // Browsers stop taking notes at 250. Whoever is under way just now is then not told of, which is no harm.
  if (performance.getEntriesByType('resource').length > MOST_ENTRIES) performance.clearResourceTimings();
  if (!(entry instanceof PerformanceResourceTiming) || entry.connectStart === 0) return null;
  return entry.connectEnd > entry.connectStart;
}
