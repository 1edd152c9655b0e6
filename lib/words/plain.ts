/** A message in three plain parts. Every trouble, refusal and stop has all three: a test says so. */
export interface Plain {
  happened: string;
  /** What it means for the patient. */
  patient: string;
  /** What to do next. */
  next: string;
}

export function plain(happened: string, patient: string, next: string): Plain {
  return { happened, patient, next };
}

/** The sentence most troubles share. */
export const NOTHING_SENT = 'Nothing was sent to the patient.';
