import { useEffect, useRef, useState } from 'preact/hooks';
import { forecast } from '../../lib/invites/bulk-forecast.ts';
import type { BulkOffer, BulkPreview, BulkView } from '../../lib/messages/bulk-view.ts';
import * as words from '../../lib/words/bulk.ts';
import { failureWords } from '../../lib/words/failures.ts';
import { OPEN_CHART, OPEN_SETTINGS } from '../../lib/words/shared.ts';
import type { When } from '../../lib/words/status.ts';
import { Nothing } from '../shared/Nothing.tsx';
import { Words } from '../shared/Words.tsx';
import { About } from './Person.tsx';
import type { BulkPageProps } from './props.ts';

interface Props extends Pick<BulkPageProps, 'onStart' | 'onOpenChart' | 'onOpenSettings'> {
  view: BulkView;
  preview: BulkPreview;
  when: When;
}

/**
 * Show who gets a new invite, who is left out and why, what the list costs and when it is done. One button begins it.
 */
export function Confirm(props: Props) {
  const { view, preview, when } = props;
  const [off, setOff] = useState<ReadonlySet<number>>(new Set());
  const possible = preview.lines.filter(({ leftOut }) => leftOut === null).sort(byName);
  const leftOut = preview.lines.filter((line) => line.leftOut !== null).sort(byName);
  const chosen = possible.filter(({ patientId }) => !off.has(patientId));
  const toggle = (patientId: number) =>
    setOff((before) => {
      const after = new Set(before);
      if (!after.delete(patientId)) after.add(patientId);
      return after;
    });
  return (
    <>
      <header>
        <h1>{words.BULK_TITLE}</h1>
        {possible.length > 0 && <p class="lead">{words.WHAT_HAPPENS}</p>}
      </header>
      <Connection {...props} />
      {preview.lines.length === 0 && <Nothing words={words.nothingExpired} />}
      {possible.length > 0 && (
        <section class="sheet">
          <SelectAll
            all={possible.length}
            chosen={chosen.length}
            onChange={(on) => setOff(new Set(on ? [] : possible.map(({ patientId }) => patientId)))}
          />
          <ul class="lines" aria-label={words.BULK_LIST}>
            {possible.map((line) => (
              <Choice
                key={line.patientId}
                line={line}
                when={when}
                on={!off.has(line.patientId)}
                onToggle={() => toggle(line.patientId)}
              />
            ))}
          </ul>
        </section>
      )}
      {leftOut.length > 0 && <LeftOut lines={leftOut} onOpenChart={props.onOpenChart} />}
      {possible.length > 0 && <Begin {...props} view={view} chosen={chosen} />}
    </>
  );
}

function Begin({ view, chosen, when, onStart }: Props & { chosen: readonly BulkOffer[] }) {
  const [started, setStarted] = useState<BulkView | null>(null);
  const { bulk, resetsAt } = view.budget;
  const cost = forecast(
    chosen.map(({ action }) => action),
    view.revokeTells,
    bulk,
    when.now,
  );
  const isIdle = chosen.length === 0 || view.connection.kind !== 'connected' || started === view;
  const start = () => {
    if (isIdle) return;
    setStarted(view);
    onStart(chosen.map(({ patientId, action, seenInvite }) => ({ patientId, action, seenInvite })));
  };
  return (
    <footer class="deck">
      <p role="status">{chosen.length > 0 && words.costSentence(cost, bulk, resetsAt, when)}</p>
      <button type="button" class="button primary" aria-disabled={isIdle} onClick={start}>
        {words.startWord(chosen.length)}
      </button>
    </footer>
  );
}

function Choice({
  line,
  when,
  on,
  onToggle,
}: {
  line: BulkOffer;
  when: When;
  on: boolean;
  onToggle: () => void;
}) {
  return (
    <li class="line">
      <label>
        <input type="checkbox" checked={on} onChange={onToggle} />
        <About person={line} fact={words.inviteSent(line.seenInvite?.earliest ?? null, when)} />
      </label>
    </li>
  );
}

function SelectAll(props: { all: number; chosen: number; onChange: (on: boolean) => void }) {
  const box = useRef<HTMLInputElement>(null);
  const isSome = props.chosen > 0 && props.chosen < props.all;
  useEffect(() => {
    if (box.current) box.current.indeterminate = isSome;
  }, [isSome]);
  return (
    <label class="line all">
      <input
        ref={box}
        type="checkbox"
        checked={props.chosen === props.all}
        onChange={() => props.onChange(props.chosen !== props.all)}
      />
      <b>{words.SELECT_ALL}</b>
      <span class="fact">{words.chosenSentence(props.chosen, props.all)}</span>
    </label>
  );
}

function LeftOut({
  lines,
  onOpenChart,
}: {
  lines: readonly BulkOffer[];
  onOpenChart: (patientId: number) => void;
}) {
  return (
    <section class="sheet">
      <h2>{words.leftOutTitle(lines.length)}</h2>
      <ul class="lines">
        {lines.map((line) => (
          <li key={line.patientId} class="line">
            <About person={line} fact={line.leftOut ? words.leftOutReason[line.leftOut] : ''} />
            <button type="button" class="button plain" onClick={() => onOpenChart(line.patientId)}>
              {OPEN_CHART}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Connection({ view, when, onOpenSettings }: Props) {
  const { connection } = view;
  if (connection.kind === 'connected') return null;
  const failure = connection.kind === 'notSetUp' ? { kind: 'notConnected' as const } : connection;
  return (
    <Words words={failureWords(failure, when.zone)} tone="warn" icon="plug">
      <button type="button" class="button" onClick={onOpenSettings}>
        {OPEN_SETTINGS}
      </button>
    </Words>
  );
}

function byName(a: BulkOffer, b: BulkOffer): number {
  return (a.name ?? '~').localeCompare(b.name ?? '~') || a.patientId - b.patientId;
}
