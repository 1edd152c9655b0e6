import type { PatientRecord } from '../../invites/patient.ts';
import type { Follow, Save, SavedField, SaveEvent } from '../../invites/save.ts';
import { isSaveOver, stepSave, takeUpSave } from '../../invites/step-save.ts';
import { RETRY_WAIT, SAFETY_NET, SECOND } from '../../timing.ts';
import { unawaited } from '../../unawaited.ts';
import type { SaveStore } from '../store/save-store.ts';
import { type HeldOperations, heldOperations } from './held-operations.ts';
import type { Started } from './runner.ts';
import { readForSave, type SaveAnswer, type SaveRequestPorts, writeIdentifiers } from './save-requests.ts';
import type { TypedAndSeen, TypedMemory } from './typed-values.ts';
import { maskedIdentifier } from './view-save.ts';

/** Saves what a person typed into a chart's identifiers, and then begins what was to follow. */
export interface SaveRunner {
  /** Write the save down and work on it. What was typed is kept in memory only. */
  start(save: Save, values: TypedAndSeen): Promise<Started>;
  /** Go on with every save that is written down: after a worker died, an alarm rang, or somebody signed in. */
  resume(): Promise<void>;
  /** A person has read how it ended. */
  putAway(patientId: number): Promise<void>;
}

/**
 * So long a wait is passed by this worker; a longer one is left to an alarm. So is a pause that DrChrono asks for again: it
 * may name no second, each time anew, and would then cost all requests of the hour.
 */
const LONGEST_WAIT_AWAKE = 10 * SECOND;

export interface SavePorts extends SaveRequestPorts {
  store: SaveStore;
  typed: TypedMemory;
  changed(patientId: number): Promise<void>;
  /** Wake the background at this time (corrected clock, epoch ms). */
  wakeAt(when: number): Promise<void>;
  /** Wait in this worker, for a few seconds. */
  pause(milliseconds: number): Promise<void>;
  /** It is saved: look where the invite stands now, and begin what was to follow. An event `held`: not yet. */
  follow(save: Save): Promise<Follow | Extract<SaveEvent, { type: 'held' }>>;
  /** A save was taken up later and ended without being saved; perhaps nobody looks at the panel any more. */
  endedUnseen(): Promise<void>;
}

export function saveRunner(ports: SavePorts): SaveRunner {
  const { store, typed } = ports;
  const held = heldOperations();
  return {
    async start(save, values) {
      const opening = Promise.withResolvers<Started>();
      const before = await store.ofPatient(save.patientId);
      // Held before it is written down, so that a `resume` does not work on it as well.
      const driven = held.hold(save.id, async () => {
        await typed.write(save.id, values);
        const opened = await store.open(save);
        if (opened !== 'opened') await typed.forget(save.id);
        else if (before) await typed.forget(before.id);
        opening.resolve(opened);
        if (opened !== 'opened') return;
        unawaited('news', ports.changed(save.patientId));
        await driveSave(ports, save);
      });
      return Promise.race([opening.promise, driven.then(() => opening.promise)]);
    },
    async resume() {
      await forgetLeftOver(ports, held);
      const open = (await store.all()).filter((save) => !isSaveOver(save));
      await Promise.all(open.map(({ id }) => held.hold(id, () => goOnWithSave(ports, id))));
      if (held.isAny()) await wakeForSaves(ports);
    },
    async putAway(patientId) {
      const save = await store.ofPatient(patientId);
      if (!save || !isSaveOver(save)) return;
      await store.putAway(patientId);
      await typed.forget(save.id);
      await ports.changed(patientId);
    },
  };
}

/**
 * What was typed must not outlast its save. A worker may have died before the save was on disk, so that it never began, or
 * after its end was.
 */
async function forgetLeftOver({ store, typed }: SavePorts, held: HeldOperations): Promise<void> {
  for (const id of await typed.saves())
    await held.hold(id, async () => {
      const saves = await store.allIfKnown();
      const save = saves?.find((one) => one.id === id);
      if (saves !== null && save === undefined) await typed.forget(id);
      else if (save && isSaveOver(save) && (await typed.read(id)) !== null) await typed.forgetTyped(id);
    });
}

async function goOnWithSave(ports: SavePorts, id: string): Promise<void> {
  const save = (await ports.store.all()).find((other) => other.id === id);
  if (!save) return;
  const takenUp = takeUpSave(save, ports.now());
  if (takenUp !== save && !(await keep(ports, takenUp))) return ports.wakeAt(ports.now() + RETRY_WAIT);
  const { phase } = await driveSave(ports, takenUp);
  if (phase.at === 'settled' && phase.outcome.kind !== 'saved') await ports.endedUnseen();
}

/** Make request after request until the save is over or waits for a time. Each step is on disk before the next. */
async function driveSave(ports: SavePorts, start: Save): Promise<Save> {
  let save = start;
  let read: { record: PatientRecord; at: number } | null = null;
  let hasPaused = false;
  // Without an alarm nobody would wake if this worker dies.
  await wakeForSaves(ports);
  while (!isSaveOver(save)) {
    if (save.phase.at === 'waiting') {
      const left = (save.phase.until ?? Number.POSITIVE_INFINITY) - ports.now();
      if (left > LONGEST_WAIT_AWAKE || (hasPaused && save.phase.why !== 'settling')) break;
      hasPaused = true;
      await ports.pause(Math.max(0, left));
      save = takeUpSave(save, ports.now());
      continue;
    }
    const answer = await nextAnswer(ports, save, read);
    const { event } = answer;
    read = event.type === 'compared' && answer.record ? { record: answer.record, at: event.at } : null;
    const after = stepSave(save, event);
    // What did not change would be asked for again and again.
    if (after === save) return later(ports, save);
    // How the end is told is remembered before the end is on disk, and what was typed is forgotten after that: a worker that
    // dies in between ends the save once more.
    if (isSaveOver(after)) await rememberEnd(ports, after, answer);
    if (!(await keep(ports, after))) return later(ports, save);
    if (isSaveOver(after)) await ports.typed.forgetTyped(after.id);
    save = after;
  }
  await wakeForSaves(ports);
  return save;
}

/** The disk refused, or nothing moved: it is tried again later. */
async function later(ports: SavePorts, save: Save): Promise<Save> {
  await ports.wakeAt(ports.now() + RETRY_WAIT);
  return save;
}

async function nextAnswer(
  ports: SavePorts,
  save: Save,
  read: { record: PatientRecord; at: number } | null,
): Promise<SaveAnswer> {
  const { phase } = save;
  if (phase.at === 'following') {
    const follow = await ports.follow(save);
    return { event: typeof follow === 'string' ? { type: 'followed', follow, at: ports.now() } : follow };
  }
  const values = await ports.typed.read(save.id);
  if (phase.at !== 'writing') return readForSave(ports, save, values);
  // Only this worker has read the record; another one takes the write for one that has left (takeUpSave).
  if (read === null || values === null) return { event: { type: 'tooLate', at: ports.now() } };
  return writeIdentifiers(ports, save, read.record, values, read.at);
}

/** Write a step to disk, and tell whoever shows the patient. */
async function keep(ports: SavePorts, save: Save): Promise<boolean> {
  const kept = await ports.store.advance(save);
  if (save.phase.at !== 'writing') unawaited('news', ports.changed(save.patientId));
  return kept;
}

/** Keep DrChrono's words of refusal, or what was saved, masked. */
async function rememberEnd(ports: SavePorts, { id, phase }: Save, { words = [] }: SaveAnswer): Promise<void> {
  const values = await ports.typed.read(id);
  const isSaved = phase.at === 'settled' && phase.outcome.kind === 'saved';
  // A worker before this one may have told it already.
  if (values === null && isSaved) return;
  const entries = isSaved ? Object.entries(values?.typed ?? {}) : [];
  const shown = Object.fromEntries(
    entries.map(([field, value]) => [field, maskedIdentifier(field as SavedField, value)]),
  );
  await ports.typed.tell(id, { words, shown });
}

/** Set the alarm for the save that has to be taken up first. */
async function wakeForSaves(ports: SavePorts): Promise<void> {
  const now = ports.now();
  const times = (await ports.store.all()).flatMap(({ phase }) => {
    if (phase.at === 'settled') return [];
    if (phase.at !== 'waiting') return [now + SAFETY_NET];
    return [phase.until ?? now + RETRY_WAIT];
  });
  if (times.length > 0) await ports.wakeAt(Math.min(...times));
}
