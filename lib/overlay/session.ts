import type { PageReading } from '../ehr/reading.ts';
import type { Input, MessageName, Output } from '../messages/contract.ts';
import type { Action, Failure, OverlayPlace, PatientView, PlaceKey } from '../messages/view.ts';

/** What the overlay shows at one moment. `null`: this page is about nobody, draw nothing. */
export interface Shown {
  view: PatientView | null;
  loading: boolean;
  page: PlaceKey;
  open: boolean;
  place: OverlayPlace | null;
  staleExtension: boolean;
  notice: Failure | null;
}

export interface SessionPorts {
  /** Look at the page now. */
  read(): PageReading;
  ask<N extends MessageName>(name: N, input: Input<N>): Promise<Output<N>>;
  /** False once the extension was updated or removed under this page. */
  isAlive(): boolean;
  show(shown: Shown | null): void;
  /** Milliseconds since some fixed moment; never set back. */
  elapsed(): number;
  /** Call back after this many milliseconds unless the session ends first. */
  later(milliseconds: number, callback: () => void): void;
  /** The session is over: stop watching. */
  end(): void;
}

export interface OverlaySession {
  /** The address changed: whoever was shown is gone from the screen before anything else happens. */
  navigated(): void;
  /** What the last reading rests on changed: what is on the screen may be about somebody else. */
  identityChanged(): void;
  /** The page changed, or is seen again (`again`: ask even if it says the same). */
  looked(again: boolean): void;
  /** The background says that something changed. */
  changed(): void;
  act(action: Action, riskAccepted: boolean): Promise<void>;
  toggle(open: boolean): void;
  move(place: { x: number; y: number }): void;
}

/** A page fills itself late; until then its identity is not "unreadable", it is not there yet. */
const PATIENCE = 2_000;

const MIDDLE_OF_RIGHT_EDGE: OverlayPlace = { x: 1, y: 0.5, open: false };

/** One page's overlay: reads, asks, shows, acts. Knows no browser and draws nothing itself. */
export function overlaySession(ports: SessionPorts): OverlaySession {
  let shown: Shown | null = null;
  /** Rises with every change of who the page is about; an answer for an older one is dropped. */
  let epoch = 0;
  let identity = '';
  let subjectSince = 0;
  let content = { text: '', since: 0 };

  const show = (change: Partial<Shown>) => {
    if (shown === null) return;
    shown = { ...shown, ...change };
    ports.show(shown);
  };

  const leave = () => {
    epoch += 1;
    identity = '';
    content = { text: '', since: 0 };
    shown = null;
    ports.show(null);
  };

  /** Ask the background; null when there is no answer to use. */
  const ask = async <N extends MessageName>(name: N, input: Input<N>): Promise<Output<N> | null> => {
    try {
      return await ports.ask(name, input);
    } catch {
      if (ports.isAlive()) show({ loading: false, notice: { kind: 'timeout' } });
      else {
        show({ staleExtension: true, loading: false });
        ports.end();
      }
      return null;
    }
  };

  const begin = (reading: PageReading) => {
    epoch += 1;
    subjectSince = ports.elapsed();
    const page: PlaceKey = reading.subject === 'chart' ? 'chart' : 'appointmentWindow';
    const place = shown?.page === page ? shown.place : null;
    shown = {
      ...{ view: null, loading: true, page, place, staleExtension: false, notice: null },
      open: place?.open ?? false,
    };
    ports.show(shown);
    if (place === null) void recallPlace(page, epoch);
  };

  const recallPlace = async (page: PlaceKey, at: number) => {
    const place = await ask('readPlace', { page });
    if (place && at === epoch) show({ place, open: place.open });
  };

  const refresh = async (reading: PageReading, check: boolean) => {
    const at = epoch;
    const view = await ask('viewPatient', { reading, age: ageOf(reading), check });
    if (view && at === epoch) show({ view, loading: false });
  };

  /** How long the page has shown just this about the invite. */
  const ageOf = (reading: PageReading): number => {
    const text = JSON.stringify([reading.header, reading.accessHeading, reading.history]);
    if (text !== content.text) content = { text, since: ports.elapsed() };
    return ports.elapsed() - content.since;
  };

  const looked = (again: boolean) => {
    const reading = ports.read();
    if (reading.page.kind === 'none' || reading.subject === 'none') {
      if (shown !== null) leave();
      return;
    }
    const who = identityOf(reading);
    const evidenceBefore = content.text;
    if (who !== identity) {
      identity = who;
      begin(reading);
    }
    const waited = ports.elapsed() - subjectSince;
    if (reading.name.kind !== 'found' && waited < PATIENCE) {
      const at = epoch;
      ports.later(PATIENCE - waited + 10, () => at === epoch && looked(true));
      return;
    }
    ageOf(reading);
    if (again || shown?.view === null || content.text !== evidenceBefore) void refresh(reading, false);
  };

  return {
    looked,
    navigated: leave,
    identityChanged() {
      epoch += 1;
      identity = '';
      show({ view: null, loading: true, notice: null });
    },
    changed() {
      if (shown?.view) void refresh(ports.read(), false);
    },
    async act(action, riskAccepted) {
      const reading = ports.read();
      const token = shown?.view?.token ?? null;
      if (identityOf(reading) !== identity) return looked(false);
      const at = epoch;
      show({ loading: true, notice: null });
      if (action === 'check') return refresh(reading, true);
      if (token === null) return show({ loading: false, notice: { kind: 'viewOutdated' } });
      const result = await ask('act', { token, action, riskAccepted, reading });
      if (at !== epoch || result === null) return;
      show({ loading: false, notice: result.ok ? null : result.failure });
      await refresh(reading, false);
    },
    toggle(open) {
      keepPlace({ ...(shown?.place ?? MIDDLE_OF_RIGHT_EDGE), open });
    },
    move({ x, y }) {
      keepPlace({ x, y, open: shown?.open ?? false });
    },
  };

  function keepPlace(place: OverlayPlace): void {
    if (shown === null) return;
    const { page } = shown;
    show({ place, open: place.open });
    void ask('rememberPlace', { page, place });
  }
}

/** Everything that says who the page is about. When any of it changes, the last patient's state goes. */
function identityOf(reading: PageReading): string {
  const { page, subject, name, birthDate, chartId, linkedPatientId, linkedAppointmentId } = reading;
  return JSON.stringify([page, subject, name, birthDate, chartId, linkedPatientId, linkedAppointmentId]);
}
