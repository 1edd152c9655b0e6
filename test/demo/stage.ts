import type { Page } from '@playwright/test';
import type { Desk } from '../e2e/desk.ts';
import type { PatientRecord } from '../sandbox/person.ts';

/** The story needs no other browser than the one it is told in. */
export type Story = Omit<Desk, 'startAgain' | 'restart' | 'profile'>;

export interface Stage {
  desk: Story;
  /** Say what was seen, and keep a picture of it. */
  tell(name: string, page: Page, told: string): Promise<void>;
  /** Keep a small picture for the README, of the page in a window of this size (px), where those are wanted. */
  small(name: string, page: Page, size: { width: number; height: number }): Promise<void>;
}

export const nameOf = ({ firstName, lastName }: PatientRecord) => `${firstName} ${lastName}`;

export function mailsTo({ sandbox }: Story, { id }: Pick<PatientRecord, 'id'>) {
  return sandbox.practice.mail.filter(({ patientId }) => patientId === id);
}

/** Read the text of a place as one line. */
export async function line(place: { innerText(): Promise<string> }): Promise<string> {
  return (await place.innerText()).replace(/\s+/g, ' ').trim();
}
