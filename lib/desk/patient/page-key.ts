import type { PageKind } from '../../ehr/page/reading.ts';

/** Say in words which page of the EHR this is, so that a token can remember the page and a press can be compared. */
export function pageKey(page: PageKind): string {
  switch (page.kind) {
    case 'chart':
      return `chart ${page.patientId}`;
    case 'appointment':
      return `appointment ${page.appointmentId}`;
    default:
      return page.kind;
  }
}
