import type { Frame } from '@playwright/test';
import { answerTo, chartReading } from '../e2e/content-world.ts';
import { expect } from '../e2e/desk.ts';
import { OTHER, PATIENT, type Seat } from './seat.ts';
import type { MessageTrick, Worlds } from './trick.ts';
import { cardsIn } from './try-message.ts';
import { countingOf } from './try-press.ts';

/**
 * The page shows a card in a frame of its own, or the content script answers the background in the overlay's place. Most
 * of this takes what a page cannot have: the card's address of this session, and a content script that works for it.
 */

/** The page puts a card into a frame of its own. Gives the frame once it has loaded, or null where it does not load. */
async function frameAt({ seat, content }: Worlds, hash: string, style = ''): Promise<Frame | null> {
  const address = await content(`chrome.runtime.getURL('/card.html') + '#' + ${JSON.stringify(hash)}`);
  return addFrame(seat, String(address), style);
}

async function addFrame(seat: Seat, address: string, style = ''): Promise<Frame | null> {
  const before = new Set(seat.page.frames());
  await seat.page.evaluate(
    ({ address: source, style: look }) => {
      const frame = document.createElement('iframe');
      frame.src = source;
      frame.style.cssText = 'width: 100%; height: 100%; border: 0';
      // The overlay's own element lies over the whole page, so the frame has to lie above that.
      attacker.lay({ left: 240, top: 200, width: 360, height: 520 }, look).append(frame);
      return new Promise((loaded) => frame.addEventListener('load', loaded));
    },
    { address, style },
  );
  const frame = seat.page.frames().find((other) => !before.has(other)) ?? null;
  return frame?.url().includes('/card.html') ? frame : null;
}

/** What a card says of a patient; null where it says that there is none. */
async function toldBy(frame: Frame | null): Promise<string | null> {
  if (frame === null) return null;
  const words = frame.getByRole('region');
  await expect(words).not.toContainText('Looking…');
  const text = await words.innerText();
  return /Brightwater|Dunmallow|•|Resend/.test(text) ? text : null;
}

/** Answer the background's orders in the overlay's place, for the run with this name. */
const answering = (
  run: string,
  reading: object,
) => `chrome.runtime.onMessage.addListener((message, sender, respond) => {
  if (message?.run !== ${JSON.stringify(run)}) return;
  const sight = { kind: 'clear', glass: false, filter: 'none' };
  respond(message.order === 'readPage' ? { reading: ${JSON.stringify(reading)}, age: 0, documentAge: 0, sight: message.input.heldFor === null ? null : sight } : null);
})`;

const readingOf = ({ id, birthDate }: { id: number; birthDate: string | null }, name: string) => ({
  ...chartReading(id, name),
  birthDate: { kind: 'found', value: birthDate },
});
const TRUE = readingOf(PATIENT, 'Eleanor Brightwater');

/** A card of the page's own whose orders the content script answers. */
async function ownCard(worlds: Worlds, reading: object, style = ''): Promise<Frame | null> {
  await worlds.openAnew();
  const run = `forged ${Math.random()}`;
  await worlds.content(answering(run, reading));
  const token = await worlds.content(answerTo('openCard', { run }));
  return typeof token === 'string' ? frameAt(worlds, token, style) : null;
}

/** The overlay's own card tells of the patient. */
async function ours(worlds: Worlds): Promise<string | null> {
  await worlds.openAnew();
  return toldBy(cardsIn(worlds.seat)[0] ?? null);
}

/** The person looks at the page's card and presses. Gives what was sent. */
async function pressIn({ seat }: Worlds, frame: Frame | null): Promise<string | null> {
  if (frame === null) return null;
  const { deeds, sends } = countingOf(seat.desk);
  const [done, sent] = [deeds(), sends()];
  const button = frame.getByRole('button', { name: /^Resend invite/ });
  await expect(button).toBeAttached();
  await seat.look();
  await seat.press(await seat.pointOn(button));
  const refused = frame.getByText(/One moment|covers|fades|hides|did not begin/).first();
  await expect.poll(async () => deeds() > done || (await refused.isVisible())).toBe(true);
  if (deeds() === done) return null;
  await expect.poll(sends).toBe(sent + 1);
  return 'sent';
}

export const frames: MessageTrick[] = [
  {
    name: 'the page frames the card by the extension’s id, with the token of the open card',
    async attempt({ seat }) {
      const token = await seat.overlay.frameToken();
      const address = `chrome-extension://${seat.desk.extension}/card.html#${token ?? 'none'}`;
      return toldBy(await addFrame(seat, address).catch(() => null));
    },
    control: ours,
  },
  {
    name: 'the page frames the card with a token that is made up',
    async attempt(worlds) {
      return toldBy(await frameAt(worlds, 'forged'));
    },
    control: ours,
  },
  {
    name: 'the page frames the card with the token of the open card, which is spent',
    async attempt(worlds) {
      return toldBy(await frameAt(worlds, (await worlds.seat.overlay.frameToken()) ?? 'none'));
    },
    control: ours,
  },
  {
    name: 'the page frames the card for a run that does not answer',
    async attempt(worlds) {
      await worlds.openAnew();
      const token = await worlds.content(answerTo('openCard', { run: 'nobody' }));
      return typeof token === 'string' ? toldBy(await frameAt(worlds, token)) : null;
    },
    control: ours,
  },
  {
    name: 'the page is said to be another patient’s',
    async attempt(worlds) {
      return toldBy(await ownCard(worlds, readingOf(OTHER, 'Georgina Dunmallow')));
    },
    control: async (worlds) => toldBy(await ownCard(worlds, TRUE)),
  },
  {
    name: 'the page is said to name a patient whom it does not name, under the address of the tab',
    async attempt(worlds) {
      const named = { ...readingOf(OTHER, 'Georgina Dunmallow'), page: TRUE.page };
      return toldBy(await ownCard(worlds, named));
    },
    control: async (worlds) => toldBy(await ownCard(worlds, TRUE)),
  },
  {
    name: 'the card is said to be clear while the page fades its frame',
    attempt: async (worlds) => pressIn(worlds, await ownCard(worlds, TRUE, 'opacity: 0.01')),
    control: async (worlds) => pressIn(worlds, await ownCard(worlds, TRUE)),
  },
  {
    name: 'the card is said to be clear while glass of the page lies over its frame',
    async attempt(worlds) {
      const frame = await ownCard(worlds, TRUE);
      await worlds.seat.page.evaluate(() => {
        attacker.lay(
          { left: 240, top: 200, width: 360, height: 520 },
          'pointer-events: none',
          'Press here to close this note',
        );
      });
      return pressIn(worlds, frame);
    },
    control: async (worlds) => pressIn(worlds, await ownCard(worlds, TRUE)),
  },
];
