/** The page may show this patient, whom the page names by `lastName` and the folded overlay by `pill`. */
export interface Watched {
  id: number;
  lastName: string;
  /** The folded pill must match this pattern for this patient; '' where only the name is watched. */
  pill: string;
}

/** One switch leads to this patient, or back in the page's own history, and rests there for so long (ms). */
export type Switch = { to: number | 'back'; rest: number };

/** One press of the mouse: whom the page showed when it went down, and when it counted as a click. `at` is epoch ms. */
export interface Press {
  at: number;
  down: number | null;
  click: number | null;
}

export interface Seen {
  frames: number;
  wrong: string[];
  presses: Press[];
  /** Each switch that rested for a second took so many milliseconds until the right patient was shown; -1: never. */
  arrivals: number[];
  run(plan: Switch[]): Promise<void>;
}

declare global {
  interface Window {
    switching: Seen;
  }
}

/**
 * This runs in the page's own world. Before each paint it reads overlay and page together, so what it calls wrong is
 * what a person would have seen. It moves between patients as the page's own links do.
 */
export function watchSwitching({ watched, neutral }: { watched: Watched[]; neutral: string }): void {
  const quiet = new RegExp(neutral);
  const pageShows = (): Watched | null => {
    const header = document.querySelector('#patient-header, [aria-label="Patient header"]');
    const text = header?.textContent ?? '';
    return watched.find(({ lastName }) => text.includes(lastName)) ?? null;
  };
  const addressShows = () => Number(/^\/chart\/(\d+)/.exec(location.pathname)?.[1] ?? 0);
  const overlayShows = () => {
    const root = document.querySelector('invite-desk-overlay')?.shadowRoot;
    const name = root?.querySelector('.who h2')?.textContent ?? '';
    const pill = root?.querySelector('.pill > span:last-child')?.textContent ?? '';
    return { name, pill };
  };

  const seen: Seen = { frames: 0, wrong: [], presses: [], arrivals: [], run };
  window.switching = seen;
  let awaited: { id: number; since: number; at: number } | null = null;

  /**
   * Tell whom the overlay is about: a patient, nobody because it says nothing yet, or somebody who is not known here.
   */
  function subjectOf({ name, pill }: { name: string; pill: string }): Watched | null | 'unknown' {
    const text = name || pill;
    if (text === '' || quiet.test(text)) return null;
    const found = watched.find((each) =>
      name ? name.includes(each.lastName) : each.pill !== '' && new RegExp(each.pill).test(pill),
    );
    return found ?? 'unknown';
  }

  function look(): void {
    seen.frames += 1;
    const overlay = overlayShows();
    const subject = subjectOf(overlay);
    const page = pageShows();
    const address = addressShows();
    const isRight = subject !== null && subject !== 'unknown' && subject.id === address && subject === page;
    if (subject !== null && !isRight)
      seen.wrong.push(`"${overlay.name || overlay.pill}" over ${page?.lastName} at ${address}`);
    if (awaited && isRight && awaited.at < 0 && subject.id === awaited.id)
      awaited.at = performance.now() - awaited.since;
    requestAnimationFrame(look);
  }
  requestAnimationFrame(look);

  window.addEventListener(
    'pointerdown',
    () => seen.presses.push({ at: Date.now(), down: pageShows()?.id ?? null, click: null }),
    true,
  );
  window.addEventListener(
    'click',
    (event) => {
      const press = seen.presses.at(-1);
      if (event.isTrusted && press) press.click = pageShows()?.id ?? null;
    },
    true,
  );

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

  async function goBack(): Promise<void> {
    const moved = new Promise((done) => window.addEventListener('popstate', done, { once: true }));
    history.back();
    await moved;
  }

  async function run(plan: Switch[]): Promise<void> {
    for (const { to, rest } of plan) {
      const since = performance.now();
      if (to === 'back') await goBack();
      else follow(to);
      awaited = { id: addressShows(), since, at: -1 };
      await wait(rest);
      if (rest >= 1_000) seen.arrivals.push(awaited.at);
    }
  }
}
