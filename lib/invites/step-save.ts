import { ABSENCE_AFTER, LOOKS_BACK, MOST_ATTEMPTS, RETRY_WAIT } from '../timing.ts';
import { isDue } from './operation-moves.ts';
import type { RestingPhase, Save, SaveEvent, SaveOutcome, SavePhase } from './save.ts';

/** Move a save on by one event. An event that does not fit the phase returns the save as it was. */
export function stepSave(save: Save, event: SaveEvent): Save {
  const { at } = save.phase;
  switch (event.type) {
    case 'compared':
      return at === 'reading' ? onCompared(save, event) : save;
    case 'tooLate':
      return at === 'writing' ? onTooLate(save, event.at) : save;
    case 'written':
    case 'doubted':
      return at === 'writing' ? onLeft(save, event.at) : save;
    case 'refused':
      if (at === 'reading' || at === 'writing') return settle(unwritten(save), event.at, event.refusal);
      return at === 'proving' ? settle(save, event.at, { kind: 'unknown' }) : save;
    case 'held':
      return onHeld(save, event);
    case 'shown':
      return onShown(save, event);
    case 'followed':
      return at === 'following' ? settle(save, event.at, { kind: 'saved', follow: event.follow }) : save;
  }
}

/**
 * Take up a save that another worker left at its death, or that waits. A write that was under way is never repeated: the
 * record tells whether it happened.
 */
export function takeUpSave(save: Save, now: number): Save {
  const { phase } = save;
  if (phase.at === 'writing') return onLeft(save, now);
  return phase.at === 'waiting' && isDue(phase.until, now) ? move(save, { at: phase.resumeWith }) : save;
}

/** Tell whether the save is over, so that nothing more happens to it by itself. */
export function isSaveOver({ phase }: Save): boolean {
  return phase.at === 'settled';
}

function onCompared(save: Save, event: Extract<SaveEvent, { type: 'compared' }>): Save {
  const { at, changed, toWrite, replacesEmail } = event;
  if (changed.length > 0) return settle(save, at, { kind: 'changedMeanwhile', fields: changed });
  // Somebody typed the same elsewhere.
  if (toWrite === 0) return move(save, { at: 'following' });
  return move({ ...save, replacesEmail, written: { since: at, gaveUpAt: at } }, { at: 'writing' });
}

/** Read again, unless that went on for too long: then whatever holds requests up so long gets some time. */
function onTooLate(save: Save, at: number): Save {
  const late = save.late + 1;
  if (late < MOST_ATTEMPTS) return move({ ...unwritten(save), late }, { at: 'reading' });
  return wait({ ...unwritten(save), late: 0 }, 'throttled', at + RETRY_WAIT, 'reading');
}

function onLeft(save: Save, at: number): Save {
  const since = save.written?.since ?? at;
  return move({ ...save, written: { since, gaveUpAt: Math.max(at, since) } }, { at: 'proving' });
}

function onHeld(save: Save, { why, until }: Extract<SaveEvent, { type: 'held' }>): Save {
  const { at } = save.phase;
  if (at === 'writing') return wait(unwritten(save), why, until, 'reading');
  return at === 'reading' || at === 'proving' || at === 'following' ? wait(save, why, until, at) : save;
}

function onShown(save: Save, { isThere, asOf, at }: Extract<SaveEvent, { type: 'shown' }>): Save {
  const { phase, written } = save;
  if (phase.at !== 'reading' && phase.at !== 'proving') return save;
  if (isThere === null) return settle(save, at, { kind: 'unknown' });
  if (phase.at !== 'proving' || written === null) return save;
  // What is there has arrived, whatever the age of the answer: before the write it was something else.
  if (isThere) return move(save, { at: 'following' });
  if (asOf >= written.gaveUpAt + ABSENCE_AFTER) return settle(save, at, { kind: 'notSaved' });
  return wait(save, 'settling', nextLook(written.gaveUpAt, at), 'proving');
}

/** An answer may be some seconds old, so the record is read a few times until its absence would prove something. */
function nextLook(gaveUpAt: number, now: number): number {
  const until = LOOKS_BACK.map((after) => gaveUpAt + after).find((time) => time > now);
  return until ?? Math.max(gaveUpAt + ABSENCE_AFTER, now);
}

/** The write did not happen, so nothing of it is judged any more. */
function unwritten(save: Save): Save {
  return { ...save, written: null };
}

function wait(
  save: Save,
  why: Extract<SavePhase, { at: 'waiting' }>['why'],
  until: number | null,
  resumeWith: RestingPhase,
): Save {
  return move(save, { at: 'waiting', why, until, resumeWith });
}

function settle(save: Save, since: number, outcome: SaveOutcome): Save {
  return move(save, { at: 'settled', since, outcome });
}

function move(save: Save, phase: SavePhase): Save {
  return { ...save, phase };
}
