import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { PressRefusal } from '../../lib/card/judge-press.ts';
import { type Risk, risksOf } from '../../lib/invites/risk.ts';
import type { Action, Offer } from '../../lib/messages/offer.ts';
import type { Press } from '../../lib/messages/sight.ts';
import { actionWord, confirmWord, riskSentences, whoQuestion } from '../../lib/words/actions.ts';
import { TO } from '../../lib/words/overlay.ts';
import { CANCEL, RISK_TITLE } from '../../lib/words/shared.ts';
import type { When } from '../../lib/words/status.ts';
import { ActsAs } from '../shared/ActsAs.tsx';
import { broughtToLight } from '../shared/brought-to-light.ts';
import { ActionButton } from './ActionButton.tsx';

export interface ActHandlers {
  onAct: (action: Action, accepted: { risksRead: readonly Risk[] }, press: Press) => void;
  onRefused: (reason: PressRefusal) => void;
}

interface Props extends ActHandlers {
  offers: readonly Offer[];
  /** This names the patient. A button for another patient is another button, so it must stand still anew. */
  patient: string;
  when: When;
  /** Masked address an invite would go to. */
  address: string | null;
  /** What is pressed is done in this person's name; null where that is not known. */
  actsAs: string | null;
  /** Only one identifier of the page says that this is the patient, so each deed asks for name and birth date. */
  toConfirm: boolean;
  birthDate: string | null;
  busy: boolean;
  wordFor?: (action: Action) => string;
}

/** The button that was pressed, and for whom. `sent` is the offer as it stood when the press was sent; null where it only asks. */
interface Pressed {
  action: Action;
  patient: string;
  sent: Offer | null;
}

/** The buttons the view offers. One with a risk asks once more, in place, before it counts. */
export function Actions(props: Props) {
  const { offers, patient, address, actsAs, busy, wordFor, onAct, onRefused } = props;
  const [pressed, setPressed] = useState<Pressed | null>(null);
  const asked = offers.find(
    (offer) =>
      offer.action === pressed?.action &&
      pressed.patient === patient &&
      (pressed.sent === null || broughtToLight(offer, pressed.sent)),
  );
  const act = (offer: Offer, risksRead: readonly Risk[], press: Press) => {
    setPressed({ action: offer.action, patient, sent: offer });
    onAct(offer.action, { risksRead }, press);
  };
  if (offers.length === 0) return null;
  if (asked?.risk)
    return (
      <RiskQuestion
        {...props}
        offer={asked}
        onCancel={() => setPressed(null)}
        onAct={(press) => act(asked, readOf(asked, props.toConfirm), press)}
      />
    );
  const choose = (offer: Offer, press: Press) =>
    offer.risk === null ? act(offer, [], press) : setPressed({ action: offer.action, patient, sent: null });
  return (
    <div class="actions">
      {offers.map((offer) => (
        <ActionButton
          key={offer.action}
          meaning={`${offer.action} ${patient}`}
          look={offer.emphasis}
          busy={busy}
          onAccepted={(press) => choose(offer, press)}
          onRefused={onRefused}
        >
          <span>{wordFor ? wordFor(offer.action) : actionWord[offer.action]}</span>
          {address && (offer.action === 'send' || offer.action === 'resend') && (
            <small>
              {TO} {address}
            </small>
          )}
          {DEEDS.has(offer.action) && <ActsAs name={actsAs} />}
        </ActionButton>
      ))}
    </div>
  );
}

/** What stands in the question: the risks, and whose chart it is where the page shows one identifier only. */
function readOf(offer: Offer, toConfirm: boolean): Risk[] {
  return [...new Set([...risksOf(offer), ...(toConfirm ? (['oneIdentifier'] as const) : [])])];
}

/** A press on one of these does something at DrChrono; the others only look, or close a question. */
const DEEDS: ReadonlySet<Action> = new Set<Action>(['send', 'resend', 'retry', 'sendAgain']);

interface RiskProps extends Omit<Props, 'onAct'> {
  offer: Offer;
  onCancel: () => void;
  onAct: (press: Press) => void;
}

function RiskQuestion(props: RiskProps) {
  const { offer, patient, when, toConfirm, birthDate, actsAs, busy, onCancel, onAct, onRefused } = props;
  const cancel = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => cancel.current?.focus({ preventScroll: true }), []);
  const cancelOnEscape = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    onCancel();
  };
  return (
    <fieldset class="risk" aria-label={RISK_TITLE} onKeyDown={cancelOnEscape}>
      {riskSentences(offer, when).map((sentence, nth) => (
        <p key={risksOf(offer)[nth]}>{sentence}</p>
      ))}
      {toConfirm && (
        <p>
          <strong>{whoQuestion(offer.action, patient, birthDate)}</strong>
        </p>
      )}
      <div class={toConfirm ? 'actions turned' : 'actions'}>
        <ActionButton
          meaning={`risk ${offer.action} ${patient}`}
          look={offer.action === 'revoke' ? 'danger' : 'primary'}
          busy={busy}
          onAccepted={onAct}
          onRefused={onRefused}
        >
          <span>{(toConfirm ? null : confirmWord[offer.action]) ?? actionWord[offer.action]}</span>
          <ActsAs name={actsAs} />
        </ActionButton>
        <button type="button" class="button secondary" ref={cancel} onClick={onCancel} data-next>
          {CANCEL}
        </button>
      </div>
    </fieldset>
  );
}
