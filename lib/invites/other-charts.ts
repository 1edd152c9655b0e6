import { ageOn } from './age.ts';
import type { EligibilityWarning } from './eligibility.ts';
import { addressMark } from './old-address.ts';
import type { PatientRecord } from './patient.ts';

/** What is told of another chart that carries the same address: enough to know who it may be, and no more. */
export interface OtherChart {
  /** As in `A. B.`; '' where the chart has no name. */
  initials: string;
  /** Whole years; null where the chart has no birth date. */
  age: number | null;
}

/**
 * Is there a reason to ask whose charts carry this patient's address? A search costs a request of the practice's hour, so
 * it is made where something else already says that the address may be somebody else's.
 */
export function mayBeOnOtherCharts(warnings: readonly EligibilityWarning[]): boolean {
  return warnings.some((warning) => REASONS.has(warning));
}
const REASONS: ReadonlySet<EligibilityWarning> = new Set<EligibilityWarning>([
  'minor',
  'responsiblePartyAddress',
  'sharedAddress',
  'suspiciousAddress',
]);

/**
 * Choose of these records the charts of others with the very address of this patient, whatever the search that found them
 * takes for a match. `day` is today, `YYYY-MM-DD`.
 */
export function otherCharts(
  found: readonly PatientRecord[],
  { id, email }: PatientRecord,
  day: string,
): OtherChart[] {
  const mark = addressMark(email);
  if (mark === null) return [];
  return found
    .filter((other) => other.id !== id && addressMark(other.email) === mark)
    .map(({ firstName, lastName, birthDate }) => ({
      initials: [firstName, lastName].map(initial).filter(Boolean).join(' '),
      age: birthDate === null ? null : ageOn(birthDate, day),
    }));
}

function initial(name: string): string {
  const [first = ''] = [...name.trim()];
  return first && `${first.toUpperCase()}.`;
}
