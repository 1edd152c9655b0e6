import type { PageReading } from '../ehr/page/reading.ts';
import type { ReaderName } from '../ehr/page-readers.ts';
import type { Action } from '../messages/offer.ts';
import type { PlaceKey } from '../messages/patient-view.ts';
import { PAGE_PATIENCE } from '../timing.ts';
import type { ClickCarrier } from './click.ts';
import { identityOf } from './compare-views.ts';
import { placeKeeper } from './place.ts';
import { readerBringer } from './readers-on-demand.ts';
import { openScreen } from './screen.ts';
import type { SessionPorts, Unread } from './session-ports.ts';
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
  /** Rises with every change of who the page is about; an answer for an older one is dropped. */
  let epoch = 0;
  let identity = '';
  let subjectSince = 0;
  let waitingIn = -1;
  const views = viewQuestions(
    ports,
    screen,
    () => epoch,
    () => looked(true),
  );

  const leave = () => {
    epoch += 1;
    identity = '';
    views.forget(true);
    screen.replace(null);
  };

  /** Nothing of anyone on the screen but that it is being looked. */
  const showLooking = (page: PlaceKey) => {
    views.forget(false);
    screen.replace({
      ...{ view: null, loading: true, page, staleExtension: false, notice: null },
      ...places.known(page),
    });
  };

  const begin = (reading: PageReading) => {
    epoch += 1;
    subjectSince = ports.elapsed();
    const page: PlaceKey = reading.subject === 'chart' ? 'chart' : 'appointmentWindow';
    showLooking(page);
    void places.recall(page);
  };

  /** Until its reader is here a page says nothing, about whomever it may be. A calendar may be about nobody. */
  const waitFor = ({ missing, page }: Unread) => {
    epoch += 1;
    identity = '';
    if (page.kind === 'calendar') leave();
    else showLooking(page.kind === 'chart' ? 'chart' : 'appointmentWindow');
    bring(missing);
  };

  /** Look once more when the page has had its time; further stirs until then do not add a look each. */
  const waitForName = (milliseconds: number) => {
    if (waitingIn === epoch) return;
    const at = epoch;
    waitingIn = at;
    ports.later(milliseconds, () => {
      if (at === epoch) looked(false);
    });
  };

  const looked = (again: boolean) => take(ports.read(), again);

  const take = (reading: PageReading | Unread, again: boolean) => {
    if ('missing' in reading) return waitFor(reading);
    if (reading.page.kind === 'none' || reading.subject === 'none') {
      if (screen.shown() !== null) leave();
      return;
    }
    const who = identityOf(reading);
    if (who !== identity) {
      identity = who;
      begin(reading);
    }
    const waited = ports.elapsed() - subjectSince;
    if (reading.name.kind !== 'found' && waited < PAGE_PATIENCE)
      return waitForName(PAGE_PATIENCE - waited + 10);
    if (again || views.isNews(reading)) void views.ask(reading, false);
  };

  /** The page as it is at this moment, if it is still about whom it was; else what it says now is taken up. */
  const readSame = (): PageReading | null => {
    const reading = ports.read();
    if (!('missing' in reading) && identityOf(reading) === identity) return reading;
    take(reading, false);
    return null;
  };

  return {
    looked,
    bring,
    navigated: leave,
    identityChanged() {
      epoch += 1;
      identity = '';
      views.forget(false);
      screen.change({ view: null, loading: true, notice: null });
    },
    changed() {
      if (screen.shown() !== null) looked(true);
    },
    async act(action, riskAccepted) {
      const reading = readSame();
      if (reading === null) return;
      screen.change({ loading: true, notice: null });
      if (action === 'check') await views.ask(reading, true);
      else
        await clickCarrier()?.(
          { screen, views, epoch: () => epoch, readSame },
          { action, riskAccepted, reading },
        );
    },
    toggle: places.toggle,
    move: places.move,
  };
}
