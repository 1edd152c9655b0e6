import { isFresh } from '../../invites/evidence.ts';
import { type Lapse, lapseOf } from '../../invites/lapse.ts';
import type { Status } from '../../invites/status.ts';
import type { Visit } from '../../invites/visit.ts';
import { SCHEDULE_TOLD, VISIT_FRESH } from '../../timing.ts';
import type { PatientServices } from './read-access.ts';
import type { Snapshot } from './snapshot.ts';

/**
 * What a view of one patient says of an invite that ends before the next visit; empty where none does. It costs no
 * request: the visits are those of the schedule that was read, and of appointments that somebody opened.
 */
export async function lapseBefore(
  services: PatientServices,
  { now, zone }: Pick<Snapshot, 'now' | 'zone'>,
  patientId: number,
  status: Status,
): Promise<{ lapse?: Lapse }> {
  // An invite at an old address reaches nobody, and needs another press than a later resend.
  if (status.kind !== 'pending' || status.expires === null || status.toOldAddress) return {};
  const lapse = lapseOf(status.expires, await knownVisits(services, patientId, now), zone, now);
  return lapse === null ? {} : { lapse };
}

/** An appointment that was opened tells of a visit, until the schedule of its day is read. */
async function knownVisits(services: PatientServices, patientId: number, now: number): Promise<Visit[]> {
  const [opened, scheduled] = await Promise.all([
    services.cache.visits(patientId),
    services.scheduled?.(patientId) ?? { visits: [], knownAt: () => null },
  ]);
  const knownAt = ({ starts }: Visit) => scheduled.knownAt(starts.slice(0, 10));
  const others = opened.filter(({ value, at }) => {
    const known = knownAt(value);
    return isFresh(at, now, VISIT_FRESH) && (known === null || known < at);
  });
  const openedIds = new Set(others.map(({ value }) => value.id));
  const listed = scheduled.visits.filter(
    (visit) => !openedIds.has(visit.id) && isFresh(knownAt(visit) ?? 0, now, SCHEDULE_TOLD),
  );
  return [...listed, ...others.map(({ value }) => value)];
}
