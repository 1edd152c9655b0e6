import type { Requirement } from '../invites/eligibility.ts';
import type { AddressDoubt } from '../invites/email-address.ts';

/** Say in a few words what is doubtful about a masked address, for a row. */
export function addressProblem(masked: string | null, doubt: AddressDoubt | undefined): string {
  const address = masked ?? 'The email';
  switch (doubt?.kind) {
    case 'notAnAddress':
      return 'The email is no address';
    case 'placeholder':
      return `${address} seems to stand for “none”`;
    case 'practice':
      return `${address} is your practice’s own`;
    default:
      return `${address} looks mistyped`;
  }
}

const lackingName: Record<Requirement, string> = {
  email: 'email',
  birthDate: 'birth date',
  phone: 'phone',
  ssn: 'SSN',
};

/** Name fields that the chart does not have, as a row does: `No birth date or phone on file`. */
export function lackingWord(lacking: readonly Requirement[]): string {
  const names = lacking.map((one) => lackingName[one]);
  const last = names.pop();
  return `No ${names.length === 0 ? last : `${names.join(', ')} or ${last}`} on file`;
}
