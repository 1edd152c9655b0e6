import { type DateValue, dateValue } from '../page/date-value.ts';
import type { LabelHit } from '../page/find-by-label.ts';
import { pageKind } from '../page/page-kind.ts';
import { headings, joined, type Piece, piecesIn, stutters } from '../page/page-text.ts';
import { type LinkedIds, linkedIds } from '../page/patient-links.ts';
import { equalNames, isBesideName, nameAndDate, nameOf } from '../page/read-name.ts';
import type { CalendarDate, PageKind, PageName, Reading } from '../page/reading.ts';
import { absent, ambiguous, found, mismatch, single } from '../page/reading-results.ts';
import type { AppointmentWindow } from './find-appointment-window.ts';

export interface WindowReading {
  name: Reading<PageName>;
  birthDate: Reading<CalendarDate>;
  linkedPatientId: Reading<number>;
  linkedAppointmentId: Reading<string>;
  elements: Element[];
}

/** The patient field names this person, with the date that stands behind the name; null where no date does. */
interface Who {
  name: string;
  birthDate: CalendarDate | null;
}

/** Read one open appointment window. `page` is the kind of the top page and `base` is that page's address. */
export function readAppointmentWindow(window: AppointmentWindow, page: PageKind, base: URL): WindowReading {
  const fields = window.hits.filter((hit) => hit.name === 'patient');
  const people = fields.map((field) => readPatientField(field, window.hits[window.hits.indexOf(field) + 1]));
  const ids = linkedIds(window.element, base);
  const who = doubtedByOthers(onePerson(people), window);
  const elements = window.hits
    .filter(({ name }) => name === 'patient' || name === 'birthDate')
    .flatMap(({ values }) => values.slice(0, 4).map((value) => value.element));
  return {
    name: who.kind === 'found' ? found({ text: who.value.name, parts: null }) : who,
    birthDate:
      who.kind !== 'found' ? who : who.value.birthDate === null ? absent : found(who.value.birthDate),
    linkedPatientId: doubtedBy(who, onePatient(ids, window, base)),
    linkedAppointmentId: doubtedBy(who, oneAppointment(ids, window, page, base)),
    elements: elements.length > 0 ? elements : fields.map((field) => field.element),
  };
}

/**
 * Refuse an id that was found where the patient field itself shows two people or cannot be read. Without this the id
 * alone would say whose window it is.
 */
function doubtedBy<T>(who: Reading<Who>, id: Reading<T>): Reading<T> {
  return who.kind === 'ambiguous' && id.kind === 'found' ? who : id;
}

function onePerson(people: readonly Reading<Who>[]): Reading<Who> {
  const doubt = people.find((who) => who.kind === 'ambiguous' || who.kind === 'mismatch');
  if (doubt) return doubt;
  const all = people.flatMap((who) => (who.kind === 'found' ? [who.value] : []));
  const [first] = all;
  if (!first) return absent;
  // One patient field is empty and another is not. Something may have come between a label and its own value, so that
  // nobody can say whose the value is.
  if (all.length < people.length) return ambiguous('twoValues');
  const same = all.every((who) => equalNames(who.name, first.name) && who.birthDate === first.birthDate);
  return same ? found(first) : ambiguous('twoValues');
}

/**
 * Refuse the person of the patient field where the rest of the window shows somebody else: another name with a date,
 * another birth date, or another patient's header.
 */
function doubtedByOthers(who: Reading<Who>, window: AppointmentWindow): Reading<Who> {
  const { element, text, hits } = window;
  if (who.kind !== 'found' && who.kind !== 'absent') return who;
  const { name, birthDate } = who.kind === 'found' ? who.value : { name: '', birthDate: null };
  const others = piecesIn(text, element).flatMap((piece) => {
    const other = piece.element.closest('label') ? null : nameAndDate(piece.text);
    return other?.rest === '' && text.isShown(piece.element) ? [other] : [];
  });
  const dates = hits.flatMap((hit) => {
    const value: DateValue | null = hit.name === 'birthDate' ? dateValue(hit) : null;
    return value?.kind === 'date' ? [value.date] : [];
  });
  const strange =
    others.some(
      (other) => !equalNames(other.name, name) || (birthDate !== null && other.birthDate !== birthDate),
    ) ||
    dates.some((date) => date !== birthDate) ||
    hasOtherHeader(window, name);
  return strange ? ambiguous('twoValues') : who;
}

/** Tell whether a chart id and a heading with another name are in the window. They are another patient's header. */
function hasOtherHeader({ element, text }: AppointmentWindow, name: string): boolean {
  const pieces = piecesIn(text, element).filter((piece) => text.isShown(piece.element));
  return (
    pieces.some((piece) => /^[A-Z]{4}\d{6}$/.test(piece.text)) &&
    pieces.some((piece) => {
      const other = piece.element.closest(headings) ? nameOf(piece.text) : null;
      return other !== null && !equalNames(other, name);
    })
  );
}

/**
 * Read `Tim Patient - 06/05/2023`, or a name alone. Anything else behind the label is not read as a person. The birth date
 * may have a field of its own: only in the very next one it is the patient's and not a subscriber's.
 */
function readPatientField(field: LabelHit, next?: LabelHit): Reading<Who> {
  const values = field.values.filter((piece) => piece.text !== '');
  if (values.length === 0) return absent;
  const people: Who[] = [];
  let before = '';
  for (let at = 0; at < values.length; ) {
    const dated = datedAt(values, at);
    if (dated) people.push(dated.who);
    else if (people.length === 0) before += values[at]?.text;
    at += dated?.size ?? 1;
  }
  // Words longer than initials stand before the name with the date. They may be the field's own name, and the name with
  // the date somebody else's.
  if (people.length > 0 && before.length > 3) return ambiguous('twoValues');
  // A second name stands beside the one with the date, in a form that is not known here, so there may be two people.
  const names = values.filter((piece) => nameAndDate(piece.text) === null && nameOf(piece.text) !== null);
  if (
    people.length === 1 &&
    values.length > 1 &&
    names.some((piece) => !equalNames(nameOf(piece.text) ?? '', people[0]?.name ?? ''))
  )
    return ambiguous('twoValues');
  if (people.length > 0) return onePerson(people.map(found));
  const [first] = values;
  const words = values.filter((piece) => piece.run === first?.run && !isBesideName(piece.text));
  const line = joined(words);
  if (/^(?:loading|searching|please wait)\b|^(?:…|\.{3})$/i.test(line)) return ambiguous('stillLoading');
  // A dash or a digit that does not fit the known form, or a second line: nobody can say which part is the name.
  const split = values.some(
    (piece, index) => index > 0 && piece.run !== first?.run && nameOf(piece.text, 1) !== null,
  );
  const name = split || stutters(words) || /\d|\s[-–—]\s/.test(line) ? null : nameOf(line, 1);
  if (name === null) return ambiguous('unreadable');
  const born = next?.name === 'birthDate' && !next.own && dateValue(next);
  return found({ name, birthDate: born && born.kind === 'date' ? born.date : null });
}

/** Some pages set the date apart by a bracket, a comma or a space alone. */
const setApart = /,? \(?((?:\d+[/-]){2}\d{4})\)?$/;

/**
 * Read the name and date that begin at `at`. They may be split over several elements of one line; `size` counts these.
 */
function datedAt(values: readonly Piece[], at: number): { who: Who; size: number } | null {
  for (let size = 1; size <= 5 && at + size <= values.length; size += 1) {
    const pieces = values.slice(at, at + size);
    if (pieces.some((piece) => piece.run !== pieces[0]?.run)) break;
    const who = stutters(pieces) ? null : nameAndDate(joined(pieces).replace(setApart, ' - $1'), 1);
    if (who && who.rest === '') return { who: { name: who.name, birthDate: who.birthDate }, size };
  }
  return null;
}

function onePatient(ids: LinkedIds, { frame }: AppointmentWindow, base: URL): Reading<number> {
  const named = new Set(ids.patients);
  const framed = frame ? frameKind(frame, base) : null;
  if (framed?.kind === 'chart') named.add(framed.patientId);
  const [first] = named;
  if (first === undefined) return absent;
  return named.size > 1 ? mismatch('idsDiffer') : found(first);
}

/** Find the appointment of the window. The window's form names it; a link may only mention another visit. */
function oneAppointment(
  ids: LinkedIds,
  { frame }: AppointmentWindow,
  page: PageKind,
  base: URL,
): Reading<string> {
  const own = new Set(ids.formAppointments);
  const framed = frame ? frameKind(frame, base) : null;
  if (framed?.kind === 'appointment') own.add(framed.appointmentId);
  if (own.size > 1) return mismatch('idsDiffer');
  const pageId = page.kind === 'appointment' ? page.appointmentId : null;
  const [formId] = own;
  if (formId !== undefined)
    return pageId !== null && pageId !== formId ? mismatch('idsDiffer') : found(formId);
  if (pageId !== null && ids.appointments.has(pageId)) return found(pageId);
  const linked = single(ids.appointments);
  if (pageId !== null && linked.kind === 'found') return mismatch('idsDiffer');
  return linked;
}

function frameKind(frame: HTMLIFrameElement, base: URL): PageKind {
  const address = frame.contentDocument?.location.pathname ?? '/';
  return pageKind(new URL(address, base.origin));
}
