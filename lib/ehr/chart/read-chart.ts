import { dateValue } from '../page/date-value.ts';
import type { LabelHit } from '../page/find-by-label.ts';
import { joined, type PageText, type Piece } from '../page/page-text.ts';
import { isAboutAnother } from '../page/patient-links.ts';
import { nameOf, sameName } from '../page/read-name.ts';
import type { CalendarDate, PageName, Reading } from '../page/reading.ts';
import { agreed, found, mismatch, single } from '../page/reading-results.ts';
import type { NameSearch } from './find-name.ts';
import { formFields, readForm } from './read-form.ts';
import { isRequirement, readHeader, singleDate } from './read-header.ts';

export interface ChartReading {
  name: Reading<PageName>;
  birthDate: Reading<CalendarDate>;
  chartId: Reading<string>;
  linkedPatientId: Reading<number>;
  header: Reading<'enabled' | 'notEnabled'>;
  accessHeading: Reading<'enabled' | 'notEnabled'>;
  elements: Element[];
}

/** This is one line of text of the page. */
interface Line {
  text: string;
  first: Piece;
}

const notEnabled = /^not enabled(?:\s*[-–—]?\s*\(?invite\)?)?$/i;
const accessLine = /^onpatient (?:is )?(not )?enabled for (?:this )?patient[.!]?$/i;
const statusLine =
  /^onpatient(?: access)?(?: status)?\s*[:–-]?\s*(enabled|not enabled(?:\s*[-–—]?\s*\(?invite\)?)?)$/i;
const requiredLine = /^the following information is required to connect/i;
// Such lines name the patient: "Missing Identifiers for Michelle Harris", "Please provide an email for Michelle
// Harris."
const missingLine = /^(?:missing identifiers|please provide an? .{2,60}?) for (.+?)\.?$/i;

/**
 * Read a chart, of the older or the newer form, on any of its sections. `outside` are elements that are no part of the
 * chart's header: the Access History, and an appointment window that lies over the chart.
 */
export function readChart(
  document: Document,
  text: PageText,
  hits: readonly LabelHit[],
  ids: { patientId: number | null; base: URL },
  outside: readonly Element[],
): ChartReading {
  const lines = linesOf(text);
  const headings = lines.filter((line) => accessLine.test(line.text));
  const required = lines.find((line) => requiredLine.test(line.text));
  const missing = lines.filter((line) => missingLine.test(line.text));
  const form = document.getElementById(formFields.first)?.closest('form, div') ?? null;
  const search: NameSearch = {
    text,
    hits,
    ownId: ids.patientId,
    base: ids.base,
    markers: [
      ...outside,
      ...[...headings, ...(required ? [required] : []), ...missing].map((line) => line.first.element),
      ...(form ? [form] : []),
    ],
    requirementsAt: required?.first.at ?? null,
  };
  const header = readHeader(search);
  const typed = readForm(document, text, ids);
  const requirement = singleDate(
    hits.filter((hit) => hit.name === 'birthDate' && isRequirement(hit, search)).map(dateValue),
  );
  const dates = agreed(header.birthDate, typed.birthDate, Object.is, 'headerAndFormDiffer');
  return {
    name: agreedName(header.name, typed.name, missing),
    birthDate: agreed(dates, requirement, Object.is, 'twoValues'),
    // The name is in the form and the chart id stands beside no name, so the chart id may be anyone's. Only the form's
    // counts.
    chartId:
      header.name.kind === 'absent' && typed.name.kind === 'found'
        ? typed.chartId
        : agreed(header.chartId, typed.chartId, Object.is, 'headerAndFormDiffer'),
    linkedPatientId: header.linkedPatientId,
    header: readStatus(lines, hits, search),
    accessHeading: single(
      headings.map((line) => (/not enabled/i.test(line.text) ? 'notEnabled' : 'enabled')),
    ),
    elements: [...header.elements, ...typed.elements, ...missing.map((line) => line.first.element)],
  };
}

function agreedName(
  header: Reading<string>,
  typed: Reading<PageName>,
  missing: readonly Line[],
): Reading<PageName> {
  const shown: Reading<PageName> =
    header.kind === 'found' ? found({ text: header.value, parts: null }) : header;
  const asked = missing.map((line) => nameOf(missingLine.exec(line.text)?.[1] ?? ''));
  let name = agreed(
    shown,
    typed,
    (a, b) => sameName(a.text, `${b.parts?.first} ${b.parts?.last}`),
    'headerAndFormDiffer',
  );
  if (name.kind === 'found' && typed.kind === 'found')
    name = found({ text: name.value.text, parts: typed.value.parts });
  for (const other of asked) {
    if (other === null) continue;
    if (name.kind === 'absent') name = found({ text: other, parts: null });
    else if (name.kind === 'found' && !sameName(name.value.text, other)) name = mismatch('twoValues');
  }
  return name;
}

/** Read "onpatient: enabled" or "not enabled-invite" in the header (words of the help page on the header). */
function readStatus(
  lines: readonly Line[],
  hits: readonly LabelHit[],
  { ownId, base, text }: NameSearch,
): Reading<'enabled' | 'notEnabled'> {
  const said: ('enabled' | 'notEnabled')[] = [];
  const take = (words: string, element: Element): void => {
    // A box to tick has these words whether or not it is ticked.
    const label = element.closest('label');
    if (label?.control || !text.isShown(element) || isAboutAnother(element, ownId, base)) return;
    if (notEnabled.test(words)) said.push('notEnabled');
    else if (/^enabled$/i.test(words)) said.push('enabled');
  };
  for (const line of lines) take(statusLine.exec(line.text)?.[1] ?? '', line.first.element);
  for (const { name, values } of hits) {
    const [first] = values;
    if (name !== 'onpatient' || !first) continue;
    take(joined(values.filter((value) => value.run === first.run)), first.element);
  }
  return single(said);
}

/** Find the lines of the page that have words which this reader knows. */
function linesOf(text: PageText): Line[] {
  const lines: Line[] = [];
  for (let at = 0; at < text.pieces.length; ) {
    const first = text.pieces[at];
    let end = at + 1;
    while (end < text.pieces.length && text.pieces[end]?.run === first?.run) end += 1;
    const pieces = text.pieces.slice(at, end);
    at = end;
    if (!first || first.control || pieces.length > 12) continue;
    if (
      !/onpatient|missing|please provide|following information/i.test(
        pieces.map((piece) => piece.text).join(' '),
      )
    )
      continue;
    const shown = pieces.filter((piece) => text.isShown(piece.element));
    if (shown.length > 0) lines.push({ text: joined(shown), first });
  }
  return lines;
}
