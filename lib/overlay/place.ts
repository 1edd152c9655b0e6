import type { OverlayPlace, PlaceKey } from '../messages/patient-view.ts';
import type { Screen } from './screen.ts';

const MIDDLE_OF_RIGHT_EDGE: OverlayPlace = { x: 1, y: 0.5, open: false };

/** Where the overlay sits and whether it is open: recalled and remembered per page kind. */
export interface PlaceKeeper {
  /** Another subject is about to be shown on this page kind: what is known of its place already. */
  known(page: PlaceKey): Pick<PlaceState, 'place' | 'open'>;
  /** Find out where it was left, unless that is known. */
  recall(page: PlaceKey): Promise<void>;
  toggle(open: boolean): void;
  move(to: { x: number; y: number }): void;
}

interface PlaceState {
  page: PlaceKey;
  place: OverlayPlace | null;
  open: boolean;
}

export function placeKeeper(screen: Screen): PlaceKeeper {
  /** Page kinds whose place was asked for and has not come, and whether a person opened (or folded) it since. */
  const recalling = new Map<PlaceKey, boolean | null>();
  const keep = (place: OverlayPlace) => {
    const page = screen.shown()?.page;
    if (page === undefined) return;
    screen.change({ place, open: place.open });
    void screen.ask('rememberPlace', { page, place });
  };
  return {
    known(page) {
      const shown = screen.shown();
      return shown?.page === page
        ? { place: shown.place, open: shown.open }
        : { place: null, open: recalling.get(page) ?? false };
    },
    async recall(page) {
      if (screen.shown()?.place || recalling.has(page)) return;
      recalling.set(page, null);
      const left = await screen.ask('readPlace', { page });
      const toggled = recalling.get(page) ?? null;
      recalling.delete(page);
      const shown = screen.shown();
      // Moved in the meantime, or gone to another kind of page.
      if (shown === null || shown.page !== page || shown.place !== null) return;
      // Opened in the meantime: that counts, and it is opened where it was left.
      if (toggled !== null) keep({ ...(left ?? MIDDLE_OF_RIGHT_EDGE), open: toggled });
      else if (left) screen.change({ place: left, open: left.open });
    },
    toggle(open) {
      const shown = screen.shown();
      if (shown === null) return;
      if (shown.place !== null || !recalling.has(shown.page))
        return keep({ ...(shown.place ?? MIDDLE_OF_RIGHT_EDGE), open });
      recalling.set(shown.page, open);
      screen.change({ open });
    },
    move({ x, y }) {
      keep({ x, y, open: screen.shown()?.open ?? false });
    },
  };
}
