import { isSameIdentifier, type SeenValues, type TypedValues } from '../invites/compare-identifiers.ts';
import { dateIn } from '../invites/expiry.ts';
import { type JudgedText, judgeIdentifier } from '../invites/identifier-text.ts';
import type { IdentifierField, IdentifierValues, PanelPatient } from '../messages/panel-view.ts';

/** A field that somebody types into. It lives in the panel's memory alone. */
export interface TypedField {
  text: string;
  /** The chart had this when the person began. A chart that has something else by now was changed by somebody else. */
  seen: string | null;
}

export type TypedFields = Partial<Record<IdentifierField, TypedField>>;

const FIELDS: readonly IdentifierField[] = ['email', 'birthDate', 'cellPhone'];

/** One field as the panel draws it. */
export interface FieldShown {
  field: IdentifierField;
  /** The chart has this: null where it has nothing, undefined where DrChrono did not say. */
  onFile: string | null | undefined;
  /** May it be typed into? A birth date only where the chart has none, since the patient is known by it. */
  mayEdit: boolean;
  /** What stands in the input; null where none is drawn. */
  text: string | null;
  judged: JudgedText;
  /** What a save would change; null for nothing. */
  change: { from: string | null; to: string } | null;
  /** Somebody else changed the field since the person began to type. */
  changedMeanwhile: boolean;
}

/** Draw each field from what the chart has and what was typed. `today` is the day in the practice, `YYYY-MM-DD`. */
function fieldsShown(values: IdentifierValues, typed: TypedFields, today: string): FieldShown[] {
  return FIELDS.map((field) => {
    const onFile = values[field];
    const own = typed[field];
    const mayEdit = onFile !== undefined && (field !== 'birthDate' || onFile === null);
    const text = own && mayEdit ? own.text : mayEdit && onFile === null ? '' : null;
    const judged: JudgedText = text === null ? { kind: 'empty' } : judgeIdentifier(field, text, today);
    const isOther = judged.kind === 'good' && !isSameIdentifier(field, onFile ?? null, judged.value);
    return {
      ...{ field, onFile, mayEdit, text, judged },
      change: isOther ? { from: onFile ?? null, to: judged.value } : null,
      changedMeanwhile: isOther && own !== undefined && !isSameIdentifier(field, onFile ?? null, own.seen),
    };
  });
}

/** Draw each field of the patient who is shown. */
export function fieldsOf({ view, values }: PanelPatient, typed: TypedFields): FieldShown[] {
  return fieldsShown(values, typed, dateIn(view.zone, view.clock.now));
}

/** The fields that a save would change. */
export function changedFields(fields: readonly FieldShown[]): IdentifierField[] {
  return fields.filter(({ change }) => change !== null).map(({ field }) => field);
}

/** What is saved, as the message wants it; null where nothing is to be saved, or not yet. */
export function toSave(fields: readonly FieldShown[]): { typed: TypedValues; seen: SeenValues } | null {
  if (fields.some(({ judged, changedMeanwhile }) => judged.kind === 'bad' || changedMeanwhile)) return null;
  const typed: TypedValues = {};
  const seen: SeenValues = {};
  for (const { field, change } of fields) {
    if (change === null) continue;
    typed[field] = change.to;
    seen[field] = change.from;
  }
  return Object.keys(typed).length === 0 ? null : { typed, seen };
}

/**
 * What is still typed once the chart says this: a field is done where the chart has changed to what was typed. One that
 * had it from the start stays open, since somebody is just about to change it.
 */
export function stillTyped(patient: PanelPatient, typed: TypedFields): TypedFields {
  const isDone = ({ field, onFile, judged, change }: FieldShown) =>
    judged.kind === 'good' && change === null && typed[field]?.seen !== onFile;
  return without(
    typed,
    fieldsOf(patient, typed)
      .filter(isDone)
      .map(({ field }) => field),
  );
}

export function without(typed: TypedFields, fields: readonly IdentifierField[]): TypedFields {
  const kept = { ...typed };
  for (const field of fields) delete kept[field];
  return kept;
}
