import { useState } from 'preact/hooks';
import type { DayRow, DayView } from '../../../lib/messages/day-view.ts';
import { readinessWords } from '../../../lib/words/day.ts';
import * as words from '../../../lib/words/day-page.ts';
import { failureWords } from '../../../lib/words/failures.ts';
import type { When } from '../../../lib/words/status.ts';
import { visitTime } from '../../../lib/words/time.ts';
import { listedName } from '../../bulk/Person.tsx';
import { Message } from '../../shared/Message.tsx';
import { Progress } from '../../shared/Progress.tsx';
import type { OnRefused } from '../../shared/use-refusal.ts';
import type { DayProps } from './props.ts';
import { askedIn, RowDeed, RowQuestion } from './RowDeed.tsx';

/**
 * Who stands at the counter and is not ready: one patient, one sentence to say and one verb. Of several the one who has
 * waited longest comes first, and the others are one press away.
 */
export function Arrivals(props: DayProps & { view: DayView; when: When; onRefused: OnRefused }) {
  const { arrived } = props.view;
  const [chosen, setChosen] = useState<number | null>(null);
  const place = Math.max(
    0,
    arrived.findIndex(({ patientId }) => patientId === chosen),
  );
  const row = arrived[place];
  if (!row) return null;
  const { readiness } = row;
  const next = arrived[(place + 1) % arrived.length];
  const time = row.visit ? visitTime(row.visit.starts) : '';
  return (
    <section class="arrival" aria-label={words.ARRIVED}>
      <div>
        <h2>
          <bdi>{words.arrivedTitle(listedName(row), time)}</bdi>
        </h2>
        <p>
          {readinessWords(row, props.when).word}.{' '}
          {readiness.kind === 'notReady' && words.counterSentence(readiness.next)}
        </p>
        {next && arrived.length > 1 && (
          <button type="button" class="link" onClick={() => setChosen(next.patientId)}>
            {words.moreArrived(arrived.length - 1)}
          </button>
        )}
      </div>
      <div class="verb">
        <RowDeed {...props} row={row} isCurrent={false} place="arrival" />
      </div>
      <PressedHere {...props} row={row} />
    </section>
  );
}

interface PressedProps extends DayProps {
  row: DayRow;
  when: When;
  onRefused: OnRefused;
}

/** What is asked before the deed, and how it goes, where it was pressed. */
function PressedHere(props: PressedProps) {
  const { row, shown, when } = props;
  const asked = askedIn(row, shown, 'arrival');
  const { pressed } = shown;
  const isMine = pressed?.patientId === row.patientId && pressed.at === 'arrival' && pressed.isSent;
  const notice = shown.notice?.patientId === row.patientId ? shown.notice.failure : null;
  return (
    <>
      {isMine && row.operation && <Progress operation={row.operation} when={when} />}
      {isMine && notice && <Message words={failureWords(notice, when.zone)} tone="warn" icon="alert" />}
      {asked && <RowQuestion {...props} offer={asked} />}
    </>
  );
}
