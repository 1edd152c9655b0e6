import type { HistoryLine, LineState } from '../invites/evidence.ts';
import { maskEmail } from '../invites/mask.ts';
import { type AccessStamp, newestSentFirst, readStamp } from './access-stamps.ts';
import { answerShape } from './answer-shape.ts';

/**
 * An answer to GET onpatient_access says one of these. The body of that answer is not public. The decoder takes any of
 * the shapes that a Django service would plausibly send and says `doesNotTell` for everything else; it never guesses a
 * state.
 */
export type AccessAnswer =
  | { kind: 'lines'; lines: HistoryLine[] }
  /** The answer has no rows. That means "no invite" only from a practice whose answers are known to list invites. */
  | { kind: 'emptyList' }
  /** The answer is not about invites, or uses words that we do not know. `shape` has key names and types only. */
  | { kind: 'doesNotTell'; shape: string };

type Fields = Record<string, unknown>;

const SENT = ['sent_at', 'invited_at', 'enabled_at', 'created_at', 'date_sent', 'enabled_on', 'created'];
const ACTIVATED = ['activated_at', 'accepted_at', 'activated_on', 'date_activated'];
const REVOKED = ['revoked_at', 'disabled_at', 'revoked_on', 'disabled_on'];
const STATUS = ['status', 'state', 'invite_status', 'access_status'];
const SENDER = ['enabled_by', 'sent_by', 'invited_by', 'created_by'];
const ENDED_BY = ['disabled_by', 'revoked_by'];

const WORDS: Record<string, Word> = {
  pending: 'pending',
  sent: 'pending',
  invited: 'pending',
  active: 'active',
  activated: 'active',
  accepted: 'active',
  enabled: 'active',
  connected: 'active',
  revoked: 'revoked',
  'revoked before activation': 'revoked',
  disabled: 'disabled',
  disconnected: 'disabled',
};

interface Row {
  sent: AccessStamp | null;
  line: HistoryLine;
}

/**
 * Decode an answer. `zone` is the IANA zone of the practice, null while it is not known (stamps carry no zone:
 * recorded, they are local wall clock). Where `patientId` is given, an answer that names another patient tells nothing.
 */
export function decodeAccess(
  body: unknown,
  zone: string | null,
  patientId: number | null = null,
): AccessAnswer {
  const doesNotTell: AccessAnswer = { kind: 'doesNotTell', shape: answerShape(body) };
  const rows = rowsOf(body);
  if (rows === null || [body, ...rows].some((part) => isOfAnother(part, patientId))) return doesNotTell;
  if (rows.length === 0) return { kind: 'emptyList' };
  const decoded = rows.map((row) => decodeRow(row, zone)).filter((row) => row !== null);
  const ordered = decoded.length === rows.length ? newestSentFirst(decoded) : null;
  return ordered === null ? doesNotTell : { kind: 'lines', lines: ordered.map(({ line }) => line) };
}

function rowsOf(body: unknown): unknown[] | null {
  if (Array.isArray(body)) return body;
  if (!isFields(body)) return null;
  // An answer with further pages is not used: lists of DrChrono come oldest first, so the newest row may be missing.
  if (typeof body['next'] === 'string' && body['next'] !== '') return null;
  for (const key of ['results', 'data']) {
    const inner = body[key];
    if (Array.isArray(inner)) return inner;
  }
  return Object.keys(body).length === 0 ? [] : [body];
}

/**
 * Decode one row; null where the row does not say its state itself. It does so by a status word that we know, or by a
 * field with the stamp of an activation or a revoke.
 */
function decodeRow(row: unknown, zone: string | null): Row | null {
  if (!isFields(row)) return null;
  const sent = stamp(row, SENT, zone);
  const state = stateOf(row, zone);
  if (state === null) return null;
  const email = row['email'];
  return {
    sent,
    line: {
      invite: {
        sent: sent?.at ?? null,
        precision: 'about',
        email: typeof email === 'string' && email !== '' ? maskEmail(email) : null,
        by: textOf(row, SENDER),
      },
      state,
    },
  };
}

/**
 * Read the state of a row. An activation or an end counts as soon as its field holds anything: a stamp that we cannot
 * read, or one that only lacks the practice zone, must never make a patient who has joined look pending.
 */
function stateOf(row: Fields, zone: string | null): LineState | null {
  const activated = isFilled(row, ACTIVATED);
  const revoked = isFilled(row, REVOKED);
  const since = stamp(row, ACTIVATED, zone);
  const at = stamp(row, REVOKED, zone)?.at ?? null;
  switch (wordOf(row, activated, revoked)) {
    case null:
      return null;
    case 'pending':
      // A row that says "pending" and also names an activation or an end contradicts itself.
      return activated || revoked ? null : { kind: 'pending' };
    case 'active':
      return revoked ? null : { kind: 'active', since: since?.at ?? null };
    case 'revoked':
      // The page prints "Revoked before activation" in place of an activation's time: only a time proves an activation.
      if (activated && since === null) return null;
      return activated ? { kind: 'disabled', by: endedBy(row), at } : { kind: 'revokedBeforeActivation', at };
    case 'disabled':
      return { kind: 'disabled', by: endedBy(row), at };
  }
}

type Word = 'pending' | 'active' | 'revoked' | 'disabled';

/**
 * Read the row's own status word. A row without one is judged by its fields. Null: the word is unknown, or the fields
 * do not say the state either.
 */
function wordOf(row: Fields, activated: boolean, revoked: boolean): Word | null {
  if (!isFilled(row, STATUS)) return inferred(row, activated, revoked);
  const word = textOf(row, STATUS)?.trim().toLowerCase().replace(/_/g, ' ').replace(/\.+$/, '') ?? '';
  return Object.hasOwn(WORDS, word) ? (WORDS[word] ?? null) : null;
}

/**
 * Infer the state of a row without a status word. Silence means "not yet" only where the row names a send and has
 * fields for an activation and for an end; a field that is missing says nothing.
 */
function inferred(row: Fields, activated: boolean, revoked: boolean): Word | null {
  const mentions = (keys: readonly string[]) => keys.some((key) => Object.hasOwn(row, key));
  if (!mentions(SENT) || !mentions(ACTIVATED) || !mentions(REVOKED)) return null;
  // A field that holds something other than a time may mean anything: "Never", "Pending...", a number.
  if (revoked) return stamp(row, REVOKED, null) ? 'revoked' : null;
  if (activated) return stamp(row, ACTIVATED, null) ? 'active' : null;
  return 'pending';
}

/** Tell whether the row, or the answer around it, names a patient other than this one. */
function isOfAnother(part: unknown, patientId: number | null): boolean {
  if (patientId === null || !isFields(part)) return false;
  return ['patient', 'patient_id'].some((key) => {
    const named = part[key];
    const id = isFields(named) ? named['id'] : named;
    // Django may also name a related record by a link that ends with the id.
    const digits = typeof id === 'number' ? String(id) : /(?:^|\/)(\d+)\/?$/.exec(String(id ?? ''))?.[1];
    return digits !== undefined && digits !== String(patientId);
  });
}

function endedBy(row: Fields): 'staff' | 'patient' | 'unknown' {
  const by = textOf(row, ENDED_BY);
  if (by === null) return 'unknown';
  return /^patient$/i.test(by) ? 'patient' : 'staff';
}

function stamp(row: Fields, keys: readonly string[], zone: string | null): AccessStamp | null {
  const value = textOf(row, keys);
  return value === null ? null : readStamp(value, zone);
}

/** Tell whether one of these fields holds anything. `null`, `false` and blank text are ways to write "not yet". */
function isFilled(row: Fields, keys: readonly string[]): boolean {
  return keys.some((key) => {
    if (!Object.hasOwn(row, key)) return false;
    const value = row[key];
    return typeof value === 'string'
      ? value.trim() !== ''
      : value !== null && value !== undefined && value !== false;
  });
}

function textOf(row: Fields, keys: readonly string[]): string | null {
  for (const key of keys) {
    const value = row[key];
    if (typeof value === 'string' && value !== '') return value;
  }
  return null;
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
