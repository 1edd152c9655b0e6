import { maskEmail, maskPhone } from './mask.ts';
import type { PatientRecord } from './patient.ts';

export type Requirement = 'email' | 'birthDate' | 'phone' | 'ssn';

export interface RequirementLine {
  requirement: Requirement;
  state: 'onFile' | 'missing' | 'notSaid';
  /** The check list shows this: `j•••@example.com`, `(•••) •••-0143` or `1980-02-11`. It is '' for the SSN. */
  shown: string;
}

export type EligibilityWarning =
  | 'noCellPhone'
  | 'inactiveChart'
  | 'deceased'
  | 'minor'
  | 'sharedAddress'
  | 'suspiciousAddress';

export interface Eligibility {
  verdict: 'eligible' | 'notEligible' | 'unknown';
  lines: RequirementLine[];
  /** Filling in these fields is the cheapest way to make the patient eligible; [] where the patient is eligible. */
  toFix: Requirement[];
  warnings: EligibilityWarning[];
}

/**
 * Judge whether this patient may be invited. The chart must have an email AND (the SSN OR (a birth date AND a phone))
 * (support article on individual OnPatient invites, High). Which phone counts is not public, so any phone does. A chart
 * without a cell phone gets a warning, because sign-up verifies the cell phone (support 360050434611). `today` is the
 * calendar date in the practice, `YYYY-MM-DD`; `sharedWith` counts the other charts that are known to use the address.
 */
export function judgeEligibility(patient: PatientRecord, today: string, sharedWith: number): Eligibility {
  const lines = requirementLines(patient);
  const state = (requirement: Requirement) => lines.find((line) => line.requirement === requirement)?.state;
  const email = state('email');
  const ssn = state('ssn');
  const birthDate = state('birthDate');
  const phone = state('phone');
  const identified = ssn === 'onFile' || (birthDate === 'onFile' && phone === 'onFile');
  const verdict =
    email === 'onFile' && identified
      ? 'eligible'
      : email === 'missing' || (ssn === 'missing' && (birthDate === 'missing' || phone === 'missing'))
        ? 'notEligible'
        : 'unknown';
  const toFix: Requirement[] = [];
  if (email === 'missing') toFix.push('email');
  // The SSN is never listed: a phone number or a birth date is quicker to ask for, and patients give it more easily.
  if (!identified && birthDate === 'missing') toFix.push('birthDate');
  if (!identified && phone === 'missing') toFix.push('phone');
  return { verdict, lines, toFix, warnings: warningsFor(patient, today, sharedWith) };
}

function requirementLines(patient: PatientRecord): RequirementLine[] {
  const phones = [patient.cellPhone, patient.homePhone, patient.officePhone];
  const phone = phones.find((value) => typeof value === 'string') ?? null;
  const phoneSaid = phone !== null || phones.every((value) => value === null);
  return [
    {
      requirement: 'email',
      state: patient.email === undefined ? 'notSaid' : patient.email === null ? 'missing' : 'onFile',
      shown: patient.email ? maskEmail(patient.email) : '',
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
    {
      requirement: 'birthDate',
      state: patient.birthDate === null ? 'missing' : 'onFile',
      shown: patient.birthDate ?? '',
    },
    {
      requirement: 'phone',
      state: phone !== null ? 'onFile' : phoneSaid ? 'missing' : 'notSaid',
      shown: phone === null ? '' : maskPhone(phone),
    },
  ];
}

function warningsFor(patient: PatientRecord, today: string, sharedWith: number): EligibilityWarning[] {
  const warnings: EligibilityWarning[] = [];
  if (patient.chartState === 'deceased') warnings.push('deceased');
  if (patient.chartState === 'inactive') warnings.push('inactiveChart');
  if (patient.birthDate !== null && isMinor(patient.birthDate, today)) warnings.push('minor');
  if (patient.email && isSuspiciousAddress(patient.email)) warnings.push('suspiciousAddress');
  if (sharedWith > 0) warnings.push('sharedAddress');
  if (patient.cellPhone === null) warnings.push('noCellPhone');
  return warnings;
}

/** Tell whether the patient is under 18 on the day `today`. Both dates are `YYYY-MM-DD`, so they compare as text. */
function isMinor(birthDate: string, today: string): boolean {
  const eighteenth = `${String(Number(birthDate.slice(0, 4)) + 18).padStart(4, '0')}${birthDate.slice(4)}`;
  return today < eighteenth;
}

const PLACEHOLDER = /^(no|none|na|n\/a|noemail|no-?email|nomail|test|unknown|declined|refused|fake|x+)$/i;
const MISSPELT_DOMAIN =
  /@(g(mial|mal|mai|amil|nail|mil)|ya(hooo|ho|oh|hho)|hot(mial|mal|mai)|hotnail|out(lok|look?l)|icl(oud?s|uod)|ao(ll|ol|oll))\.|\.(cmo|con|comm|cm|coom|ocm|nte|ner)$/i;

/** Tell whether the address looks mistyped or made up. That only warns staff to look twice; it changes no verdict. */
export function isSuspiciousAddress(email: string): boolean {
  const [local, domain, ...rest] = email.split('@');
  if (!local || !domain || rest.length > 0) return true;
  if (/\s/.test(email) || email.includes('..') || !domain.includes('.')) return true;
  if (PLACEHOLDER.test(local) || /^(none|noemail|test)\./i.test(domain)) return true;
  return MISSPELT_DOMAIN.test(email);
}
