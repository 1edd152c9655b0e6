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
  /** The address changed: whoever was shown is gone from the screen before anything else happens. */
  navigated(): void;
  /** What the last reading rests on changed: what is on the screen may be about somebody else. */
  identityChanged(): void;
  /** The page changed, or is seen again (`again`: ask even if it says the same). */
  looked(again: boolean): void;
  /** Bring a reader that the page itself can do without. */
  bring(reader: ReaderName): void;
  /** The background says that something changed. */
  changed(): void;
  act(action: Action, riskAccepted: boolean): Promise<void>;
  toggle(open: boolean): void;
  move(place: { x: number; y: number }): void;
}

/**
 * One page's overlay: reads, asks, shows, acts. Knows no browser and draws nothing itself. The click carrier is here
 * as soon as there is anything to click.
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
      // Until its reader is here a page says nothing, about whomever it may be. A calendar may be about nobody.
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

  /** The page as it is at this moment, if it is still about whom it was; else what it says now is taken up. */
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
