import type { HistoryLine } from '../../lib/invites/evidence.ts';
import { HISTORY, moreLines } from '../../lib/words/overlay.ts';
import { lineSent, lineWord, type When } from '../../lib/words/status.ts';

const SHOWN = 3;

/** The newest invites. The whole list is one click away in the chart; this is not a second copy of it. */
export function History({ lines, when }: { lines: readonly HistoryLine[]; when: When }) {
  if (lines.length === 0) return null;
  return (
    <section class="history">
      <h3>{HISTORY}</h3>
      <ol>
        {lines.slice(0, SHOWN).map((line, index) => (
          // Row order is the only identity a history line has.
          <li key={index}>
            <span>{lineWord(line)}</span>
            <span class="value">
              {lineSent(line, when)}
              {line.invite.email && <> · {line.invite.email}</>}
            </span>
          </li>
        ))}
      </ol>
      {lines.length > SHOWN && <p class="source">{moreLines(lines.length - SHOWN)}</p>}
    </section>
  );
}
