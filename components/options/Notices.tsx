import { useState } from 'preact/hooks';
import * as words from '../../lib/words/notice.ts';
import type { PageProps } from './props.ts';

/** Let staff allow notices on the desktop, or end them. The browser itself asks, right at the press. */
export function Notices({ view, onNotices }: PageProps) {
  const [refused, setRefused] = useState(false);
  const choose = async (box: HTMLInputElement) => {
    const done = await onNotices(box.checked);
    setRefused(box.checked && !done);
    // The box shows what the browser says, and a refusal is no news that would draw it anew.
    if (!done) box.checked = view.notices;
  };
  return (
    <section class="notices-choice">
      <h2>{words.NOTICES_TITLE}</h2>
      <label class="choice">
        <input
          type="checkbox"
          checked={view.notices}
          onChange={(event) => void choose(event.currentTarget)}
        />
        <span>
          {words.NOTICES_ON}
          <small>{words.NOTICES_HOW}</small>
        </span>
      </label>
      <p role="status">{refused && !view.notices && words.NOTICES_REFUSED}</p>
    </section>
  );
}
