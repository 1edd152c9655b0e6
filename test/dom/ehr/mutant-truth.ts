import { equalNames } from '../../../lib/ehr/page/read-name.ts';
import type { HistoryRow, PageReading, Reading } from '../../../lib/ehr/page/reading.ts';
import type { Mutation } from './mutate.ts';

/** This was written down as true of the page before the mutation. */
export type Truth = Partial<PageReading>;

/**
 * List what the reading of a mutant says that is not so. A field that was not read says nothing, so it is not wrong.
 */
export function wrongIn(reading: PageReading, truth: Truth, mutation: Mutation): string[] {
  const wrong: string[] = [];
  const check = <T>(
    field: string,
    got: Reading<T>,
    want: Reading<T> | undefined,
    same: (a: T, b: T) => boolean,
  ): void => {
    if (got.kind === 'found' && !(want?.kind === 'found' && same(got.value, want.value))) {
      wrong.push(`${field}: ${JSON.stringify(got.value)}`);
    }
  };
  check('name', reading.name, truth.name, (a, b) => isName(a.text, b.text, mutation));
  check('birthDate', reading.birthDate, truth.birthDate, Object.is);
  check('chartId', reading.chartId, truth.chartId, Object.is);
  check('linkedPatientId', reading.linkedPatientId, truth.linkedPatientId, Object.is);
  check('linkedAppointmentId', reading.linkedAppointmentId, truth.linkedAppointmentId, Object.is);
  // "onpatient not enabled for patient", cut off after "enabled", is the header's own words, and they are true.
  const status = truth.header?.kind === 'found' ? truth.header : truth.accessHeading;
  check('header', reading.header, mutation.name === 'truncate' ? status : truth.header, Object.is);
  check('accessHeading', reading.accessHeading, truth.accessHeading, Object.is);
  check('history', reading.history, truth.history, (a, b) => areRows(a, b, mutation));
  return wrong;
}

/** Tell whether every field that says who the patient is was read, and read as it is. */
export function isWhole(reading: PageReading, truth: Truth): boolean {
  const { name, birthDate } = reading;
  if (name.kind !== 'found' || truth.name?.kind !== 'found') return false;
  if (!equalNames(name.value.text, truth.name.value.text)) return false;
  if (truth.birthDate?.kind !== 'found') return birthDate.kind === 'absent';
  return birthDate.kind === 'found' && birthDate.value === truth.birthDate.value;
}

/**
 * The window on top is gone as a whole, and the page's address names no patient. Then the window under it is the only
 * one, and its patient is the right one.
 */
export function isUncovered({ page, subject }: PageReading, truth: Truth, { lost }: Mutation): boolean {
  const name = truth.name?.kind === 'found' ? truth.name.value.text : '';
  return page.kind === 'calendar' && subject !== 'chart' && name !== '' && lost.includes(name);
}

function isName(got: string, want: string, mutation: Mutation): boolean {
  return equalNames(got, want) || isRest(got, want, mutation);
}

/** Tell whether a text is the rest of the true one, in its order, because the mutation took the other words away. */
function isRest(got: string, want: string, { name, lost }: Mutation): boolean {
  if (name !== 'drop' && name !== 'truncate') return false;
  const [words, all] = [got, want].map((text) => text.split(/[\s()]+/).filter((word) => word !== ''));
  if (!words || !all) return false;
  let next = 0;
  for (const word of all) {
    const left = words[next] ?? '';
    // A text that was cut off may end within a word.
    const cut = left !== '' && name === 'truncate' && lost.includes(word) && word.startsWith(left);
    if (left === word || cut) next += 1;
    else if (!lost.includes(word)) return false;
  }
  return next === words.length;
}

/** Tell whether these are true rows in their order. A row that was not read, or is shown twice, claims nothing new. */
function areRows(all: HistoryRow[], allWanted: HistoryRow[], mutation: Mutation): boolean {
  // Once rows have changed places, nothing tells where a row without a stamp belongs.
  const compared = (row: HistoryRow): boolean =>
    row.enabled.at !== null || (mutation.name !== 'reorder' && row.activated.kind !== 'unreadable');
  const [got, want] = [all, allWanted].map((rows) =>
    rows.filter(compared).filter((row, at, kept) => !isCopy(row, kept.slice(0, at))),
  );
  if (!got || !want) return false;
  const left = [...want];
  for (const row of got) {
    const at = left.findIndex((each) => isRow(row, each, mutation));
    if (at < 0) return false;
    left.splice(0, at + 1);
  }
  const missing = want.length - got.length;
  return missing === 0 || (mutation.row === 'dropped' && (missing === 1 || mutation.name === 'truncate'));
}

function isCopy(row: HistoryRow, before: readonly HistoryRow[]): boolean {
  return before.some((each) => JSON.stringify(each) === JSON.stringify(row));
}

/**
 * Tell whether each cell is right or was not read. A cell from which text was taken away may say what is left in it.
 */
function isRow(got: HistoryRow, want: HistoryRow, mutation: Mutation): boolean {
  return (
    isWord(got.email, want.email, mutation) &&
    isWord(got.enabled.by, want.enabled.by, mutation) &&
    (got.enabled.at === null || got.enabled.at === want.enabled.at) &&
    (got.activated.kind === 'unreadable' || isAlike(got.activated, want.activated)) &&
    isDisabled(got.disabled, want.disabled, mutation)
  );
}

type Disabled = HistoryRow['disabled'];

function isDisabled(got: Disabled, want: Disabled, mutation: Mutation): boolean {
  if (got.kind === 'unreadable' || isAlike(got, want)) return true;
  if (got.kind === 'by' && want.kind === 'by') {
    const timed = got.at === null || got.at === want.at;
    return got.who === want.who && timed && isWord(got.name, want.name, mutation);
  }
  return got.kind === 'no' && /By:|On:|Revoke/.test(mutation.lost);
}

function isWord(got: string | null, want: string | null, mutation: Mutation): boolean {
  if (got === null) return true;
  return want !== null && (got.toLowerCase() === want.toLowerCase() || isRest(got, want, mutation));
}

function isAlike(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
