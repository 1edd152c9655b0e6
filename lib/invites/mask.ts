/** `jane.doe@example.com` → `j•••@example.com`. The domain stays: a misspelt one must be visible. */
export function maskEmail(email: string): string {
  const at = email.lastIndexOf('@');
  if (at < 1) return '•••';
  const [first = ''] = email;
  return `${first}•••${email.slice(at)}`;
}

/** Any phone → `(•••) •••-0143`; fewer than four digits are hidden whole. */
export function maskPhone(phone: string): string {
  const digits = phone.replace(/\D/g, '');
  return digits.length < 4 ? '•••' : `(•••) •••-${digits.slice(-4)}`;
}
