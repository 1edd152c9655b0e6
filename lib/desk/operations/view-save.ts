import { identifierOf } from '../../invites/compare-identifiers.ts';
import { maskEmail, maskPhone } from '../../invites/mask.ts';
import type { PatientRecord } from '../../invites/patient.ts';
import type { Save, SavedField, SaveOutcome, SavePhase } from '../../invites/save.ts';
import type { Failure } from '../../messages/failure.ts';
import type { SaveView } from '../../messages/panel-view.ts';
import type { ToldEnd } from './typed-values.ts';

/** How a save looks to a person. `told` is what is kept of its end while the browser runs. */
export function saveView(save: Save, record: PatientRecord, told: ToldEnd | null): SaveView {
  const { fields, phase, then } = save;
  const follow = phase.at === 'settled' && phase.outcome.kind === 'saved' ? phase.outcome.follow : null;
  const halted = follow === 'nothing' || follow === 'begun' ? null : follow;
  return {
    ...{ fields: [...fields], then, state: stateOf(save, record, told) },
    ...(halted === null ? {} : { halted }),
    ...(isFollowing(phase) && then !== 'nothing' ? { follows: true } : {}),
  };
}

function stateOf({ fields, phase }: Save, record: PatientRecord, told: ToldEnd | null): SaveView['state'] {
  if (phase.at === 'settled') return endedState(phase.outcome, fields, record, told);
  if (isFollowing(phase)) return { at: 'saved', shown: maskedFields(record, fields) };
  if (phase.at !== 'waiting' || phase.why === 'settling') return { at: 'saving' };
  return { at: 'waiting', why: phase.why, until: phase.until };
}

/** It is saved, and what was to follow is about to begin or has to wait. */
function isFollowing(phase: SavePhase): boolean {
  return phase.at === 'following' || (phase.at === 'waiting' && phase.resumeWith === 'following');
}

function endedState(
  outcome: SaveOutcome,
  fields: readonly SavedField[],
  record: PatientRecord,
  told: ToldEnd | null,
): SaveView['state'] {
  switch (outcome.kind) {
    case 'saved':
      return { at: 'saved', shown: told?.shown ?? maskedFields(record, fields) };
    case 'changedMeanwhile': {
      // What is undefined does not arrive, and the field would not be named.
      const now = Object.fromEntries(
        outcome.fields.map((field) => [field, identifierOf(record, field) ?? null]),
      );
      return { at: 'changedMeanwhile', now };
    }
    case 'refused': {
      const { by, lacks, duplicateEmail } = outcome;
      const because: Failure | null =
        by === 'refused'
          ? null
          : by === 'notFound'
            ? { kind: 'notFound' }
            : { kind: 'forbidden', ...(lacks ? { lacks } : {}) };
      return {
        ...{ at: 'refused', words: told?.words ?? [], duplicateEmail },
        ...(because ? { because } : {}),
      };
    }
    case 'notSaved':
      return { at: 'notSaved' };
    case 'unknown':
      return { at: 'unknown', shown: maskedFields(record, fields) };
  }
}

function maskedFields(
  record: PatientRecord,
  fields: readonly SavedField[],
): Partial<Record<SavedField, string>> {
  return Object.fromEntries(
    fields.flatMap((field) => {
      const value = identifierOf(record, field);
      return value ? [[field, maskedIdentifier(field, value)]] : [];
    }),
  );
}

/** A birth date stands on the screen beside the name anyway. */
export function maskedIdentifier(field: SavedField, value: string): string {
  if (field === 'birthDate') return value;
  return field === 'email' ? maskEmail(value) : maskPhone(value);
}
