import { useRef, useState } from 'preact/hooks';
import type { DayAsk, DayView } from '../../../lib/messages/day-view.ts';
import { dayAway } from '../../../lib/panel/day-date.ts';
import * as words from '../../../lib/words/day-page.ts';
import type { DayProps } from './props.ts';

/** Which day, whose patients and where; and the way to the patient of the tab in front. */
export function DayHeader(props: DayProps) {
  const { shown, day } = props;
  const { view } = shown;
  const [isChoosing, setChoosing] = useState(false);
  const goBy = (days: number) => view && day.choose({ day: dayAway(shown, view, days) });
  const title = useRef<HTMLButtonElement>(null);
  const fold = () => {
    setChoosing(false);
    title.current?.focus();
  };
  const choose = (chosen: DayAsk['day']) => {
    fold();
    day.choose({ day: chosen });
  };
  return (
    <header>
      <div class="days">
        <Step word={words.DAY_BEFORE} sign="‹" onStep={() => goBy(-1)} />
        <h1>
          <button
            ref={title}
            type="button"
            class="title"
            aria-expanded={isChoosing}
            title={words.CHOOSE_DAY}
            onClick={() => setChoosing(!isChoosing)}
          >
            <Title view={view} />
          </button>
        </h1>
        <Step word={words.DAY_AFTER} sign="›" onStep={() => goBy(1)} />
        {props.onLeave && (
          <button type="button" class="button plain" title={words.TO_PATIENT_LONG} onClick={props.onLeave}>
            {words.TO_PATIENT}
          </button>
        )}
      </div>
      {isChoosing && <Choices date={view?.date ?? ''} onChoose={choose} onFold={fold} />}
      {view && <Scope {...props} view={view} />}
    </header>
  );
}

function Step({ word, sign, onStep }: { word: string; sign: string; onStep: () => void }) {
  return (
    <button type="button" class="tool" aria-label={word} title={word} onClick={onStep}>
      <span aria-hidden="true">{sign}</span>
    </button>
  );
}

function Title({ view }: { view: DayView | null }) {
  const { near, date } = view ? words.dayTitle(view.date, view.today) : { near: words.TODAY, date: '' };
  return (
    <>
      <b>{near ?? date}</b> {near && <span>{date}</span>}
    </>
  );
}

interface ChoicesProps {
  date: string;
  onChoose: (day: DayAsk['day']) => void;
  onFold: () => void;
}

function Choices({ date, onChoose, onFold }: ChoicesProps) {
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    onFold();
  };
  return (
    <fieldset class="choices" aria-label={words.CHOOSE_DAY} onKeyDown={onKeyDown}>
      <button type="button" class="chip" onClick={() => onChoose({ kind: 'today' })}>
        {words.TODAY}
      </button>
      <button type="button" class="chip" onClick={() => onChoose({ kind: 'tomorrow' })}>
        {words.TOMORROW}
      </button>
      <button type="button" class="chip" onClick={() => onChoose({ kind: 'nextWorkingDay' })}>
        {words.NEXT_WORKING_DAY}
      </button>
      <input
        type="date"
        aria-label={words.ANY_DATE}
        value={date}
        onChange={({ currentTarget: { value } }) => value && onChoose({ kind: 'date', date: value })}
      />
    </fieldset>
  );
}

/** Where there is one provider or one office, there is nothing to choose. */
function Scope({ shown, day, view }: DayProps & { view: DayView }) {
  const { providers, offices } = view;
  if (providers.length < 2 && offices.length < 2) return null;
  return (
    <div class="scope">
      {providers.length > 1 && (
        <Choice
          {...{
            label: words.PROVIDER,
            all: words.ALL_PROVIDERS,
            of: providers,
            chosen: shown.ask.providerId,
          }}
          onChoose={(providerId) => day.choose({ providerId })}
        />
      )}
      {offices.length > 1 && (
        <Choice
          {...{ label: words.OFFICE, all: words.ALL_OFFICES, of: offices, chosen: shown.ask.officeId }}
          onChoose={(officeId) => day.choose({ officeId })}
        />
      )}
    </div>
  );
}

interface ChoiceProps {
  label: string;
  all: string;
  of: DayView['providers'];
  chosen: number | null;
  onChoose: (id: number | null) => void;
}

function Choice({ label, all, of, chosen, onChoose }: ChoiceProps) {
  return (
    <select
      aria-label={label}
      value={chosen ?? ''}
      onChange={({ currentTarget: { value } }) => onChoose(value === '' ? null : Number(value))}
    >
      <option value="">{all}</option>
      {of.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </select>
  );
}
