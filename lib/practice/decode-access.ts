import type { HistoryLine, Interval, LineState } from '../invites/evidence.ts';
import { wallClockInterval } from '../invites/expiry.ts';
import { maskEmail } from '../invites/mask.ts';

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

const WORDS: Record<string, 'pending' | 'active' | 'revoked' | 'disabled'> = {
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

/** Decode an answer for the practice zone (stamps carry no zone: recorded, they are local wall clock). */
export function decodeAccess(body: unknown, zone: string | null): AccessAnswer {
  const rows = rowsOf(body);
  if (rows === null) return { kind: 'doesNotTell', shape: shapeOf(body) };
  if (rows.length === 0) return { kind: 'emptyList' };
  const lines = rows.map((row) => decodeRow(row, zone));
  if (lines.some((line) => line === null)) return { kind: 'doesNotTell', shape: shapeOf(body) };
  return { kind: 'lines', lines: newestFirst(lines.filter((line) => line !== null)) };
}

function rowsOf(body: unknown): unknown[] | null {
  if (Array.isArray(body)) return body;
  if (!isFields(body)) return null;
  for (const key of ['results', 'data']) {
    const inner = body[key];
    if (Array.isArray(inner)) return inner;
  }
  return Object.keys(body).length === 0 ? [] : [body];
}

/** A row counts only if it says its state itself: by a status word we know, or by an activated/revoked stamp field. */
function decodeRow(row: unknown, zone: string | null): HistoryLine | null {
  if (!isFields(row)) return null;
  const sent = stamp(row, SENT, zone);
  const state = stateOf(row, zone);
  if (state === null) return null;
  const email = row['email'];
  return {
    invite: {
      sent,
      precision: 'about',
      email: typeof email === 'string' && email !== '' ? maskEmail(email) : null,
      by: textOf(row, SENDER),
    },
    state,
  };
}

function stateOf(row: Fields, zone: string | null): LineState | null {
  const activated = stamp(row, ACTIVATED, zone);
  const revoked = stamp(row, REVOKED, zone);
  const word = textOf(row, STATUS)?.trim().toLowerCase().replace(/_/g, ' ').replace(/\.+$/, '');
  const known = word === undefined ? inferred(row, activated, revoked) : (WORDS[word] ?? null);
  switch (known) {
    case null:
      return null;
    case 'pending':
      // "Pending" with an end stamp contradicts itself.
      return activated || revoked ? null : { kind: 'pending' };
    case 'active':
      return revoked ? null : { kind: 'active', since: activated };
    case 'revoked':
      return activated
        ? { kind: 'disabled', by: endedBy(row), at: revoked }
        : { kind: 'revokedBeforeActivation', at: revoked };
    case 'disabled':
      return { kind: 'disabled', by: endedBy(row), at: revoked };
  }
}

/** Without a status word both fields must be mentioned, and the row must name a send, for silence to mean something. */
function inferred(
  row: Fields,
  activated: Interval | null,
  revoked: Interval | null,
): 'pending' | 'active' | 'revoked' | null {
  const mentions = (keys: readonly string[]) => keys.some((key) => key in row);
  if (!mentions(SENT) || !mentions(ACTIVATED) || !mentions(REVOKED)) return null;
  if (revoked) return 'revoked';
  return activated ? 'active' : 'pending';
}

function endedBy(row: Fields): 'staff' | 'patient' | 'unknown' {
  const by = textOf(row, ENDED_BY);
  if (by === null) return 'unknown';
  return /^patient$/i.test(by) ? 'patient' : 'staff';
}

/** Newest first by send time; a list with an unstamped row keeps its own order. */
function newestFirst(lines: HistoryLine[]): HistoryLine[] {
  const at = (line: HistoryLine) => line.invite.sent?.earliest ?? Number.NaN;
  if (lines.some((line) => Number.isNaN(at(line)))) return lines;
  return lines
    .map((line, index) => ({ line, index }))
    .sort((a, b) => at(b.line) - at(a.line) || a.index - b.index)
    .map(({ line }) => line);
}

function stamp(row: Fields, keys: readonly string[], zone: string | null): Interval | null {
  const value = textOf(row, keys);
  if (value === null) return null;
  // With a zone it is an instant; without one it is the practice's wall clock (a space for the T was seen).
  if (/\d(Z|[+-]\d{2}:?\d{2})$/.test(value)) {
    const instant = Date.parse(value);
    return Number.isNaN(instant) ? null : { earliest: instant, latest: instant };
  }
  return /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}/.test(value)
    ? wallClockInterval(value.replace(' ', 'T'), zone)
    : null;
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

/** Key names and types of an answer, for support: `[{id:number,email:string}]`. Never a value. */
export function shapeOf(value: unknown, depth = 0): string {
  if (value === null) return 'null';
  if (Array.isArray(value))
    return value.length === 0 ? '[]' : depth > 3 ? '[…]' : `[${shapeOf(value[0], depth + 1)}]`;
  if (!isFields(value)) return typeof value;
  if (depth > 3) return '{…}';
  // A key can itself be data (a map keyed by e-mail): only plain field names are shown.
  const keys = Object.keys(value).slice(0, 60);
  return `{${keys.map((key) => `${/^[a-z_]{1,40}$/.test(key) ? key : '?'}:${shapeOf(value[key], depth + 1)}`).join(',')}}`;
}
