import type { EndedBy, HistoryLine, LineState } from '../invites/evidence.ts';
import { invitedAt } from '../invites/old-address.ts';
import { type AccessStamp, newestSentFirst, readStamp } from './access-stamps.ts';
import { answerShape } from './answer-shape.ts';
import { namesAnother } from './named-patient.ts';

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
/** Nobody has seen these, and they make no state. Where one holds anything, a row that says less contradicts itself. */
const ALSO_ACTIVATED = ['activated', 'is_activated', 'accepted', 'is_accepted', 'joined_at', 'connected_at'];
const ALSO_ENDED = [
  ...['revoked', 'is_revoked', 'disabled', 'is_disabled', 'deleted', 'is_deleted', 'deleted_at', 'ended_at'],
  ...['cancelled_at', 'canceled_at', 'deactivated_at', 'disconnected_at'],
];
const STATUS = ['status', 'state', 'invite_status', 'access_status'];
const SENDER = ['enabled_by', 'sent_by', 'invited_by', 'created_by'];
const ENDED_BY = ['disabled_by', 'revoked_by'];

const NEXT = ['next', 'next_page', 'next_cursor', 'has_next', 'has_more'];

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
 * A row whose words we do not know is void, and so is one that contradicts itself: the others still say what they say,
 * unless the void one may be the newest.
 */
export function decodeAccess(
  body: unknown,
  zone: string | null,
  patientId: number | null = null,
): AccessAnswer {
  const doesNotTell = (): AccessAnswer => ({ kind: 'doesNotTell', shape: answerShape(body) });
  if (patientId !== null && namesAnother(body, patientId)) return doesNotTell();
  const rows = accessRows(body);
  if (rows === null) return doesNotTell();
  const isWhole = !hasMorePages(body);
  if (rows.length === 0) return isWhole ? { kind: 'emptyList' } : doesNotTell();
  const decoded = rows.map((row) => decodeRow(row, zone));
  const ordered = newestSentFirst(decoded);
  const [newest] = ordered ?? [];
  if (ordered === null || newest === undefined || newest.line.state.kind === 'unreadable')
    return doesNotTell();
  // Lists of DrChrono come oldest first, so the newest row may be on a page that is missing. Only rows that come newest
  // first, from a later time to an earlier, show that it is not.
  const isFalling = ordered.every((row, index) => row === decoded[index]);
  const isOneTime = JSON.stringify(newest.sent) === JSON.stringify(ordered.at(-1)?.sent);
  if (!isWhole && (!isFalling || isOneTime)) return doesNotTell();
  return { kind: 'lines', lines: ordered.map(({ line }) => line) };
}

/** Take the rows of an answer; null where it has none that can be told apart from everything else. */
function accessRows(body: unknown): unknown[] | null {
  if (Array.isArray(body)) return body;
  if (!isFields(body) || isFilled(body, ['detail', 'error'])) return null;
  const lists = ['results', 'data'].map((key) => body[key]).filter((list) => Array.isArray(list));
  const [list, another] = lists;
  if (another !== undefined) return null;
  return list ?? (Object.keys(body).length === 0 ? [] : [body]);
}

/**
 * Tell whether rows are missing from this answer: it names a further page, or counts more rows than the `known` ones,
 * which are its own where it is the only page.
 */
export function hasMorePages(body: unknown, known = accessRows(body)?.length ?? 0): boolean {
  if (!isFields(body) || Array.isArray(body)) return false;
  const parts = [body, body['links'], body['meta'], body['pagination']];
  if (parts.some((part) => isFields(part) && isFilled(part, NEXT))) return true;
  const count = body['count'];
  return typeof count === 'number' && count > known;
}

/** Decode one row. Its state is `unreadable` where the row does not say it. */
function decodeRow(row: unknown, zone: string | null): Row {
  const fields: Fields = isFields(row) && !Array.isArray(row) ? row : {};
  const sent = stamp(fields, SENT, zone);
  const email = fields['email'];
  return {
    sent,
    line: {
      invite: {
        sent: sent?.at ?? null,
        precision: 'about',
        ...invitedAt(typeof email === 'string' && email !== '' ? email : null),
        by: textOf(fields, SENDER),
      },
      state: stateOf(fields, zone) ?? { kind: 'unreadable' },
    },
  };
}

/**
 * Read the state of a row. An activation or an end counts as soon as its field holds anything: a stamp that we cannot
 * read, or one that only lacks the practice zone, must never make a patient who has joined look pending. Null: the row
 * does not say its state, or contradicts itself.
 */
function stateOf(row: Fields, zone: string | null): LineState | null {
  const activated = isFilled(row, ACTIVATED);
  const revoked = isFilled(row, REVOKED);
  const since = stamp(row, ACTIVATED, zone);
  const end = stamp(row, REVOKED, zone);
  const sent = stamp(row, SENT, zone);
  if (isBefore(end, since) || isBefore(since, sent) || isBefore(end, sent)) return null;
  const at = end?.at ?? null;
  const isOver = revoked || saysYes(row, ALSO_ENDED);
  switch (wordOf(row, activated, revoked)) {
    case null:
      return null;
    case 'pending':
      // A row that says "pending" and also names an activation or an end contradicts itself.
      return activated || isOver || saysYes(row, ALSO_ACTIVATED) ? null : { kind: 'pending' };
    case 'active':
      return isOver ? null : { kind: 'active', since: since?.at ?? null };
    case 'revoked':
      // The page prints "Revoked before activation" in place of an activation's time: only a time proves an activation.
      if (activated && since === null) return null;
      return activated ? { kind: 'disabled', by: endedBy(row), at } : { kind: 'revokedBeforeActivation', at };
    case 'disabled':
      return { kind: 'disabled', by: endedBy(row), at };
  }
}

/**
 * Whoever was activated after the end may be active again, and a stamp from before the send may be left over from the
 * invite before. Stamps of two kinds are not compared.
 */
function isBefore(one: AccessStamp | null, other: AccessStamp | null): boolean {
  if (one?.wall && other?.wall) return one.wall < other.wall.slice(0, one.wall.length);
  return !!one?.at && !!other?.at && one.at.latest < other.at.earliest;
}

type Word = 'pending' | 'active' | 'revoked' | 'disabled';

/**
 * Read the row's own status word. A row without one is judged by its fields, and so is one whose word we do not know
 * and whose stamps say that it has ended. Null: the words differ, or the fields do not say the state either.
 */
function wordOf(row: Fields, activated: boolean, revoked: boolean): Word | null {
  const said = STATUS.filter((key) => isFilled(row, [key]) && !isPostalState(key, row[key]));
  if (said.length === 0) return inferred(row, activated, revoked);
  const words = new Set(said.map((key) => knownWord(row[key])));
  const [word = null] = words;
  if (words.size > 1) return null;
  if (word !== null) return word;
  return stamp(row, REVOKED, null) && mentions(row, ACTIVATED) ? inferred(row, activated, revoked) : null;
}

function knownWord(said: unknown): Word | null {
  if (typeof said !== 'string') return null;
  const word = said.trim().toLowerCase().replace(/_/g, ' ').replace(/\.+$/, '');
  return Object.hasOwn(WORDS, word) ? (WORDS[word] ?? null) : null;
}

/** A row that carries the patient's address has a `state` such as `NY`. */
function isPostalState(key: string, said: unknown): boolean {
  return key === 'state' && typeof said === 'string' && /^[A-Z]{2}$/.test(said.trim());
}

/**
 * Infer the state of a row without a status word. Silence means "not yet" only where the row names a send and has
 * fields for an activation and for an end; a field that is missing says nothing.
 */
function inferred(row: Fields, activated: boolean, revoked: boolean): Word | null {
  if (!mentions(row, SENT) || !mentions(row, ACTIVATED) || !mentions(row, REVOKED)) return null;
  // A field that holds something other than a time may mean anything: "Never", "Pending...", a number.
  if (revoked) return stamp(row, REVOKED, null) ? 'revoked' : null;
  if (activated) return stamp(row, ACTIVATED, null) ? 'active' : null;
  return 'pending';
}

function mentions(row: Fields, keys: readonly string[]): boolean {
  return keys.some((key) => Object.hasOwn(row, key));
}

function endedBy(row: Fields): EndedBy {
  const name = textOf(row, ENDED_BY)?.trim() ?? '';
  if (name === '') return 'unknown';
  return /^(?:by:?\s+)?(?:the\s+)?patient$/i.test(name) ? 'patient' : { name };
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

/** The same for fields that may hold a yes or no, in the ways in which these are written. */
function saysYes(row: Fields, keys: readonly string[]): boolean {
  return keys.some(
    (key) => isFilled(row, [key]) && row[key] !== 0 && !/^(?:0|no|false)$/i.test(textOf(row, [key]) ?? ''),
  );
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
