import type { PageKind } from './reading.ts';

/** These hosts under *.drchrono.com are not the EHR (facts of 2022-2025, High). */
export const otherSites = /^(support|www|owlknowledgeteststuff)\./;
// `/patients/{id}`, `/misc/labs/{id}/` and `/patient/{id}/integration/{n}/` are charts (High), as is
// `/chart/{id}/{section}` (Med to High, two unrelated teams). `/patient/chart/{id}/` is known to be wrong.
const chart = /^\/(?:patients|chart|misc\/labs|patient(?=\/\d+\/integration\/\d))\/([1-9]\d{0,11})(?:\/|$)/;
// Appointment ids are strings, "usually numeric, but not always" (API documentation).
const appointment = /^\/appointments\/(\d[\w-]{0,39})\/?$/;
const calendar = /^\/appointments\/?$/;

/**
 * Tell which page of the EHR an address names. This imports nothing and stays tiny, because the detector contains it.
 */
export function pageKind(url: Pick<URL, 'protocol' | 'hostname' | 'pathname'>): PageKind {
  const { protocol, hostname, pathname } = url;
  if (protocol === 'https:' && hostname.endsWith('.drchrono.com') && !otherSites.test(hostname)) {
    const patientId = chart.exec(pathname)?.[1];
    if (patientId) return { kind: 'chart', patientId: Number(patientId) };
    const appointmentId = appointment.exec(pathname)?.[1];
    if (appointmentId) return { kind: 'appointment', appointmentId };
    if (calendar.test(pathname)) return { kind: 'calendar' };
  }
  return { kind: 'none' };
}
