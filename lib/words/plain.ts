/**
 * This is a message in three plain parts. Every trouble, refusal and stop has all three, and a test insists on that.
 */
export interface Plain {
  happened: string;
  /** This part says what it means for the patient. */
  patient: string;
  /** This part says what to do next. */
  next: string;
}

export function plain(happened: string, patient: string, next: string): Plain {
  return { happened, patient, next };
}

/** Most troubles share this sentence. */
export const NOTHING_SENT = 'Nothing was sent to the patient.';
