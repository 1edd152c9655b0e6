import type { DayAsk, DayKeys, DayRow } from '../messages/day-view.ts';
import type { Offer } from '../messages/offer.ts';
import { nextNeeding } from './day-cursor.ts';
import { dayDeeds } from './day-deeds.ts';
import { judgeKey, type KeyDeed, type KeyPress, type RowsInSight } from './day-keys.ts';
import { dayQuestions } from './day-questions.ts';
import { type DayScreen, dayScreen } from './day-screen.ts';
import {
  type DayPorts,
  type DayShown,
  loadedRows,
  type NotNowDraft,
  type PressedAt,
  scopeOf,
} from './day-shown.ts';

export interface DaySession {
  shown(): DayShown;
  /** Something changed: read the view again. */
  look(): Promise<void>;
  begin(): void;
  /** Another day, provider, office, filter or search. */
  choose(part: Partial<Omit<DayAsk, 'from' | 'count' | 'keep'>>): void;
  /** These places of the list are seen. */
  see(first: number, last: number): void;
  /** A key went down while the list had the focus. True: it was one of ours. */
  key(press: KeyPress, sight: RowsInSight): boolean;
  /** A press on a row makes it current. */
  moveTo(place: number): void;
  verb(row: DayRow, at?: PressedAt): void;
  confirm(row: DayRow, offer: Offer): void;
  cancel(): void;
  changeNotNow(part: Partial<Omit<NotNowDraft, 'patientId'>>): void;
  dropNotNow(): void;
  saveNotNow(): Promise<void>;
  /** The patient of the form was put off before, and is to be invited again. */
  endNotNow(): Promise<void>;
  next(): void;
  list(): void;
  undo(): Promise<void>;
  checkAll(): Promise<void>;
  endMorning(): void;
  chooseKeys(keys: DayKeys): Promise<void>;
  focus(on: 'list' | 'search'): void;
  /** The list was scrolled so far (px). */
  noteScroll(top: number): void;
  restore(part: Partial<Pick<DayShown, 'ask' | 'cursor' | 'draft' | 'scrolled'>>): void;
}

/** Run one page's day: it asks for the rows that are seen, knows which one keys are about, and carries presses. */
export function daySession(ports: DayPorts): DaySession {
  const screen = dayScreen(ports);
  const questions = dayQuestions(ports, screen);
  const { beginNotNow, ...deeds } = dayDeeds(ports, screen, questions);
  const { look, choose, see } = questions;
  const list = () => openList(ports, screen);
  const carryOut = keyCarrier(screen, { ...deeds, beginNotNow, choose, list });
  return {
    ...deeds,
    ...{ shown: screen.shown, moveTo: screen.moveTo, look, choose, see, list },
    begin() {
      void readKeys(ports, screen);
      questions.begin();
    },
    key(press, sight) {
      const { cursor, keys } = screen.shown();
      const deed = judgeKey(press, cursor, loadedRows(screen.shown()), keys, sight);
      if (deed) carryOut(deed);
      return deed !== null;
    },
    next() {
      const place = nextNeeding(screen.shown().cursor, loadedRows(screen.shown()));
      carryOut(place === null ? { do: 'refuse', why: 'nobodyElse' } : { do: 'move', place });
      screen.change({ focus: { on: 'list' } });
    },
    async checkAll() {
      await ports.ask('checkDay', scopeOf(screen.shown().ask)).catch(() => null);
      await look();
    },
    endMorning: () => screen.change({ morning: null }),
    async chooseKeys(keys) {
      screen.change({ keys });
      await ports.ask('chooseKeys', keys).catch(() => null);
    },
    focus: (on) => screen.change({ focus: { on } }),
    noteScroll(top) {
      screen.note({ scrolled: top });
      ports.noted();
    },
    restore: (part) => screen.change(part),
  };
}

async function readKeys({ ask }: DayPorts, screen: DayScreen): Promise<void> {
  const keys = await ask('readKeys', null).catch(() => null);
  if (keys) screen.change({ keys });
}

type ForKeys = ReturnType<typeof dayDeeds> & Pick<DaySession, 'choose' | 'list'>;

/** Do what a key asks for. A row is found by its key, so nothing is done for one that has gone. */
function keyCarrier(screen: DayScreen, day: ForKeys): (deed: KeyDeed) => void {
  const withRow = (key: string, then: (row: DayRow) => void) => {
    const row = screen.shown().view?.rows.find((one) => one.key === key);
    if (row) then(row);
  };
  return (deed) => {
    switch (deed.do) {
      case 'move':
        return screen.moveTo(deed.place);
      case 'verb':
        return withRow(deed.key, (row) => day.verb(row));
      case 'notNow':
        return withRow(deed.key, day.beginNotNow);
      case 'undo':
        return void day.undo();
      case 'list':
        return day.list();
      case 'search':
        return screen.change({ focus: { on: 'search' } });
      case 'back':
        return goBack(screen, day.choose);
      case 'refuse':
        // What was out of sight comes back into it, and must be current anew.
        if (deed.why === 'outOfSight') screen.moveTo(screen.shown().cursor.place);
        return screen.change({ said: { what: deed.why } });
    }
  };
}

/** The list's own page shows who would get what, and only a press there sends. */
function openList({ ask }: DayPorts, screen: DayScreen): void {
  const { view, ask: asked } = screen.shown();
  if (view === null || view.counts.toSend === 0) screen.change({ said: { what: 'listEmpty' } });
  else void ask('openBulk', { of: 'day', ...scopeOf(asked) }).catch(() => null);
}

/** Esc takes back one layer: what is asked or said, then the search, then the filter. */
function goBack(screen: DayScreen, choose: DaySession['choose']): void {
  const { said, pressed, ask } = screen.shown();
  if (pressed && !pressed.isSent) screen.change({ pressed: null });
  else if (ask.query !== '') choose({ query: '' });
  else if (ask.filter !== 'toDo') choose({ filter: 'toDo' });
  else if (said) screen.change({ said: null });
}
