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

/** What came of the last press in a row. A look has no steps, and what it found is told. */
function pressedSpeech({ shown, when }: Props): Speech {
  const { pressed, sending } = shown;
  const row = pressed?.isSent ? dayRowOf(shown, pressed.patientId) : null;
  if (!pressed || !row) return [''];
  if (row.operation)
    return [`${listedName(row)}: ${progressSentence(row.operation, when)}`, row.operation.id];
  const isLooked = pressed.action === 'check' && !sending.has(row.patientId);
  return [isLooked ? `${listedName(row)}: ${readinessWords(row, when).word}.` : '', pressed];
}

function daySentence({ shown: { view } }: Props): string {
  if (view === null) return '';
  const { near, date } = words.dayTitle(view.date, view.today);
  const { ready, patients } = view.counts;
  const title = near ? `${near}, ${date}` : date;
  return patients === 0 ? `${title}.` : `${title}: ${ready} of ${patients} ${readyWords(view.meter)}.`;
}
