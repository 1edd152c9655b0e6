import { type Random, seeded } from '../../../seeded.ts';
import { digits, oddValue, pick, shuffled } from './odd-values.ts';

/** One answer about a patient's invites after a mutation, and what is true of it. */
export interface AccessMutant {
  patientId: number;
  zone: string | null;
  body: unknown;
  /** The answer names another patient somewhere. */
  isOfAnother: boolean;
  /** The states of the true rows, newest first; [] for a patient who was never invited. */
  truth: { state: string; sent: number }[];
  /** Nothing was taken away or garbled, so the answer must be understood. */
  isWhole: boolean;
}

type Row = Record<string, unknown>;
type State = 'pending' | 'active' | 'revokedBeforeActivation' | 'disabled';

const PATIENT = 76_000_000;
const START = Date.parse('2026-03-20T12:00:00Z');
const HOUR = 3_600_000;
const WORDS: Record<State, readonly string[]> = {
  pending: ['pending', 'Pending...', 'SENT', 'invited'],
  active: ['active', 'Accepted', 'connected'],
  revokedBeforeActivation: ['revoked', 'revoked_before_activation'],
  disabled: ['disabled', 'Disconnected'],
};

/** Draw one answer: rows whose truth is known, one or several mutations of them, and one of the known wrappings. */
export function mutantOfAccess(random: Random): AccessMutant {
  const patientId = PATIENT + Math.floor(random() * 1_000_000);
  const other = patientId + 1 + Math.floor(random() * 1_000);
  const { rows, truth } = trueRows(random);
  const named = random() < 0.4 ? rows.map((row) => ({ ...row, ...nameOf(patientId, random) })) : rows;
  const mutated: { rows: unknown[]; isWhole: boolean; isOfAnother: boolean } = {
    ...{ rows: named, isWhole: true, isOfAnother: false },
  };
  for (let left = 1 + Math.floor(random() * 2); left > 0; left -= 1) mutate(mutated, other, random);
  const placed = wrapped(random() < 0.5 ? shuffled(mutated.rows, random) : mutated.rows, random);
  const isOfAnother = mutated.isOfAnother || (placed.isFree && random() < 0.05);
  const body =
    isOfAnother && !mutated.isOfAnother ? { ...(placed.body as Row), ...nameOf(other, random) } : placed.body;
  return { patientId, zone: 'America/New_York', body, isOfAnother, truth, isWhole: mutated.isWhole };
}

function trueRows(random: Random): { rows: Row[]; truth: AccessMutant['truth'] } {
  const count = pick([0, 1, 1, 1, 2, 2, 3], random);
  const byWord = random() < 0.5;
  const rows: Row[] = [];
  const truth: AccessMutant['truth'] = [];
  for (let index = 0; index < count; index += 1) {
    const sent = START - index * 8 * 24 * HOUR - Math.floor(random() * 24) * HOUR;
    const ended = pick(['revokedBeforeActivation', 'disabled'] as const, random);
    const state: State = index === 0 ? pick(['pending', 'active', ended], random) : ended;
    const activated = state === 'active' || state === 'disabled';
    const over = state === 'disabled' || state === 'revokedBeforeActivation';
    rows.push({
      ...{ id: 100 + index, email: 'mira@example.com', sent_at: written(sent, random) },
      ...{ activated_at: activated ? written(sent + HOUR, random) : null },
      ...{ revoked_at: over ? written(sent + 5 * HOUR, random) : null },
      ...(byWord ? { status: pick(WORDS[state], random) } : {}),
    });
    truth.push({ state, sent });
  }
  return { rows, truth };
}

/** Write an instant in one of the forms that must be read; each has its own zone. */
function written(instant: number, random: Random): string {
  const iso = new Date(instant).toISOString();
  const local = (hours: number) => new Date(instant - hours * HOUR).toISOString().slice(0, 19);
  const half = (text: string) => {
    const hour = Number(text.slice(11, 13));
    const clock = `${String(hour % 12 || 12).padStart(2, '0')}${text.slice(13, 19)}`;
    return `${text.slice(0, 10)} ${clock} ${hour < 12 ? 'AM' : 'PM'}`;
  };
  const behind = newYorkBehind(instant);
  // A wall clock costs a hundred times as much to read, so there are fewer of them.
  const isWall = random() < 0.1;
  return pick(
    isWall
      ? [local(behind), local(behind).replace('T', ' '), half(local(behind))]
      : [
          ...[iso, iso.replace('.000Z', 'Z'), iso.replace('.000Z', '+00'), iso.replace('.000Z', ' UTC')],
          ...[`${local(7)}-0700`, `${local(-5.5)}+05:30`, `${local(6).replace('T', ' ')} -06:00`],
        ],
    random,
  );
}

/** So many hours is New York behind UTC: its summer time began at this instant. */
function newYorkBehind(instant: number): number {
  return instant < Date.parse('2026-03-08T07:00:00Z') ? 5 : 4;
}

/** Name a patient in one of the forms in which an answer may. */
function nameOf(id: number, random: Random): Row {
  const link = pick(
    ['https://app.drchrono.com/api/patients/', '/api/patients/', 'https://drchrono.com/patients/'],
    random,
  );
  return pick<Row>(
    [
      ...[
        { patient: id },
        { patient: String(id) },
        { patient_id: id },
        { patientId: id },
        { patient_pk: String(id) },
      ],
      ...[
        { patient: { id } },
        { patient: { pk: id } },
        { patient: { url: `${link}${id}` } },
        { patient: [id] },
      ],
      ...[
        { patient: `${link}${id}/` },
        { url: `${link}${id}/onpatient_access/7` },
        { links: [{ href: `${link}${id}` }] },
      ],
      ...[{ invite: { patient: { id } } }, { 'patient-id': id }, { for_patient: { patient_id: String(id) } }],
    ],
    random,
  );
}

function mutate(
  mutated: { rows: unknown[]; isWhole: boolean; isOfAnother: boolean },
  other: number,
  random: Random,
): void {
  // What names another patient must not be taken away again.
  if (mutated.isOfAnother) return;
  const at = Math.floor(random() * mutated.rows.length);
  const row = mutated.rows[at];
  const kind = Math.floor(random() * 10);
  const put = (changed: unknown) => {
    mutated.rows = mutated.rows.map((each, index) => (index === at ? changed : each));
  };
  if (kind === 0) mutated.rows = mutated.rows.map((each) => withExtra(each, random));
  if (row === null || typeof row !== 'object' || Array.isArray(row)) return;
  const fields = row as Row;
  const key = pick(Object.keys(fields), random);
  const garbled = (changed: unknown) => {
    mutated.isWhole = false;
    put(changed);
  };
  switch (kind) {
    case 1: {
      mutated.isOfAnother = true;
      const [field = '', said] = Object.entries(nameOf(other, random))[0] ?? [];
      // A second field that says the same in the same place would replace the first.
      put({ ...fields, [field in fields ? `also_${field}` : field]: said });
      break;
    }
    case 2:
      put(Object.fromEntries(shuffled(Object.entries(fields), random)));
      break;
    case 3: {
      const { [key]: _, ...rest } = fields;
      garbled(rest);
      break;
    }
    case 4:
      if (key !== 'id' && key !== 'email') garbled({ ...fields, [key]: oddValue(random) });
      break;
    case 5:
      if ('status' in fields) garbled({ ...fields, status: pick(['queued', 'on hold', 'x'], random) });
      break;
    case 6:
      garbled({ ...fields, sent_at: `${new Date(START).toISOString()} junk` });
      break;
    case 7:
      garbled({ ...fields, sent_at: '2026-02-30T10:00:00Z' });
      break;
    case 8:
      garbled(oddValue(random));
      break;
    case 9:
      put({ ...fields, sent_by: 'Dana Whitlock', note: digits(9, random) });
  }
}

/** Other fields in a row say nothing about it. */
function withExtra(row: unknown, random: Random): unknown {
  return typeof row === 'object' && row !== null && !Array.isArray(row)
    ? { ...row, [pick(['doctor', 'office', 'kind', 'constructor', 'token'], random)]: oddValue(seeded(7)) }
    : row;
}

/** Put the rows into one of the wrappings. `isFree`: the wrapping may hold further fields. */
function wrapped(rows: readonly unknown[], random: Random): { body: unknown; isFree: boolean } {
  const [only] = rows;
  const draw = random();
  const isObject = typeof only === 'object' && only !== null && !Array.isArray(only);
  // An object without a field is how such an answer says that there is no invite.
  if (rows.length === 1 && draw < 0.2 && isObject && Object.keys(only).length > 0)
    return { body: only, isFree: false };
  if (draw < 0.4) return { body: [...rows], isFree: false };
  if (draw < 0.7) return { body: { previous: null, results: [...rows], next: null }, isFree: true };
  return { body: { data: [...rows] }, isFree: true };
}
