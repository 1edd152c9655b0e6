import type { Page } from '@playwright/test';

/** The page may show this patient, whom the page names by `lastName` and the folded overlay by `pill`. */
export interface Watched {
  id: number;
  lastName: string;
  /** The folded pill must match this pattern for this patient; '' where only the name is watched. */
  pill: string;
}

/** One switch leads to this patient, or back in the page's own history, and rests there for so long (ms). */
export type Switch = { to: number | 'back'; rest: number };

/** From this moment on the page and the pill said this. Whom each is about is told by patient id. `at` is epoch ms. */
export interface PageMoment {
  at: number;
  /** The page's own header names this patient; null where it names none of those watched. */
  page: number | null;
  address: number;
  /** The pill says something that fits no patient but one who is not here. */
  wrongPill: string | null;
  /** This card is open and seen, told by the token in its address; null where none is. */
  card: string | null;
  /** The folded pill says something about the right patient. */
  rightPill: boolean;
}

export interface SeenOnPage {
  frames: number;
  moments: PageMoment[];
  /** Each switch that rested for a second or more: whom it led to, and when (epoch ms). */
  rests: { to: number; at: number; until: number }[];
  /** So many steps back in the page's history did not happen. */
  droppedSteps: number;
  run(plan: Switch[]): Promise<void>;
}

declare global {
  var switching: SeenOnPage;
}

/** The part of an extension's own interface that opens a closed root to the extension's content scripts. */
declare const chrome: { dom: { openOrClosedShadowRoot(host: Element): ShadowRoot | null } };

/**
 * This runs in the world of the extension's content script, where the closed root can be read. Before each paint it
 * reads overlay and page together, so what it calls wrong is what a person would have seen. It moves between patients as
 * the page's own links do.
 */
export function watchSwitching({ watched, neutral }: { watched: Watched[]; neutral: string }): void {
  const quiet = new RegExp(neutral);
  const pageShows = (): Watched | null => {
    const named = document.querySelector('#patient-header, [aria-label="Patient header"]');
    // The third markup calls nothing by a name: its patient header is the first table of the page.
    const header = named ?? document.querySelector('table');
    const text = header?.textContent ?? '';
    return watched.find(({ lastName }) => text.includes(lastName)) ?? null;
  };
  const addressShows = () => Number(/^\/chart\/(\d+)/.exec(location.pathname)?.[1] ?? 0);
  const overlayShows = () => {
    const host = document.querySelector('invite-desk-overlay');
    const root = host && chrome.dom.openOrClosedShadowRoot(host);
    const frame = root?.querySelector<HTMLIFrameElement>('.dock.open iframe');
    const card = frame ? new URL(frame.src).hash.slice(1) : null;
    const pill = root?.querySelector('.pill > span:last-child')?.textContent ?? '';
    return { card, pill: card === null ? pill : '' };
  };
  const now = () => performance.timeOrigin + performance.now();

  const seen: SeenOnPage = { frames: 0, moments: [], rests: [], droppedSteps: 0, run };
  globalThis.switching = seen;
  let last = '';

  /** Judge what a folded pill says: about the patient of the page, nobody, or somebody else. */
  function judgePill(pill: string, page: Watched | null, address: number): 'right' | 'nothing' | 'wrong' {
    if (pill === '' || quiet.test(pill)) return 'nothing';
    // Where the patients' states are alike the pill tells nobody apart, and the card is watched.
    if (watched.every((each) => each.pill === '')) return 'nothing';
    const meant = watched.find((each) => new RegExp(each.pill).test(pill));
    return meant !== undefined && meant === page && meant.id === address ? 'right' : 'wrong';
  }

  function look(): void {
    seen.frames += 1;
    const { card, pill } = overlayShows();
    const page = pageShows();
    const address = addressShows();
    const judged = judgePill(pill, page, address);
    const moment = {
      ...{ page: page?.id ?? null, address, card, rightPill: judged === 'right' },
      wrongPill: judged === 'wrong' ? pill : null,
    };
    if (JSON.stringify(moment) !== last) seen.moments.push({ at: now(), ...moment });
    last = JSON.stringify(moment);
    requestAnimationFrame(look);
  }
  requestAnimationFrame(look);

  const wait = (milliseconds: number) => new Promise((done) => setTimeout(done, milliseconds));

  function follow(id: number): void {
    const own = [...document.querySelectorAll<HTMLAnchorElement>('a[href^="/chart/"]')].find(
      (link) => link.textContent?.trim() === 'Summary',
    );
    if (!own) throw new Error('The page has no link to a chart section');
    const link = own.cloneNode() as HTMLAnchorElement;
    link.href = `/chart/${id}/summary`;
    own.after(link);
    link.click();
    link.remove();
  }

  /** A step back that does not happen within three seconds is counted, and the patient who is shown stays. */
  async function goBack(): Promise<void> {
    const moved = new Promise((done) => window.addEventListener('popstate', done, { once: true }));
    history.back();
    const dropped = await Promise.race([moved.then(() => false), wait(3_000).then(() => true)]);
    if (dropped) seen.droppedSteps += 1;
  }

  async function run(plan: Switch[]): Promise<void> {
    for (const { to, rest } of plan) {
      const at = now();
      if (to === 'back') await goBack();
      else follow(to);
      const rests = { to: addressShows(), at };
      await wait(rest);
      if (rest >= 1_000) seen.rests.push({ ...rests, until: now() });
    }
  }
}

/**
 * From this moment on a card, told by the token in its address, showed this name. One press is listed with the name at its beginning and its end; `answers`
 * says that it was in the question that comes before a repeat within a day.
 */
export type CardMoment =
  | { kind: 'shows'; card: string; at: number; name: string }
  | { kind: 'press'; card: string; at: number; down: string; click: string; answers: boolean };

declare global {
  interface Window {
    tellCardMoment(moment: CardMoment): void;
  }
}

/** This runs in every frame that is a card, from its start. Before each paint it reads whom the card names. */
function watchCard(): void {
  if (!location.protocol.startsWith('chrome-extension') || !location.pathname.endsWith('/card.html')) return;
  const card = location.hash.slice(1);
  const now = () => performance.timeOrigin + performance.now();
  const named = () => document.querySelector('.who h2')?.textContent ?? '';
  let last = '';
  let down = '';
  const look = () => {
    const name = named();
    if (name !== last) window.tellCardMoment({ kind: 'shows', card, at: now(), name });
    last = name;
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
  window.addEventListener(
    'pointerdown',
    () => {
      down = named();
    },
    true,
  );
  window.addEventListener(
    'click',
    (event) => {
      const button = event.target instanceof Element ? event.target.closest('button') : null;
      if (!event.isTrusted || button === null) return;
      const answers = button.closest('.risk') !== null;
      window.tellCardMoment({ kind: 'press', card, at: now(), down, click: named(), answers });
    },
    true,
  );
}

/** The overlay says one of these while it says nothing about any patient. */
export const SAYS_NOTHING =
  '^(Looking…|Different patient|Invite Desk|Patient not looked up yet|Page not readable)';

/** This is what the page's side has seen so far, for the world in which `watchSwitching` ran. */
export const SEEN =
  '(({ frames, moments, rests, droppedSteps }) => ({ frames, moments, rests, droppedSteps }))(switching)';

const watchedCards = new WeakMap<Page, CardMoment[]>();

/** Watch every card that comes into this page from now on. Returns the list that grows meanwhile. */
export async function watchCards(page: Page): Promise<readonly CardMoment[]> {
  // A tab is used by several tests, and a binding stays for as long as its tab.
  const known = watchedCards.get(page);
  if (known) known.length = 0;
  const cards: CardMoment[] = known ?? [];
  if (known) return cards;
  watchedCards.set(page, cards);
  await page.exposeBinding('tellCardMoment', (_, moment: CardMoment) => void cards.push(moment));
  await page.addInitScript(watchCard);
  return cards;
}
