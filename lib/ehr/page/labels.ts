import { type LabelWords, refusedWord } from './label-words.ts';

/**
 * The EHR prints these words beside its fields, as far as they are public (help pages and their screenshots, 2022-2025;
 * the markup is not public, the words are). A text that is none of these is not taken for a label.
 */
const words = {
  // These are from the patient header and demographics (help pages on the patient header and on improved demographics).
  birthDate:
    'date of birth|dob|d.o.b|birth date|birthdate|birthday|born|date of birth/approximate age|date of birth/age|dob/age|dob (age)|date of birth (age)',
  chartId: 'chart id|chart #|chart no|chart number|chart',
  patient: 'patient|patient name|name|full name',
  onpatient: 'onpatient|onpatient status|onpatient access|onpatient access status',
  gender: 'gender|sex|sex/gender|gender/sex|birth sex',
  age: 'age|approximate age',
  ssn: 'social security number|patient ssn|ssn',
  phone: 'phone number|phone|home phone|cell phone|office phone|mobile',
  email: 'email|email address|e-mail',
  address: 'address',
  other:
    'date added|previous appointment|next appointment|last appointment|balance|patient balance|referred by|insurance|insurances|primary insurance|secondary insurance|smoking|smoking status|language|preferred language|race|ethnicity|preferred name|primary provider|nickname|first name|last name|middle name|patient status|pharmacy',
  // These are from the appointment window (screenshot of the help page on individual invites).
  office: 'office',
  scheduled: 'scheduled',
  time: 'time',
  duration: 'duration',
  provider: 'provider',
  reason: 'reason',
  exam: 'exam',
  status: 'status',
  window: 'supervising|profile|eligibility profile|eligibility|notes|color|consent forms|type',
  // These are from Access History (the same page).
  enabledBy: 'enabled by',
  activatedOn: 'activated on',
  disabled: 'disabled',
};

export type LabelName = keyof typeof words;

/** No label is longer than this. */
const longestLabel = 48;

const byText = new Map<string, LabelName>();
for (const name of Object.keys(words) as LabelName[]) {
  for (const text of words[name].split('|')) byText.set(squeezed(text), name);
}

/** The practice's own words for some of these labels. No word of the EHR's own gets another meaning by them. */
const own = new Map<string, LabelName>();

/**
 * From now on take these words for labels too, and none that were taken before. What can be no label of a patient's is not
 * taken, whoever says so: the practice's words come to the page by way of the background.
 */
export function takeLabelWords(words: LabelWords): void {
  own.clear();
  for (const [name, texts] of Object.entries(words)) {
    for (const text of texts.filter((one) => refusedWord(one) === null).map(bare))
      if (text && !byText.has(text)) own.set(text, name as LabelName);
  }
}

/** Tell whether a text is a label by the practice's own words alone. */
export function isOwnWord(text: string): boolean {
  return own.has(bare(text));
}

/** These are the labels of the appointment window other than the patient's. */
export const windowLabels: ReadonlySet<LabelName> = new Set<LabelName>([
  ...(['office', 'scheduled', 'time', 'duration', 'provider', 'reason', 'exam', 'status', 'window'] as const),
]);

/** These labels only make sense in a block about one patient. */
export const headerLabels: ReadonlySet<LabelName> = new Set<LabelName>([
  ...(['birthDate', 'chartId', 'gender', 'age', 'phone', 'email', 'address', 'onpatient', 'other'] as const),
]);

/**
 * Tell whether a text is a word that also occurs in names ("Tim Patient"), as the practice's own may. Without a colon behind it, such a
 * word is a label only at the start of a line or in the markup of a label.
 */
export function mayBeName(text: string): boolean {
  return (
    !/[:]\s*$/.test(text) &&
    (isOwnWord(text) ||
      /^(patient|name|office|status|provider|chart|exam|color|time|reason|race|language|address|balance|born|type|notes|age|profile|smoking)$/i.test(
        text,
      ))
  );
}

/** Find which label a text is; null for none. Case, a closing colon, a star and information marks do not count. */
export function labelOf(text: string): LabelName | null {
  if (text.length > longestLabel) return null;
  const words = bare(text);
  return byText.get(words) ?? own.get(words) ?? null;
}

function bare(text: string): string {
  return squeezed(
    text
      .toLowerCase()
      .replace(/[\s:*?.ⓘℹ←-⇿■-◿]+$/u, '')
      .replace(/^[\s*✓✔☑ⓘ]+/u, ''),
  );
}

function squeezed(text: string): string {
  return text.replace(/\s*\/\s*/g, '/');
}

/** Tell where the label begins whose colon stands here; null where what stands before the colon is no label. */
function labelBefore(text: string, colon: number): number | null {
  for (let from = Math.max(0, colon - longestLabel); from < colon; from += 1) {
    if (from > 0 && !/[\s,;(]/.test(text.charAt(from - 1))) continue;
    if (labelOf(text.slice(from, colon))) return from;
  }
  return null;
}

/**
 * A chart id is four letters and six digits, `HUMI000001` (help page on the patient header). It is not the patient id.
 */
const chartIdPattern = /(?<![A-Za-z0-9])[A-Z]{4}\d{6}(?![A-Za-z0-9])/g;

/** Cut "DOB: 02/11/1980 | Chart: HAJE000001" at its labels, separators and chart ids. */
export function cutAtLabels(text: string): string[] {
  if (text.length > 400 || !/[:|•·│]|\d{6}/.test(text)) return [text];
  const cuts = new Set<number>();
  for (let colon = text.indexOf(':'); colon >= 0; colon = text.indexOf(':', colon + 1)) {
    const from = labelBefore(text, colon);
    if (from !== null) cuts.add(from).add(colon + 1);
  }
  for (const match of text.matchAll(chartIdPattern)) cuts.add(match.index).add(match.index + match[0].length);
  for (const match of text.matchAll(/[|•·│]/g)) cuts.add(match.index).add(match.index + 1);
  let from = 0;
  const parts: string[] = [];
  for (const cut of [...cuts, text.length].sort((a, b) => a - b)) {
    const part = text.slice(from, cut).trim();
    if (part !== '' && !/^[|•·│,;()[\]]+$/.test(part)) parts.push(part);
    from = cut;
  }
  return parts;
}
