import { dayRowOf } from '../../../lib/panel/day-shown.ts';
import { readinessWords } from '../../../lib/words/day.ts';
import { saidSentence } from '../../../lib/words/day-keys.ts';
import * as words from '../../../lib/words/day-page.ts';
import { readyWords } from '../../../lib/words/day-standing.ts';
import { failureWords } from '../../../lib/words/failures.ts';
import type { When } from '../../../lib/words/status.ts';
import { listedName } from '../../bulk/Person.tsx';
import { progressSentence } from '../../shared/Progress.tsx';
import { type Speech, Spoken } from '../../shared/Spoken.tsx';
import { useAtChange } from '../../shared/use-at-change.ts';
import type { DayProps } from './props.ts';

type Props = DayProps & { when: When };

/** What the last key or press came to. It stands at one place, and a screen reader is told of each once. */
export function Told(props: Props) {
  const { shown, when } = props;
  const { said, notice, view } = shown;
  const about = dayRowOf(shown, said && 'patientId' in said ? said.patientId : null);
  const seen = said ? saidSentence(said, about ? listedName(about) : '') : '';
  const isAnswered = view !== null && view.asked.query === shown.ask.query;
  const isLooking = shown.pressed?.action === 'check' && shown.sending.has(shown.pressed.patientId);
  const isChecking = view?.meter.checkingAll ?? false;
  const meter = view === null ? '' : words.meterSentence(view.meter, view.readAt, when);
  return (
    <>
      {seen && <p class="told">{seen}</p>}
      <Spoken
        from={[
          [seen, said],
          [notice ? failureWords(notice.failure, when.zone).happened : '', notice],
          pressedSpeech(props),
          useAtChange(isLooking ? '' : lookedSentence(props), isLooking),
          useAtChange(daySentence(props), view?.trouble?.kind === 'reading' ? undefined : view?.date),
          useAtChange(
            view && shown.ask.query !== '' ? words.foundSentence(view.found) : '',
            isAnswered ? shown.ask.query : '',
          ),
          useAtChange(isChecking ? words.CHECKING_ALL : meter, isChecking),
        ]}
      />
    </>
  );
}

/** What came of the last press in a row. */
function pressedSpeech({ shown, when }: Props): Speech {
  const row = shown.pressed?.isSent ? dayRowOf(shown, shown.pressed.patientId) : null;
  if (!row?.operation) return [''];
  return [`${listedName(row)}: ${progressSentence(row.operation, when)}`, row.operation.id];
}

/** A look has no steps. Once it has ended, what it found is told. */
function lookedSentence({ shown, when }: Props): string {
  const row = dayRowOf(shown, shown.pressed?.patientId ?? null);
  return row ? `${listedName(row)}: ${readinessWords(row, when).word}.` : '';
}

function daySentence({ shown: { view } }: Props): string {
  if (view === null) return '';
  const { near, date } = words.dayTitle(view.date, view.today);
  const { ready, patients } = view.counts;
  const title = near ? `${near}, ${date}` : date;
  return patients === 0 ? `${title}.` : `${title}: ${ready} of ${patients} ${readyWords(view.meter)}.`;
}
