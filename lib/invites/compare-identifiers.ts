import type { PatientRecord } from './patient.ts';
import type { SavedField } from './save.ts';

/** A person typed these values. */
export type TypedValues = Partial<Record<SavedField, string>>;
/** A person saw these in the fields: null where the chart had nothing, missing where DrChrono did not say. */
export type SeenValues = Partial<Record<SavedField, string | null>>;

/** What a record shows of what was typed and what was seen. */
export interface Compared {
  /** The record has something else here than what was seen, and not what was typed either. */
  changed: SavedField[];
  toWrite: SavedField[];
}

/**
 * What the record says of one field: null where the chart has nothing, and undefined where DrChrono did not say or what
 * it said is no day.
 */
export function identifierOf(record: PatientRecord, field: SavedField): string | null | undefined {
  if (field !== 'birthDate') return record[field];
  return record.noBirthDate === undefined ? record.birthDate : undefined;
}

/** The three fields of a record, as they are shown and compared. */
export function identifiersOf(record: PatientRecord): Record<SavedField, string | null | undefined> {
  return {
    email: identifierOf(record, 'email'),
    cellPhone: identifierOf(record, 'cellPhone'),
    birthDate: identifierOf(record, 'birthDate'),
  };
}

/** Compare a record that was just read with what a person saw and typed. */
export function compareIdentifiers(record: PatientRecord, typed: TypedValues, seen: SeenValues): Compared {
  const fields = Object.keys(typed) as SavedField[];
  const missing = fields.filter(
    (field) => !isSameIdentifier(field, identifierOf(record, field), typed[field]),
  );
  const changed = missing.filter(
    (field) =>
      !isSameIdentifier(field, identifierOf(record, field), seen[field]) ||
      // The lock on the patient rests on the birth date, so one that is there is never changed.
      (field === 'birthDate' && record.birthDate !== null),
  );
  return { changed, toWrite: missing.filter((field) => !changed.includes(field)) };
}

/** Does the record have all that was typed? */
export function hasIdentifiers(record: PatientRecord, typed: TypedValues): boolean {
  const { changed, toWrite } = compareIdentifiers(record, typed, {});
  return changed.length + toWrite.length === 0;
}

/**
 * Does one value of a field say the same as another? The panel offers no change where a save would write none, so both ask
 * here. DrChrono may write a phone or the case of an address in its own way, which is no other value: nobody can have two
 * mailboxes that differ in case alone. What stands behind a number, such as an extension or a word, is part of it.
 */
export function isSameIdentifier(
  field: SavedField,
  a: string | null | undefined,
  b: string | null | undefined,
): boolean {
  if (a === b) return true;
  if (typeof a !== 'string' || typeof b !== 'string') return false;
  switch (field) {
    case 'birthDate':
      return false;
    case 'email':
      return a.trim().toLowerCase() === b.trim().toLowerCase();
    case 'cellPhone':
      return signsOfPhone(a) === signsOfPhone(b);
  }
}

/**
 * The digits of a number of North America without its country, its extension as in `x2`, and whatever letters stand behind
 * it: a word that a colleague has just added is not to be written over.
 */
function signsOfPhone(text: string): string {
  return text
    .replace(/(?:extension|ext|x|#)\W*(\d+)\W*$/i, 'x$1')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .replace(/^1(?=\d{10}(?!\d))/, '')
    .toLowerCase();
}
