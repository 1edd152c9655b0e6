import type { CDPSession, Locator, Page } from '@playwright/test';
import { type Desk, expect } from '../e2e/desk.ts';
import { people } from '../sandbox/patients.ts';
import { arm } from './attacker.ts';
import { hearCardPresses, type OverlayUnderAttack } from './overlay-under-attack.ts';
import type { Place, TooSlow } from './trick.ts';

/** This patient's invite is out, so one press sends another. */
export const PATIENT = people.pendingFresh;
/** The page says that it is about this one, or changes to this one. */
export const OTHER = people.expired;
export const chartOf = ({ id }: { id: number }) => `https://app.drchrono.com/chart/${id}/summary`;

/** So long (ms) a person looks before pressing, and longer than the card demands. */
const LOOKS = 800;
/** A trick whose page and press must come within the half second that the card demands is over after so long. */
export const SOON = 420;

/** One person in front of one tab with a chart. */
export interface Seat {
  desk: Pick<Desk, 'context' | 'sandbox' | 'extension'>;
  page: Page;
  overlay: OverlayUnderAttack;
  /** Where the button that sends stood before the page did anything. */
  place: Place;
  /** Where the whole card stood then. */
  card: Place;
  /** Press the mouse where the button usually stands. */
  press(at?: Point): Promise<void>;
  pointOn(button: Locator): Promise<Point>;
  /** Look at the page for a while. */
  look(milliseconds?: number): Promise<void>;
  /** Put the text cursor into the note of the page and type. */
  type(text: string): Promise<void>;
  /** Move the focus by keys to a button of the card, and look at it. */
  tabTo(button: Locator): Promise<void>;
  /** Do what is only a trick within half a second. What the deeds leave to be waited for may take longer. */
  soon(deeds: () => Promise<unknown>, then?: () => Promise<unknown>): Promise<TooSlow | undefined>;
  /** What was done and sent until now belongs to the preparation and not to the trick. */
  begin(deedsToCome?: number): Promise<void>;
  debugger(): Promise<CDPSession>;
  /** Let the window have the focus only when it has it. The debugger otherwise makes every window believe that. */
  haveTrueFocus(): Promise<void>;
}

export interface Point {
  x: number;
  y: number;
}

export const middleOf = ({ left, top, width, height }: Place): Point => ({
  x: left + width / 2,
  y: top + height / 2,
});

const NOWHERE: Place = { left: 0, top: 0, width: 0, height: 0 };

/** Open the patient's chart and sit down before it. */
export async function takeSeat(
  desk: Pick<Desk, 'context' | 'sandbox' | 'extension' | 'page'>,
  overlayOn: (page: Page) => OverlayUnderAttack,
  page = desk.page,
): Promise<Seat> {
  const overlay = overlayOn(page);
  await page.addInitScript(arm);
  await page.addInitScript(hearCardPresses);
  let session: CDPSession | null = null;
  const seat: Seat = {
    desk,
    page,
    overlay,
    place: NOWHERE,
    card: NOWHERE,
    async press(at = middleOf(seat.place)) {
      await page.mouse.move(at.x, at.y);
      await page.mouse.down();
      await page.mouse.up();
    },
    async pointOn(button) {
      const box = await button.boundingBox();
      if (!box) throw new Error('There is no such button');
      return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    },
    look: (milliseconds = LOOKS) => lookFor(page, milliseconds),
    async type(text) {
      await page.mouse.click(NOTE.x, NOTE.y);
      await page.keyboard.type(text);
    },
    async tabTo(button) {
      await overlay.words.click();
      await expect(async () => {
        await page.keyboard.press('Tab');
        expect(await overlay.isFocused(button)).toBe(true);
      }).toPass({ intervals: [0] });
      await seat.look();
    },
    async soon(deeds, then) {
      const began = performance.now();
      await deeds();
      const took = performance.now() - began;
      await then?.();
      return took > SOON ? 'too slow' : undefined;
    },
    begin: async () => undefined,
    async debugger() {
      session ??= await page.context().newCDPSession(page);
      return session;
    },
    async haveTrueFocus() {
      const cdp = await seat.debugger();
      await cdp.send('Emulation.setFocusEmulationEnabled', { enabled: true });
      await cdp.send('Emulation.setFocusEmulationEnabled', { enabled: false });
    },
  };
  return seat;
}

/** A person who looks presses nothing. The page's own frames are counted, so that it is drawn meanwhile. */
function lookFor(page: Page, milliseconds: number): Promise<void> {
  return page.evaluate(
    (least) =>
      new Promise<void>((seen) => {
        const began = performance.now();
        const look = () => {
          if (performance.now() - began >= least) seen();
          else requestAnimationFrame(look);
        };
        look();
      }),
    milliseconds,
  );
}

/** The page's note lies here. */
const NOTE: Point = { x: 60, y: 720 };
