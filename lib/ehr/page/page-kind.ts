import type { PageKind } from './reading.ts';

// Hosts under *.drchrono.com that are not the EHR: facts of 2022-2025, high.
const otherSites = /^(support|www|owlknowledgeteststuff)\./;
// `/patients/{id}` and `/misc/labs/{id}/` high; `/chart/{id}/{section}` medium-high (two unrelated teams);
// `/patient/{id}/integration/{n}/` high. `/patient/chart/{id}/` is known to be wrong.
const chart = /^\/(?:patients|chart|misc\/labs|patient(?=\/\d+\/integration\/\d))\/([1-9]\d{0,11})(?:\/|$)/;
// Appointment ids are strings, "usually numeric, but not always" (API documentation).
const appointment = /^\/appointments\/(\d[\w-]{0,39})\/?$/;
const calendar = /^\/appointments\/?$/;

/** Which page of the EHR this address names. Imports nothing and stays tiny: it ships in the detector. */
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
