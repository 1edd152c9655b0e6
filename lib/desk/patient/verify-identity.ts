import { nameOf } from '../../ehr/page/read-name.ts';
import type { HeaderLine, PageReading, Reading } from '../../ehr/page/reading.ts';
import type { PatientRecord } from '../../invites/patient.ts';
import type { IdentityRefusal, SaidBySides } from '../../messages/failure.ts';
import { asToldOfPatient } from './lines-of-patient.ts';
import { datesIn, datesOfField, withoutDates } from './written-date.ts';
import { holdsChartId, withoutFacts } from './written-facts.ts';
import { compareName, holdsName, type NameVerdict, nameWords } from './written-name.ts';

/**
 * Does the page show the patient of a record? `locked`: two of name, birth date and chart id are the record's and none
 * says something else. `toConfirm`: one of them is. `noneFound`: none is, and nothing disagrees.
 */
export type IdentityVerdict =
  | { kind: 'locked' | 'toConfirm' | 'noneFound' }
  | { kind: 'refused'; reason: IdentityRefusal; said?: SaidBySides };

/** What the page says of one identifier, compared with the record. */
type Identifier = 'agrees' | 'silent' | { differs: IdentityVerdict & { kind: 'refused' } };

/**
 * Hold a page against the record that its address or its appointment names, by the rule of two identifiers (name, birth
 * date, chart id). What the page itself labels or sets as a title must not say something else. Plain text is evidence
 * for the record, and only where it stands in one block with the rest; against it counts no plain text but a name that is
 * almost the record's. `before` are the records of patients who were shown lately: a page that shows one of them better
 * is still the page of that one.
 */
export function verifyIdentity(
  page: PageReading,
  record: PatientRecord,
  before: readonly PatientRecord[] = [],
): IdentityVerdict {
  const reading = asToldOfPatient(page);
  const clash = clashIn(reading, record);
  if (clash !== null) return refused(clash);
  const { birth, chart, name, shown, lines } = weigh(reading, record);
  if (typeof birth === 'object') return birth.differs;
  if (typeof chart === 'object') return chart.differs;
  if (name === 'differs') return refused('nameDiffers');
  // A name with additions ("Ana Sample Jr." where the record has no suffix) is somebody else's as long as it is alone.
  if (name === 'additions' && !shown.birth && !shown.chart) return refused('nameDiffers');
  if (!shown.name && hasNearName(reading, record)) return refused('nameDiffers');
  const count = countOf(shown);
  if (before.some((other) => isRather(other, record, lines, count))) return refused('twoPatients');
  if (count >= 2 && (shown.name || !hasOtherTitle(reading, record))) return { kind: 'locked' };
  if (count === 0) return { kind: 'noneFound' };
  return shown.name || count === 1 ? { kind: 'toConfirm' } : { kind: 'noneFound' };
}

/** What a page says of one identifier of a record, for a person who checks how pages are read. */
export type IdentifierSaid = 'found' | 'notFound' | 'otherwise';

/** Tell which identifiers of this record the page shows where they count, and which it shows otherwise. */
export function identifiersSaid(
  page: PageReading,
  record: PatientRecord,
): Record<'name' | 'birthDate' | 'chartId', IdentifierSaid> {
  const reading = asToldOfPatient(page);
  const { birth, chart, name, shown } = weigh(reading, record);
  const said = (field: Reading<unknown>, isOther: boolean, isShown: boolean) => {
    const isDoubted = 'reason' in field && field.reason !== 'unreadable';
    return isDoubted || isOther ? 'otherwise' : isShown ? 'found' : 'notFound';
  };
  const isOtherName = name === 'differs' || (!shown.name && hasNearName(reading, record));
  return {
    name: said(reading.name, isOtherName, shown.name),
    birthDate: said(reading.birthDate, typeof birth === 'object', shown.birth),
    chartId: said(reading.chartId, typeof chart === 'object', shown.chart),
  };
}

/**
 * Find what the page says of each identifier, and which of them it shows as the record's. A label that is one by the
 * practice's own words alone makes nothing count that would not count without it, but may disagree like any other.
 */
function weigh(reading: PageReading, record: PatientRecord) {
  const lines = reading.lines.map((line) => ({ ...line, dates: datesIn(line.text) }));
  const best = bestBlock(lines, record);
  const [birth, chart] = [birthDateSaid(reading, record), chartIdSaid(reading, record)];
  const name = nameSaid(reading, record);
  const labels = reading.ownWords !== true;
  const nameLabels = labels || reading.subject === 'appointmentWindow';
  const shown: Block = {
    name: best.name || (nameLabels && name !== 'silent' && name !== 'differs'),
    birth: best.birth || (labels && birth === 'agrees'),
    chart: best.chart || (labels && chart === 'agrees'),
  };
  return { birth, chart, name, shown, lines };
}

/** Name what makes the page unfit to be anybody's: two patients, ids that differ, or words that are not there yet. */
function clashIn({ name, birthDate, chartId, linkedPatientId }: PageReading, record: PatientRecord) {
  if (linkedPatientId.kind === 'found' && linkedPatientId.value !== record.id) return 'idsDiffer';
  if (linkedPatientId.kind === 'mismatch' || chartId.kind === 'mismatch') return 'idsDiffer';
  const doubts = [linkedPatientId, chartId, name, birthDate].flatMap((field) =>
    field.kind === 'ambiguous' || field.kind === 'mismatch' ? [field.reason] : [],
  );
  if (doubts.some((doubt) => doubt === 'twoValues' || doubt === 'twoWindows')) return 'twoPatients';
  if (doubts.some((doubt) => doubt !== 'unreadable')) return 'pageUnreadable';
  return null;
}

function birthDateSaid({ birthDate, lines }: PageReading, record: PatientRecord): Identifier {
  const own = record.birthDate;
  const labelled = lines.filter(({ as }) => as === 'birthDate').map(({ text }) => datesOfField(text));
  const said = birthDate.kind === 'found' ? [[birthDate.value], ...labelled] : labelled;
  const other = said.find((dates) => dates.length > 0 && (own === null || !dates.includes(own)))?.[0];
  if (other !== undefined)
    return { differs: refused('birthDateDiffers', own === null ? undefined : { page: other, record: own }) };
  return said.some((dates) => own !== null && dates.includes(own)) ? 'agrees' : 'silent';
}

function chartIdSaid({ chartId }: PageReading, record: PatientRecord): Identifier {
  if (chartId.kind !== 'found' || record.chartId === null) return 'silent';
  if (sameId(chartId.value, record.chartId)) return 'agrees';
  return { differs: refused('chartIdDiffers', { page: chartId.value, record: record.chartId }) };
}

/**
 * Compare the names that the page labels or sets as a title. A title that has no word of the record's name may be
 * anything, such as the practice, so only a labelled name or one that was read as the patient's can differ.
 */
function nameSaid(
  { name, lines }: PageReading,
  record: PatientRecord,
): 'same' | 'additions' | 'differs' | 'silent' {
  const verdicts = lines.filter(({ as }) => as === 'name').map(({ text }) => compareLabelled(text, record));
  if (name.kind === 'found') {
    const { text, parts } = name.value;
    const isSwapped =
      parts && !(sameWords(parts.first, record.firstName) && sameWords(parts.last, record.lastName));
    verdicts.push(isSwapped ? 'differs' : compareName(text, record));
  }
  const titles = lines
    .filter(({ as }) => as === 'title')
    .map(({ text }) => ({ text, is: compareName(withoutFacts(text, record), record) }));
  verdicts.push(...titles.flatMap(({ is }) => (is === 'differs' ? [] : [is])));
  const isOther = ({ text, is }: (typeof titles)[number]) => is === 'differs' && isNearName(text, record);
  if (verdicts.includes('differs') || (verdicts.length === 0 && titles.some(isOther))) return 'differs';
  return verdicts.includes('same') ? 'same' : (verdicts[0] ?? 'silent');
}

/**
 * Compare a labelled field with the name. The date of birth may stand behind the name, as in the appointment window
 * (`Tim Patient - 06/05/2023`), or on the next line, or the name may fill two lines.
 */
function compareLabelled(field: string, record: PatientRecord): NameVerdict {
  const lines = field.split('\n').map(withoutDates);
  const verdicts = lines.map((_, index) => {
    const next = lines[index + 1] ?? '';
    // One word on the next line may be the rest of a longer name.
    if (nameOf(next, 1) !== null && nameOf(next) === null) return 'differs';
    // The name of a relative there means that the field shows two people.
    if (nameOf(next) && isNearName(next, record) && compareName(next, record) === 'differs') return 'differs';
    return compareName(lines.slice(0, index + 1).join(' '), record);
  });
  return (
    verdicts.find((verdict) => verdict === 'same') ??
    verdicts.find((verdict) => verdict === 'additions') ??
    'differs'
  );
}

/** Does a title share a word with the record's name, so that it may be a relative's? */
function isNearName(text: string, record: PatientRecord): boolean {
  const own = new Set([...nameWords(record.firstName), ...nameWords(record.lastName)]);
  return nameWords(text).some((word) => own.has(word));
}

/**
 * Is the record's name nowhere, while a line is a name that shares a word with it? That may be a twin, or the patient's
 * name before it was changed.
 */
function hasNearName({ lines }: PageReading, record: PatientRecord): boolean {
  return lines.some(({ as, text }) => as === 'plain' && nameOf(text) !== null && isNearName(text, record));
}

/** Is anything set as a title or read as a name that is not the record's? Then two other identifiers do not lock. */
function hasOtherTitle({ name, lines }: PageReading, record: PatientRecord): boolean {
  if (name.kind !== 'absent') return true;
  return lines.some(
    ({ as, text }) => as === 'title' && nameOf(text) !== null && compareName(text, record) === 'differs',
  );
}

/** A line with the dates that it may mean. */
interface DatedLine extends HeaderLine {
  dates: readonly string[];
}

interface Block {
  name: boolean;
  birth: boolean;
  chart: boolean;
}

/** Find the block whose lines hold most of the record's identifiers. */
function bestBlock(lines: readonly DatedLine[], record: PatientRecord): Block {
  let best: Block = { name: false, birth: false, chart: false };
  for (const block of new Set(lines.map((line) => line.block))) {
    const own = lines.filter((line) => line.block === block);
    const found = {
      name: own.some(({ text }) => holdsName(text, record)),
      birth: own.some(({ dates }) => record.birthDate !== null && dates.includes(record.birthDate)),
      chart: own.some(({ text }) => holdsChartId(text, record.chartId)),
    };
    if (countOf(found) > countOf(best)) best = found;
  }
  return best;
}

function countOf({ name, birth, chart }: Block): number {
  return Number(name) + Number(birth) + Number(chart);
}

/** Does the page show this other patient with two identifiers, and the record's patient with no more than that? */
function isRather(
  other: PatientRecord,
  record: PatientRecord,
  lines: readonly DatedLine[],
  count: number,
): boolean {
  if (other.id === record.id) return false;
  // Two charts of one person have one name and birth date, so these tell nothing apart.
  const isNamesake =
    other.birthDate === record.birthDate &&
    compareName(`${other.firstName} ${other.lastName}`, record) === 'same';
  if (isNamesake) return false;
  const found = countOf(bestBlock(lines, other));
  return found >= 2 && found >= count;
}

function sameId(a: string, b: string): boolean {
  return a.trim().toUpperCase() === b.trim().toUpperCase();
}

function sameWords(a: string, b: string): boolean {
  return nameWords(a).join(' ') === nameWords(b).join(' ');
}

function refused(reason: IdentityRefusal, said?: SaidBySides): IdentityVerdict & { kind: 'refused' } {
  return { kind: 'refused', reason, ...(said ? { said } : {}) };
}
