import { compareIdentifiers, hasIdentifiers, identifierOf } from '../../invites/compare-identifiers.ts';
import type { PatientRecord } from '../../invites/patient.ts';
import type { Save, SaveEvent } from '../../invites/save.ts';
import type { Practice } from '../../practice/endpoints.ts';
import type { Answer } from '../../practice/failure.ts';
import { RECORD_FRESH_TO_WRITE } from '../../timing.ts';
import { failureEvent } from './make-request.ts';
import type { TypedAndSeen } from './typed-values.ts';

export interface SaveRequestPorts {
  practice: Practice;
  /** Epoch ms, corrected clock. */
  now(): number;
  rememberRecord(record: PatientRecord): Promise<void>;
}

/** What a request of a save brought: the event that moves the save on, and DrChrono's words where it refused. */
export interface SaveAnswer {
  event: SaveEvent;
  words?: string[];
  record?: PatientRecord;
}

// A person pressed Save, and the save stands in the journal until it is over.
const lane = 'click';

/**
 * Read the record, to compare it with what was seen before a write, or to see whether a write arrived. `values` is null
 * where what was typed is gone.
 */
export async function readForSave(
  ports: SaveRequestPorts,
  save: Save,
  values: TypedAndSeen | null,
): Promise<SaveAnswer> {
  const answer = await ports.practice.patient(save.patientId, lane);
  // A read changes nothing, so how it failed is all that counts.
  if (!answer.ok) return unheard({ ...answer, happened: 'no' }, save, ports.now());
  const record = answer.value;
  const at = ports.now();
  await ports.rememberRecord(record);
  const asOf = Math.min(answer.at.latest, at);
  if (values === null) return { event: { type: 'shown', isThere: null, asOf, at }, record };
  const { typed, seen } = values;
  if (save.phase.at === 'proving')
    return { event: { type: 'shown', isThere: hasIdentifiers(record, typed), asOf, at }, record };
  const { changed, toWrite } = compareIdentifiers(record, typed, seen);
  const replacesEmail = toWrite.includes('email') && identifierOf(record, 'email') !== null;
  return { event: { type: 'compared', at, changed, toWrite: toWrite.length, replacesEmail }, record };
}

/** Write what the record, read at `readAt`, does not have yet. It does not leave once that read is too old. */
export async function writeIdentifiers(
  ports: SaveRequestPorts,
  save: Save,
  record: PatientRecord,
  { typed, seen }: TypedAndSeen,
  readAt: number,
): Promise<SaveAnswer> {
  const { toWrite } = compareIdentifiers(record, typed, seen);
  const fields = Object.fromEntries(
    Object.entries(typed).filter(([field]) => toWrite.some((one) => one === field)),
  );
  const wanted = () => ports.now() - readAt <= RECORD_FRESH_TO_WRITE;
  const answer = await ports.practice.saveIdentifiers(save.patientId, fields, { lane, wanted });
  const at = ports.now();
  if (answer.ok) return { event: { type: 'written', at } };
  if (answer.failure.kind === 'viewOutdated') return { event: { type: 'tooLate', at } };
  return unheard(answer, save, at);
}

function unheard(answer: Extract<Answer<unknown>, { ok: false }>, save: Save, at: number): SaveAnswer {
  const event = failureEvent(answer, at);
  switch (event.type) {
    case 'doubted':
      return { event: { type: 'doubted', at } };
    case 'held':
      return { event: { type: 'held', why: event.why, until: event.until } };
    case 'refused': {
      const { kind: by, words, lacks } = event.refusal;
      // Where other fields were saved with it, the words may be about one of those.
      const isOfEmail = (word: string) => save.fields.length === 1 || /mail/i.test(word);
      const duplicateEmail =
        save.fields.includes('email') && words.some((word) => DUPLICATE.test(word) && isOfEmail(word));
      return {
        event: { type: 'refused', at, refusal: { kind: 'refused', by, lacks, duplicateEmail } },
        words,
      };
    }
  }
}

/** What DrChrono says of an address that another chart has is not public, so any wording of the kind counts. */
const DUPLICATE = /\b(?:already|duplicate|exists|in use|must be unique|taken)\b/i;
