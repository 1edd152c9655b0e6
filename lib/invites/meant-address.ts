import suggestionsFor, { all } from 'email-misspelled';
import { once } from '../once.ts';

/** So many patients have their mailbox at these that a domain almost like one of them is most likely mistyped. */
const PROVIDERS = [
  ...[
    'gmail.com',
    'googlemail.com',
    'yahoo.com',
    'ymail.com',
    'rocketmail.com',
    'hotmail.com',
    'outlook.com',
  ],
  ...['live.com', 'msn.com', 'icloud.com', 'aol.com', 'aim.com', 'comcast.net', 'verizon.net', 'att.net'],
  ...[
    'sbcglobal.net',
    'bellsouth.net',
    'cox.net',
    'charter.net',
    'earthlink.net',
    'optonline.net',
    'juno.com',
  ],
  ...['windstream.net', 'frontier.com', 'frontiernet.net', 'centurylink.net', 'roadrunner.com', 'mail.com'],
  ...['protonmail.com', 'proton.me', 'yandex.com', 'zoho.com', 'gmx.com', 'gmx.net', 'netzero.net'],
];

/** These are mailboxes too, and look like a mistyped provider. */
const NEIGHBOURS = [
  'email.com',
  'pm.me',
  'hey.com',
  'usa.com',
  'usa.net',
  'gmx.us',
  'yandex.ru',
  'protonmail.ch',
];

/** Nobody is told to look twice at one of these. */
const mailboxes = once(() => new Set([...PROVIDERS, ...NEIGHBOURS, ...all]));

const suggest = once(() => suggestionsFor({ domains: PROVIDERS, maxMisspelled: 2, lengthDiffMax: 2 }));

/** Endings that do not exist, or that nobody here has a mailbox at, and which one was meant. */
const MEANT_END: readonly [RegExp, string][] = [
  // An ending that stands twice, as in `gmail.com.com`.
  [/\.(com|net|org|edu)(?:\.?\1)+$/, '.$1'],
  [/\.(?:cmo|con|comm|cm|coom|ocm|vom|xom|c0m)$/, '.com'],
  [/\.(?:nte|ner|nett)$/, '.net'],
  [/\.(?:ogr|rog|orgg)$/, '.org'],
];

/** To compare a domain takes a while, and a list has many patients and few domains. */
const compared = new Map<string, string | null>();
const MOST_COMPARED = 1_000;

/** Do many people have their mailbox at this domain? Then it is no practice's own. */
export function isMailProvider(domain: string): boolean {
  return mailboxes().has(domain);
}

/** Find the domain that was meant by this one (in small letters); null where nothing looks mistyped. */
export function meantDomain(domain: string): string | null {
  const before = compared.get(domain);
  if (before !== undefined) return before;
  const meant = nearest(domain);
  if (compared.size >= MOST_COMPARED) compared.clear();
  compared.set(domain, meant);
  return meant;
}

function nearest(domain: string): string | null {
  const typed = meantLetters(domain).replaceAll(',', '.');
  const end = MEANT_END.find(([pattern]) => pattern.test(typed));
  const whole = end ? typed.replace(...end) : typed;
  const [name = ''] = whole.split('.');
  const ofNet = `${name}.net`;
  if (whole === `${name}.com` && PROVIDERS.includes(ofNet) && !PROVIDERS.includes(whole)) return ofNet;
  if (mailboxes().has(whole)) return whole === domain ? null : whole;
  return almostProvider(whole) ?? (whole === domain ? null : whole);
}

/** A short name such as `msn` has neighbours that are real, so only one letter may differ from it. */
function almostProvider(domain: string): string | null {
  const near = suggest()(`a@${domain}`).find(
    ({ suggest: provider, misspelledCount }) =>
      misspelledCount <= ((provider.split('.')[0] ?? '').length > 4 ? 2 : 1),
  );
  return near?.suggest ?? null;
}

/** Letters of other scripts that look like one of a to z, and came in by copying; under each the one it looks like. */
const LOOKALIKES = '\u0430\u0441\u0435\u0456\u0458\u043e\u0440\u0455\u0445\u0443\u03bf';
const LOOKED_LIKE = 'aceijopsxyo';

/**
 * Put in the letter that a lookalike stands for, in words that have letters from a to z too. Other scripts stay. What a PDF
 * draws as one letter, such as the fi of a name, becomes two again.
 */
export function meantLetters(text: string): string {
  return text
    .replace(/[\ufb00-\ufb06\uff21-\uff5a]/g, (letter) => letter.normalize('NFKC'))
    .replace(/[\p{L}\p{M}\p{N}]+/gu, (word) => {
      if (!/[a-z]/i.test(word) || !/[\p{Script=Cyrillic}\p{Script=Greek}]/u.test(word)) return word;
      return word.replace(/./gu, (letter) => LOOKED_LIKE[LOOKALIKES.indexOf(letter)] ?? letter);
    });
}
