import type { ReaderName } from '../ehr/page-readers.ts';
import type { Screen } from './screen.ts';
import type { SessionPorts } from './session-ports.ts';

/**
 * Ask for a reader once until the answer is here. Where the answer is that no reader came, the next look asks again.
 * The question does not leave at once, because the reader for which the overlay was brought into the page runs right
 * after the overlay itself.
 */
export function readerBringer(ports: SessionPorts, screen: Screen): (reader: ReaderName) => void {
  const asked = new Set<ReaderName>();
  return (reader) => {
    if (asked.has(reader)) return;
    asked.add(reader);
    ports.later(0, async () => {
      if (!ports.has(reader)) await screen.ask('bringPart', { part: reader });
      asked.delete(reader);
    });
  };
}
