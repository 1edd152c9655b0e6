import { matching } from '../invites/match-person.ts';
import type { NotNowReason, NotNowUntil } from '../invites/not-now.ts';
import type { Input, MessageName, Output } from '../messages/contract.ts';
import type { DayAsk, DayKeys, DayRow, DayView } from '../messages/day-view.ts';
import type { Failure } from '../messages/failure.ts';
import type { Action, Offer } from '../messages/offer.ts';
import type { IdentifierField } from '../messages/panel-view.ts';
import { verbOf } from '../words/day.ts';
import type { Cursor, CursorRow, LoadedRows } from './day-cursor.ts';
import type { KeyRefusal } from './day-keys.ts';

/** The day shows this at one moment. */
export interface DayShown {
  /** The newest answer. It may still be about the question before `ask`. */
  view: DayView | null;
  ask: DayAsk;
  cursor: Cursor;
  /** No answer came. */
  failure: Failure | null;
  /** The last press in a row: it asks about a risk, or was sent, as the offer stood then. */
  pressed: Pressed | null;
  /** Presses for these patients are on their way. */
  sending: ReadonlySet<number>;
  /** The last press in this row was not carried out. */
  notice: { patientId: number; failure: Failure } | null;
  draft: NotNowDraft | null;
  /** What the last key or press came to, where the row itself does not show it. */
  said: Said | null;
  morning: DayView['morning'];
  /** null until they are known; then no letter counts. */
  keys: DayKeys | null;
  /** What takes the focus now. Each time it is another object. */
  focus: { on: 'list' | 'search' } | null;
  /** Where the list was when it was closed (px), for its first drawing. */
  scrolled: number;
}

/** A press for one patient. The same one may be in the list and among the arrived, and asks where it was pressed. */
export interface Pressed {
  at: PressedAt;
  patientId: number;
  action: Action;
  offer: Offer;
  isSent: boolean;
}

export type PressedAt = 'row' | 'arrival';

/** What a person has begun to say about one patient, who is not to be invited now. It is of this patient alone. */
export interface NotNowDraft {
  patientId: number;
  reason: NotNowReason | null;
  until: NotNowUntil;
}

export type Said =
  | { what: KeyRefusal | 'sending' | 'nothingToUndo' | 'listEmpty' | 'noReason' }
  | { what: 'putOff' | 'takenUp' | 'takenOffList' | 'hasLeft'; patientId: number };

export interface DayPorts {
  ask<N extends MessageName>(name: N, input: Input<N>): Promise<Output<N>>;
  show(shown: DayShown): void;
  /** Something is to be kept for the next time that needs no drawing. */
  noted(): void;
  /** Milliseconds since some fixed moment. Events are dated on the same clock. */
  elapsed(): number;
  later(milliseconds: number, callback: () => void): void;
  /** A person goes to one patient's own view, at a field where one is named. */
  openPatient(patientId: number, field: IdentifierField | null): void;
}

/** The rows as they are drawn: those of the answer, and while a search waits for its answer those of them that it finds. */
export interface Listed {
  from: number;
  found: number;
  rows: readonly DayRow[];
}

export function listed({ view, ask }: Pick<DayShown, 'view' | 'ask'>): Listed | null {
  if (view === null) return null;
  const { asked, rows, found } = view;
  if (asked.query === ask.query || !isSameDay(asked, ask)) return { from: asked.from, found, rows };
  const matched = matching(rows, ask.query);
  return { from: 0, found: matched.length, rows: matched };
}

/** Both are about the same part of the same day, whatever of it is wanted. */
export function isSameDay(one: DayAsk, other: DayAsk): boolean {
  const { filter } = one;
  return filter === other.filter && JSON.stringify(scopeOf(one)) === JSON.stringify(scopeOf(other));
}

export function scopeOf({
  day,
  providerId,
  officeId,
}: DayAsk): Pick<DayAsk, 'day' | 'providerId' | 'officeId'> {
  return { day, providerId, officeId };
}

/** The same rows as the cursor sees them. */
export function loadedRows(shown: Pick<DayShown, 'view' | 'ask'>): LoadedRows {
  const list = listed(shown);
  const isExact = shown.view?.asked.query === shown.ask.query;
  return {
    ...{ from: list?.from ?? 0, found: list?.found ?? 0, rows: (list?.rows ?? []).map(asCursorRow) },
    needing: isExact ? (shown.view?.needing ?? null) : null,
  };
}

function asCursorRow(row: DayRow): CursorRow {
  const verb = verbOf(row);
  return {
    ...{ key: row.key, patientId: row.patientId, needs: verb.kind === 'act' || verb.kind === 'open' },
    meaning: JSON.stringify([verb, row.name]),
  };
}

export function dayRowOf({ view }: Pick<DayShown, 'view'>, patientId: number | null): DayRow | null {
  if (view === null || patientId === null) return null;
  return [...view.rows, ...view.arrived].find((row) => row.patientId === patientId) ?? null;
}

/** It waits in a list, and nothing has left for it yet. */
export function waitsInList({ readiness, operation }: DayRow): boolean {
  return readiness.kind === 'underWay' && operation === null;
}
