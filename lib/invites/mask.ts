/** `jane.doe@example.com` → `j•••@example.com`. The domain stays: a misspelt one must be visible. */
export function maskEmail(email: string): string {
  const at = email.lastIndexOf('@');
  if (at < 1) return '•••';
  const [first = ''] = email;
  return `${first}•••${email.slice(at)}`;
}

/** `x12`, `ext. 12`, `extension 12`, `;ext=12`, `#12` after a number. */
const EXTENSION = /[\s,;]*(?:extension|ext|x|#)[\s.:=]*\d+\s*$/i;

/** Any phone → `(•••) •••-0143`; an extension is not the number; fewer than four digits are hidden whole. */
export function maskPhone(phone: string): string {
  const digits = phone.replace(EXTENSION, '').replace(/\D/g, '');
  return digits.length < 4 ? '•••' : `(•••) •••-${digits.slice(-4)}`;
}
