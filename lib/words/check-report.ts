import type { CheckedPage, CheckStep, OwnWords } from '../messages/check-view.ts';
import type { ThisBuild } from './support.ts';

/** What was checked, each page as it was checked last. */
export type CheckedPages = Partial<Record<CheckStep, CheckedPage>>;

interface ReportParts {
  about: ThisBuild;
  words: OwnWords;
  /** Key names and types of the last answer about invites that could not be read. */
  answerShape: string | null;
}

/**
 * Write the report of the check. It is plain English for support, so it names the codes as the source does: lines, labels
 * and tags, and the words that staff or IT typed for labels. Nothing that a page or DrChrono said is in it.
 */
export function checkReport(pages: CheckedPages, { about, words, answerShape }: ReportParts): string {
  const steps = Object.entries(pages) as [CheckStep, CheckedPage][];
  return [
    `Invite Desk ${about.version}: check of this practice`,
    `Browser: ${about.browser}`,
    '',
    ...steps.flatMap(([step, checked]) => linesOf(step, checked)),
    'Words of the practice’s own:',
    ...wordLines(words),
    '',
    'Shape of the last answer about invites that could not be read:',
    answerShape ?? 'none',
    '',
    ...steps.flatMap(([step, checked]) =>
      checked.kind === 'checked' ? [`Layout of ${step}:`, checked.outline ?? 'not given', ''] : [],
    ),
  ].join('\n');
}

function linesOf(step: CheckStep, checked: CheckedPage): string[] {
  if (checked.kind !== 'checked') return [`${step}: not checked (${checked.kind})`, ''];
  return [
    `${step}: ${checked.means}`,
    ...checked.lines.map(({ part, said, why }) => `  ${part}: ${said}${why ? ` (${why})` : ''}`),
    '',
  ];
}

function wordLines(words: OwnWords): string[] {
  const lines = Object.entries(words).map(([label, texts]) => `  ${label}: ${texts.join(', ')}`);
  return lines.length === 0 ? ['none'] : lines;
}
