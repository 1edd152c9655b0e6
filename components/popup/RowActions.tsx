import { useEffect, useRef, useState } from 'preact/hooks';
import type { Action, Offer } from '../../lib/messages/offer.ts';
import type { WorklistRow } from '../../lib/messages/worklist-view.ts';
import {
  actionWord,
  answerWord,
  confirmWord,
  riskSentence,
  shortActionWord,
} from '../../lib/words/operation.ts';
import { namelessPatient } from '../../lib/words/popup.ts';
import { CANCEL, RISK_TITLE } from '../../lib/words/shared.ts';

interface Props {
  row: WorklistRow;
  tabIndex: number;
  /** True: the last press came back with a failure, so the buttons are free again. */
  answered: boolean;
  onAct: (action: Action, accepted: { riskAccepted: boolean }) => void;
}

/** Show a row's buttons. A button with a risk asks once more, in place, before the press counts. */
export function RowActions({ row, tabIndex, answered, onAct }: Props) {
  const [asking, setAsking] = useState<Action | null>(null);
  const [clickedOn, setClickedOn] = useState<WorklistRow | null>(null);
  const busy = clickedOn === row && !answered;
  const asked = row.offers.find((offer) => offer.action === asking && offer.risk !== null);
  const act = (offer: Offer, riskAccepted: boolean) => {
    if (busy) return;
    setAsking(null);
    setClickedOn(row);
    onAct(offer.action, { riskAccepted });
  };
  if (asked) return <Question offer={asked} onYes={() => act(asked, true)} onNo={() => setAsking(null)} />;
  return (
    <span class="row-actions">
      {row.offers.filter(belongsInRow).map((offer) => (
        <button
          key={offer.action}
          type="button"
          class={offer.emphasis === 'primary' ? 'button' : 'button plain'}
          tabIndex={tabIndex}
          aria-disabled={busy}
          aria-label={`${wordOf(row, offer.action)}: ${row.name ?? namelessPatient(row.idEnding)}`}
          onClick={() => (offer.risk === null ? act(offer, false) : setAsking(offer.action))}
        >
          {wordOf(row, offer.action)}
        </button>
      ))}
    </span>
  );
}

/**
 * Tell whether a button stands in the row. "Check now" is for the card; in a row it stands only where nothing else can
 * be done.
 */
function belongsInRow({ action, emphasis }: Offer): boolean {
  return action !== 'check' || emphasis === 'primary';
}

function wordOf({ operation }: WorklistRow, action: Action): string {
  if (operation?.stage === 'needsYou') return answerWord(operation.question, action);
  return shortActionWord[action] ?? actionWord[action];
}

function Question({ offer, onYes, onNo }: { offer: Offer; onYes: () => void; onNo: () => void }) {
  const cancel = useRef<HTMLButtonElement>(null);
  useEffect(() => cancel.current?.focus(), []);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    // Without this, Escape would close the whole popup.
    event.preventDefault();
    event.stopPropagation();
    onNo();
  };
  return (
    <fieldset class="risk" aria-label={RISK_TITLE} onKeyDown={onKeyDown}>
      <p>{offer.risk && riskSentence(offer.risk, offer.action)}</p>
      <span class="row-actions">
        <button
          type="button"
          class={offer.action === 'revoke' ? 'button danger' : 'button primary'}
          onClick={onYes}
        >
          {confirmWord[offer.action] ?? actionWord[offer.action]}
        </button>
        <button type="button" class="button plain" ref={cancel} onClick={onNo}>
          {CANCEL}
        </button>
      </span>
    </fieldset>
  );
}
