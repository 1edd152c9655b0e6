import { expect } from '../e2e/desk.ts';
import { type AttackedDesk, overlayOn } from './attacked-build.ts';
import { chartOf, PATIENT, type Point, type Seat, takeSeat } from './seat.ts';
import type { ReadTrick } from './trick.ts';
import { noteVerdict, type Verdict } from './verdicts.ts';

const HOST = 'invite-desk-overlay';
/** In the control the words stand in this element of the page, */
const PLANTED = 'planted-desk';
/** and can be pressed here. */
const PLANTED_AT: Point = { x: 620, y: 640 };
/** These words stand in the card alone. */
const WORDS = ['Resend invite', 'e•••@example.com'];

/** Read with each trick what the card shows, read with it the same words in the page, and write down what came of both. */
export async function tryReads(tricks: readonly ReadTrick[], desk: AttackedDesk): Promise<Verdict[]> {
  const seat = await takeSeat(desk, overlayOn);
  const verdicts: Verdict[] = [];
  for (const trick of tricks) {
    const verdict: Verdict = {
      kind: 'root',
      name: trick.name,
      ...(await readCard(seat, trick)),
      control: false,
    };
    verdict.control = await readPlanted(seat, trick);
    noteVerdict(verdict);
    verdicts.push(verdict);
  }
  return verdicts;
}

async function readCard(seat: Seat, trick: ReadTrick): Promise<Pick<Verdict, 'outcome' | 'how' | 'said'>> {
  const { page, overlay } = seat;
  await openChart(seat, trick);
  await overlay.open();
  await expect(overlay.button).toBeVisible();
  await trick.hands?.(seat, await seat.pointOn(overlay.words));
  const learned = await page.evaluate(trick.read, HOST);
  const token = await overlay.frameToken();
  await overlay.foldIfOpen();
  const leak = [...WORDS, ...(token ? [token] : [])].find((secret) => learned.includes(secret));
  if (leak !== undefined) return { outcome: 'learned', how: '', said: leak };
  return { outcome: 'blocked', how: 'nothing learned', said: '' };
}

/** True: the reader finds the words where they stand in the page. */
async function readPlanted(seat: Seat, trick: ReadTrick): Promise<boolean> {
  const { page } = seat;
  const words = WORDS.join(' to ');
  await openChart(seat, trick, PLANTED);
  if (trick.plant) await page.evaluate(trick.plant, words);
  else await page.evaluate(plant, { words, name: PLANTED, at: PLANTED_AT });
  await trick.hands?.(seat, PLANTED_AT);
  const learned = await page.evaluate(trick.read, PLANTED);
  return WORDS.some((word) => learned.includes(word));
}

/** Open the chart with a folded overlay, and let the reader prepare. */
async function openChart(seat: Seat, trick: ReadTrick, name = HOST): Promise<void> {
  const { page, overlay } = seat;
  const early = trick.early && (await page.addInitScript(trick.early));
  await page.goto(chartOf(PATIENT));
  await overlay.arrives();
  await early?.dispose();
  if (trick.before) await page.evaluate(trick.before, name);
}

/** Put an element with the words into the page, half of it in an open root, where any script of the page can read it. */
function plant({ words, name, at }: { words: string; name: string; at: Point }): void {
  const host = document.createElement(name);
  host.style.cssText = `position: fixed; left: ${at.x - 100}px; top: ${at.y - 20}px; width: 300px; height: 60px; background: #eee`;
  host.ariaLabel = words;
  const button = document.createElement('button');
  button.textContent = words;
  button.ariaLabel = words;
  button.animate({ opacity: [1, 0.9] }, { duration: 1e6 });
  host.attachShadow({ mode: 'open' }).append(button, document.createElement('slot'));
  const text = document.createElement('span');
  text.textContent = words;
  text.animate({ opacity: [1, 0.9] }, { duration: 1e6 });
  host.append(text);
  document.documentElement.append(host);
}
