/** A visit is one appointment of the practice's schedule that has a patient. */
export interface Visit {
  /** DrChrono's id of the appointment: text, usually digits. */
  id: string;
  patientId: number;
  providerId: number | null;
  officeId: number | null;
  /** When it begins by the practice's wall clock, `YYYY-MM-DDTHH:MM`. DrChrono names no zone. */
  starts: string;
  presence: Presence;
}

/**
 * Where the visit stands. `expected` stands for every word that is none of the others: a practice may have words of its
 * own. `gone` is cancelled, rescheduled, a no-show or deleted.
 */
export type Presence = 'expected' | 'arrived' | 'withProvider' | 'over' | 'gone';
