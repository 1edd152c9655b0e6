import * as z from 'zod/mini';
import { presenceOf } from '../invites/presence.ts';
import type { Visit } from '../invites/visit.ts';
import { once } from '../once.ts';
import { isRealDay } from './calendar-day.ts';
import { anId } from './decode-patient.ts';

/**
 * What is read of an appointment. The id is text in lists and a number elsewhere (REC, High). `patient` is null for a
 * break (OFF and REC, High). Only what says whose it is and when it begins makes a row unreadable; without the rest it is
 * still a visit.
 */
const appointmentAnswer = once(() =>
  z.object({
    id: z.union([z.string().check(z.minLength(1)), anId()]),
    patient: z.nullish(anId()),
    appt_is_break: z.optional(z.unknown()),
    scheduled_time: z.optional(z.unknown()),
    doctor: z.optional(z.unknown()),
    office: z.optional(z.unknown()),
    status: z.optional(z.unknown()),
    deleted_flag: z.optional(z.unknown()),
    recurrence_instance_key: z.optional(z.unknown()),
  }),
);

/** One appointment: whose it is, and its visit. */
export interface ReadAppointment {
  id: string;
  /** null for a break, and for time that is blocked without a patient. */
  patientId: number | null;
  /** `none`: a break, or there is no patient; `unreadable`: there is a patient, and no telling when. */
  visit: Visit | 'none' | 'unreadable';
  /**
   * Another id that this appointment had: one of a series has the series' name until it is first changed, and a number
   * of its own after that (`recurrence_instance_key`: OFF, High; that it is the id of before: INF, Low). null: none.
   */
  before: string | null;
}

/** Decode one appointment of `/api/appointments` or `/api/appointments/{id}`; null where the body is none at all. */
export function decodeAppointment(body: unknown): ReadAppointment | null {
  const parsed = z.safeParse(appointmentAnswer(), body);
  if (!parsed.success) return null;
  const said = parsed.data;
  const id = String(said.id);
  const patientId = said.patient ?? null;
  const key = said.recurrence_instance_key;
  const named = { id, patientId, before: typeof key === 'string' && key !== '' && key !== id ? key : null };
  if (patientId === null || isTrue(said.appt_is_break)) return { ...named, visit: 'none' };
  const starts = wallTime(said.scheduled_time);
  if (starts === null) return { ...named, visit: 'unreadable' };
  const [providerId, officeId] = [idOrNull(said.doctor), idOrNull(said.office)];
  const presence = presenceOf(typeof said.status === 'string' ? said.status : '', isTrue(said.deleted_flag));
  return { ...named, visit: { id, patientId, providerId, officeId, starts, presence } };
}

/** What was read of the schedule. */
export interface ReadVisits {
  /** Each visit once, in the order of the answer. Those that are cancelled or deleted are among them, as `gone`. */
  visits: Visit[];
  /**
   * The ids of appointments that are no visits, though they may have been: breaks, an appointment whose patient was
   * taken off, and an id that one of the visits had before.
   */
  notVisits: string[];
  /** So many rows could not be read, so the schedule holds more than is listed here. */
  unread: number;
}

/**
 * Decode the rows of a list of appointments. A row that cannot be read is counted, so that it neither hides the day nor
 * goes unnoticed; where no row at all can be read, the list is none (null). A row that comes twice, as it does where the
 * schedule is changed between two pages, counts as it came last.
 */
export function decodeVisits(rows: readonly unknown[]): ReadVisits | null {
  const read = rows.map(decodeAppointment);
  const named = new Map(read.flatMap((row) => (row === null ? [] : [[row.id, row] as const])));
  const before = new Set([...named.values()].flatMap((row) => row.before ?? []));
  const present = [...named.values()].filter(({ id }) => !before.has(id));
  const visits = present.flatMap(({ visit }) => (typeof visit === 'string' ? [] : [visit]));
  const notVisits = [...present.filter(({ visit }) => visit === 'none').map(({ id }) => id), ...before];
  const unread =
    read.filter((row) => row === null).length + present.filter(({ visit }) => visit === 'unreadable').length;
  return unread > 0 && visits.length + notVisits.length === 0 ? null : { visits, notVisits, unread };
}

const officeAnswer = once(() => z.object({ id: anId(), name: z.nullish(z.string()) }));

/** Decode one office of `/api/offices`; null where the body is none. `name` is '' where it says none. */
export function decodeOffice(body: unknown): { id: number; name: string } | null {
  const parsed = z.safeParse(officeAnswer(), body);
  return parsed.success ? { id: parsed.data.id, name: parsed.data.name?.trim() ?? '' } : null;
}

/**
 * Take `YYYY-MM-DDTHH:MM` out of a `scheduled_time`. The API writes no zone (OFF, High); a client also met a blank in
 * place of the T, days without a time, and junk (USE, Med). A time with a zone is refused, since nobody knows whose it
 * would be.
 */
function wallTime(value: unknown): string | null {
  const found = typeof value === 'string' ? WALL_TIME.exec(value.trim()) : null;
  const [, day = '', time = ''] = found ?? [];
  return found && isRealDay(day) ? `${day}T${time}` : null;
}

const WALL_TIME = /^(\d{4}-\d{2}-\d{2})[T ]((?:[01]\d|2[0-3]):[0-5]\d)(?::[0-5]\d(?:\.\d{1,9})?)?$/;

function idOrNull(value: unknown): number | null {
  const parsed = z.safeParse(anId(), value);
  return parsed.success ? parsed.data : null;
}

/** Flags are booleans (OFF); the same API's users have theirs as text, by its own document. */
function isTrue(value: unknown): boolean {
  return value === true || value === 1 || (typeof value === 'string' && /^(?:true|1)$/i.test(value.trim()));
}
