import type { HistoryLine, LineState } from '../invites/evidence.ts';
import { maskEmail } from '../invites/mask.ts';
import { type AccessStamp, newestFirst, readStamp } from './access-stamps.ts';
import { answerShape } from './answer-shape.ts';

/**
 * The body of GET onpatient_access is not public. This decoder takes any of the shapes that a Django service
 * would plausibly send and says "does not tell" for everything else; it never guesses a state.
 */
export type AccessAnswer =
  | { kind: 'lines'; lines: HistoryLine[] }
  /** A list without rows: "no invite" only from a practice whose answers are known to list invites. */
  | { kind: 'emptyList' }
  /** Not about invites, or in words we do not know. `shape` has key names and types only. */
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
 * Decode an answer for the practice zone (stamps carry no zone: recorded, they are local wall clock). With
 * `patientId` an answer that names somebody else tells nothing.
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
  const ordered = decoded.length === rows.length ? newestFirst(decoded) : null;
  return ordered === null ? doesNotTell : { kind: 'lines', lines: ordered.map(({ line }) => line) };
}

function rowsOf(body: unknown): unknown[] | null {
  if (Array.isArray(body)) return body;
  if (!isFields(body)) return null;
  // The newest row may be on the page that is missing: lists of DrChrono come oldest first.
  if (typeof body['next'] === 'string' && body['next'] !== '') return null;
  for (const key of ['results', 'data']) {
    const inner = body[key];
    if (Array.isArray(inner)) return inner;
  }
  return Object.keys(body).length === 0 ? [] : [body];
}

/** A row counts only if it says its state itself: by a status word we know, or by an activated/revoked stamp field. */
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
 * An end counts as soon as its field holds anything: a stamp in words we cannot read, or one that only lacks the
 * practice zone, must never make a patient who joined look pending.
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
      // "Pending" with an end contradicts itself.
      return activated || revoked ? null : { kind: 'pending' };
    case 'active':
      return revoked ? null : { kind: 'active', since: since?.at ?? null };
    case 'revoked':
      // The page prints "Revoked before activation" where an activation would stand: words are no proof of one.
      if (activated && since === null) return null;
      return activated ? { kind: 'disabled', by: endedBy(row), at } : { kind: 'revokedBeforeActivation', at };
    case 'disabled':
      return { kind: 'disabled', by: endedBy(row), at };
  }
}

type Word = 'pending' | 'active' | 'revoked' | 'disabled';

/** The row's own status word; null when it has none that we know and its fields do not say it either. */
function wordOf(row: Fields, activated: boolean, revoked: boolean): Word | null {
  if (!isFilled(row, STATUS)) return inferred(row, activated, revoked);
  const word = textOf(row, STATUS)?.trim().toLowerCase().replace(/_/g, ' ').replace(/\.+$/, '') ?? '';
  return Object.hasOwn(WORDS, word) ? (WORDS[word] ?? null) : null;
}

/** Without a status word both fields must be mentioned, and the row must name a send, for silence to mean something. */
function inferred(row: Fields, activated: boolean, revoked: boolean): Word | null {
  const mentions = (keys: readonly string[]) => keys.some((key) => Object.hasOwn(row, key));
  if (!mentions(SENT) || !mentions(ACTIVATED) || !mentions(REVOKED)) return null;
  // What is filled with something that is no time may say anything: "Never", "Pending...", a number.
  if (revoked) return stamp(row, REVOKED, null) ? 'revoked' : null;
  if (activated) return stamp(row, ACTIVATED, null) ? 'active' : null;
  return 'pending';
}

/** Does the row, or the answer around it, name a patient that is not this one? */
function isOfAnother(part: unknown, patientId: number | null): boolean {
  if (patientId === null || !isFields(part)) return false;
  return ['patient', 'patient_id'].some((key) => {
    const named = part[key];
    const id = isFields(named) ? named['id'] : named;
    // A link is how Django names a related record, too.
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

/** Is there anything in one of these fields? `null`, `false` and blank text are how "not yet" is written. */
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
