import type { Permission } from '../invites/permission.ts';

/** So many words of a refusal are shown, each of at most so many characters. */
const MOST_WORDS = 4;
const LONGEST_WORD = 200;
/** A refusal that holds so many digits may repeat a birth date, a phone or an SSN. */
const FEWEST_TELLING_DIGITS = 4;

/**
 * Read DrChrono's own words from a refusal: `{"email":["…"]}`, a bare array, or `{"detail":"…"}` (all recorded), and
 * reasons that lie deeper. A reason may repeat what the chart holds, so its digits are masked where it has more of them
 * than a mere limit ("at most 100 characters") has.
 */
export function refusalReasons(body: string): string[] {
  const words = textsIn(body).map((word) => word.trim());
  const digits = words.join('').match(/\p{N}/gu)?.length ?? 0;
  return words
    .filter((word) => word !== '')
    .map((word) => (digits < FEWEST_TELLING_DIGITS ? word : word.replace(DIGITS, '•••')))
    .map((word) => word.slice(0, LONGEST_WORD))
    .slice(0, MOST_WORDS);
}

/** Digits with what people write between them: `219-09-9999`, `(410) 555-0143`. */
const DIGITS = /\p{N}(?:[^\p{L}\p{N}]{0,3}\p{N})*/gu;

/** Collect the texts of an answer in their order. The walk keeps its own stack, so that no depth can end it. */
function textsIn(body: string): string[] {
  const texts: string[] = [];
  const waiting: unknown[] = [];
  try {
    const parsed: unknown = JSON.parse(body);
    // A bare text is no form of a refusal.
    if (typeof parsed === 'object') waiting.push(parsed);
  } catch {
    return [];
  }
  while (waiting.length > 0) {
    const value = waiting.pop();
    if (typeof value === 'string') texts.push(value);
    else if (typeof value === 'object' && value !== null)
      for (const inner of Object.values(value).reverse()) waiting.push(inner);
  }
  return texts;
}

/** These names stand in DrChrono's documents and in its users' `permissions`. */
const NAMED: readonly [RegExp, Permission][] = [
  [/share[_\s-]patients/i, 'sharePatients'],
  [/(?:create[_\s-]and[_\s-]update|manage)[_\s-]patients/i, 'createAndUpdatePatients'],
  [/scheduling/i, 'accessScheduling'],
  [/clinical[_\s-]notes/i, 'accessClinicalNotes'],
];

/**
 * Find the permission that a 403 is about. The answer itself may name it; its body is not public. Otherwise it is the
 * one that the API documentation asks for at this address: `manage-patients`, which is "Create and Update Patients" in
 * the EHR, for a patient and the invites, and scheduling for an appointment (docs/drchrono.md).
 */
export function lackedPermission(path: string, response: Response, body: string): Permission {
  if (/insufficient_scope/i.test(`${response.headers.get('www-authenticate') ?? ''} ${body}`)) return 'scope';
  const named = NAMED.find(([name]) => name.test(body));
  if (named) return named[1];
  if (path.startsWith('/api/patients')) return 'createAndUpdatePatients';
  return path.startsWith('/api/appointments') ? 'accessScheduling' : 'unknown';
}
