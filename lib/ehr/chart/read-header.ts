import { type DateValue, dateValue } from '../page/date-value.ts';
import { isOfUnknownLabel, type LabelHit } from '../page/find-by-label.ts';
import { headerLabels } from '../page/labels.ts';
import { joined, lineOf, type PageText, type Piece, piecesIn } from '../page/page-text.ts';
import { isAboutAnother, linkedIds } from '../page/patient-links.ts';
import { sameName } from '../page/read-name.ts';
import type { CalendarDate, Reading, ReadingDoubt } from '../page/reading.ts';
import { absent, ambiguous, found, mismatch, single } from '../page/reading-results.ts';
import { type NameFound, type NameSearch, nameClosestTo, nameNear } from './find-name.ts';
import { formFields } from './read-form.ts';

/** The patient header of a chart says this. Its markup is not public, so it is found by its chart id and birth date. */
export interface HeaderReading {
  name: Reading<string>;
  birthDate: Reading<CalendarDate>;
  chartId: Reading<string>;
  linkedPatientId: Reading<number>;
  /** The reading rests on these elements, so the watcher guards them. */
  elements: Element[];
}

interface DatedHit {
  hit: LabelHit;
  value: DateValue;
}

const mostBlockClimb = 7;
const mostBlockPieces = 150;
const mostAnchors = 4;
const mostRelativeClimb = 5;
const mostRelativePieces = 60;
const relative =
  /\b(?:subscriber|guarantor|insured|responsible party|emergency contact|guardian|next of kin)\b/i;
const entry = 'li, tr, [role="row"], [role="listitem"], [role="option"], a';

export function readHeader(search: NameSearch): HeaderReading {
  const { text, ownId, base } = search;
  const ids = text.pieces.filter(
    (piece) =>
      /^[A-Z]{4}\d{6}$/.test(piece.text) &&
      text.isShown(piece.element) &&
      !isOfUnknownLabel(text, search.hits, piece) &&
      !isAboutAnother(piece.element, ownId, base),
  );
  const births = search.hits.filter((hit) => hit.name === 'birthDate');
  const marks = [...births.map((hit) => hit.element), ...ids.map((piece) => piece.element)];
  const dates = births
    .filter((hit) => !isRequirement(hit, search) && !isAboutAnother(hit.element, ownId, base))
    .filter((hit) => !isOfRelative(hit.element, marks, text))
    .map((hit): DatedHit => ({ hit, value: dateValue(hit) }));
  const own = ids.filter((piece) => !isListed(piece, ids));
  const chartId = single(own.map((piece) => piece.text));
  if (chartId.kind === 'ambiguous' || (own.length === 0 && ids.length > 0)) return refused('twoValues');
  if (own.length > 0) return readCopies(own.slice(0, mostAnchors), chartId, dates, search);
  const birthDate = singleDate(dates.map(({ value }) => value));
  // A date in a form that is not known here is held against the record all the same (header-lines).
  if (birthDate.kind === 'ambiguous' && birthDate.reason === 'unreadable')
    return { name: absent, birthDate, chartId, linkedPatientId: absent, elements: [] };
  if (birthDate.kind === 'ambiguous') return refused('twoValues');
  const anchors = dates.flatMap(({ hit, value }) => (value.kind === 'date' ? hit.values.slice(0, 1) : []));
  return readCopies(anchors.slice(0, mostAnchors), chartId, dates, search);
}

/**
 * Read every copy of the header (a page may repeat it when scrolled). Where the copies do not agree, the header is
 * refused.
 */
function readCopies(
  anchors: readonly Piece[],
  chartId: Reading<string>,
  dates: DatedHit[],
  search: NameSearch,
): HeaderReading {
  const values: DateValue[] = [];
  const names: { text: string; element: Element }[] = [];
  const patientIds = new Set<number>();
  const elements: Element[] = [];
  let name: Reading<string> = absent;
  for (const anchor of anchors) {
    const { block, region } = blockAround(anchor, dates, search);
    const inRegion = dates.filter(({ hit }) => region.contains(hit.element));
    values.push(...inRegion.map(({ value }) => value));
    const facts = inRegion.flatMap(({ hit }) => (block.contains(hit.element) ? hit.values.slice(0, 1) : []));
    const lastFact = facts.reduce((last, fact) => (fact.at > last.at ? fact : last), anchor);
    const near = nameNear(block, lastFact, search);
    for (const fact of [anchor, ...facts]) {
      const closest = nameClosestTo(fact, region, search);
      // The chart id stands beside one name and the birth date beside another, so there are two patients.
      if (near.kind === 'found' && closest.kind !== 'absent' && !isSame(closest, near.value.text))
        return refused('twoValues');
    }
    if (near.kind === 'found') names.push(near.value);
    else if (near.kind !== 'absent') name = near;
    for (const id of linkedIds(block, search.base).patients) patientIds.add(id);
    elements.push(anchor.element, ...inRegion.map(({ hit }) => hit.values[0]?.element ?? hit.element));
  }
  const birthDate = singleDate(values);
  // A label in the header that has no date belongs to these as well: another patient's block may have come between the
  // label and its date.
  const others = dates.filter(({ value }) => value.kind === 'none' || !values.includes(value));
  const strange = namesByDates(others, search).some((other) =>
    names.some((each) => !sameName(each.text, other)),
  );
  // A birth date other than the header's own is another patient's. readChart compares the form's date with the
  // header's.
  const own = birthDate.kind === 'found' ? birthDate.value : null;
  const differs = others.some(
    ({ hit, value }) =>
      value.kind === 'date' &&
      value.date !== own &&
      !hit.values.some(({ element }) => element.id === formFields.birthDate) &&
      !search.markers.some((marker) => marker.contains(hit.element)),
  );
  if (strange || differs) return refused('twoValues');
  if (name.kind === 'absent') name = single(names.map((each) => each.text));
  // Two birth dates stand around one name. Another patient's block has come in between, and the name may be that
  // patient's.
  if (birthDate.kind === 'ambiguous' && birthDate.reason === 'twoValues') name = ambiguous('twoValues');
  elements.push(...names.map((each) => each.element));
  return { name, birthDate, chartId, linkedPatientId: linked(patientIds, search.ownId), elements };
}

function isSame(closest: Reading<NameFound>, name: string): boolean {
  return closest.kind === 'found' && sameName(closest.value.text, name);
}

/**
 * Tell whether a birth date is that of a subscriber, a guarantor or a relative. Such a block belongs on a chart and is
 * no second patient. It ends where another birth date or a chart id (`marks`) begins.
 */
function isOfRelative(element: Element, marks: readonly Element[], text: PageText): boolean {
  let block = element.parentElement;
  for (let climb = 0; block && climb < mostRelativeClimb; climb += 1, block = block.parentElement) {
    if (marks.some((mark) => mark !== element && block?.contains(mark))) return false;
    if (relative.test(joined(piecesIn(text, block).slice(0, mostRelativePieces)))) return true;
  }
  return false;
}

/**
 * Find the names beside birth dates that stand elsewhere on the page. An unclear name is '', which agrees with no name.
 */
function namesByDates(dates: readonly DatedHit[], search: NameSearch): string[] {
  return dates.flatMap(({ hit, value }) => {
    // A label without a date counts too: what came between the label and its date may be the other patient's block.
    const fact = (value.kind === 'date' ? hit.values[0] : null) ?? search.text.pieces[hit.at];
    if (!fact) return [];
    const near = nameNear(blockAround(fact, [], search).block, fact, search);
    return near.kind === 'found' ? [near.value.text] : near.kind === 'ambiguous' ? [''] : [];
  });
}

/**
 * Find the header around an anchor, which is a chart id or a birth date. `block` is the smallest element that holds the
 * anchor and a birth date, or else another header label. `region` is the largest element around it that may still be
 * the header; all birth dates in the region must agree.
 */
function blockAround(
  anchor: Piece,
  dates: DatedHit[],
  search: NameSearch,
): { block: Element; region: Element } {
  const labels = search.hits.filter((hit) => headerLabels.has(hit.name) || hit.name === 'provider');
  let withDate: Element | null = null;
  let withLabels: Element | null = null;
  let region = anchor.element;
  for (let climb = 0; climb <= mostBlockClimb && mayHoldHeader(region, search); climb += 1) {
    const holds = (hit: LabelHit): boolean => region.contains(hit.element) && hit.name !== 'chartId';
    if (dates.some(({ hit }) => holds(hit) && !hit.values.includes(anchor))) withDate ??= region;
    if (labels.some((hit) => holds(hit) && !hit.values.includes(anchor))) withLabels ??= region;
    const parent = region.parentElement;
    if (!parent || !mayHoldHeader(parent, search)) break;
    region = parent;
  }
  return { block: withDate ?? withLabels ?? lineOf(anchor.element), region };
}

function mayHoldHeader(element: Element, { text, markers }: NameSearch): boolean {
  if (element.matches('body, html') || markers.some((marker) => element.contains(marker))) return false;
  return text.isWhole(element) && piecesIn(text, element).length <= mostBlockPieces;
}

/** Tell whether a label is in the list of what is required to connect, on the OnPatient Access page. */
export function isRequirement(hit: LabelHit, { requirementsAt }: NameSearch): boolean {
  return requirementsAt !== null && hit.at > requirementsAt;
}

/** Tell whether a chart id is in one of several entries side by side. Those are a list of patients and not a header. */
function isListed(piece: Piece, ids: readonly Piece[]): boolean {
  const own = piece.element.closest(entry);
  return ids.some((other) => {
    const row = other.text === piece.text ? null : other.element.closest(entry);
    return own && row && own !== row && own.parentElement === row.parentElement;
  });
}

export function singleDate(values: readonly DateValue[]): Reading<CalendarDate> {
  if (values.some((value) => value.kind === 'two')) return ambiguous('twoValues');
  const dates = single(values.flatMap((value) => (value.kind === 'date' ? [value.date] : [])));
  const unread = values.some((value) => value.kind === 'unreadable');
  if (dates.kind === 'absent' && unread) return ambiguous('unreadable');
  // One label has a date and another has none. Something may have come between a label and its own value.
  if (dates.kind === 'found' && values.some((value) => value.kind === 'none')) return ambiguous('twoValues');
  return dates;
}

function linked(ids: ReadonlySet<number>, ownId: number | null): Reading<number> {
  const [first] = ids;
  if (first === undefined) return absent;
  return ids.size > 1 || (ownId !== null && first !== ownId) ? mismatch('idsDiffer') : found(first);
}

function refused(reason: ReadingDoubt): HeaderReading {
  const doubt = ambiguous(reason);
  return { name: doubt, birthDate: doubt, chartId: doubt, linkedPatientId: absent, elements: [] };
}
