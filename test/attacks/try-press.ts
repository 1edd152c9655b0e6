import { SEEN_LEAST } from '../../lib/page-timing.ts';
import { GONE_SENTENCE, pressRefusalSentence, sightSentence } from '../../lib/words/card.ts';
import { failureWords } from '../../lib/words/failures.ts';
import { HELD_SHORT } from '../../lib/words/overlay.ts';
import { expect } from '../e2e/desk.ts';
import { type AttackedDesk, OTHER_BUILD, overlayOn } from './attacked-build.ts';
import { outliveRepeat } from './outlive-repeat.ts';
import { chartOf, PATIENT, type Seat, takeSeat } from './seat.ts';
import type { Kind, PressTrick } from './trick.ts';
import { noteVerdict, type Verdict } from './verdicts.ts';

/** A trick that a busy machine has spoilt is played again, but not for ever. */
const MOST_TRIES = 30;
const MOST_CONTROLS = 3;
/** So long (ms) an earlier build is given to send something or to say something. The present one says when it is done. */
const PATIENCE = 2_500;

/** Play a trick and its control, and write down what came of both. */
export async function tryPress(kind: Kind, trick: PressTrick, desk: AttackedDesk): Promise<Verdict> {
  const seat = await takeSeat(desk, overlayOn);
  const { sends, forOthers } = countingOf(desk);
  const played = await playUntilTimely(seat, trick);
  const before = { sends: sends(), forOthers: forOthers() };
  const control = await playControl(seat, trick);
  const late = trick.mayArrive ? forOthers() - before.forOthers : sends() - before.sends - (control ? 1 : 0);
  const verdict: Verdict = { kind, name: trick.name, ...played, control };
  if (late > 0 && played.outcome === 'blocked')
    Object.assign(verdict, { outcome: 'sent', how: '', said: `${late} more went out later` });
  noteVerdict(verdict);
  return verdict;
}

type Outcome = Pick<Verdict, 'outcome' | 'how' | 'said'>;

async function playUntilTimely(seat: Seat, trick: PressTrick): Promise<Outcome> {
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const outcome = await play(seat, trick);
    if (outcome !== 'too slow') return outcome;
    await settled(seat);
  }
  throw new Error(`Timed out: the machine was too slow for this trick ${MOST_TRIES} times: ${trick.name}`);
}

/** Play a trick once. */
async function play(seat: Seat, trick: PressTrick): Promise<Outcome | 'too slow'> {
  let trial = await beginTrial(seat);
  seat.begin = async (deedsToCome = 0) => {
    const begun = await beginTrial(seat);
    trial = { ...begun, deeds: begun.deeds + deedsToCome };
  };
  const early = trick.early && (await seat.page.addInitScript(trick.early));
  await sitDown(seat, trick, trick.folded ?? false);
  await early?.dispose();
  await seat.begin();
  const looked = trick.changes ? await looks(seat, trick.changes) : null;
  const known = { place: seat.place, card: seat.card, detail: trick.detail ?? '' };
  if (trick.page) await seat.page.evaluate(trick.page, known);
  let isSeen = trick.changes ? await looksLike(seat, trick.changes, looked) : false;
  const { press } = seat;
  let isUnclear = false;
  // On a busy machine it comes back later than the person looked. Where the press then takes so long that it may have come
  // back and been seen in between, nobody knows what the person saw.
  if (trick.comesBack && !isSeen)
    seat.press = async (point) => {
      const began = performance.now();
      isSeen = (await looks(seat, 'card')) === looked;
      const pressed = await press(point);
      isUnclear = !isSeen && performance.now() - began >= SEEN_LEAST;
      return pressed;
    };
  const isSlow = (await trick.hands(seat)) === 'too slow';
  seat.press = press;
  const outcome = await endOf(seat, trial, trick);
  if (isSlow || (isUnclear && outcome.outcome === 'sent')) return 'too slow';
  return outcome.outcome === 'sent' && isSeen ? { ...outcome, outcome: 'blocked', how: 'undone' } : outcome;
}

/** What had been sent, done and said before the trick. */
interface Trial {
  sends: number;
  deeds: number;
  forOthers: number;
  said: ReadonlySet<string>;
}

async function beginTrial(seat: Seat): Promise<Trial> {
  const { sends, deeds, forOthers } = countingOf(seat.desk);
  await seat.overlay.countPresses();
  const said = new Set(await seat.overlay.said());
  return { sends: sends(), deeds: deeds(), forOthers: forOthers(), said };
}

/** Wait for what comes of the trick. */
async function endOf(seat: Seat, before: Trial, trick: PressTrick): Promise<Outcome> {
  const { meant = 0, mayArrive = false } = trick;
  const { sends, deeds, forOthers } = countingOf(seat.desk);
  const sent = () => sends() - before.sends;
  const isBegun = () => deeds() > before.deeds;
  const said = () => refusalOf(seat, before.said);
  const reached = OTHER_BUILD === null ? await seat.overlay.presses() : 0;
  const isAnswered = async () => isBegun() || (await said()) !== '';
  if (meant > 0) await expect.poll(sent).toBeGreaterThanOrEqual(meant);
  // A press that came to a button of ours is answered by words. One that did not come is nobody's business.
  else if (reached > 0 && !mayArrive) await expect.poll(isAnswered).toBe(true);
  else if (OTHER_BUILD || mayArrive)
    await expect
      .poll(isBegun, { timeout: PATIENCE })
      .toBe(true)
      .catch(() => undefined);
  // A resend revokes first, so the send is still to come.
  if (isBegun()) await expect.poll(sent).toBeGreaterThan(0);
  if (meant > 0) await settled(seat);
  if (mayArrive ? forOthers() > before.forOthers : sent() > meant)
    return { outcome: 'sent', how: '', said: '' };
  if (isBegun()) return { outcome: 'blocked', how: 'only as meant', said: '' };
  return { outcome: 'blocked', how: reached > 0 ? 'refused' : 'never reached', said: await said() };
}

/**
 * Do the same without the trick. True: exactly one invite went out. Where a busy machine made the press so late or so early
 * that none did, it is played again.
 */
async function playControl(seat: Seat, trick: PressTrick): Promise<boolean> {
  for (let tries = 0; tries < MOST_CONTROLS; tries += 1) {
    const sent = await sentByControl(seat, trick);
    if (sent > 0) return sent === 1;
  }
  return false;
}

async function sentByControl(seat: Seat, trick: PressTrick): Promise<number> {
  const { sends } = countingOf(seat.desk);
  await sitDown(seat, trick, trick.control === undefined && trick.folded === true);
  const before = sends();
  await (trick.control ?? trick.hands)(seat);
  await expect
    .poll(() => sends() - before, { timeout: 15_000 })
    .toBeGreaterThan(0)
    .catch(() => undefined);
  await settled(seat);
  return sends() - before;
}

const WINDOW = { width: 1280, height: 800 };

/** Load the chart anew, and with an open card look at it for as long as a person does. */
async function sitDown(seat: Seat, { patient = PATIENT }: PressTrick, folded: boolean): Promise<void> {
  const { page, overlay } = seat;
  await overlay.leave();
  await outliveRepeat(seat, patient.id);
  await page.setViewportSize(WINDOW);
  await page.goto(chartOf(patient));
  await overlay.open();
  await expect(overlay.button).toBeVisible();
  await settled(seat);
  const box = await overlay.button.boundingBox();
  if (!box) throw new Error('The button has no box');
  seat.card = await overlay.sheet();
  seat.place = { left: box.x, top: box.y, width: box.width, height: box.height };
  if (folded) await overlay.fold();
  await seat.look();
}

/** Wait until no operation is on its way, so that the next press is taken. */
async function settled({ overlay }: Seat): Promise<void> {
  if (!(await overlay.isOpen())) return;
  await expect(overlay.next).toHaveAttribute('aria-disabled', 'false');
}

/** These sentences say that a press was not taken. */
const REFUSALS = [
  ...Object.values(pressRefusalSentence),
  ...Object.values(sightSentence),
  GONE_SENTENCE,
  HELD_SHORT,
  failureWords({ kind: 'viewOutdated' }, null).happened,
];

async function refusalOf({ overlay }: Seat, before: ReadonlySet<string>): Promise<string> {
  const news = (await overlay.said()).filter((sentence) => !before.has(sentence));
  return REFUSALS.find((refusal) => news.some((sentence) => sentence.includes(refusal))) ?? '';
}

/** The card's corners are round, and the page shows behind them. */
const ROUND = 10;

/** Take what a person sees: the card as it stands on the screen, or the pointer over its button. */
async function looks(seat: Seat, what: 'card' | 'pointer'): Promise<string> {
  if (what === 'pointer') return seat.overlay.button.evaluate((button) => getComputedStyle(button).cursor);
  const sheet = await seat.overlay.sheet().catch(() => null);
  if (sheet === null) return 'nothing';
  const { left, top, width, height } = sheet;
  const size = { width: width - 2 * ROUND, height: height - 2 * ROUND };
  const clip = { x: left + ROUND, y: top + ROUND, ...size, scale: 1 };
  const taken = await (await seat.debugger()).send('Page.captureScreenshot', { format: 'png', clip });
  return taken.data;
}

/** The person looks for a while. Does it look as before then, and stay so? */
async function looksLike(seat: Seat, what: 'card' | 'pointer', before: string | null): Promise<boolean> {
  await seat.look();
  for (let more = 3; more > 0; more -= 1) if ((await looks(seat, what)) !== before) return false;
  return true;
}

/** Count what the practice was asked to do. */
export function countingOf({ sandbox }: Pick<AttackedDesk, 'sandbox'>) {
  const writes = () =>
    sandbox.log.api().filter(({ method, path }) => method !== 'GET' && path.startsWith('/api/'));
  return {
    /** A resend revokes before it sends. */
    deeds: () => writes().length,
    sends: () => writes().filter(({ method }) => method === 'POST').length,
    forOthers: () => writes().filter(({ path }) => !path.includes(`/${PATIENT.id}/`)).length,
  };
}
