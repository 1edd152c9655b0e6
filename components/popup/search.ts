import type { WorklistRow } from '../../lib/messages/worklist-view.ts';

/**
 * Find the rows that match every word of the query. A word matches where the name holds it (accents and case aside), or
 * where it is digits at the end of the patient id or at the start of the id's shown ending.
 */
export function matching(rows: readonly WorklistRow[], query: string): WorklistRow[] {
  const words = bare(query).split(/\s+/).filter(Boolean);
  return rows.filter((row) => words.every((word) => hits(row, word)));
}

function hits(row: WorklistRow, word: string): boolean {
  if (row.name !== null && bare(row.name).includes(word)) return true;
  const digits = word.replace('…', '');
  return /^\d+$/.test(digits) && (String(row.patientId).endsWith(digits) || row.idEnding.startsWith(digits));
}

function bare(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
