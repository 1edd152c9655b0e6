import type { Mutation } from './mutations.ts';

/** A mutant that behaves as the code does, whatever it is given, and why. */
export interface EqualMutant {
  path: string;
  /** The line it changes, and what it makes of it, without the indentation. */
  line: string;
  becomes: string;
  reason: string;
}

export const EQUAL_MUTANTS: readonly EqualMutant[] = [
  {
    path: 'lib/practice/oauth.ts',
    line: "const granted = scope?.split(' ') ?? [];",
    becomes: "const granted = scope?.split(' ');",
    reason: 'Without a scope the next line answers before it looks at what was granted.',
  },
  {
    path: 'lib/invites/find-invite.ts',
    line: 'return shifted.length === 1 ? (shifted[0] ?? -1) : -1;',
    becomes: 'return shifted.length === 1 ? (shifted[0]) : -1;',
    reason: 'A list of one has a first; the fallback is for the type.',
  },
  {
    path: 'lib/desk/operations/drive-operation.ts',
    line: "event?.type === 'revokeAnswered' || (before.phase.at === 'doubt' && before.phase.request === 'revoke');",
    becomes:
      "event?.type === 'revokeAnswered' || (before.phase.at === 'doubt' || before.phase.request === 'revoke');",
    reason: 'A doubtful send never learns of a revoke, and a revoke on its way only by its own answer.',
  },
  {
    path: 'lib/ehr/appointment/read-appointment-window.ts',
    line: "names.some((piece) => !equalNames(nameOf(piece.text) ?? '', people[0]?.name ?? ''))",
    becomes: "names.some((piece) => !equalNames(nameOf(piece.text) ?? '', people[0]?.name))",
    reason: 'There is one person where this is asked; the fallback is for the type.',
  },
  {
    path: 'lib/desk/lists/name-filling.ts',
    line: 'return nameless.filter((_, index) => (waits[index] ?? 0) <= now);',
    becomes: 'return nameless.filter((_, index) => (waits[index]) <= now);',
    reason: 'There is one wait for each of the nameless; the fallback is for the type.',
  },
  {
    path: 'lib/desk/patient/act.ts',
    line: 'const offer = state.offers.find((other) => other.action === action);',
    becomes: 'const offer = state.offers.findLast((other) => other.action === action);',
    reason: 'Nothing is offered twice (offers.test.ts has every list of offers).',
  },
  {
    path: 'lib/desk/lists/bulk-candidates.ts',
    line: 'const offer = offers.find((other) => other.action === action);',
    becomes: 'const offer = offers.findLast((other) => other.action === action);',
    reason: 'Nothing is offered twice (offers.test.ts has every list of offers).',
  },
  ...(['doesNotTell', 'emptyList'] as const).map((other) => ({
    path: 'lib/desk/store/patient-cache.ts',
    line: `item.source === 'answer' ? \`answer:\${item.lines === null ? 'blank' : 'lines'}\` : item.source;`,
    becomes: `item.source === 'answer' ? \`answer:\${item.lines === null ? 'blank' : '${other}'}\` : item.source;`,
    reason: 'A word that is only held against itself, and need only differ from `blank`.',
  })),
  {
    path: 'lib/desk/store/patient-cache.ts',
    line: 'const same = before.find((item) => kind(item) === kind(evidence));',
    becomes: 'const same = before.findLast((item) => kind(item) === kind(evidence));',
    reason: 'Of each kind there is one at most: this very function puts one in the place of another.',
  },
  {
    path: 'lib/desk/store/journal.ts',
    line: 'const running = operations.find((other) => other.patientId === operation.patientId);',
    becomes: 'const running = operations.findLast((other) => other.patientId === operation.patientId);',
    reason: 'A patient has one operation at most: this very line sees to it.',
  },
  {
    path: 'lib/ehr/chart/read-chart.ts',
    line: "const form = document.getElementById(formFields.first)?.closest('form, div') ?? null;",
    becomes: "const form = document.getElementById(formFields.first)?.closest('form, div');",
    reason: 'It is only asked whether there is a form, and undefined is none as null is.',
  },
  {
    path: 'lib/ehr/chart/read-header.ts',
    line: 'return requirementsAt !== null && hit.at > requirementsAt;',
    becomes: 'return requirementsAt !== null && hit.at >= requirementsAt;',
    reason:
      'The line "The following information …" begins with no label, so no label stands where it begins.',
  },
  {
    path: 'lib/invites/find-invite.ts',
    line: 'return shifted.length === 1 ? (shifted[0] ?? -1) : -1;',
    becomes: 'return shifted.length === 1 ? (shifted[0] ?? -2) : -1;',
    reason: 'A list of one has a first; the fallback is for the type.',
  },
  {
    path: 'lib/ehr/appointment/read-appointment-window.ts',
    line: "names.some((piece) => !equalNames(nameOf(piece.text) ?? '', people[0]?.name ?? ''))",
    becomes: "names.some((piece) => !equalNames(nameOf(piece.text), people[0]?.name ?? ''))",
    reason: 'Only pieces with a name are looked at; the fallback is for the type.',
  },
  {
    path: 'lib/ehr/page/element-sight.ts',
    line: 'return element.ownerDocument.defaultView?.getComputedStyle(element) ?? null;',
    becomes: 'return element.ownerDocument.defaultView?.getComputedStyle(element);',
    reason: 'Whoever asks only asks whether there is a style, and undefined is none as null is.',
  },
  {
    path: 'lib/ehr/page/page-text.ts',
    line: 'while (end < text.pieces.length && element.contains(text.pieces[end]?.node ?? null)) end += 1;',
    becomes:
      'while (end <= text.pieces.length && element.contains(text.pieces[end]?.node ?? null)) end += 1;',
    reason: 'Behind the last piece there is no node, and no element contains none.',
  },
  {
    path: 'lib/ehr/page/patient-links.ts',
    line: 'const right = element.getBoundingClientRect().right + (element.ownerDocument.defaultView?.scrollX ?? 0);',
    becomes:
      'const right = element.getBoundingClientRect().right + (element.ownerDocument.defaultView?.scrollX);',
    reason: 'A document without a view shows nothing, so that nothing in it is visible either way.',
  },
  {
    path: 'lib/ehr/history/history-table.ts',
    line: 'return Array.from({ length: flat.length / width }, (_, index) => ({',
    becomes: 'return Array.from({ length: flat.length * width }, (_, index) => ({',
    reason: 'Behind the last row there are no cells, and a row without cells and element is passed over.',
  },
  {
    path: 'lib/practice/client.ts',
    line: `return /\\bjson\\b/i.test(response.headers.get('content-type') ?? '');`,
    becomes: `return /\\bjson\\b/i.test(response.headers.get('content-type'));`,
    reason: 'No header is tested as the word "null", which names no JSON either.',
  },
  {
    path: 'lib/ehr/page/element-sight.ts',
    line: 'const left = box.right + (view?.scrollX ?? 0);',
    becomes: 'const left = box.right + (view?.scrollX);',
    reason: 'A document without a view renders nothing, which is asked first.',
  },
  {
    path: 'lib/ehr/page/element-sight.ts',
    line: 'const top = box.bottom + (view?.scrollY ?? 0);',
    becomes: 'const top = box.bottom + (view?.scrollY);',
    reason: 'A document without a view renders nothing, which is asked first.',
  },
];

/** Is it in the list? By the text of its line: numbers of lines move. */
export function isEqual(mutation: Mutation, text: string): boolean {
  const { line, becomes } = lineOf(mutation, text);
  return EQUAL_MUTANTS.some(
    (equal) => equal.path === mutation.path && equal.line === line && equal.becomes === becomes,
  );
}

/** The line that a mutation begins on, and that line in the mutant. */
export function lineOf(mutation: Mutation, text: string): { number: number; line: string; becomes: string } {
  const { start, end, after } = mutation;
  const from = text.lastIndexOf('\n', start - 1) + 1;
  const rest = text.slice(end);
  const lineEnd = text.indexOf('\n', start);
  return {
    number: text.slice(0, start).split('\n').length,
    line: text.slice(from, lineEnd === -1 ? undefined : lineEnd).trim(),
    becomes: (text.slice(from, start) + after + rest.split('\n')[0]).trim(),
  };
}
