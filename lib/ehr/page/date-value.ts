import type { LabelHit } from './find-by-label.ts';
import { readDateAtStart } from './page-dates.ts';
import { joined, type Piece } from './page-text.ts';
import type { CalendarDate } from './reading.ts';

/** A field's value was read as a date: found, nothing there, something else there, or two dates. */
export type DateValue =
  | { kind: 'date'; date: CalendarDate; element: Element }
  | { kind: 'none' | 'unreadable' | 'two' };

/** In its field a birth date may be followed by the age, the sex or both: `02/11/1980 (46 yrs) F`. */
const afterDate =
  /^(?:[\s(/,·-]*(?:age\s*:?\s*)?(?:about\s*)?\d{1,3}\s*(?:y|yr|yrs|yo|y\/o|y\.o\.|years?|mo|mos|months?|d|days?|w|wks?|weeks?)?\.?(?:\s*old)?\s*\)?)?[\s(/,·-]*(?:[mfx]|(?:fe)?male)?\)?$/i;

/** Read the label's value as a date. A second, different date right behind the first is a refusal. */
export function dateValue(hit: LabelHit): DateValue {
  const first = dateAt(hit.values, 0);
  if (!first) return { kind: hit.values.every((piece) => piece.text === '') ? 'none' : 'unreadable' };
  const second = dateAt(hit.values, first.size);
  if (second && second.date !== first.date) return { kind: 'two' };
  const [piece] = hit.values;
  return piece ? { kind: 'date', date: first.date, element: piece.element } : { kind: 'none' };
}

function dateAt(values: readonly Piece[], from: number): { date: CalendarDate; size: number } | null {
  for (let size = 1; size <= 4 && from + size <= values.length; size += 1) {
    const pieces = values.slice(from, from + size);
    if (pieces.some((piece) => piece.run !== pieces[0]?.run)) break;
    const read = readDateAtStart(joined(pieces));
    if (read && afterDate.test(read.rest)) return { date: read.date, size };
  }
  return null;
}
