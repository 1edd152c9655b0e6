import type { ScreenState } from '../messages/day-view.ts';
import type { IdentifierField, PanelView } from '../messages/panel-view.ts';
import { SCREEN_KEPT } from '../page-timing.ts';
import { type DaySession, daySession } from './day-session.ts';
import type { DayShown } from './day-shown.ts';
import { keptScreen, restoredDay } from './kept-screen.ts';
import { type PanelSession, panelSession } from './panel-session.ts';
import { NOBODY_SHOWN, type PanelPorts, type PanelShown } from './panel-shown.ts';

/** What one of our pages shows: the day, or one patient; a wide one shows both. */
export interface HomeShown {
  place: 'day' | 'patient';
  /** The patient who was opened from the day; null: the one of the tab in front. */
  opened: number | null;
  day: DayShown;
  patient: PanelShown;
}

export interface HomePorts extends Omit<PanelPorts, 'show'> {
  show(shown: HomeShown): void;
}

export interface HomeSession {
  day: DaySession;
  patient: PanelSession;
  begin(): Promise<void>;
  /** Something changed: read the views again. */
  look(): Promise<void>;
  moved: PanelSession['moved'];
  toDay(): void;
  /** The patient of the tab in front. */
  toFront(): void;
  openPatient(patientId: number, field: IdentifierField | null): void;
  scrolled(top: number): void;
}

/** Run one of our pages: the day is its home, and a patient is one step away and back. */
export function homeSession(ports: HomePorts): HomeSession {
  let place: HomeShown['place'] = 'day';
  let opened: number | null = null;
  let patientShown = NOBODY_SHOWN;
  const draw = () => ports.show({ place, opened, day: day.shown(), patient: patientShown });
  const keep = screenKeeper(ports, () => keptScreen(day.shown(), opened));
  const patient = panelSession({
    ...ports,
    show(shown) {
      patientShown = shown;
      draw();
    },
  });
  /** Go to the day, to this patient, or with null to the patient of the tab in front. */
  const go = (to: HomeShown['place'], patientId: number | null, field: IdentifierField | null = null) => {
    [place, opened] = [to, patientId];
    patient.choose(patientId, field);
    keep.soon();
    draw();
  };
  const day = daySession({
    ...ports,
    openPatient: (patientId, field) => openPatient(patientId, field),
    noted: keep.soon,
    show() {
      keep.soon();
      draw();
    },
  });
  const openPatient = (patientId: number, field: IdentifierField | null) => {
    go('patient', patientId, field);
    // A person pressed for it, so what is not fresh is asked for.
    void patient.lookUp();
  };
  const toFront = () => {
    go('patient', null);
    void patient.look();
  };
  const front = frontWatch(ports, toFront);
  return {
    ...{ day, patient, toFront, openPatient },
    ...following(() => ({ place, opened, patientShown }), day, patient, front),
    async begin() {
      const { kept, inFront } = await openedOver(ports, front);
      if (kept) day.restore(restoredDay(kept));
      day.begin();
      const first = firstPlace(kept, inFront);
      // A press in a card may have led to its patient meanwhile.
      if (place === 'patient' || first === 'day') return draw();
      go('patient', first === 'front' ? null : first.patientId);
      void patient.look();
    },
    toDay() {
      go('day', null);
      day.focus('list');
      void day.look();
    },
    scrolled: (top) => day.noteScroll(top),
  };
}

/** Read again what is shown, at news and when another tab comes to the front. */
function following(
  where: () => Pick<HomeShown, 'place' | 'opened'> & { patientShown: PanelShown },
  day: DaySession,
  patient: PanelSession,
  front: ReturnType<typeof frontWatch>,
): Pick<HomeSession, 'look' | 'moved'> {
  const isAtFront = () => where().place === 'patient' && where().opened === null;
  const lookAtPatient = async () => {
    if (where().place === 'patient') await patient.look();
    if (isAtFront()) front.seen(where().patientShown.view);
    else await front.peek();
  };
  return {
    look: async () => void (await Promise.all([day.look(), lookAtPatient()])),
    moved(tabId, address) {
      if (where().place === 'patient') patient.moved(tabId, address);
      if (!isAtFront()) void front.peek();
    },
  };
}

/**
 * Where a page begins: at the patient who was open when it was left, else at the one of the tab in front, for whom the
 * browser's shortcut opens it, and without one on the day, as that was left.
 */
function firstPlace(
  kept: ScreenState | null,
  inFront: PanelView | null,
): 'day' | 'front' | { patientId: number } {
  if (kept?.openPatient) return { patientId: kept.openPatient };
  return inFront !== null && inFront.kind !== 'nobody' ? 'front' : 'day';
}

/** How the page was left, and whom the tab in front is about over which it has just been opened. */
async function openedOver(ports: HomePorts, front: ReturnType<typeof frontWatch>) {
  const [kept, inFront] = await Promise.all([readKept(ports), front.peek()]);
  if (!kept?.openPatient) front.stand();
  return { kept, inFront };
}

async function readKept({ ask }: HomePorts) {
  return ask('readScreen', { place: 'panel' }).catch(() => null);
}

/** Whatever changes is kept a little later, once for many changes. */
function screenKeeper({ ask, later }: HomePorts, screen: () => ScreenState) {
  let isDue = false;
  return {
    soon(): void {
      if (isDue) return;
      isDue = true;
      later(SCREEN_KEPT, () => {
        isDue = false;
        void ask('keepScreen', { place: 'panel', state: screen() }).catch(() => null);
      });
    },
  };
}

/**
 * While the page shows something else, it still hears when a person presses in a card for the patient of the tab in front:
 * that press wants this page at that patient. The look has a token of its own, so it ends no other.
 */
function frontWatch({ ask, page, windowId, hasTabs }: HomePorts, wanted: () => void) {
  let last: string | undefined;
  const seen = (view: PanelView | null): boolean => {
    const press = view?.kind === 'patient' ? view.press : undefined;
    const isNew = press !== undefined && press !== last;
    if (isNew) last = press;
    return isNew;
  };
  return {
    seen,
    /**
     * This page has just been opened over that tab, so it is to stand at its patient, also in a window of the calendar. That
     * comes as news, as if it had been pressed for in a card.
     */
    stand(): void {
      if (hasTabs) void ask('standAtFront', { windowId }).catch(() => null);
    },
    async peek(): Promise<PanelView | null> {
      if (!hasTabs) return null;
      const asked = { page: `${page} front`, windowId, look: false, patientId: null };
      const view = await ask('viewPanel', asked).catch(() => null);
      if (seen(view)) wanted();
      return view;
    },
  };
}
