import { useEffect, useRef, useState } from 'preact/hooks';
import type { Action, Offer } from '../../lib/messages/offer.ts';
import { actionWord, confirmWord, riskSentence } from '../../lib/words/operation.ts';
import { TO } from '../../lib/words/overlay.ts';
import { CANCEL, RISK_TITLE } from '../../lib/words/shared.ts';
import { ActionButton } from './ActionButton.tsx';
import type { ClickRefusal } from './trusted-click.ts';

export interface ActHandlers {
  onAct: (action: Action, accepted: { riskAccepted: boolean }) => void;
  onRefused: (reason: ClickRefusal) => void;
}

interface Props extends ActHandlers {
  offers: readonly Offer[];
  /** This names the patient. A button for another patient is another button, so it must stand still anew. */
  patient: string;
  /** Masked address an invite would go to. */
  address: string | null;
  busy: boolean;
  wordFor?: (action: Action) => string;
}

/** The buttons the view offers. One with a risk asks once more, in place, before it counts. */
export function Actions({ offers, patient, address, busy, wordFor, onAct, onRefused }: Props) {
  const [asking, setAsking] = useState<{ action: Action; patient: string } | null>(null);
  const asked = offers.find((offer) => offer.action === asking?.action && asking.patient === patient);
  if (offers.length === 0) return null;
  if (asked?.risk)
    return (
      <RiskQuestion
        offer={asked}
        patient={patient}
        busy={busy}
        onRefused={onRefused}
        onCancel={() => setAsking(null)}
        onAct={() => {
          setAsking(null);
          onAct(asked.action, { riskAccepted: true });
        }}
      />
    );
  const choose = (offer: Offer) =>
    offer.risk === null
      ? onAct(offer.action, { riskAccepted: false })
      : setAsking({ action: offer.action, patient });
  return (
    <div class="actions">
      {offers.map((offer) => (
        <ActionButton
          key={offer.action}
          meaning={`${offer.action} ${patient}`}
          look={offer.emphasis}
          busy={busy}
          onAccepted={() => choose(offer)}
          onRefused={onRefused}
        >
          <span>{wordFor ? wordFor(offer.action) : actionWord[offer.action]}</span>
          {address && (offer.action === 'send' || offer.action === 'resend') && (
            <small>
              {TO} {address}
            </small>
          )}
        </ActionButton>
      ))}
    </div>
  );
}

interface RiskProps {
  offer: Offer;
  patient: string;
  busy: boolean;
  onCancel: () => void;
  onAct: () => void;
  onRefused: (reason: ClickRefusal) => void;
}

function RiskQuestion({ offer, patient, busy, onCancel, onAct, onRefused }: RiskProps) {
  const cancel = useRef<HTMLButtonElement>(null);
  useEffect(() => cancel.current?.focus({ preventScroll: true }), []);
  const cancelOnEscape = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    onCancel();
  };
  return (
    <fieldset class="risk" aria-label={RISK_TITLE} onKeyDown={cancelOnEscape}>
      <p>{offer.risk && riskSentence(offer.risk, offer.action)}</p>
      <div class="actions">
        <ActionButton
          meaning={`risk ${offer.action} ${patient}`}
          look={offer.action === 'revoke' ? 'danger' : 'primary'}
          busy={busy}
          onAccepted={onAct}
          onRefused={onRefused}
        >
          {confirmWord[offer.action] ?? actionWord[offer.action]}
        </ActionButton>
        <button type="button" class="button secondary" ref={cancel} onClick={onCancel}>
          {CANCEL}
        </button>
      </div>
    </fieldset>
  );
}
