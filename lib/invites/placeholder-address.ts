/** Whoever has one of these before the @ has no address, whatever stands behind it. */
const NO_ADDRESS = [
  'na|n[./]a\\.?|no(?:ne|thing)?(?:given)?\\d*|nil|null|void|nobody|no[._-]?one',
  'no[._-]?(?:e?-?mails?|e?-?mail[._-]?address|address(?:es)?|reply)',
  "(?:does|do)?n[o']?t[._-]?(?:have|provided?|available|given|want|know)(?:[._-]?(?:one|any|e?-?mail))?",
  'dont[._-]?have(?:[._-]?(?:one|any|e?-?mail))?',
  '(?:pa?tient|pt)?[._-]?(?:declined?s?|refused?s?)',
  'unknown|test(?:ing)?\\d*|fake|xx+',
];
const noAddress = new RegExp(`^(?:${NO_ADDRESS.join('|')})$`);

/** A domain of this name belongs to nobody's mailbox, with whatever before the @. */
const NO_DOMAIN = /^(?:none|nowhere|no-?e?mail|no-?reply|not-?provided|test|fake|unknown|declined|refused)\./;

/** These are somebody's name now and then, and mean nobody where the domain says the same, or gives mailboxes to all. */
const FILLER = /^(?:e?-?mail|name|user|patient|abcd?e?|asdf\w*|qwerty|\d+|.)$/;
const FOR_ALL = /^(?:gmail|yahoo|hotmail|outlook|icloud|aol|e?mail|example)\.[a-z]+$/;

/**
 * Tell whether an address (in small letters) was typed because a form insisted on one. Names such as `nona`, `testa` or
 * `hyacinth.na` are people.
 */
export function isPlaceholder(local: string, domain: string): boolean {
  if (noAddress.test(local) || NO_DOMAIN.test(domain)) return true;
  const [name] = domain.split('.');
  return FILLER.test(local) && (name === local || (local.length > 1 && FOR_ALL.test(domain)));
}
