import type { PatientRecord } from './person.ts';
import { isDay } from './wall-clock.ts';

/** Read a day as `2026-05-17`, from that form or from `05/17/2026`. */
function dayFrom(text: string): string | undefined {
  const [, month = '', day = '', year = ''] = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text) ?? [];
  const iso = year ? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` : text;
  return isDay(iso) ? iso : undefined;
}

/**
 * Read what the Missing Identifiers dialog saves. Each markup names its fields in its own way, so they are told apart
 * by the word that they contain.
 */
export function identifierChanges(fields: Record<string, unknown>): Partial<PatientRecord> {
  const changes: Partial<PatientRecord> = {};
  for (const [name, value] of Object.entries(fields)) {
    const text = String(value).trim();
    if (text === '') continue;
    if (/mail/i.test(name)) changes.email = text;
    else if (/phone|cell/i.test(name)) changes.cellPhone = text;
    else if (/birth|dob/i.test(name)) changes.birthDate = dayFrom(text) ?? null;
  }
  return changes;
}
