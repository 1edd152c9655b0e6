import type { Interval } from './evidence.ts';
import type { WaitReason } from './operation.ts';
import type { Permission } from './permission.ts';
import type { Risk } from './risk.ts';

/** These fields of a chart may be filled in. */
export type SavedField = 'email' | 'cellPhone' | 'birthDate';

/**
 * A save is one change of a patient's identifiers as a state machine: read the record, write, and read it back. The
 * journal holds this value, which names fields and never says what is in them. What a person typed lives in memory, so
 * after the browser was closed a save can only say what the record has now.
 */
export interface Save {
  id: string;
  patientId: number;
  fields: readonly SavedField[];
  /** The person pressed at this time (epoch ms, corrected clock). */
  startedAt: number;
  /** What follows once it is saved, and which risks of it the person has read. */
  then: 'nothing' | 'send' | 'resend';
  risksRead: readonly Risk[];
  /** The newest invite that was known at the press, so that one of later is known for new. */
  seenInvite: Interval | null;
  /** The chart had another address before, so an invite to it may be out. */
  replacesEmail: boolean;
  /** So many times the write was about to leave too long after its read. */
  late: number;
  /** The write left at `since`. Absence is judged from `gaveUpAt` on. Null: none has left. */
  written: { since: number; gaveUpAt: number } | null;
  phase: SavePhase;
}

/** After a wait, a save goes on with one of these. None of them repeats a write. */
export type RestingPhase = 'reading' | 'proving' | 'following';

export type SavePhase =
  /** The record is read, to compare it with what the person saw. */
  | { at: 'reading' }
  /** The write leaves. Found in the journal by another worker, it may have left. */
  | { at: 'writing' }
  /** The write was answered, or is in doubt. Only the record tells. */
  | { at: 'proving' }
  /** The record has it. What was to follow is begun. */
  | { at: 'following' }
  | { at: 'waiting'; why: WaitReason; until: number | null; resumeWith: RestingPhase }
  | { at: 'settled'; since: number; outcome: SaveOutcome };

export type SaveOutcome =
  | { kind: 'saved'; follow: Follow }
  /** Somebody else changed these fields since the person saw them; nothing was written. */
  | { kind: 'changedMeanwhile'; fields: readonly SavedField[] }
  | SaveRefusal
  /** The record does not have it a minute after the write. */
  | { kind: 'notSaved' }
  /** What was typed is gone, or the record cannot be read any more. */
  | { kind: 'unknown' };

/** DrChrono refused to read or to write the record. Its words stay in memory. */
export interface SaveRefusal {
  kind: 'refused';
  by: 'refused' | 'forbidden' | 'notFound';
  lacks?: Permission | undefined;
  duplicateEmail: boolean;
}

/** What became of the send or resend that was to follow. Only `begun` can end with an email of ours. */
export type Follow =
  | 'nothing'
  | 'begun'
  /** It is not offered any more where the invite stands now. */
  | 'notOffered'
  /** Since the write an invite went out that is not ours: DrChrono's own or a colleague's. */
  | 'alreadySent'
  /** Nobody can tell what DrChrono did to the invite at the old address. */
  | 'youDecide';

export type SaveEvent =
  /** The record was read and compared with what was seen: these have changed, and so many are to be written. */
  | {
      type: 'compared';
      at: number;
      changed: readonly SavedField[];
      toWrite: number;
      replacesEmail: boolean;
    }
  /** The write did not leave, since its read was too old by then. */
  | { type: 'tooLate'; at: number }
  | { type: 'written'; at: number }
  /** The write left and no answer told its fate. */
  | { type: 'doubted'; at: number }
  | { type: 'refused'; at: number; refusal: SaveRefusal }
  /** The request certainly did not happen. */
  | { type: 'held'; why: WaitReason; until: number | null }
  /** The record was read at `asOf`. Null: what was typed is gone, so nobody can say whether it is there. */
  | { type: 'shown'; isThere: boolean | null; asOf: number; at: number }
  | { type: 'followed'; follow: Follow; at: number };
