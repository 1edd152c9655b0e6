import type { PageReading } from '../ehr/page/reading.ts';
import type { ReaderName } from '../ehr/page-readers.ts';
import type { Action } from '../messages/offer.ts';
import { PAGE_PATIENCE } from '../timing.ts';
import type { ClickCarrier } from './click.ts';
import { placeKeeper } from './place.ts';
import { readerBringer } from './readers-on-demand.ts';
import { openScreen } from './screen.ts';
import type { SessionPorts, Unread } from './session-ports.ts';
import { shownSubject } from './subject.ts';
import { viewQuestions } from './view-questions.ts';

export interface OverlaySession {
  /** The address changed. Whoever was shown leaves the screen before anything else happens. */
  navigated(): void;
  /** Something that the last reading rests on changed, so what is on the screen may be about somebody else. */
  identityChanged(): void;
  /** The page changed, or a person sees it again. `again`: ask for a view even if the page says the same as before. */
  looked(again: boolean): void;
  /** Bring a reader that this page can be read without. */
  bring(reader: ReaderName): void;
  /** The background says that something changed. */
  changed(): void;
  act(action: Action, riskAccepted: boolean): Promise<void>;
  toggle(open: boolean): void;
  move(place: { x: number; y: number }): void;
}

/**
 * Run the overlay of one page: it reads, asks, shows and acts. It knows no browser and draws nothing itself. The click
 * carrier is here as soon as there is anything to press.
 */
export function overlaySession(ports: SessionPorts, clickCarrier: () => ClickCarrier | null): OverlaySession {
  const screen = openScreen(ports);
  const places = placeKeeper(screen);
  const bring = readerBringer(ports, screen);
  const views = viewQuestions(ports, screen, () => looked(true));
  const subject = shownSubject(ports, screen, views, places);

  const looked = (again: boolean) => take(ports.read(), again);

  const take = (reading: PageReading | Unread, again: boolean) => {
    if ('missing' in reading) {
      // Until its reader has come, nothing of any patient is shown on a page. A calendar may be about nobody.
      if (reading.page.kind === 'calendar') subject.leave();
      else subject.begin(reading.page.kind === 'chart' ? 'chart' : 'appointmentWindow', null);
      return bring(reading.missing);
    }
    if (reading.page.kind === 'none' || reading.subject === 'none') {
      if (screen.shown() !== null) subject.leave();
      return;
    }
    if (!subject.isOf(reading)) subject.begin(reading.subject, reading);
    const left = PAGE_PATIENCE - subject.age();
    if (reading.name.kind !== 'found' && left > 0) return subject.later(left + 10, () => looked(false));
    if (again || views.isNews(reading)) void views.ask(reading, false);
  };

  /**
   * Read the page as it is now, if it is still about the same patient. Else give null and take up what the page says
   * now.
   */
  const readSame = (): PageReading | null => {
    const reading = ports.read();
    if (!('missing' in reading) && subject.isOf(reading)) return reading;
    take(reading, false);
    return null;
  };

  return {
    looked,
    bring,
    navigated: subject.leave,
    identityChanged: subject.doubt,
    changed() {
      if (screen.shown() !== null) looked(true);
    },
    async act(action, riskAccepted) {
      const reading = readSame();
      if (reading === null) return;
      screen.change({ loading: true, notice: null });
      if (action === 'check') await views.ask(reading, true);
      else await clickCarrier()?.({ screen, views, subject, readSame }, { action, riskAccepted, reading });
    },
    toggle: places.toggle,
    move: places.move,
  };
}
