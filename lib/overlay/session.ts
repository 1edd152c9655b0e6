import { pageKind } from '../ehr/page/page-kind.ts';
import type { PageReading } from '../ehr/page/reading.ts';
import type { Input } from '../messages/contract.ts';
import { PAGE_PATIENCE } from '../page-timing.ts';
import { placeKeeper } from './place.ts';
import { openScreen } from './screen.ts';
import { seenPill } from './seen-pill.ts';
import type { SessionPorts } from './session-ports.ts';
import { shownSubject } from './subject.ts';
import { viewQuestions } from './view-questions.ts';
import { wordAges } from './word-ages.ts';

export interface OverlaySession {
  /** The address changed. Whoever was shown leaves the screen before anything else happens. */
  navigated(): void;
  /** Something that the last reading rests on changed, so what is on the screen may be about somebody else. */
  identityChanged(): void;
  /** The page changed, or a person sees it again. `again`: ask for a view even if the page says the same as before. */
  looked(again: boolean): void;
  /** The card that stood in the pill's place is gone, so the pill is seen again. */
  uncovered(): void;
  /** The background says that something changed. `mayUse`: whether it may still use the EHR's site. */
  changed(mayUse?: boolean): void;
  /** The tab is hidden from now on, so nobody watches the page. */
  unwatched(): void;
  /** The browser keeps the document while the tab shows another, or shows it again. */
  kept(): void;
  /** Read the page now, for the background. */
  readNow(): DatedReading;
  toggle(open: boolean): void;
  move(place: { x: number; y: number }): void;
}

/** What the page says, for how long (ms) it has said just this, and for how long its document has been at this address. */
export type DatedReading = Input<'viewPill'>;

/** Run the overlay of one page: it reads, asks and shows. It knows no browser and draws nothing itself. */
export function overlaySession(ports: SessionPorts): OverlaySession {
  const screen = openScreen(ports);
  const places = placeKeeper(screen);
  const ages = wordAges(ports.now, ports.arrived);
  const loadedAs = JSON.stringify(pageKind(ports.loadedAt));
  const dated = (reading: PageReading) => ({
    ...{ reading, age: ages.ageOf(reading) },
    documentAge: JSON.stringify(reading.page) === loadedAs ? ages.ofDocument() : null,
  });
  const views = viewQuestions(dated, screen);
  const pill = seenPill(ports, screen, views);
  const subject = shownSubject(ports, screen, views, places);

  const read = () => {
    const reading = ports.read();
    ages.note(reading);
    if (ports.isHidden()) ages.unwatched();
    return reading;
  };
  const looked = (again: boolean) => {
    if (!ports.isHidden()) take(read(), again);
  };

  const take = (reading: PageReading, again: boolean) => {
    if (reading.page.kind === 'none' || reading.subject === 'none') {
      if (screen.shown() === null) return;
      subject.leave();
      // The calendar keeps its address when a window closes, and the panel beside it would go on showing that patient.
      if (reading.page.kind === 'calendar') void screen.ask('viewPill', dated(reading));
      return;
    }
    if (!subject.isOf(reading)) subject.begin(reading.subject, reading);
    const left = PAGE_PATIENCE - subject.age();
    if (reading.name.kind !== 'found' && left > 0) return subject.later(left + 10, () => looked(false));
    pill.ask(reading, again);
  };

  return {
    looked,
    navigated: subject.leave,
    identityChanged: subject.doubt,
    uncovered() {
      if (pill.uncovered()) looked(true);
    },
    changed(mayUse = true) {
      screen.access(mayUse);
      if (mayUse && screen.shown() !== null) looked(true);
    },
    unwatched: ages.unwatched,
    kept: ages.kept,
    readNow() {
      const reading = read();
      // Where the page is about somebody else by now, the overlay must not wait for the next look to hear of it.
      if (!subject.isOf(reading)) take(reading, false);
      return dated(reading);
    },
    toggle: places.toggle,
    move: places.move,
  };
}
