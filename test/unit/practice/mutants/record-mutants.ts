import type { Practice } from '../../../../lib/practice/endpoints.ts';
import type { Answer } from '../../../../lib/practice/failure.ts';
import type { Random } from '../../../seeded.ts';
import { digits, oddValue, pick, shuffled } from './odd-values.ts';

/** One answer about one thing that was asked for by its id, after a mutation, and what is true of it. */
export interface RecordMutant {
  body: unknown;
  /** A body without very deep values, as a refusal could repeat it. */
  shallow: unknown;
  ask(practice: Practice): Promise<Answer<unknown>>;
  isOfAnother: boolean;
  isWhole: boolean;
  /** What a decoded field may say beside nothing, by its name. */
  may: Record<string, readonly unknown[]>;
}

type Fields = Record<string, unknown>;

const patient = (id: number, ssn: string): Fields => ({
  ...{ id, chart_id: 'TEST000001', first_name: 'Mira', middle_name: null, last_name: 'Quillfeather' },
  ...{ nick_name: 'Mim', suffix: '', date_of_birth: '1980-02-11', email: 'mira@example.com' },
  ...{ cell_phone: '(212) 555-0143', home_phone: '', office_phone: '(212) 555-0199' },
  ...{ social_security_number: ssn, patient_status: 'A', doctor: 7, offices: [1] },
});

/** The names of the decoded fields, each with what the answer says in its own. */
const PATIENT_SAYS: Record<string, readonly [string, unknown]> = {
  ...{
    chartId: ['chart_id', 'TEST000001'],
    firstName: ['first_name', 'Mira'],
    nickName: ['nick_name', 'Mim'],
  },
  ...{ lastName: ['last_name', 'Quillfeather'], birthDate: ['date_of_birth', '1980-02-11'] },
  ...{ email: ['email', 'mira@example.com'], cellPhone: ['cell_phone', '(212) 555-0143'] },
  ...{
    officePhone: ['office_phone', '(212) 555-0199'],
    socialSecurityNumber: ['social_security_number', 'onFile'],
  },
  ...{ chartState: ['patient_status', 'active'] },
};

/** Draw one answer to a question about a patient, an appointment, a provider or the user. */
export function mutantOfRecord(random: Random): RecordMutant {
  const id = 4_000 + Math.floor(random() * 1_000);
  const draw = random();
  if (draw < 0.5) return patientMutant(id, random);
  if (draw < 0.7) {
    const fields = {
      ...{ id: random() < 0.5 ? String(id) : id, patient: 4224, doctor: 7, office: 12, status: 'In Room' },
      ...{ scheduled_time: '2026-05-20T09:00:00', appt_is_break: false, deleted_flag: false },
    };
    return mutant(fields, id, OF_VISIT(id), (practice) => askForVisit(practice, String(id)), random);
  }
  if (draw < 0.85) {
    const fields = { id, timezone: 'US/Eastern', practice_group_name: 'Example Practice', first_name: 'Ada' };
    const may = { id: [id], name: ['Ada'], zone: ['US/Eastern'], practice: ['Example Practice', 'Ada'] };
    return mutant(fields, id, may, (practice) => practice.doctor(id, 'view'), random);
  }
  const fields = { id, username: 'desk', doctor: 7, permissions: { create_and_update_patients: true } };
  const may = { username: ['desk'], doctorId: [7], mayInvite: ['yes', 'no', 'notSaid'] };
  return { ...mutant(fields, null, may, (practice) => practice.currentUser('view'), random) };
}

/** Without its word, or with another, the visit is expected; with another flag it may be deleted. */
const OF_VISIT = (id: number): RecordMutant['may'] => ({
  ...{ id: [String(id)], patientId: [4224], providerId: [7], officeId: [12], starts: ['2026-05-20T09:00'] },
  presence: ['withProvider', 'expected', 'gone'],
});

async function askForVisit(practice: Practice, id: string): Promise<Answer<unknown>> {
  const answer = await practice.appointment(id, 'view');
  if (!answer.ok) return answer;
  const { patientId, visit } = answer.value;
  return { ...answer, value: { patientId, ...visit } };
}

function patientMutant(id: number, random: Random): RecordMutant {
  const ssn = `2${digits(2, random)}-4${digits(1, random)}-8${digits(3, random)}`;
  const may: Record<string, readonly unknown[]> = { id: [id], middleName: [], suffix: [], homePhone: [] };
  for (const [name, [, value]] of Object.entries(PATIENT_SAYS)) may[name] = [value];
  may['socialSecurityNumber'] = ['onFile', 'notOnFile'];
  may['noBirthDate'] = ['unreadable', 'notSaid'];
  const made = mutant(patient(id, ssn), id, may, (practice) => practice.patient(id, 'view'), random);
  const dates = ['1980-02-30', '02/11/1980', '1980-02-11 x', '1980-02-11T00:00:00', ' 1980-02-11 '];
  if (random() < 0.2 && isFields(made.body) && typeof made.body['date_of_birth'] === 'string')
    return { ...made, body: { ...made.body, date_of_birth: pick(dates, random) }, isWhole: false };
  return made;
}

function mutant(
  fields: Fields,
  id: number | null,
  may: RecordMutant['may'],
  ask: RecordMutant['ask'],
  random: Random,
): RecordMutant {
  const key = pick(Object.keys(fields), random);
  const isAsked = id !== null;
  const made = { ask, may, shallow: { [key]: [fields[key], `${digits(9, random)} is taken`] } };
  const whole = { ...made, isOfAnother: false, isWhole: true };
  const garbled = { ...made, isOfAnother: false, isWhole: false };
  switch (Math.floor(random() * 6)) {
    case 0:
      return { ...whole, body: Object.fromEntries(shuffled(Object.entries(fields), random)) };
    case 1:
      return id === null ? { ...whole, body: fields } : { ...garbled, ...anothers(fields, id, random) };
    case 2: {
      const { [key]: _, ...rest } = fields;
      return { ...garbled, body: rest, isOfAnother: isAsked && key === 'id' };
    }
    case 3: {
      const odd = random() < 0.3 ? null : oddValue(random);
      // A text in the field of a text is what the answer says.
      const allowed = Object.entries(may).map(([name, values]) => [name, [...values, odd]]);
      const said = typeof odd === 'string' ? Object.fromEntries(allowed) : may;
      return { ...garbled, may: said, body: { ...fields, [key]: odd }, isOfAnother: isAsked && key === 'id' };
    }
    case 4:
      return { ...garbled, body: pick([[fields], { results: [fields] }, oddValue(random)], random) };
    default:
      return { ...whole, body: { ...fields, extra: oddValue(random) } };
  }
}

/** The answer is about something else: by its id, or by another field of a patient's record that names the patient. */
function anothers(fields: Fields, id: number, random: Random): { body: unknown; isOfAnother: boolean } {
  const other = id + 1 + Math.floor(random() * 100);
  const byId = { ...fields, id: typeof fields['id'] === 'string' ? String(other) : other };
  if (!('chart_id' in fields) || random() < 0.5) return { body: byId, isOfAnother: true };
  const link = `https://app.drchrono.com/api/patients/${other}`;
  const said = pick<Fields>(
    [{ pk: other }, { patient_id: String(other) }, { patientId: other }, { url: link }],
    random,
  );
  return { body: { ...fields, ...said }, isOfAnother: true };
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
