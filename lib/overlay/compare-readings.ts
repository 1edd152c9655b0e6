import { saysWho } from '../ehr/page/header-lines.ts';
import type { PageReading } from '../ehr/page/reading.ts';

/**
 * Collect everything that says who the page is about. When any of it changes, the last patient's state leaves the
 * screen.
 */
export function identityOf(reading: PageReading): string {
  const { page, subject, name, birthDate, chartId, linkedPatientId, linkedAppointmentId } = reading;
  const said = [page, subject, name, birthDate, chartId, linkedPatientId, linkedAppointmentId];
  return JSON.stringify([said, reading.lines.filter(saysWho)]);
}

/** Collect all that the page says of patient and invite. */
export function contentOf(reading: PageReading): string {
  return JSON.stringify([
    identityOf(reading),
    reading.header,
    reading.accessHeading,
    reading.history,
    reading.lines,
    reading.drawnHere,
  ]);
}
