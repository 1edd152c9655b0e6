/** By this a patient is found in a list. */
interface Findable {
  patientId: number;
  name: string | null;
  /** These are the last four digits of the patient id. */
  idEnding: string;
}

/**
 * Find the people who match every word of the query, in whatever order and with whatever signs between them. A word
 * matches where the name holds it (accents and case aside), or where it is digits at the end of the patient id or at the
 * start of the id's shown ending.
 */
export function matching<T extends Findable>(people: readonly T[], query: string): T[] {
  return find(people, query, bare);
}

/** Finds people as `matching` does, again and again in the same long list: a name is read once, and not at every key. */
export type PersonFinder = <T extends Findable>(people: readonly T[], query: string) => T[];

export function personFinder(): PersonFinder {
  const read = new Map<string, string>();
  const bareOnce = (name: string) => {
    const known = read.get(name);
    if (known !== undefined) return known;
    const text = bare(name);
    read.set(name, text);
    return text;
  };
  return (people, query) => find(people, query, bareOnce);
}

function find<T extends Findable>(
  people: readonly T[],
  query: string,
  bareOf: (name: string) => string,
): T[] {
  const words = bare(query).split(' ').filter(Boolean);
  return people.filter((person) => {
    const name = person.name === null ? '' : bareOf(person.name);
    return words.every((word) => name.includes(word) || isIdOf(person, word));
  });
}

function isIdOf({ patientId, idEnding }: Findable, word: string): boolean {
  return /^\d+$/.test(word) && (String(patientId).endsWith(word) || idEnding.startsWith(word));
}

/** Letters that are no letter with an accent, and how they are typed where the keyboard has none of them. */
const TYPED: Record<string, string> = {
  ł: 'l',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ı: 'i',
};

/** An apostrophe is part of its word, and every other sign parts words: `Sample, Ana` is `sample ana`. */
function bare(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\p{M}'’‘ʼ`´]/gu, '')
    .replace(/[łøđðþßæœı]/g, (letter) => TYPED[letter] ?? letter)
    .replace(/[^\p{L}\p{N}]+/gu, ' ');
}
