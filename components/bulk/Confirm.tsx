import { useEffect, useRef } from 'preact/hooks';
import { plannedOf } from '../../lib/invites/bulk-forecast.ts';
import type { BulkOffer, BulkPreview, BulkView } from '../../lib/messages/bulk-view.ts';
import * as words from '../../lib/words/bulk.ts';
import { warningWords } from '../../lib/words/eligibility.ts';
import { failureWords } from '../../lib/words/failures.ts';
import { OPEN_SETTINGS } from '../../lib/words/shared.ts';
import type { When } from '../../lib/words/status.ts';
import { EmptyState } from '../shared/EmptyState.tsx';
import { Message } from '../shared/Message.tsx';
import { LeftOutLines } from './LeftOutLines.tsx';
import { Lines, type Placed } from './Lines.tsx';
import { About } from './Person.tsx';
import type { BulkPageProps } from './props.ts';
import type { Choice } from './use-choice.ts';

interface Props extends Pick<BulkPageProps, 'onOpenChart' | 'onOpenSettings'> {
  view: BulkView;
  preview: BulkPreview;
  choice: Choice;
  when: When;
}

/** Show who gets an invite, with the warnings on the line, and who is left out and why. */
export function Confirm(props: Props) {
  const { preview, choice, when } = props;
  const { possible, chosen, isOn, tick } = choice;
  const plain = possible.filter(({ warnings }) => warnings.length === 0);
  const planned = plannedOf(possible);
  return (
    <>
      <header>
        <h1>{words.bulkTitle(preview.date)}</h1>
        {possible.length > 0 && (
          <>
            <p class="plan">{words.planSentence(planned, preview.leftOut.length)}</p>
            <p class="lead">{words.whatHappens(planned, preview.date)}</p>
          </>
        )}
        <p class="lead">{words.CANNOT_BE_SEEN}</p>
      </header>
      <Connection {...props} />
      {possible.length === 0 && <Nothing preview={preview} when={when} />}
      {possible.length > 0 && (
        <section class="sheet">
          {plain.length > 0 && (
            <SelectAll
              title={plain.length < possible.length ? words.SELECT_UNWARNED : words.SELECT_ALL}
              isAll={plain.every(isOn)}
              isSome={plain.some(isOn)}
              said={words.chosenSentence(chosen.length, possible.length)}
              onChange={(on) => tick(plain, on)}
            />
          )}
          <Lines
            rows={possible}
            label={words.BULK_LIST}
            draw={(line, placed) => (
              <Offered
                key={line.patientId}
                {...{ line, placed, when }}
                on={isOn(line)}
                onToggle={() => tick([line], !isOn(line))}
              />
            )}
          />
        </section>
      )}
      {preview.leftOut.length > 0 && <LeftOutLines lines={preview.leftOut} onOpenChart={props.onOpenChart} />}
    </>
  );
}

function Nothing({ preview, when }: { preview: BulkPreview; when: When }) {
  const { trouble, date, leftOut } = preview;
  if (trouble?.kind === 'failed')
    return <Message words={failureWords(trouble.failure, when.zone)} tone="warn" icon="alert" />;
  if (trouble?.kind === 'reading') return <EmptyState words={words.scheduleReading} />;
  if (trouble?.kind === 'emptySchedule') return <EmptyState words={words.scheduleEmpty} />;
  if (date !== null) return <EmptyState words={words.nobodyReady} />;
  return leftOut.length > 0 ? null : <EmptyState words={words.nothingExpired} />;
}

interface OfferedProps {
  line: BulkOffer;
  placed: Placed;
  when: When;
  on: boolean;
  onToggle: () => void;
}

function Offered({ line, placed, when, on, onToggle }: OfferedProps) {
  const { action, visit, seenInvite } = line;
  const fact = words.lineFact({ action, visit, sentAt: seenInvite?.earliest ?? null }, when);
  return (
    <li class="line" {...placed}>
      <label>
        <input type="checkbox" checked={on} onChange={onToggle} />
        <About person={line} fact={fact}>
          {line.warnings.map((warning) => (
            <span key={warning} class="caution warn">
              {warningWords(warning, line)}
            </span>
          ))}
        </About>
      </label>
    </li>
  );
}

interface SelectAllProps {
  title: string;
  isAll: boolean;
  isSome: boolean;
  said: string;
  onChange: (on: boolean) => void;
}

function SelectAll({ title, isAll, isSome, said, onChange }: SelectAllProps) {
  const box = useRef<HTMLInputElement>(null);
  const isPart = isSome && !isAll;
  useEffect(() => {
    if (box.current) box.current.indeterminate = isPart;
  }, [isPart]);
  return (
    <label class="line all">
      <input ref={box} type="checkbox" checked={isAll} onChange={() => onChange(!isAll)} />
      <b>{title}</b>
      <span class="fact">{said}</span>
    </label>
  );
}

function Connection({ view, when, onOpenSettings }: Props) {
  const { connection } = view;
  if (connection.kind === 'connected') return null;
  const failure = connection.kind === 'notSetUp' ? { kind: 'notConnected' as const } : connection;
  return (
    <Message words={failureWords(failure, when.zone)} tone="warn" icon="plug">
      <button type="button" class="button" onClick={onOpenSettings}>
        {OPEN_SETTINGS}
      </button>
    </Message>
  );
}
