import type { ReaderName } from '../ehr/page-readers.ts';
import type { Screen } from './screen.ts';
import type { SessionPorts } from './session-ports.ts';

/**
 * Asks for a reader once until the answer is here; when the answer is that none came, the next look asks again.
 * Not at once: the reader for the page the overlay was brought for runs right after the overlay itself.
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
