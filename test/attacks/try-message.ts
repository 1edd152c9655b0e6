import type { Frame } from '@playwright/test';
import { contentWorld } from '../e2e/content-world.ts';
import { expect } from '../e2e/desk.ts';
import { doorOf } from '../e2e/put-back.ts';
import { type AttackedDesk, OTHER_BUILD, overlayOn } from './attacked-build.ts';
import { outliveRepeat } from './outlive-repeat.ts';
import { chartOf, PATIENT, type Seat, takeSeat } from './seat.ts';
import type { Kind, MessageTrick, World, Worlds } from './trick.ts';
import { countingOf } from './try-press.ts';
import { noteVerdict, type Verdict } from './verdicts.ts';

/** Try all tricks first, and then all controls, since some of these end what others begin from. */
export async function tryMessages(
  kind: Kind,
  tricks: readonly MessageTrick[],
  desk: AttackedDesk,
): Promise<Verdict[]> {
  const worlds = await openWorlds(desk);
  const { deeds } = countingOf(desk);
  const verdicts: Verdict[] = [];
  for (const trick of tricks) {
    const before = deeds();
    const got = await orNothing(trick.attempt(worlds));
    const sent = deeds() > before;
    const outcome = sent ? 'sent' : got === null ? 'blocked' : 'learned';
    const how = outcome === 'blocked' ? 'no answer' : '';
    verdicts.push({ kind, name: trick.name, outcome, how, said: got ?? '', control: false });
  }
  for (const [index, trick] of tricks.entries()) {
    const verdict = verdicts[index];
    if (verdict) verdict.control = (await orNothing(trick.control(worlds))) !== null;
  }
  for (const verdict of verdicts) noteVerdict(verdict);
  return verdicts;
}

/** An earlier build has no card in a frame, and not all of these messages. */
function orNothing(deed: Promise<string | null>): Promise<string | null> {
  return OTHER_BUILD === null ? deed : deed.catch(() => null);
}

/** Every frame that shows a card, the overlay's own first. */
export function cardsIn({ page }: Seat): Frame[] {
  return page.frames().filter((frame) => frame.url().includes('/card.html'));
}

async function openWorlds(desk: AttackedDesk): Promise<Worlds> {
  const seat = await takeSeat(desk, overlayOn);
  const door = await doorOf(desk);
  let content: World = async () => null;
  const openAnew = async () => {
    await outliveRepeat(seat, PATIENT.id);
    await seat.page.goto(chartOf(PATIENT));
    await seat.overlay.open();
    await expect(seat.overlay.button).toBeVisible();
    await seat.look();
    content = await contentWorld(seat.page, desk.extension);
  };
  await openAnew();
  return {
    seat,
    content: (expression) => content(expression),
    own: (expression) => door.evaluate(expression),
    card: async (expression) => cardsIn(seat)[0]?.evaluate(expression),
    openAnew,
  };
}
