import type { Sight } from '../../lib/messages/sight.ts';
import { makeSightKeeper } from './card-frame.ts';
import type { OverlayContent } from './face.ts';
import { isPageHeld, type Mounted, type MountOptions, mountOverlay } from './mount.ts';
import { makeShell, type Shell, type ShellPorts } from './shell.ts';

/** The session wants this shown. The page itself tells the rest. */
type Shown = Omit<OverlayContent, 'inert' | 'outranked'>;

export interface OverlayPorts extends Omit<ShellPorts, 'onCard'> {
  /** The page took the overlay away again, so it stays away. */
  onTaken(): void;
  /** No card stands in the pill's place any more. */
  onUncovered(): void;
}

interface Here {
  mounted: Mounted;
  shell: Shell;
  sight: ReturnType<typeof makeSightKeeper>;
  /** The page had this element as its body when the overlay came. */
  body: HTMLElement;
  end(): void;
}

/** The overlay of one page: in it while there is something to show, gone without a trace while there is not. */
export function overlayInPage(page: Document, ports: OverlayPorts) {
  let shown: Shown | null = null;
  let here: Here | null = null;
  let outranked = false;
  let ended = false;
  const cover = watchCover(() => ports.onUncovered());
  const taken = takenBodies();
  const remove = () => {
    here?.end();
    here = null;
  };
  const onTaken = () =>
    cover.through(() => {
      const body = here?.body;
      remove();
      if (body && page.body === body && taken.isAgain(body)) ports.onTaken();
      draw();
    });
  const onOutranked = () => {
    outranked = true;
    draw();
  };
  const options = { onTopLayerChange: draw, onOutranked, onTaken };
  const onToggle = (open: boolean) => {
    if (open && outranked) {
      outranked = false;
      here?.mounted.raise();
    }
    ports.onToggle(open);
  };

  const drawNow = () => {
    const body = page.body;
    if (shown === null || body === null || taken.isForGood(body)) return remove();
    here ??= bring(page, body, { ...ports, onToggle, onCard: cover.onCard }, options);
    here.shell.draw({ ...shown, outranked, inert: isPageHeld(page) });
  };
  function draw(): void {
    cover.through(drawNow);
  }

  return {
    ...toShell(() => here),
    isCovered: cover.isThere,
    show(next: Shown | null): void {
      // What an answer still brings after the end is not drawn, or it would stand beside the overlay that took over.
      shown = !ended ? next : next?.staleExtension ? { ...next, view: null } : null;
      draw();
    },
    /** The page has changed: come back to a new body, and stand where nothing is covered. */
    settle: draw,
    /** End it for good. Where the extension is gone "Refresh this page" stays, but no patient, whom nobody watches now. */
    end(): void {
      ended = true;
      this.show(shown?.staleExtension ? shown : null);
    },
  };
}

/** Watch whether an open card stands in the pill's place, and tell when it stands there no more. */
function watchCover(onUncovered: () => void) {
  let isCovered = false;
  return {
    isThere: () => isCovered,
    onCard(card: HTMLElement | null): void {
      isCovered = card !== null;
    },
    /** Draw. The pill counts as uncovered only at the end, since another card may have come meanwhile. */
    through(draw: () => void): void {
      const wasCovered = isCovered;
      draw();
      if (wasCovered && !isCovered) onUncovered();
    },
  };
}

/** What the session and the background want of the shell, where there is one. */
function toShell(here: () => Here | null) {
  return {
    sizeCard: (token: string, height: number): void => here()?.shell.sizeCard(token, height),
    foldCard: (): void => here()?.shell.fold(),
    toggleCard: (): void => here()?.shell.press(),
    cardHears: (): boolean => here()?.shell.cardHears() ?? false,
    /** Could the card be seen when it was pressed, so many milliseconds ago? */
    sight: (heldFor: number): Sight => here()?.sight.answer(heldFor) ?? { kind: 'doubtful', why: 'hidden' },
  };
}

/** A page that was drawn anew gets its overlay back. A page that only takes it away gets it back once. */
function takenBodies() {
  let from: HTMLElement | null = null;
  let forGood = false;
  return {
    /** Did the page with this body take the overlay away once before? From then on it stays away there. */
    isAgain(body: HTMLElement): boolean {
      forGood = from === body;
      from = body;
      return forGood;
    },
    isForGood: (body: HTMLElement) => forGood && from === body,
  };
}

function bring(page: Document, body: HTMLElement, ports: ShellPorts, options: MountOptions): Here {
  const mounted = mountOverlay(page, options);
  const sight = makeSightKeeper(page, mounted.host, mounted.isIntact);
  const shell = makeShell(mounted.container, {
    ...ports,
    onCard(card) {
      sight.watch(card);
      ports.onCard(card);
    },
  });
  return {
    mounted,
    shell,
    sight,
    body,
    end() {
      sight.watch(null);
      ports.onCard(null);
      shell.end();
      mounted.destroy();
    },
  };
}
