type Fields = Record<string, unknown>;

/** No real answer has so many values. One that does is not read to its end, and nothing is concluded from it. */
const MOST_VALUES = 200_000;
/** These words may end the name of a field that says which patient something is about. */
const ID_WORDS = /^(?:patients?|ids?|pk|ur[il]|link|href|ref|key|number|no)$/;
/** An object with one of these fields is a patient, and its own id is a patient's. */
const OF_A_PATIENT = ['chart_id', 'date_of_birth', 'patient_status'];
/** `/patients/7`, and the same as a reference of FHIR (`Patient/7`) or in a URN (`urn:drchrono:patient:7`). */
const LINK = /(?<![a-z])(?:patients?|charts?)[/:](\d+)|\bpatient(?:_?id)?=(\d+)/gi;
/** What stands in one of these is the patient that the field around it is for: `{"patient": {"data": {"id": 7}}}`. */
const WRAPPER = /^(?:data|attributes|reference|ref|resource|value)$/i;

/**
 * Tell whether an answer names a patient other than this one, anywhere in it: in a field for the patient, however the
 * field is called and in whatever form it says the id, or in a link to a patient. What stands in such a field and is no
 * form of this id counts as another's, unless it has no digit at all (a name says nothing). The walk keeps its own
 * stack, so that no depth of an answer can end it.
 */
export function namesAnother(body: unknown, patientId: number): boolean {
  const id = String(patientId);
  const waiting: { value: unknown; isPatient: boolean }[] = [{ value: body, isPatient: false }];
  for (let seen = 0; seen < MOST_VALUES; seen += 1) {
    const next = waiting.pop();
    if (next === undefined) return false;
    const { value, isPatient } = next;
    if (typeof value === 'string' && (linksToAnother(value, id) || (isPatient && isAnotherId(value, id))))
      return true;
    if (typeof value === 'number' && isPatient && value !== patientId) return true;
    if (Array.isArray(value)) for (const inner of value) waiting.push({ value: inner, isPatient });
    else if (isFields(value)) {
      const isRecord = isPatient || OF_A_PATIENT.some((key) => Object.hasOwn(value, key));
      for (const [key, inner] of Object.entries(value)) {
        const isSame = (isRecord && isOwnId(key)) || (isPatient && WRAPPER.test(key));
        waiting.push({ value: inner, isPatient: isSame || isForPatient(key) });
      }
    }
  }
  return true;
}

function linksToAnother(text: string, id: string): boolean {
  const links = text.replace(/%2f/gi, '/').matchAll(LINK);
  return [...links].some(([, inPath, inQuery]) => (inPath ?? inQuery) !== id);
}

/** Django may name a related record by its id, or by a link that ends with the id. */
function isAnotherId(text: string, id: string): boolean {
  const bare = text.trim().replace(/[?#].*$/s, '');
  return /\p{Nd}/u.test(bare) && /(?:^|\/)(\d+)\/?$/.exec(bare)?.[1] !== id && !isLinkTo(bare, id);
}

/** A link may go on behind the id, as the one to a patient's invites does. */
function isLinkTo(text: string, id: string): boolean {
  return [...text.matchAll(LINK)].some(([, inPath]) => inPath === id);
}

/** `patient`, `patient_id`, `patientId`, `for-patient` and the like; not `patient_status`, `patient_name`, `onpatient_id`. */
function isForPatient(key: string): boolean {
  const words = key
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter((word) => word !== '');
  return words.some((word) => /^patients?$/.test(word)) && ID_WORDS.test(words.at(-1) ?? '');
}

function isOwnId(key: string): boolean {
  return /^(?:id|pk)$/i.test(key);
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null;
}
