import * as words from '../../lib/words/support.ts';
import type { PageProps } from './props.ts';
import { ReportToCopy } from './ReportToCopy.tsx';

/** Show what support needs when something goes wrong, and copy it. */
export function SupportReport({ view, about, onCopy }: PageProps) {
  return (
    <section class="support">
      <h2>{words.SUPPORT_TITLE}</h2>
      <p>{words.SUPPORT_HOW}</p>
      <ReportToCopy
        {...{ report: words.supportReport(view, about), onCopy }}
        {...{ word: words.COPY_SUPPORT, shows: words.SUPPORT_SHOW, byHand: words.SUPPORT_COPY_FAILED }}
      />
    </section>
  );
}
