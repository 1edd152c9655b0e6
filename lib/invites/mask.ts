import { readPhone } from './phone.ts';

/** Mask `jane.doe@example.com` as `j•••@example.com`. The domain stays, so that staff see where it is misspelt. */
export function maskEmail(email: string): string {
  const at = email.lastIndexOf('@');
  if (at < 1) return '•••';
  const [first = ''] = email;
  return `${first}•••${email.slice(at)}`;
}

/** Mask any phone as `(•••) •••-0143`. What is no number, or has no certain ending, is hidden altogether. */
export function maskPhone(text: string): string {
  const phone = readPhone(text);
  return phone.kind === 'none' || phone.ending === null ? '•••' : `(•••) •••-${phone.ending}`;
}
