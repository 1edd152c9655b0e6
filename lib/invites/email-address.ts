import { meantDomain, meantLetters } from './meant-address.ts';
import { isPlaceholder } from './placeholder-address.ts';

/** Tell whether the text has the form of an address at all. `mona at example` and `none` have not. */
export function isEmailAddress(text: string): boolean {
  return /^[^\s@]+@[^\s@]+$/.test(text);
}

/** What is said of an address that somebody typed. It is advice: nothing is ever changed by it. */
export type AddressVerdict =
  | { kind: 'fine' }
  /** Only what pasting brought along is too much; `to` is the address without it. */
  | { kind: 'cleaned'; to: string }
  /** It looks mistyped, and `to` is most likely meant. */
  | { kind: 'suggest'; to: string }
  /** No mail could reach it. */
  | { kind: 'notAnAddress' }
  /** It was typed because a form insisted on an address: `none@none.com`. */
  | { kind: 'placeholder' }
  /** It is the practice's own, not the patient's. */
  | { kind: 'practice' };

/**
 * What is doubtful about an address, without the part before the @, so that a view may carry it. `ends` holds what
 * stands behind the @ and what is meant; null where the doubt is in the part before it.
 */
export type AddressDoubt =
  | { kind: 'suggest'; ends: { typed: string; meant: string } | null }
  | { kind: 'cleaned' | 'notAnAddress' | 'placeholder' | 'practice' };

/** Judge an address as it was typed. `practiceDomain` is the practice's own; null where it is not known or has none. */
export function judgeAddress(typed: string, practiceDomain: string | null): AddressVerdict {
  if (typed.length > LONGEST_TYPED) return { kind: 'notAnAddress' };
  const address = withoutDirt(typed);
  const at = address.indexOf('@');
  const local = address.slice(0, Math.max(at, 0));
  const domain = address.slice(at + 1).toLowerCase();
  if (at < 1 || !isLocalPart(local) || /[\s@]/.test(domain)) return { kind: 'notAnAddress' };
  if (practiceDomain !== null && isWithin(domain, practiceDomain.toLowerCase())) return { kind: 'practice' };
  if (isPlaceholder(local.toLowerCase(), domain)) return { kind: 'placeholder' };
  const meant = meantDomain(domain);
  if (meant !== null && isDomain(meant)) return { kind: 'suggest', to: `${meantLetters(local)}@${meant}` };
  if (!isDomain(domain) || address.length > LONGEST_ADDRESS) return { kind: 'notAnAddress' };
  if (meantLetters(local) !== local) return { kind: 'suggest', to: `${meantLetters(local)}@${domain}` };
  return address === typed ? { kind: 'fine' } : { kind: 'cleaned', to: address };
}

/** Say what is doubtful about an address of a chart; null where nothing is. */
export function doubtAbout(typed: string, practiceDomain: string | null): AddressDoubt | null {
  const verdict = judgeAddress(typed, practiceDomain);
  if (verdict.kind === 'fine') return null;
  if (verdict.kind !== 'suggest') return { kind: verdict.kind };
  const ends = { typed: endOf(withoutDirt(typed)), meant: endOf(verdict.to) };
  return { kind: 'suggest', ends: ends.typed === ends.meant ? null : ends };
}

function endOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1).toLowerCase();
}

/** No address with what was pasted around it is longer. */
const LONGEST_TYPED = 1_000;
/** RFC 5321 says how long an address and its part before the @ may be. */
const LONGEST_ADDRESS = 254;
const LONGEST_LOCAL_PART = 64;

/** Signs without a width, those that turn the direction of writing, the mark of byte order and the soft hyphen. */
const UNSEEN = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/g;

/** Take away what comes along when an address is copied: `Mira <mailto:mira@example.com>;` is `mira@example.com`. */
export function withoutDirt(typed: string): string {
  let address = typed.replace(UNSEEN, '');
  for (let before = ''; before !== address; ) {
    before = address;
    address = address
      .trim()
      .replace(/\s*@\s*/, '@')
      .replace(/[.,;]+$/, '')
      .replace(/^[^<>]*<([^<>]*@[^<>]*)>$/, '$1')
      .replace(/^<|>$/g, '')
      .replace(/^mailto:([^?]*)(?:\?.*)?$/i, '$1')
      .replace(/^(["'“‘(])(.*)["'”’)]$/s, '$2');
  }
  return address;
}

/** The letters, digits and signs of RFC 5322, and since RFC 6531 the letters of all scripts. */
function isLocalPart(local: string): boolean {
  return (
    local.length <= LONGEST_LOCAL_PART &&
    /^[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~-]+(?:\.[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~-]+)*$/u.test(local)
  );
}

/** The last label is no number, or the whole would be an address of a machine. */
function isDomain(domain: string): boolean {
  const labels = domain.split('.');
  const isLabel = (label: string) =>
    /^[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}-]{0,61}[\p{L}\p{M}\p{N}])?$/u.test(label);
  return (
    labels.length > 1 && labels.every(isLabel) && /^(?:\p{L}[\p{L}\p{M}]+|xn--.+)$/u.test(labels.at(-1) ?? '')
  );
}

function isWithin(domain: string, own: string): boolean {
  return domain === own || domain.endsWith(`.${own}`);
}
