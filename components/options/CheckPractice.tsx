import { useState } from 'preact/hooks';
import type { CheckedPage, CheckLine, CheckStep } from '../../lib/messages/check-view.ts';
import * as words from '../../lib/words/check-practice.ts';
import { type CheckedPages, checkReport } from '../../lib/words/check-report.ts';
import type { Tone } from '../../lib/words/tone.ts';
import { Icon, type IconName } from '../shared/Icon.tsx';
import { LabelWordsForm } from './LabelWordsForm.tsx';
import type { PageProps } from './props.ts';
import { ReportToCopy } from './ReportToCopy.tsx';

const STEPS: readonly CheckStep[] = ['chart', 'access', 'appointment'];
const ICON: Record<CheckLine['said'], IconName> = {
  found: 'check',
  notFound: 'question',
  otherwise: 'blocked',
};

/** Walk through one chart, its OnPatient Access and one appointment, and show line by line what is recognised there. */
export function CheckPractice(props: PageProps) {
  const [pages, setPages] = useState<CheckedPages>({});
  const [checking, setChecking] = useState<CheckStep | null>(null);
  const check = async (step: CheckStep) => {
    if (checking !== null) return;
    setChecking(step);
    const checked = await props
      .onCheckPage(step)
      .catch((): CheckedPage => ({ kind: 'failed', failure: { kind: 'timeout' } }));
    setPages((before) => ({ ...before, [step]: checked }));
    setChecking(null);
  };
  const next = STEPS.find((step) => pages[step]?.kind !== 'checked');
  return (
    <section class="check-practice">
      <h2>{words.CHECK_PRACTICE_TITLE}</h2>
      <p>{words.CHECK_PRACTICE_HOW}</p>
      <ol>
        {STEPS.map((step) => (
          <li key={step}>
            <h3>{words.stepTitle[step]}</h3>
            <p class="note">{words.stepHow[step]}</p>
            <button
              type="button"
              class={step === next ? 'button primary' : 'button'}
              aria-disabled={checking !== null}
              onClick={() => check(step)}
            >
              {words.stepButton[step]}
            </button>
            <Summary checked={pages[step]} step={step} isChecking={checking === step} />
            {checking !== step && <Lines checked={pages[step]} />}
          </li>
        ))}
      </ol>
      <LabelWordsForm {...props} />
      {STEPS.some((step) => pages[step]) && <Report {...props} pages={pages} />}
    </section>
  );
}

interface SummaryProps {
  checked: CheckedPage | undefined;
  step: CheckStep;
  isChecking: boolean;
}

/** Say what came of a check. It stands there from the beginning, so that it is announced; the lines are read as wanted. */
function Summary({ checked, step, isChecking }: SummaryProps) {
  const [tone, said] = isChecking ? (['quiet', words.CHECKING_PAGE] as const) : summaryOf(checked, step);
  return (
    <p class={`check-summary ${tone}`} role="status">
      {said}
    </p>
  );
}

function summaryOf(checked: CheckedPage | undefined, step: CheckStep): [tone: Tone, said: string] {
  if (checked === undefined) return ['quiet', ''];
  if (checked.kind !== 'checked') return ['warn', words.uncheckedSentence(checked, step)];
  return [words.meaningTone[checked.means], words.meaningSentence[checked.means]];
}

function Lines({ checked }: { checked: CheckedPage | undefined }) {
  if (checked?.kind !== 'checked') return null;
  return (
    <>
      <ul class="check-lines">
        {checked.lines.map((line) => (
          <Line key={line.part} line={line} />
        ))}
      </ul>
      {checked.lines.some(words.mayHaveOtherWord) && <p class="note">{words.OTHER_WORD_HINT}</p>}
    </>
  );
}

function Line({ line }: { line: CheckLine }) {
  const sentence = words.lineSentence(line);
  return (
    <li class={words.saidTone[line.said]}>
      <Icon name={ICON[line.said]} />
      <span>
        {words.partName[line.part]}: <strong>{words.saidName[line.said]}</strong>
        {sentence !== '' && <small>{sentence}</small>}
      </span>
    </li>
  );
}

function Report({ view, about, onCopy, pages }: PageProps & { pages: CheckedPages }) {
  const report = checkReport(pages, { about, words: view.labelWords, answerShape: view.answerShape });
  return (
    <>
      <p class="note">{words.CHECK_REPORT_HOW}</p>
      <ReportToCopy
        {...{ report, onCopy, word: words.COPY_CHECK }}
        {...{ shows: words.CHECK_REPORT_SHOW, byHand: words.CHECK_COPY_FAILED }}
      />
    </>
  );
}
