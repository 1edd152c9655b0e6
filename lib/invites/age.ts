import { DAY } from '../timing.ts';

/**
 * Under this age (years) a patient is a minor where the practice sets no other: a parent may see the chart, and whose email
 * it is must be asked. Most states of the US say 18.
 */
export const MINORS_UNDER = 18;
/** A practice sets an age from here to there. At others a wrong key would warn of nobody, or of everybody. */
export const YOUNGEST_ADULT = 12;
export const OLDEST_MINOR = 21;
/** So many days before that birthday it is time to ask for an address of the patient's own. */
const ADULT_SOON = 30;

/** Can a practice set this as the age under which a patient is a minor? */
export function isAgeToSet(years: number): boolean {
  return Number.isInteger(years) && years >= YOUNGEST_ADULT && years <= OLDEST_MINOR;
}

/**
 * Tell whether the patient is under this age (years) on this day. Both dates are `YYYY-MM-DD`, so they compare as text.
 */
export function isMinor(birthDate: string, day: string, minorsUnder: number): boolean {
  const year = String(Number(birthDate.slice(0, 4)) + minorsUnder).padStart(4, '0');
  return day < `${year}${birthDate.slice(4)}`;
}

/** Tell whether a minor reaches this age within a month of this day. */
export function isAdultSoon(birthDate: string, day: string, minorsUnder: number): boolean {
  const then = Date.parse(`${day}T12:00:00Z`) + ADULT_SOON * DAY;
  if (Number.isNaN(then) || !isMinor(birthDate, day, minorsUnder)) return false;
  return !isMinor(birthDate, new Date(then).toISOString().slice(0, 10), minorsUnder);
}

/** The age in whole years on this day; null where the birth date is later. Both dates are `YYYY-MM-DD`. */
export function ageOn(birthDate: string, day: string): number | null {
  const years = Number(day.slice(0, 4)) - Number(birthDate.slice(0, 4));
  const age = day.slice(4) < birthDate.slice(4) ? years - 1 : years;
  return age >= 0 ? age : null;
}
