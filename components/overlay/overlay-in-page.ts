import type { CardDrawer } from './card-drawer.tsx';
import type { CardArrival } from './card-on-demand.ts';
import { isPageHeld, type Mounted, mountOverlay } from './mount.ts';
import { makeShell, type Shell, type ShellPorts, type ShellProps } from './shell.ts';

/** The session wants this shown. The page itself tells the rest. */
type Shown = Omit<ShellProps, 'card' | 'cardFailed' | 'inert' | 'outranked'>;

export interface OverlayPorts extends ShellPorts {
  /** The card's drawer, fetched the first time the overlay is open. */
  cardFor(open: boolean): CardArrival<CardDrawer>;
}

/** The overlay of one page: in it while there is something to show, gone without a trace while there is not. */
export function overlayInPage(page: Document, ports: OverlayPorts) {
  let shown: Shown | null = null;
  let here: { mounted: Mounted; shell: Shell } | null = null;
  let outranked = false;
  let ended = false;

  const remove = () => {
    here?.shell.end();
    here?.mounted.destroy();
    here = null;
  };

  const bring = () => {
    const mounted = mountOverlay(page, {
      onTopLayerChange: draw,
      onOutranked() {
        outranked = true;
        draw();
      },
    });
    const shell = makeShell(mounted.container, {
      ...ports,
      onToggle(open) {
        if (open && outranked) {
          outranked = false;
          mounted.raise();
        }
        ports.onToggle(open);
      },
    });
    return { mounted, shell };
  };

  function draw(): void {
    if (shown === null) {
      remove();
      return;
    }
    here ??= bring();
    const { card, failed } = ports.cardFor(shown.open);
    here.shell.draw({ ...shown, card, cardFailed: failed, outranked, inert: isPageHeld(page) });
  }

  return {
    /** Draw anew: something the overlay shows has come in. */
    draw,
    show(next: Shown | null): void {
      shown = next && ended ? { ...next, view: null } : next;
      draw();
    },
    /**
     * End the overlay for good. Where the extension is gone, "Refresh this page" stays but nothing of a patient: nobody
     * watches any more whether the page moves on to another patient.
     */
    end(): void {
      ended = true;
      this.show(shown?.staleExtension ? shown : null);
    },
  };
}
