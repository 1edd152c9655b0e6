import { styleOf } from '../page/element-sight.ts';
import type { LabelHit } from '../page/find-by-label.ts';
import {
  headings,
  joined,
  lineOf,
  type PageText,
  type Piece,
  piecesIn,
  stutters,
} from '../page/page-text.ts';
import { linkedIds } from '../page/patient-links.ts';
import { equalNames, isBesideName, nameOf } from '../page/read-name.ts';
import type { Reading } from '../page/reading.ts';
import { absent, ambiguous, found } from '../page/reading-results.ts';

/** The search for the name in the chart header needs to know this of the page. */
export interface NameSearch {
  text: PageText;
  hits: readonly LabelHit[];
  ownId: number | null;
  base: URL;
  /** These elements are no part of a header, so a block that holds one of them is not searched. */
  markers: readonly Element[];
  /** The line "The following information is required to connect" begins at this piece; null where it is not there. */
  requirementsAt: number | null;
}

export interface NameFound {
  text: string;
  element: Element;
}

interface Candidate extends NameFound {
  at: number;
  weight: Weight;
  byLabel: boolean;
  pieces: number;
}

/**
 * This says how far a text stands out: `title` is a heading, larger type or a value behind a label, `bold` is bold type
 * only, and `plain` is neither.
 */
type Weight = 'title' | 'bold' | 'plain';

const mostLevels = 3;
const mostSiblings = 3;
const mostClosestClimb = 6;
// A plain name stands at most so many pieces before its fact: the name, perhaps a date, then the fact.
const mostBeside = 3;
const navigation = 'nav, [role="navigation"], [role="menubar"], [role="tablist"], [role="menu"], #toolbar';
// A practice's name in a toolbar may be set as large or bold as a patient's. These words tell it apart.
const practiceWords =
  /\b(clinic|practice|medical|medicine|health|healthcare|wellness|center|centre|group|associates|pediatrics|hospital|llc|inc)\b/i;

/**
 * Find the name that belongs to a header block: inside the block before its last fact (chart id or birth date), else
 * set apart right before the block. Two different names are a refusal. A plain text counts only where it begins the
 * block or stands alone right before it, since any text could be a name.
 */
export function nameNear(block: Element, lastFact: Piece, search: NameSearch): Reading<NameFound> {
  const inside = candidates(block, lastFact, search);
  const leading = inside.filter((candidate) => candidate.at < lastFact.at);
  const around = namesBefore(block, lastFact, search);
  const titles = around.filter(({ weight }) => weight === 'title');
  const first = piecesIn(search.text, block).find((piece) => search.text.isShown(piece.element));
  for (const names of [
    leading.filter((each) => each.weight === 'title'),
    leading.filter((each) => each.weight === 'bold'),
    inside.filter((each) => each.weight === 'title'),
    around,
    // Plain words before the facts may be the name, or the label of a field that is not known here.
    leading.some((each) => each.at === first?.at) ? leading.filter((each) => each.pieces === 1) : [],
  ]) {
    if (names.length === 0) continue;
    // A labelled or bold name, or a heading behind the facts, must agree with a heading above them: both name the
    // patient.
    const weak = names.every((each) => each.weight !== 'title' || each.byLabel || each.at > lastFact.at);
    const labels = names.every((each) => each.byLabel);
    // One name field is empty beside a full one. Something may have come between a label and its own value.
    if (labels && search.hits.some((hit) => isEmptyName(hit) && block.contains(hit.element))) {
      return ambiguous('twoValues');
    }
    return oneName([
      ...names,
      ...(weak ? titles : []),
      ...(labels || names === around ? shortNames(block, lastFact, search) : []),
    ]);
  }
  return oneName(shortNames(block, lastFact, search));
}

function isEmptyName({ name, values }: LabelHit): boolean {
  return name === 'patient' && values.length === 0;
}

/**
 * Find titles of one word, which are a name only where no longer name is. A title must fill its line, and one of up to
 * three letters may be initials and never counts.
 */
function shortNames(block: Element, lastFact: Piece, search: NameSearch): Candidate[] {
  const short = [...candidates(block, lastFact, search, 1), ...namesBefore(block, lastFact, search, 1)];
  return short.filter((each) => {
    const line = each.element.closest(headings) ?? lineOf(each.element);
    const stands = each.weight === 'title' && !each.byLabel && each.at < lastFact.at && each.text.length > 3;
    return stands && isWholeText(line, each, search);
  });
}

/** Find the name that stands closest before one fact. A plain text counts only right before a fact without a label. */
export function nameClosestTo(fact: Piece, region: Element, search: NameSearch): Reading<NameFound> {
  const labelled = search.hits.some((hit) => hit.values.includes(fact) && hit.element !== fact.element);
  let block = fact.element;
  for (let climb = 0; climb < mostClosestClimb; climb += 1) {
    const names = candidates(block, fact, search).filter(
      ({ at, weight }) => at < fact.at && (weight !== 'plain' || (!labelled && fact.at - at <= mostBeside)),
    );
    if (names.length > 0) return oneName(names);
    const parent = block.parentElement;
    if (block === region || !parent) break;
    block = parent;
  }
  return absent;
}

function namesBefore(block: Element, lastFact: Piece, search: NameSearch, fewest = 2): Candidate[] {
  const names: Candidate[] = [];
  let node = block;
  for (let level = 0; level < mostLevels; level += 1) {
    let sibling = node.previousElementSibling;
    for (let step = 0; sibling && step < mostSiblings; step += 1) {
      if (isNavigation(sibling) || search.markers.some((marker) => sibling?.contains(marker))) break;
      // What was passed over is a list.
      const isOther = !search.text.isWhole(sibling) || isForeign(sibling, search);
      const there = isOther ? [] : candidates(sibling, lastFact, search, fewest);
      const alone = level === 0 && there.length === 1 && isWholeText(sibling, there[0], search);
      names.push(...there.filter((each) => each.weight !== 'plain' || alone));
      sibling = sibling.previousElementSibling;
    }
    const parent = node.parentElement;
    if (!parent || parent.localName === 'body' || isEntry(parent)) break;
    node = parent;
  }
  return names;
}

function oneName(all: readonly NameFound[]): Reading<NameFound> {
  const names = all.filter((each) => !all.some((other) => isInitials(each.text, other.text)));
  const [first] = names;
  if (!first) return absent;
  return names.every((name) => equalNames(name.text, first.text)) ? found(first) : ambiguous('twoValues');
}

function candidates(block: Element, fact: Piece, search: NameSearch, fewest = 2): Candidate[] {
  const { text, hits } = search;
  const inside = piecesIn(text, block);
  const labelled = new Map<number, LabelHit>();
  for (const hit of hits) {
    labelled.set(hit.at, hit);
    for (const value of hit.values) if (value.run === hit.values[0]?.run) labelled.set(value.at, hit);
  }
  const found: Candidate[] = [];
  const add = (group: readonly Piece[], byLabel: boolean): void => {
    const [first] = group;
    const name =
      first && !stutters(group) && text.isShown(first.element) ? nameOf(joined(group), fewest) : null;
    if (!first || name === null || (!byLabel && practiceWords.test(name))) return;
    const weight = byLabel ? 'title' : weightOf(first.element, fact.element);
    found.push({ text: name, element: first.element, at: first.at, weight, byLabel, pieces: group.length });
  };
  for (const hit of hits) {
    if (hit.name !== 'patient' || !block.contains(hit.element)) continue;
    const run = hit.values[0]?.run;
    add(
      hit.values.filter((value) => value.run === run && !isBesideName(value.text)),
      true,
    );
  }
  let group: Piece[] = [];
  for (const [index, piece] of inside.entries()) {
    const previous = inside[index - 1];
    if (group.length > 0 && (piece.run !== previous?.run || !isNamePiece(piece))) {
      add(group, false);
      group = [];
    }
    if (isNamePiece(piece)) group.push(piece);
  }
  add(group, false);
  return found;

  function isNamePiece(piece: Piece): boolean {
    if (piece.control || labelled.has(piece.at) || /[\d:@$]/.test(piece.text) || isBesideName(piece.text))
      return false;
    const before = text.pieces[piece.at - 1];
    if (before && text.isRendered(before.element) && followsLabel(piece, before, labelled)) return false;
    return (
      !piece.element.closest('button, [role="button"], dt, dd, th, label, select, nav') &&
      text.isRendered(piece.element)
    );
  }
}

/** Tell whether a piece is the value of a label that is not known here. Such a label is recognised by its colon. */
function followsLabel(piece: Piece, before: Piece, known: ReadonlyMap<number, LabelHit>): boolean {
  if (!before.text.endsWith(':') || known.has(before.at)) return false;
  const field = piece.element.parentElement?.parentElement ?? piece.element;
  return field.contains(before.node);
}

/** Tell whether a text is the initials in the round picture that some pages make of a name: "JH", 晓林. */
function isInitials(text: string, name: string): boolean {
  const firsts = name.split(/[\s(-]+/).map((word) => word.charAt(0));
  return text.length <= 3 && text !== name && [...text].every((letter) => firsts.includes(letter));
}

function weightOf(element: Element, fact: Element): Weight {
  if (element.closest(`${headings}, legend, caption`)) return 'title';
  const [own, other] = [styleOf(element), styleOf(fact)];
  if (!own || !other) return 'plain';
  if (Number.parseFloat(own.fontSize) >= 1.15 * Number.parseFloat(other.fontSize)) return 'title';
  return Number(own.fontWeight) >= 600 && Number(other.fontWeight) < 600 ? 'bold' : 'plain';
}

function isWholeText(block: Element, name: Candidate | undefined, { text }: NameSearch): boolean {
  const shown = piecesIn(text, block).filter(
    (piece) => !isBesideName(piece.text) && text.isShown(piece.element),
  );
  return name !== undefined && nameOf(joined(shown), 1) === name.text;
}

function isNavigation(element: Element): boolean {
  if (element.matches(navigation) || element.querySelector(navigation)) return true;
  const links = [...element.querySelectorAll('a')].filter(
    (link) => (link.textContent ?? '').trim().length > 1,
  );
  return links.length > 3;
}

function isForeign(element: Element, { ownId, base }: NameSearch): boolean {
  const ids = linkedIds(element, base).patients;
  return ids.size > 0 && (ownId === null || !ids.has(ownId) || ids.size > 1);
}

function isEntry(element: Element): boolean {
  return element.matches('li, [role="listitem"], [role="option"]');
}
