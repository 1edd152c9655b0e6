import { answerTo, contentWorld } from '../e2e/content-world.ts';
import { expect } from '../e2e/desk.ts';
import { chartOf, PATIENT, type Seat } from './seat.ts';
import type { MessageTrick, Worlds } from './trick.ts';
import { countingOf } from './try-press.ts';

/**
 * A document looks like a chart and is none of the practice's: it stands at another host, in a frame, or has no address of
 * its own. Nothing of the overlay may come into it.
 */

const CHART = new URL(chartOf(PATIENT)).pathname;
const OVERLAY = 'invite-desk-overlay';

/** Is there an overlay in this page, or in one of its frames? */
async function overlayIn({ page }: Seat): Promise<string | null> {
  await expect(page.locator('body')).toBeAttached();
  await lookAt(page);
  for (const frame of page.frames())
    if ((await frame.locator(OVERLAY).count()) > 0) return `an overlay at ${frame.url()}`;
  return null;
}

/** Wait until what the extension does to a page at its arrival is done: its first message is answered. */
async function lookAt(page: Seat['page']): Promise<void> {
  await page.evaluate(
    () => new Promise<void>((drawn) => requestAnimationFrame(() => requestAnimationFrame(() => drawn()))),
  );
}

/** The same chart at the EHR's own address gets the overlay, and a press in it sends. */
async function atItsPlace({ seat, openAnew }: Worlds): Promise<string | null> {
  await openAnew();
  const { sends } = countingOf(seat.desk);
  const before = sends();
  await seat.press(await seat.pointOn(seat.overlay.button));
  await expect.poll(sends).toBe(before + 1);
  await expect(seat.overlay.button).toHaveAttribute('aria-disabled', 'false');
  return 'sent';
}

const atHost = (what: string, host: string): MessageTrick => ({
  name: `a chart at ${what}`,
  async attempt({ seat }) {
    await seat.page.goto(`https://${host}${CHART}`);
    // Where the content script comes, it asks for the overlay, and the same question is answered after that.
    const world = await Promise.race([
      contentWorld(seat.page, seat.desk.extension),
      lookAt(seat.page).then(() => null),
    ]);
    const pill = world && (await world(answerTo('readPlace', { page: 'chart' })));
    return (await overlayIn(seat)) ?? (pill ? 'an answer' : null);
  },
  control: atItsPlace,
});

const inDocument = (name: string, show: (seat: Seat) => Promise<Seat['page']>): MessageTrick => ({
  name,
  async attempt({ seat }) {
    const shown = await show(seat);
    const found = await overlayIn({ ...seat, page: shown });
    if (shown !== seat.page) await shown.close();
    return found;
  },
  control: atItsPlace,
});

/** Put a frame into a page and wait until it has loaded. */
async function framed(
  { page }: Seat,
  at: string,
  source: string,
  sandbox: string | null,
): Promise<Seat['page']> {
  await page.goto(at);
  await page.evaluate(
    (given) => {
      const frame = document.createElement('iframe');
      if (given.sandbox !== null) frame.setAttribute('sandbox', given.sandbox);
      frame.src = given.source;
      frame.style.cssText = 'position: fixed; inset: 0; width: 100%; height: 100%';
      document.body.append(frame);
      return new Promise((loaded) => frame.addEventListener('load', loaded));
    },
    { source, sandbox },
  );
  return page;
}

/** Let the chart open a window and write itself into it. */
async function copied(seat: Seat, how: 'written' | 'blob'): Promise<Seat['page']> {
  await seat.page.goto(chartOf(PATIENT));
  const opened = seat.page.waitForEvent('popup');
  await seat.page.evaluate((way) => {
    // The overlay's own element is none of the page's, and a copy of it would be an empty box.
    const html = document.documentElement.outerHTML.replace(
      /<invite-desk-overlay.*<\/invite-desk-overlay>/s,
      '',
    );
    if (way === 'blob') return void window.open(URL.createObjectURL(new Blob([html], { type: 'text/html' })));
    const copy = window.open('about:blank');
    copy?.document.open();
    copy?.document.write(html);
    copy?.document.close();
  }, how);
  const page = await opened;
  await expect(page.locator('body')).toContainText('Brightwater');
  return page;
}

const DASHBOARD = 'https://app.drchrono.com/dashboard';

export const documents: MessageTrick[] = [
  { ...atHost('a host under drchrono.com that is nobody’s', 'evil.drchrono.com'), sample: true },
  atHost('a practice’s host that nobody has confirmed', 'hillside.drchrono.com'),
  atHost('the site of the product’s help', 'support.drchrono.com'),
  inDocument('a chart in a frame of another page of the EHR', (seat) =>
    framed(seat, DASHBOARD, chartOf(PATIENT), null),
  ),
  inDocument('a chart in a frame of another host', (seat) =>
    framed(seat, 'https://evil.drchrono.com/dashboard', chartOf(PATIENT), null),
  ),
  inDocument('a chart in a sandboxed frame', (seat) =>
    framed(seat, DASHBOARD, chartOf(PATIENT), 'allow-scripts allow-popups'),
  ),
  inDocument('a chart written into an empty window', (seat) => copied(seat, 'written')),
  inDocument('a chart in a document made of a string', (seat) => copied(seat, 'blob')),
];
