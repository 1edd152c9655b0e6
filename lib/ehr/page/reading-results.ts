import type { PageKind, PageReading, Reading, ReadingDoubt } from './reading.ts';

export const absent = { kind: 'absent' } as const;

export function found<T>(value: T): Reading<T> {
  return { kind: 'found', value };
}

export function ambiguous(reason: ReadingDoubt): { kind: 'ambiguous'; reason: ReadingDoubt } {
  return { kind: 'ambiguous', reason };
}

export function mismatch(reason: ReadingDoubt): { kind: 'mismatch'; reason: ReadingDoubt } {
  return { kind: 'mismatch', reason };
}

/** Make one reading of all the values that a field was seen with: none is absent, one is found, more are a refusal. */
export function single<T>(values: Iterable<T>): Reading<T> {
  const all = [...new Set(values)];
  const [first] = all;
  if (first === undefined) return absent;
  return all.length > 1 ? ambiguous('twoValues') : found(first);
}

/**
 * Make one reading of two readings of the same field. One of them may be absent. A doubt in either, or a difference
 * (`differ`), is a doubt of the field.
 */
export function agreed<T>(
  a: Reading<T>,
  b: Reading<T>,
  same: (a: T, b: T) => boolean,
  differ: ReadingDoubt,
): Reading<T> {
  if (a.kind === 'absent') return b;
  if (b.kind === 'absent') return a;
  if (a.kind !== 'found') return a;
  if (b.kind !== 'found') return b;
  return same(a.value, b.value) ? a : mismatch(differ);
}

/** Make the reading of a page that is about nobody. */
export function nothingOn(page: PageKind): PageReading {
  return {
    page,
    subject: 'none',
    name: absent,
    birthDate: absent,
    chartId: absent,
    linkedPatientId: absent,
    linkedAppointmentId: absent,
    header: absent,
    accessHeading: absent,
    history: absent,
    lines: [],
    drawnHere: false,
  };
}

/**
 * Refuse every field once two patients were seen where one should be. Nothing else on the page is then known to be
 * about the right one, so the doubt of one field becomes the doubt of all.
 */
export function doubtAll(reading: PageReading): PageReading {
  const { name, birthDate, chartId, linkedPatientId } = reading;
  const doubt = [name, birthDate, chartId, linkedPatientId].flatMap((field) =>
    field.kind === 'mismatch' || (field.kind === 'ambiguous' && field.reason === 'twoValues') ? [field] : [],
  )[0];
  if (!doubt) return reading;
  const doubted = <T>(field: Reading<T>): Reading<T> => (field.kind === 'found' ? doubt : field);
  return {
    ...reading,
    name: doubted(name),
    birthDate: doubted(birthDate),
    chartId: doubted(chartId),
    linkedPatientId: doubted(linkedPatientId),
    linkedAppointmentId: doubted(reading.linkedAppointmentId),
    header: doubted(reading.header),
    accessHeading: doubted(reading.accessHeading),
    history: doubted(reading.history),
  };
}
