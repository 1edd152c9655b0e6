import { STILL_OPEN } from '../timing.ts';

/**
 * Call this as a request leaves, and call the function that it returns once the exchange is over. That function tells
 * whether the browser may have sent the request twice.
 */
export type WatchConnection = (url: string) => () => boolean;

/**
 * Watch for repeated writes. Browsers repeat a POST or DELETE by themselves when a used connection drops before its
 * answer (seen in Chromium and Firefox). A repeat shows in this: the answer came over a new connection, although no
 * other request was under way, another answer had come just before, and this server keeps its connections
 * (docs/design.md, rule 2). The state ends with the worker. That is enough, because a request that a dead worker had
 * under way is in doubt anyway.
 */
export function repeatSigns(ports: {
  /** Milliseconds since some fixed moment; they never go back. */
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
