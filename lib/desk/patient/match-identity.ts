import type { PageName, PageReading } from '../../ehr/page/reading.ts';
import type { PatientRecord } from '../../invites/patient.ts';
import type { IdentityRefusal } from '../../messages/failure.ts';

export type IdentityMatch = { kind: 'agrees' } | { kind: 'refused'; reason: IdentityRefusal };

/**
 * Does the page show the patient of this record of the practice API? A refusal costs a person one look, a wrong match
 * sends the invite to somebody else; so a page without a readable name, or with anything that disagrees, gets no
 * buttons.
 */
export function matchIdentity(reading: PageReading, record: PatientRecord): IdentityMatch {
  const { name, birthDate, chartId, linkedPatientId } = reading;
  if (linkedPatientId.kind === 'found' && linkedPatientId.value !== record.id) return refuse('idsDiffer');
  if (linkedPatientId.kind === 'mismatch') return refuse('idsDiffer');
  if (linkedPatientId.kind === 'ambiguous') return refuse('twoPatients');
  // A chart id that cannot be read says nothing about who is shown. Two chart ids mean that the page shows two
  // patients.
  if (chartId.kind === 'mismatch') return refuse('idsDiffer');
  if (chartId.kind === 'ambiguous' && chartId.reason !== 'unreadable')
    return refuse(chartId.reason === 'stillLoading' ? 'pageUnreadable' : 'twoPatients');
  if (chartId.kind === 'found' && record.chartId !== null && !sameChartId(chartId.value, record.chartId))
    return refuse('chartIdDiffers');
  if (birthDate.kind === 'found' && birthDate.value !== record.birthDate) return refuse('birthDateDiffers');
  if (birthDate.kind === 'ambiguous' || birthDate.kind === 'mismatch') return refuse('pageUnreadable');
  if (name.kind === 'ambiguous' || name.kind === 'mismatch')
    return refuse(
      name.reason === 'twoWindows' || name.reason === 'twoValues' ? 'twoPatients' : 'pageUnreadable',
    );
  if (name.kind === 'absent') return refuse('pageUnreadable');
  return nameAgrees(name.value, record) ? { kind: 'agrees' } : refuse('nameDiffers');
}

/**
 * Is this the name of the record? Every word of first and last name must be on the page, and every word on the page
 * must be in the record (first, middle, last, nickname, suffix). An initial stands for a middle name. The order of the
 * words is not compared, because pages also print "Last, First".
 */
export function nameAgrees(page: PageName, record: PatientRecord): boolean {
  if (page.parts) {
    const { first, last } = page.parts;
    if (!sameWords(first, record.firstName) || !sameWords(last, record.lastName)) return false;
  }
  const words = nameWords(page.text);
  const needed = [...nameWords(record.firstName), ...nameWords(record.lastName)];
  if (needed.length === 0 || words.length === 0) return false;
  const left = [...words];
  for (const word of needed) {
    const index = left.indexOf(word);
    if (index < 0) return false;
    left.splice(index, 1);
  }
  const spare = [...nameWords(record.middleName), ...nameWords(record.nickName), ...nameWords(record.suffix)];
  return left.every((word) => {
    const index = spare.findIndex((other) => other === word || (word.length === 1 && other.startsWith(word)));
    if (index < 0) return false;
    spare.splice(index, 1);
    return true;
  });
}

/** The words of a name as they are compared: in small letters, without punctuation, in one Unicode form. */
export function nameWords(name: string): string[] {
  return name
    .normalize('NFKC')
    .toLocaleLowerCase('en-US')
    .replace(/[\p{Cf}]/gu, '')
    .replace(/['’‘`´]/g, '')
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter((word) => word !== '');
}

function sameWords(a: string, b: string): boolean {
  return nameWords(a).join(' ') === nameWords(b).join(' ');
}

function sameChartId(a: string, b: string): boolean {
  return a.trim().toUpperCase() === b.trim().toUpperCase();
}

function refuse(reason: IdentityRefusal): IdentityMatch {
  return { kind: 'refused', reason };
}
