import { isAdultSoon, isMinor, MINORS_UNDER } from './age.ts';
import { type AddressDoubt, doubtAbout, isEmailAddress } from './email-address.ts';
import { maskEmail, maskPhone } from './mask.ts';
import type { PatientRecord } from './patient.ts';
import { type Phone, readPhone } from './phone.ts';

export type Requirement = 'email' | 'birthDate' | 'phone' | 'ssn';

export interface RequirementLine {
  requirement: Requirement;
  /** `unusable`: something stands there, and it is no address, no day of the calendar, or a birth date to come. */
  state: 'onFile' | 'missing' | 'unusable' | 'notSaid';
  /** The check list shows this: `j•••@example.com`, `(•••) •••-0143` or `1980-02-11`. It is '' for the SSN. */
  shown: string;
}

export type EligibilityWarning =
  | 'noCellPhone'
  | 'doubtfulPhone'
  | 'inactiveChart'
  | 'deceased'
  | 'minor'
  /** A minor who comes of age within a month. */
  | 'adultSoon'
  | 'sharedAddress'
  | 'suspiciousAddress'
  | 'responsiblePartyAddress';

export interface Eligibility {
  verdict: 'eligible' | 'notEligible' | 'unknown';
  lines: RequirementLine[];
  /** Filling in these fields is the cheapest way to make the patient eligible; [] where the patient is eligible. */
  toFix: Requirement[];
  warnings: EligibilityWarning[];
  /** What the warning `suspiciousAddress` is about. */
  addressDoubt?: AddressDoubt;
  /** The age (years) that the warnings `minor` and `adultSoon` are about. */
  minorsUnder?: number;
}

/** The warnings and what they are about, as a row says them. */
export type Cautions = Pick<Eligibility, 'warnings' | 'addressDoubt' | 'minorsUnder'>;

/**
 * Judge whether this patient may be invited. The chart must have an email AND (the SSN OR (a birth date AND a phone))
 * (support article on individual OnPatient invites, High). Which phone counts is not public, so any phone does. A chart
 * without a cell phone gets a warning, because sign-up verifies the cell phone (support 360050434611). `today` is the
 * calendar date in the practice, `YYYY-MM-DD`; `sharedWith` counts the other charts that are known to use the address,
 * `practiceDomain` is the domain of the practice's own addresses (null: not known), and `minorsUnder` the age (years) under
 * which the practice counts a patient as a minor.
 */
export function judgeEligibility(
  patient: PatientRecord,
  today: string,
  sharedWith: number,
  practiceDomain: string | null = null,
  minorsUnder: number = MINORS_UNDER,
): Eligibility {
  const phones = phonesOf(patient);
  const lines = requirementLines(patient, phones, today);
  const state = (requirement: Requirement) => lines.find((line) => line.requirement === requirement)?.state;
  const isThere = (requirement: Requirement) => state(requirement) === 'onFile';
  const isLacking = (requirement: Requirement) =>
    state(requirement) === 'missing' || state(requirement) === 'unusable';
  const identified = isThere('ssn') || (isThere('birthDate') && isThere('phone'));
  const verdict =
    isThere('email') && identified
      ? 'eligible'
      : isLacking('email') || (isLacking('ssn') && (isLacking('birthDate') || isLacking('phone')))
        ? 'notEligible'
        : 'unknown';
  const toFix: Requirement[] = [];
  if (isLacking('email')) toFix.push('email');
  // The SSN is never listed: a phone number or a birth date is quicker to ask for, and patients give it more easily.
  if (!identified && isLacking('birthDate')) toFix.push('birthDate');
  if (!identified && isLacking('phone')) toFix.push('phone');
  const addressDoubt = patient.email ? doubtAbout(patient.email, practiceDomain) : null;
  const warnings = [
    ...ofTheChart(patient, today, minorsUnder),
    ...(addressDoubt === null ? [] : ['suspiciousAddress' as const]),
    ...ofTheContacts(patient, phones, sharedWith),
  ];
  return {
    ...{ verdict, lines, toFix, warnings },
    ...(addressDoubt ? { addressDoubt } : {}),
    ...(warnings.includes('minor') ? { minorsUnder } : {}),
  };
}

function requirementLines(patient: PatientRecord, phones: PhoneField[], today: string): RequirementLine[] {
  const { email, birthDate } = patient;
  const phone = bestPhone(phones);
  return [
    {
      requirement: 'email',
      state:
        email === undefined
          ? 'notSaid'
          : email === null
            ? 'missing'
            : isEmailAddress(email)
              ? 'onFile'
              : 'unusable',
      shown: email && isEmailAddress(email) ? maskEmail(email) : '',
    },
    {
      requirement: 'ssn',
      state:
        patient.socialSecurityNumber === 'onFile'
          ? 'onFile'
          : patient.socialSecurityNumber === 'notOnFile'
            ? 'missing'
            : 'notSaid',
      shown: '',
    },
    { requirement: 'birthDate', state: birthDateState(patient, today), shown: birthDate ?? '' },
    {
      requirement: 'phone',
      state:
        phone !== null ? 'onFile' : phones.some(({ text }) => text === undefined) ? 'notSaid' : 'missing',
      shown: phone === null ? '' : maskPhone(phone.text),
    },
  ];
}

/** A day to come is nobody's, and sign-up compares the day. */
function birthDateState({ birthDate, noBirthDate }: PatientRecord, today: string): RequirementLine['state'] {
  if (birthDate !== null) return birthDate > today ? 'unusable' : 'onFile';
  if (noBirthDate === 'unreadable') return 'unusable';
  return noBirthDate === 'notSaid' ? 'notSaid' : 'missing';
}

/** What stands in a phone field of the record, and what it is. */
interface PhoneField {
  text: string | null | undefined;
  kind: Phone['kind'];
}

/** The cell phone comes first, because sign-up verifies it. */
function phonesOf({ cellPhone, homePhone, officePhone }: PatientRecord): PhoneField[] {
  return [cellPhone, homePhone, officePhone].map((text) => ({
    text,
    kind: text ? readPhone(text).kind : 'none',
  }));
}

/** Choose the first phone that is a number, else the first that may be one. What is typed where there is none is none. */
function bestPhone(phones: readonly PhoneField[]): { text: string; kind: Phone['kind'] } | null {
  const ofKind = (kind: string) => phones.find((phone) => phone.kind === kind);
  const best = ofKind('number') ?? ofKind('doubtful');
  return best?.text ? { text: best.text, kind: best.kind } : null;
}

function ofTheChart(
  { chartState, birthDate }: PatientRecord,
  today: string,
  minorsUnder: number,
): EligibilityWarning[] {
  const warnings: EligibilityWarning[] = [];
  if (chartState === 'deceased') warnings.push('deceased');
  if (chartState === 'inactive') warnings.push('inactiveChart');
  if (birthDate !== null && isMinor(birthDate, today, minorsUnder)) warnings.push('minor');
  if (birthDate !== null && isAdultSoon(birthDate, today, minorsUnder)) warnings.push('adultSoon');
  return warnings;
}

function ofTheContacts(
  patient: PatientRecord,
  phones: readonly PhoneField[],
  sharedWith: number,
): EligibilityWarning[] {
  const warnings: EligibilityWarning[] = [];
  if (patient.sharesResponsibleParty) warnings.push('responsiblePartyAddress');
  if (sharedWith > 0) warnings.push('sharedAddress');
  const [cell] = phones;
  if (patient.cellPhone !== undefined && cell?.kind === 'none') warnings.push('noCellPhone');
  if (cell?.kind === 'doubtful' || bestPhone(phones)?.kind === 'doubtful') warnings.push('doubtfulPhone');
  return warnings;
}
