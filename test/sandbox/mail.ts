/** The practice "sent" this to a patient. Nothing leaves the machine. */
export interface Mail {
  id: number;
  how: 'email' | 'letter';
  to: string;
  patientId: number;
  patientName: string;
  sentAt: number;
  /** This link leads to the patient's side. */
  link: string;
}

/** An invite's link leads here. */
export const inviteLink = (token: string) => `https://www.onpatient.com/invite/${token}`;
