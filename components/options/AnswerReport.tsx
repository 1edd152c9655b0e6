import { useState } from 'preact/hooks';
import * as words from '../../lib/words/options.ts';
import { COPIED } from '../../lib/words/shared.ts';
import type { OptionsProps } from './props.ts';

/** Show what support needs to teach Invite Desk a form of answer that it does not know. */
export function AnswerReport({ shape, onCopy }: { shape: string } & Pick<OptionsProps, 'onCopy'>) {
  const [result, setResult] = useState<'copied' | 'failed' | null>(null);
  const copy = async () => setResult((await onCopy(shape)) ? 'copied' : 'failed');
  return (
    <section class="report">
      <h2>{words.REPORT_TITLE}</h2>
      <p>{words.REPORT_HOW}</p>
      <div class="address">
        <code>{shape}</code>
        <button type="button" class="button" onClick={copy}>
          {words.COPY_REPORT}
        </button>
        <p role="status">{result && (result === 'copied' ? COPIED : words.REPORT_NOT_COPIED)}</p>
      </div>
    </section>
  );
}
