import type { PageName, Reading } from '../../../lib/ehr/page/reading.ts';

/** A field of a reading in a word, for tables of cases: its value, `-` where it is absent, else why it is refused. */
export function shown(field: Reading<PageName | string | number>): string {
  if (field.kind === 'absent') return '-';
  if (field.kind !== 'found') return `${field.kind}: ${field.reason}`;
  return typeof field.value === 'object' ? field.value.text : String(field.value);
}
