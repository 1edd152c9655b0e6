import { absent, ambiguous, found, mismatch } from './doubt.ts';
import { parsePageDate } from './page-dates.ts';
import { isInput, type PageText, plain } from './page-text.ts';
import { linkedIds } from './patient-links.ts';
import type { CalendarDate, PageName, Reading } from './reading.ts';

/** The demographics form of the older chart, `/patients/{id}/`. */
export interface FormReading {
  name: Reading<PageName>;
  birthDate: Reading<CalendarDate>;
  chartId: Reading<string>;
  elements: Element[];
}

/**
 * Input ids of the older chart. Names: public scripts of 2020-2022, high. Birth date and chart id follow from
 * the same rule (Django: `id_` and the model's field) but were seen in no source.
 */
export const formFields = {
  first: 'id_first_name',
  middle: 'id_middle_name',
  last: 'id_last_name',
  nick: 'id_nick_name',
  suffix: 'id_suffix',
  birthDate: 'id_date_of_birth',
  chartId: 'id_chart_id',
} as const;

type Field = Reading<string>;

export function readForm(
  document: Document,
  text: PageText,
  own: { patientId: number | null; base: URL },
): FormReading {
  const elements: Element[] = [];
  const form = document.querySelector(`[id="${formFields.first}"]`)?.closest('form');
  const sentTo = form ? linkedIds(form, own.base).formPatients : new Set<number>();
  if (own.patientId !== null && sentTo.size > 0 && !sentTo.has(own.patientId)) {
    const doubt = mismatch('idsDiffer');
    return { name: doubt, birthDate: doubt, chartId: doubt, elements };
  }
  const read = (id: string): Field => readField(document, text, id, elements);
  const first = read(formFields.first);
  const last = read(formFields.last);
  const rest = [read(formFields.middle), read(formFields.nick), read(formFields.suffix)] as const;
  const day = read(formFields.birthDate);
  const chart = read(formFields.chartId);
  const date = day.kind === 'found' ? (parsePageDate(day.value) ?? isoDate(day.value)) : null;
  return {
    name: nameFrom(first, last, rest),
    birthDate: date !== null ? found(date) : day.kind === 'found' ? ambiguous('unreadable') : day,
    chartId: chart.kind === 'found' && !/^[A-Z]{4}\d{6}$/.test(chart.value) ? ambiguous('unreadable') : chart,
    elements,
  };
}

function nameFrom(first: Field, last: Field, rest: readonly [Field, Field, Field]): Reading<PageName> {
  for (const field of [first, last, ...rest]) {
    if (field.kind === 'ambiguous' || field.kind === 'mismatch') return field;
  }
  if (first.kind === 'absent' && last.kind === 'absent') return absent;
  // Half a name is no name: a cut-off page or a form that is still being filled.
  if (first.kind !== 'found' || last.kind !== 'found') return ambiguous('unreadable');
  const [middle, nick, suffix] = rest.map((field) => (field.kind === 'found' ? field.value : '')) as [
    string,
    string,
    string,
  ];
  const parts = { first: first.value, middle, last: last.value, nick, suffix };
  const shown = [parts.first, nick && `(${nick})`, middle, parts.last, suffix];
  return found({ text: shown.filter((part) => part !== '').join(' '), parts });
}

/**
 * An input of the form. One that hides in a closed tab of a visible form still counts, unless a visible one says
 * otherwise; a form that is out of sight as a whole was left behind and does not.
 */
function readField(document: Document, text: PageText, id: string, elements: Element[]): Field {
  const inputs = [...document.querySelectorAll(`[id="${id}"]`)].filter(isInput);
  const shown = inputs.filter((input) => text.isShown(input));
  const inTabs = inputs.filter((input) => {
    const around = input.form ?? input.closest('#content1');
    return around && text.isShown(around);
  });
  const values = new Set<string>();
  for (const input of shown.length > 0 ? shown : inTabs) {
    const [now, asSent] = [plain(input.value), plain(input.defaultValue)];
    if (now !== '') values.add(now);
    // Typed over and not saved, or another patient's page put in by script: either way not certain.
    if (now !== '' && asSent !== '') values.add(asSent);
    elements.push(input);
  }
  const [value] = values;
  if (value === undefined) return absent;
  return values.size > 1 ? ambiguous('twoValues') : found(value);
}

/** `<input type="date">` holds `YYYY-MM-DD` whatever it shows. */
function isoDate(value: string): CalendarDate | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(value);
  return match ? parsePageDate(`${match[2]}/${match[3]}/${match[1]}`) : null;
}
