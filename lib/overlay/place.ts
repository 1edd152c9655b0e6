import type { OverlayPlace, PlaceKey } from '../messages/patient-view.ts';
import type { Screen } from './screen.ts';

const MIDDLE_OF_RIGHT_EDGE: OverlayPlace = { x: 1, y: 0.5, open: false };

/** This keeps where the overlay sits and whether it is open, for each kind of page. The background remembers both. */
export interface PlaceKeeper {
  /**
   * Another subject is about to be shown on this kind of page: tell what is known already of the overlay's place there.
   */
  known(page: PlaceKey): Pick<PlaceState, 'place' | 'open'>;
  /** Ask the background where the overlay was left, unless that is known. */
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
  /**
   * The places of these kinds of pages were asked for and have not come. The value says whether a person has opened
   * (true) or folded (false) the overlay since; null where neither.
   */
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
      // A person has moved the overlay meanwhile, or the page is of another kind by now.
      if (shown === null || shown.page !== page || shown.place !== null) return;
      // A person has opened or folded the overlay meanwhile. That counts, and the overlay stands where it was left.
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
