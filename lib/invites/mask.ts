/** Mask `jane.doe@example.com` as `j•••@example.com`. The domain stays, so that staff see where it is misspelt. */
export function maskEmail(email: string): string {
  const at = email.lastIndexOf('@');
  if (at < 1) return '•••';
  const [first = ''] = email;
  return `${first}•••${email.slice(at)}`;
}

/** An extension may follow a phone number as `x12`, `ext. 12`, `extension 12`, `;ext=12` or `#12`. */
const EXTENSION = /[\s,;]*(?:extension|ext|x|#)[\s.:=]*\d+\s*$/i;

/**
 * Mask any phone as `(•••) •••-0143`. An extension is cut off first, or its digits would be shown as the end of the
 * number. A number of fewer than four digits is hidden altogether.
 */
export function maskPhone(phone: string): string {
  const digits = phone.replace(EXTENSION, '').replace(/\D/g, '');
  return digits.length < 4 ? '•••' : `(•••) •••-${digits.slice(-4)}`;
}
