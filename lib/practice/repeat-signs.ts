import { STILL_OPEN } from '../timing.ts';

/** Called as a request leaves; call what it gives once the exchange is over: may the browser have sent it twice? */
export type WatchConnection = (url: string) => () => boolean;

/**
 * Browsers repeat a POST or DELETE by themselves when a used connection drops before its answer (seen in Chromium and
 * Firefox). The sign of it: the answer came over a connection of its own although nothing else was under way, another
 * answer had come just before, and this server keeps its connections (DESIGN.md rule 2). State of this worker's life:
 * what a dead one had under way is in doubt anyway.
 */
export function repeatSigns(ports: {
  /** Monotonic milliseconds. */
  elapsed(): number;
  openedConnection(url: string, since: number): boolean | null;
}): WatchConnection {
  let underWay = 0;
  let answeredAt = Number.NEGATIVE_INFINITY;
  let keepsConnections = false;
  return (url) => {
    const since = ports.elapsed();
    const isAlone = underWay === 0 && since - answeredAt <= STILL_OPEN;
    underWay += 1;
    return () => {
      underWay -= 1;
      const opened = ports.openedConnection(url, since);
      const mayBeRepeated = isAlone && keepsConnections && opened === true;
      keepsConnections ||= opened === false;
      answeredAt = ports.elapsed();
      return mayBeRepeated;
    };
  };
}
