import { type AlarmName, learnTime, until } from './bench.ts';
import { type OnDisk, panelView, type SaveBench, type StandsAt, standsAt } from './save-bench.ts';

const MOST_ROUNDS = 14;

/**
 * Wait and connect again until neither save nor operation of the patient goes on. Returns what kept them from ending; null
 * where they ended, or a person is asked.
 */
export async function settleSave(seat: SaveBench, patientId: number): Promise<string | null> {
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const { save, operation } = await rest(seat, patientId);
    const waits = [save, operation].find((one) => one?.phase.at === 'waiting');
    if (!waits) return null;
    const trouble = await waitFor(
      seat,
      patientId,
      waits,
      waits === save ? 'invite-desk-saves' : 'invite-desk-wake',
    );
    if (trouble !== null) return trouble;
  }
  return `still waiting after ${MOST_ROUNDS} rounds`;
}

const isOver = (one: OnDisk | null) => one === null || ['settled', 'needsYou'].includes(one.phase.at);
const isAtRest = (one: OnDisk | null) => isOver(one) || one?.phase.at === 'waiting';

async function rest(seat: SaveBench, patientId: number): Promise<StandsAt> {
  const { bench } = seat;
  let stands: StandsAt = { save: null, operation: null };
  const isStill = async () => {
    stands = await standsAt(seat, patientId);
    return isAtRest(stands.save) && isAtRest(stands.operation);
  };
  const what = () => `patient ${patientId} comes to rest, is at ${JSON.stringify(stands)}`;
  // As in the other cases: about once in 500 a woken worker stands still under the debugger.
  await until('comes to rest', isStill).catch(async () => {
    bench.rung.push(`${what()}, worker ${bench.line.isAlive() ? 'alive' : 'dead'}`);
    await bench.ring('invite-desk-saves');
    await until('comes to rest, after the alarm', isStill);
  });
  return stands;
}

async function waitFor(
  seat: SaveBench,
  patientId: number,
  waits: OnDisk,
  alarm: AlarmName,
): Promise<string | null> {
  const { bench } = seat;
  const { clock } = bench.desk.sandbox.practice;
  const { why, until: when } = waits.phase;
  if (why === 'signedOut') {
    bench.signsIn = true;
    const connected = await bench.say('connect', { computer: 'staffOnly' });
    bench.signsIn = false;
    return connected.ok ? null : `connect: ${JSON.stringify(connected)}`;
  }
  const hasAlarm = await bench.hasAlarm(alarm);
  if (why !== 'throttled') {
    clock.move(Math.max(0, (when ?? 0) - clock.now()) + 1_500);
    await learnTime(bench);
  }
  const isSame = (one: OnDisk | null) => JSON.stringify(one?.phase) === JSON.stringify(waits.phase);
  // A short wait is passed by the worker that began it, so the alarm may find nothing to do until that one is over.
  await until('the wait ends', async () => {
    await bench.ring(alarm);
    // The panel stands open and asks at the news.
    await panelView(seat, patientId, false);
    const { save, operation } = await standsAt(seat, patientId);
    return !isSame(save) && !isSame(operation);
  });
  return hasAlarm ? null : 'it waits and no alarm is set';
}
