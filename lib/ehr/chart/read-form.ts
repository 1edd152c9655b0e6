import { parsePageDate } from '../page/page-dates.ts';
import { cleanText, isInput, type PageText } from '../page/page-text.ts';
import { linkedIds } from '../page/patient-links.ts';
import type { CalendarDate, PageName, Reading } from '../page/reading.ts';
import { absent, ambiguous, found, mismatch } from '../page/reading-results.ts';

/** The demographics form of the older chart, `/patients/{id}/`, says this. */
export interface FormReading {
  name: Reading<PageName>;
  birthDate: Reading<CalendarDate>;
  chartId: Reading<string>;
  elements: Element[];
}

/**
 * These are the ids of the inputs on the older chart. Those of the names come from public scripts of 2020-2022 (High).
 * Those of birth date and chart id follow from the same rule (Django: `id_` and the model's field) but were seen in no
 * source.
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
  const form = document.getElementById(formFields.first)?.closest('form');
  const sentTo = form ? linkedIds(form, own.base).formPatients : new Set<number>();
  if (own.patientId !== null && sentTo.size > 0 && !sentTo.has(own.patientId)) {
    const doubt = mismatch('idsDiffer');
    return { name: doubt, birthDate: doubt, chartId: doubt, elements };
  }
  const read = (id: string): Field => readField(document, text, id, elements);
  const name = {
    first: read(formFields.first),
    middle: read(formFields.middle),
    last: read(formFields.last),
    nick: read(formFields.nick),
    suffix: read(formFields.suffix),
  };
  const hasLast = elements.some((element) => element.id === formFields.last);
  const day = read(formFields.birthDate);
  const chart = read(formFields.chartId);
  const date = day.kind === 'found' ? (parsePageDate(day.value) ?? isoDate(day.value)) : null;
  return {
    name: nameFrom(name, hasLast),
    birthDate: date !== null ? found(date) : day.kind === 'found' ? ambiguous('unreadable') : day,
    chartId: chart.kind === 'found' && !/^[A-Z]{4}\d{6}$/.test(chart.value) ? ambiguous('unreadable') : chart,
    elements,
  };
}

interface NameFields {
  first: Field;
  middle: Field;
  last: Field;
  nick: Field;
  suffix: Field;
}

/** `hasLast` says whether the form has a field for the last name. Some charts leave that field empty. */
function nameFrom(fields: NameFields, hasLast: boolean): Reading<PageName> {
  for (const field of Object.values(fields)) {
    if (field.kind === 'ambiguous' || field.kind === 'mismatch') return field;
  }
  const said = (field: Field): string => (field.kind === 'found' ? field.value : '');
  const [first, middle, last] = [said(fields.first), said(fields.middle), said(fields.last)];
  const [nick, suffix] = [said(fields.nick), said(fields.suffix)];
  if (first === '' && last === '') return absent;
  // Half a name means that the page was cut off or that the form is still being filled, so it is not taken for the
  // name.
  if (first === '' || !hasLast) return ambiguous('unreadable');
  const shown = [first, nick && `(${nick})`, middle, last, suffix].filter((part) => part !== '');
  return found({ text: shown.join(' '), parts: { first, middle, last, nick, suffix } });
}

/**
 * Read an input of the form. Where no visible input has this id, one that hides in a closed tab of a visible form
 * counts. A form that is out of sight as a whole was left behind and does not count.
 */
function readField(document: Document, text: PageText, id: string, elements: Element[]): Field {
  // A page without such a field need not be searched for more of them.
  const all = document.getElementById(id) === null ? [] : document.querySelectorAll(`[id="${id}"]`);
  const inputs = [...all].filter(isInput);
  const shown = inputs.filter((input) => text.isShown(input));
  const inTabs = inputs.filter((input) => {
    const around = input.form ?? input.closest('#content1');
    return around && text.isShown(around);
  });
  const values = new Set<string>();
  for (const input of shown.length > 0 ? shown : inTabs) {
    const [now, asSent] = [cleanText(input.value), cleanText(input.defaultValue)];
    if (now !== '') values.add(now);
    // The input no longer has the value that the page came with: a person typed and has not saved, or a script put in
    // another patient's page. Neither is certain.
    if (now !== '' && asSent !== '') values.add(asSent);
    elements.push(input);
  }
  const [value] = values;
  if (value === undefined) return absent;
  return values.size > 1 ? ambiguous('twoValues') : found(value);
}

/** Read `YYYY-MM-DD`, which an `<input type="date">` holds whatever it shows. */
function isoDate(value: string): CalendarDate | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(value);
  return match ? parsePageDate(`${match[2]}/${match[3]}/${match[1]}`) : null;
}
