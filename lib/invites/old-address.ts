import { READ_LAG } from '../timing.ts';
import { isEmailAddress, withoutDirt } from './email-address.ts';
import type { Invite } from './evidence.ts';
import { maskEmail } from './mask.ts';
import type { Status } from './status.ts';

/** The email that the chart has, and when the practice API said so (epoch ms, corrected clock). */
export interface PresentAddress {
  email: string | null | undefined;
  readAt: number;
}

/**
 * Mark an invite as sent to an old address, where it waits at another address than the chart has now: correcting a chart
 * does not move an invite (the sign-up asks for the address that was invited, support 4402326534427, Med). Where either
 * address is not known, or the chart was not read since the invite was sent, nothing is said.
 */
export function withOldAddress(status: Status, present: PresentAddress | null): Status {
  if (status.kind !== 'pending' || present === null) return status;
  const { invite, grounds } = status;
  const now = addressMark(present.email);
  if (invite.addressMark === undefined || now === null || now === invite.addressMark) return status;
  // An older record may lack a correction that came right before the invite.
  const isRecordNewer = present.readAt >= (invite.sent?.latest ?? grounds.asOf) + READ_LAG;
  return isRecordNewer ? { ...status, toOldAddress: true } : status;
}

/** Signs that no mailbox has, and the others where they stand in a row, are put over what is masked. */
const MASKED = /[^\p{L}\p{M}\p{N}.!#$%&'+/=?^_`{|}~@-]|([.!#$%&'+/=?^_`{|}~-])\1|x{3}/u;

/**
 * Make a mark of an address, by which two can be compared and none be read; null where this is no whole address. One that
 * is masked, as in `m***@example.com`, may be any.
 */
export function addressMark(text: string | null | undefined): string | null {
  const address = withoutDirt(text ?? '').toLowerCase();
  if (!isEmailAddress(address) || MASKED.test(address)) return null;
  return hash(address, 0x811c9dc5) + hash(address, 0x1b873593);
}

/** Say to which address an invite went: masked, and with the mark where it is whole. */
export function invitedAt(email: string | null): Pick<Invite, 'email' | 'addressMark'> {
  const mark = addressMark(email);
  return { email: email === null ? null : maskEmail(email), ...(mark === null ? {} : { addressMark: mark }) };
}

/** FNV-1a, in eight hexadecimal digits. */
function hash(text: string, seed: number): string {
  let sum = seed;
  for (const byte of new TextEncoder().encode(text)) sum = Math.imul(sum ^ byte, 0x01000193) >>> 0;
  return sum.toString(16).padStart(8, '0');
}
