import type { PatientRecord } from './person.ts';
import { isDay } from './wall-clock.ts';

/** `2026-05-17` out of itself or out of `05/17/2026`. */
function dayFrom(text: string): string | undefined {
  const [, month = '', day = '', year = ''] = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text) ?? [];
  const iso = year ? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` : text;
  return isDay(iso) ? iso : undefined;
}

/**
 * What the Missing Identifiers dialog saves. The names of its fields are each markup's own business, so
 * they are told apart by the word they contain.
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
