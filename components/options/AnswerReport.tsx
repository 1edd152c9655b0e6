import * as words from '../../lib/words/options.ts';
import type { OptionsProps } from './props.ts';
import { useCopy } from './use-copy.ts';

/** Show what support needs to teach Invite Desk a form of answer that it does not know. */
export function AnswerReport({ shape, onCopy }: { shape: string } & Pick<OptionsProps, 'onCopy'>) {
  const [said, copy] = useCopy(shape, words.REPORT_NOT_COPIED, { onCopy });
  return (
    <section class="report">
      <h2>{words.REPORT_TITLE}</h2>
      <p>{words.REPORT_HOW}</p>
      <div class="address">
        <code>{shape}</code>
        <button type="button" class="button" onClick={copy}>
          {words.COPY_REPORT}
        </button>
        <p role="status">{said}</p>
      </div>
    </section>
  );
}
