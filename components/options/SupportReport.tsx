import { useState } from 'preact/hooks';
import { COPIED } from '../../lib/words/shared.ts';
import * as words from '../../lib/words/support.ts';
import type { PageProps } from './props.ts';

/** Show what support needs when something goes wrong, and copy it. It is on the screen first, so nobody sends it unread. */
export function SupportReport({ view, about, onCopy }: PageProps) {
  const [result, setResult] = useState<'copied' | 'failed' | null>(null);
  const report = words.supportReport(view, about);
  const copy = async () => setResult((await onCopy(report)) ? 'copied' : 'failed');
  return (
    <section class="support">
      <h2>{words.SUPPORT_TITLE}</h2>
      <p>{words.SUPPORT_HOW}</p>
      <div class="save">
        <button type="button" class="button" onClick={copy}>
          {words.COPY_SUPPORT}
        </button>
        <span role="status">{result && (result === 'copied' ? COPIED : words.SUPPORT_COPY_FAILED)}</span>
      </div>
      <details class="shown-report">
        <summary>{words.SUPPORT_SHOW}</summary>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a long report is scrolled by the keyboard too. */}
        <pre tabIndex={0}>{report}</pre>
      </details>
    </section>
  );
}
