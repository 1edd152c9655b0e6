import type { OptionsProps } from './props.ts';
import { useCopy } from './use-copy.ts';

interface Props extends Pick<OptionsProps, 'onCopy'> {
  report: string;
  /** What the button and what the folded report are called. */
  word: string;
  shows: string;
  /** Say how to copy by hand, where the clipboard is closed. */
  byHand: string;
}

/** A report for support, to be copied. It can be read before, so nobody sends it unread. */
export function ReportToCopy({ report, word, shows, byHand, onCopy }: Props) {
  const [said, copy] = useCopy(report, byHand, { onCopy });
  return (
    <>
      <div class="save">
        <button type="button" class="button" onClick={copy}>
          {word}
        </button>
        <span role="status">{said}</span>
      </div>
      <details class="shown-report">
        <summary>{shows}</summary>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a long report is scrolled by the keyboard too. */}
        <pre tabIndex={0}>{report}</pre>
      </details>
    </>
  );
}
