import type { PatientRecord } from '../../invites/patient.ts';

export type NamedRecord = Pick<
  PatientRecord,
  'firstName' | 'middleName' | 'lastName' | 'nickName' | 'suffix'
>;

/**
 * How a written name stands to a record's. `additions`: the record's first and last name are there, in order, beside
 * words that the record does not explain (a suffix, a degree, "[self-pay]"). Alone that is not enough to be the name.
 */
export type NameVerdict = 'same' | 'additions' | 'differs';

const generations: Record<string, string> = {
  ...{ jr: 'jr', junior: 'jr', sr: 'sr', senior: 'sr', ii: 'ii', '2nd': 'ii', iii: 'iii', '3rd': 'iii' },
  ...{ iv: 'iv', '4th': 'iv', v: 'v', '5th': 'v', vi: 'vi' },
};
const degrees = new Set(
  'md do phd dds dmd rn np pa pac esq dr mr mrs ms miss mx prof rev cpa jd mba dvm od pharmd dnp mph bsn msn lpn crna dpm'.split(
    ' ',
  ),
);
/** Names in these scripts are written with the family name first and without a comma. */
const familyFirst = /^[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}ー\s・·]+$/u;
/** In these alphabets a mark is an accent that people leave out. In others (Thai, Devanagari) it is a vowel. */
const accent = /(?<=[\p{sc=Latin}\p{sc=Greek}]\p{M}*)\p{M}/gu;
/** Hebrew and Arabic write their short vowels or leave them out. */
const pointing = /[\u0591-\u05bd\u05bf\u05c1-\u05c7\u064b-\u0652\u0670\u0640]/gu;
const plainLetters: Record<string, string> = {
  ...{ ß: 'ss', ø: 'o', ł: 'l', æ: 'ae', œ: 'oe', đ: 'd', ı: 'i', ð: 'd', ё: 'е' },
};
const apostrophe = /(?<=\p{L}\p{M}*)['’‘`´ʼʻʹ′＇׳״]/gu;
/** What follows such a sign behind a name is a remark of the practice, as in "Ana Sample : VIP". */
const remark = /\s[:*•|–—-]+\s.*$|[:*•|]\s.*$/u;
/** So is the age or the sex behind a name, as in "Ana Sample, 71 yo F". The one digit of "Baby Boy 2" is no age. */
const vitals =
  /(?:,\s*|\s)(?:(?:dob|born|aged?|aka|née)\b|(?:she|he|they)\/\p{L}+|\d{1,3}\s?(?:yo?|y\/o|yrs?|years?)\b|\d{2,3}\s?[fmx]?$).*$|(?<=\p{L}\s+\p{L}.*),\s*(?:[fmx]|(?:fe)?male)$/iu;
const newborn = /^(?:baby|newborn|infant|twin|triplet)/;
const nickname = /^["“”„'‘([{<].*["“”'’)\]}>]$/u;
const mostWords = 14;

/** The words of a name as they are compared: in small letters, without punctuation, in one Unicode form. */
export function nameWords(name: string): string[] {
  return name
    .normalize('NFKC')
    .toLocaleLowerCase('en-US')
    .replace(/\p{Cf}/gu, '')
    .replace(apostrophe, '')
    .replace(/(?<=(?:^|[^\p{L}])\p{L})\.(?=\p{L}\.)/gu, '')
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter((word) => word !== '');
}

/**
 * Is this written name the record's? Its words must stand in the record's order: first or nickname, middle names or
 * their initials, last, suffix. "Last, First" with a comma is the same, and so is the family name first in Chinese,
 * Japanese and Korean script. Spaces and hyphens are not compared, since pages set them in many ways. A name without its
 * accents needs a second identifier, as one with additions does.
 */
export function compareName(written: string, record: NamedRecord): NameVerdict {
  const forms = formsOf(record);
  if (isSameName(written, record)) return 'same';
  const { whole, bare } = withoutRemarks(written, record);
  return [whole, bare]
    .flatMap((text) => ordersOf(text).map(asSuffixes))
    .flatMap((words) => withoutAdditions(words, record))
    .some((words) => isAmong(forms, words.join('')))
    ? 'additions'
    : 'differs';
}

function isAmong(forms: ReadonlySet<string>, word: string): boolean {
  const plain = withoutAccents(word);
  return forms.has(word) || [...forms].some((form) => withoutAccents(form) === plain);
}

function withoutAccents(word: string): string {
  return word
    .normalize('NFD')
    .replace(accent, '')
    .normalize('NFC')
    .replace(pointing, '')
    .replace(/[ßøłæœđıðё]/g, (letter) => plainLetters[letter] ?? letter);
}

function isSameName(written: string, record: NamedRecord): boolean {
  const forms = formsOf(record);
  const isIn = (text: string) => ordersOf(text).some((words) => forms.has(asSuffixes(words).join('')));
  // Some records hold the brackets or quotes themselves, so the name is also compared with all its words.
  if (isIn(written) || isFamilyFirst(written, record)) return true;
  const { whole, hasBrackets } = withoutRemarks(written, record);
  return whole !== written && !hasBrackets && (isIn(whole) || isFamilyFirst(whole, record));
}

/** Does this longer text hold the record's first and last name, next to each other and in order? */
export function holdsName(text: string, record: NamedRecord): boolean {
  const rarest = nameWords(record.lastName || record.firstName).join('');
  // Most lines do not hold the last name, and the search below takes long.
  if (rarest === '' || !nameWords(text).join('').includes(rarest)) return false;
  const words = text.split(/\s+/).filter(Boolean);
  for (let from = 0; from < words.length; from += 1) {
    // The nickname of somebody else, as in `Eva "Mira" Quillfeather`, is no first name.
    if (from > 0 && nickname.test(words[from] ?? '')) continue;
    for (let to = from + 1; to <= Math.min(words.length, from + mostWords); to += 1) {
      const part = words
        .slice(from, to)
        .join(' ')
        .replace(/^[^\p{L}\p{N}(]+|[^\p{L}\p{M}\p{N})]+$/gu, '');
      if (isSameName(part, record)) return true;
    }
  }
  return false;
}

/** Cut a name from what stands in brackets or quotes and is no nickname, and (`bare`) from a remark behind it. */
function withoutRemarks(written: string, record: NamedRecord) {
  let hasBrackets = false;
  const nick = nameWords(record.nickName).join('');
  const whole = written.replace(
    /\(([^)]*)\)|\[([^\]]*)\]|\{([^}]*)\}|<([^>]*)>|["“”„]([^"“”„]+)["“”„]|(?<!\p{L})['‘]([^'’]+)['’](?!\p{L})/gu,
    (...parts) => {
      const inside = nameWords(parts.slice(1, 7).find((part) => typeof part === 'string') ?? '').join('');
      if (inside !== '' && inside !== nick) hasBrackets = true;
      return ' ';
    },
  );
  return { whole, bare: whole.replace(remark, '').trim().replace(vitals, ''), hasBrackets };
}

/** List the orders in which words may be meant: as they stand, and turned round where a comma says so. */
function ordersOf(bare: string): string[][] {
  const parts = bare
    .split(/[,،、，]/u)
    .map(nameWords)
    .filter((words) => words.length > 0);
  const [first, second, ...rest] = parts;
  if (first === undefined) return [];
  if (second === undefined) return [first];
  const tail = rest.flat();
  const asItStands = [...first, ...second, ...tail];
  // "Smith Jr., John" and "Smith, John Jr." put the suffix behind either part.
  const family = first.filter((word, index) => index === 0 || !isTitle(word));
  const given = second.filter((word, index) => index === 0 || !isTitle(word));
  const titles = [...first, ...second].filter((word) => !family.includes(word) && !given.includes(word));
  const turned = [...given, ...family, ...titles, ...tail];
  const behind = second.every(isTitle) ? [[...tail, ...first, ...second], asItStands] : [];
  return [turned, ...behind];
}

function isTitle(word: string): boolean {
  return word in generations || degrees.has(word);
}

/** Write a generation in one way ("2nd" and "II", "Junior" and "Jr"), where it stands behind two other words. */
function asSuffixes(words: readonly string[]): string[] {
  return words.map((word, index) => (index > 1 ? (generations[word] ?? word) : word));
}

/** One record is compared with many lines. */
const formsOfRecord = new WeakMap<NamedRecord, Set<string>>();

function formsOf(record: NamedRecord): Set<string> {
  const known = formsOfRecord.get(record) ?? allForms(record);
  formsOfRecord.set(record, known);
  return known;
}

/** Every way to write the record's name in the order of English, without spaces. */
function allForms(record: NamedRecord): Set<string> {
  const join = (name: string) => nameWords(name).join('');
  const [first, last, nick] = [join(record.firstName), join(record.lastName), join(record.nickName)];
  const suffix = nameWords(record.suffix)
    .map((word) => generations[word] ?? word)
    .join('');
  const forms = new Set<string>();
  if (first === '' && last === '') return forms;
  for (const given of new Set([first, `${first}${nick}`, last === '' || nick === '' ? first : nick]))
    for (const middle of middlesOf(record.middleName))
      for (const end of ['', suffix]) forms.add(`${given}${middle}${last}${end}`);
  return forms;
}

/** The ways to write the middle names: not at all, in full, or as initials. */
function middlesOf(middleName: string): Set<string> {
  const words = nameWords(middleName);
  const initials = words.map((word) => Array.from(word)[0] ?? '');
  return new Set(['', words.join(''), initials.join(''), words[0] ?? '', initials[0] ?? '']);
}

function isFamilyFirst(bare: string, record: NamedRecord): boolean {
  if (!familyFirst.test(bare.trim()) || record.firstName === '' || record.lastName === '') return false;
  return nameWords(bare).join('') === nameWords(`${record.lastName} ${record.firstName}`).join('');
}

/**
 * Leave out what may stand beside any name: titles and degrees, a generation that the record does not contradict, and an
 * initial before the last name where the record has no middle name.
 */
function withoutAdditions(words: readonly string[], record: NamedRecord): string[][] {
  const ownSuffix = nameWords(record.suffix);
  const left = words.filter((word, index) => {
    if (degrees.has(word)) return false;
    const isGeneration = word in generations && index > 1 && index >= words.length - 2;
    return !(isGeneration && ownSuffix.length === 0);
  });
  const ways = [left];
  // Siblings who were just born are told apart by such a letter: "Baby Girl A".
  if (nameWords(record.middleName).length > 0 || newborn.test(words[0] ?? '')) return ways;
  for (const [index, word] of left.entries())
    if (index > 0 && index < left.length - 1 && /^\p{L}\p{M}*$/u.test(word))
      ways.push(left.filter((_, at) => at !== index));
  return ways;
}
