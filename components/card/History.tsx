import type { HistoryLine } from '../../lib/invites/evidence.ts';
import { expiryOf, lifeAt } from '../../lib/invites/expiry.ts';
import type { Status } from '../../lib/invites/status.ts';
import { statusAt } from '../../lib/invites/status-at.ts';
import { HISTORY, moreLines } from '../../lib/words/overlay.ts';
import { lineSent, lineWord, OLD_ADDRESS, type When } from '../../lib/words/status.ts';

const SHOWN = 3;

interface Props {
  lines: readonly HistoryLine[];
  status: Status;
  when: When;
}

/** Show the newest invites. The whole list is one click away in the chart, so it is not shown here a second time. */
export function History({ lines, status, when }: Props) {
  if (lines.length === 0) return null;
  // The status is that of the newest invite. Where that one has expired, no older one is alive.
  const present = statusAt(status, when.now);
  const allOver = present.kind === 'expired';
  const isOld = present.kind === 'pending' && present.toOldAddress;
  return (
    <section class="history">
      <h3>{HISTORY}</h3>
      <ol>
        {lines.slice(0, SHOWN).map((line, index) => (
          // Row order is the only identity a history line has.
          <li key={index}>
            <span>{index === 0 && isOld ? OLD_ADDRESS : lineWord(line, allOver || ranOut(line, when))}</span>
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

/** Tell whether an invite's seven days are over. Without a sent time that would be a guess, so the answer is no. */
function ranOut({ invite }: HistoryLine, { now, zone }: When): boolean {
  return invite.sent !== null && lifeAt(expiryOf(invite.sent, zone), now) === 'over';
}
