/** Something the practice sent to a patient. Nothing leaves the machine. */
export interface Mail {
  id: number;
  how: 'email' | 'letter';
  to: string;
  patientId: number;
  patientName: string;
  sentAt: number;
  /** The link to the patient's side. */
  link: string;
}

/** Where an invite's link leads. */
export const inviteLink = (token: string) => `https://www.onpatient.com/invite/${token}`;
