import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { type Risk, risksOf } from '../../lib/invites/risk.ts';
import type { Action, Offer } from '../../lib/messages/offer.ts';
import type { WorklistRow } from '../../lib/messages/worklist-view.ts';
import { actionWord, actionWordAt, confirmWord, riskSentences } from '../../lib/words/actions.ts';
import { answerWord } from '../../lib/words/operation.ts';
import { namelessPatient, shortActionWord } from '../../lib/words/popup.ts';
import { CANCEL, RISK_TITLE } from '../../lib/words/shared.ts';
import { broughtToLight } from '../shared/brought-to-light.ts';

type ActedRow = Pick<WorklistRow, 'patientId' | 'name' | 'idEnding' | 'status' | 'operation'>;

interface Props {
  row: ActedRow;
  /** Those of the row's offers that have a button. */
  offers: readonly Offer[];
  /** The buttons say this where they do not say what the action is called. */
  word?: string;
  tabIndex: number;
  /** True: the last press came back with a failure, so the buttons are free again. */
  answered: boolean;
  onAct: (action: Action, accepted: { risksRead: readonly Risk[] }) => void;
}

/** Show a row's buttons. A button with a risk asks once more, in place, before the press counts. */
export function RowActions({ row, offers, word, tabIndex, answered, onAct }: Props) {
  // The offer that asks, or the one that was sent as it stood then.
  const [pressed, setPressed] = useState<{ offer: Offer; isSent: boolean } | null>(null);
  const [clickedOn, setClickedOn] = useState<ActedRow | null>(null);
  const busy = clickedOn === row && !answered;
  const asked = offers.find(
    (offer) =>
      offer.action === pressed?.offer.action &&
      offer.risk !== null &&
      (!pressed.isSent || broughtToLight(offer, pressed.offer)),
  );
  const act = (offer: Offer, risksRead: readonly Risk[]) => {
    if (busy) return;
    setPressed({ offer, isSent: true });
    setClickedOn(row);
    onAct(offer.action, { risksRead });
  };
  if (asked)
    return <Question offer={asked} onYes={() => act(asked, risksOf(asked))} onNo={() => setPressed(null)} />;
  return (
    <span class="row-actions">
      {offers.map((offer) => (
        <button
          key={offer.action}
          type="button"
          class={offer.emphasis === 'primary' ? 'button' : 'button plain'}
          tabIndex={tabIndex}
          aria-disabled={busy}
          aria-label={`${word ?? wordOf(row, offer.action)}: ${row.name ?? namelessPatient(row.idEnding)}`}
          onClick={() => (offer.risk === null ? act(offer, []) : setPressed({ offer, isSent: false }))}
        >
          {word ?? wordOf(row, offer.action)}
        </button>
      ))}
    </span>
  );
}

function wordOf({ operation, status }: ActedRow, action: Action): string {
  if (operation?.stage === 'needsYou') return answerWord(operation.question, action);
  const word = actionWordAt(action, status);
  return word === actionWord[action] ? (shortActionWord[action] ?? word) : word;
}

function Question({ offer, onYes, onNo }: { offer: Offer; onYes: () => void; onNo: () => void }) {
  const cancel = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => cancel.current?.focus(), []);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    // Without this, Escape would close the whole popup.
    event.preventDefault();
    event.stopPropagation();
    onNo();
  };
  return (
    <fieldset class="risk" aria-label={RISK_TITLE} onKeyDown={onKeyDown}>
      {riskSentences(offer).map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      <span class="row-actions">
        <button
          type="button"
          class={offer.action === 'revoke' ? 'button danger' : 'button primary'}
          onClick={onYes}
        >
          {confirmWord[offer.action] ?? actionWord[offer.action]}
        </button>
        <button type="button" class="button plain" ref={cancel} onClick={onNo} data-next>
          {CANCEL}
        </button>
      </span>
    </fieldset>
  );
}
