import { DAY } from '../e2e/desk.ts';
import { recheck } from '../e2e/same-computer.ts';
import { OTHER_BUILD } from './attacked-build.ts';
import type { Seat } from './seat.ts';

/** As long (ms) after its invite the patient's chart is at the start: a send then is no repeat of the day before any more. */
const AFTER_SEND = DAY + 300_000;

/**
 * Let a day pass where an invite went out within the last one, as an earlier try or a person's honest press sends it. A
 * repeat asks before it counts, and a stolen press that meets a question proves nothing: one press has to be enough.
 */
export async function outliveRepeat({ desk }: Seat, patientId: number): Promise<void> {
  // An earlier build never asks.
  if (OTHER_BUILD !== null) return;
  const { access, clock } = desk.sandbox.practice;
  const [newest] = access.history(patientId);
  const rest = newest ? newest.enabledAt + AFTER_SEND - clock.now() : 0;
  if (access.stateOf(patientId) !== 'pending' || rest <= 0) return;
  clock.move(rest);
  await recheck(desk);
}
