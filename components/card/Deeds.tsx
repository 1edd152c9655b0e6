import type { PressRefusal } from '../../lib/card/judge-press.ts';
import type { Failure } from '../../lib/messages/failure.ts';
import type { Action, Offer } from '../../lib/messages/offer.ts';
import type { PatientView } from '../../lib/messages/patient-view.ts';
import { actionWord, actionWordAt } from '../../lib/words/actions.ts';
import { INVITE_NOW } from '../../lib/words/asides.ts';
import { failureWords } from '../../lib/words/failures.ts';
import { answerWord } from '../../lib/words/operation.ts';
import { OPEN_SETTINGS } from '../../lib/words/shared.ts';
import type { When } from '../../lib/words/status.ts';
import { Icon } from '../shared/Icon.tsx';
import { Message } from '../shared/Message.tsx';
import { Progress } from '../shared/Progress.tsx';
import { useRefusal } from '../shared/use-refusal.ts';
import { ActionButton } from './ActionButton.tsx';
import { type ActHandlers, Actions } from './Actions.tsx';

/** What the buttons of one patient need, in the card and in the panel. */
export interface Acting extends ActHandlers {
  /** Whose invite it is. */
  patient: string;
  /** A click is on its way. */
  busy: boolean;
  /** Why the last click was not taken. The same words stand there anew for each `nth`, so that each is spoken. */
  refusal: { text: string; nth: number } | null;
  /** A press was taken, so nothing is said any more about one that was not. */
  taken: () => void;
}

/** `words` say why a press was not taken. */
export function useActing(
  view: PatientView | null,
  busy: boolean,
  onAct: ActHandlers['onAct'],
  words: Record<PressRefusal, string>,
): Acting {
  const [refusal, setRefusal] = useRefusal();
  const taken = () => setRefusal(null);
  return {
    patient: view?.identity.kind === 'locked' ? view.identity.name : '',
    ...{ busy, taken, refusal: refusal && { text: words[refusal.why], nth: refusal.nth } },
    onRefused: setRefusal,
    onAct(action, accepted, press) {
      taken();
      onAct(action, accepted, press);
    },
  };
}

/**
 * Tell whether an offer is "Check now" beside other offers. It is never the main thing to do then, so it is a link and
 * not a third button.
 */
export function isLookAgain(offer: Offer): boolean {
  return offer.action === 'check' && offer.emphasis === 'secondary';
}

export function LookAgain({ patient, busy, onAct, onRefused }: Acting) {
  return (
    <ActionButton
      meaning={`check ${patient}`}
      look="link"
      busy={busy}
      onAccepted={(press) => onAct('check', { risksRead: [] }, press)}
      onRefused={onRefused}
    >
      {actionWord.check}
    </ActionButton>
  );
}

interface Props {
  view: PatientView;
  when: When;
  acting: Acting;
  offers: readonly Offer[];
  /** Why the last press was not carried out. */
  notice: Failure | null;
  onOpenSettings: () => void;
}

/** How an operation is going, its question, and the buttons. */
export function Deeds({ view, when, acting, offers, notice, onOpenSettings }: Props) {
  const { refusal, taken: _, ...handlers } = acting;
  const { identity } = view;
  const isLocked = identity.kind === 'locked';
  const shared = {
    ...{ ...handlers, when, actsAs: view.actsAs, birthDate: isLocked ? identity.birthDate : null },
    toConfirm: isLocked && identity.toConfirm === true,
  };
  const question = view.operation?.stage === 'needsYou' ? view.operation.question : null;
  const isAnswer = (offer: Offer) => question !== null && ANSWERS.has(offer.action);
  return (
    <>
      {view.operation && (
        <Progress operation={view.operation} when={when}>
          {question && (
            <Actions
              {...shared}
              offers={offers.filter(isAnswer)}
              address={null}
              wordFor={(action) => answerWord(question, action)}
            />
          )}
        </Progress>
      )}
      <Actions
        {...shared}
        offers={offers.filter((offer) => !isAnswer(offer))}
        address={addressOf(view)}
        wordFor={(action) =>
          action === 'send' && view.asides?.byItself ? INVITE_NOW : actionWordAt(action, view.status)
        }
      />
      {refusal && <Note key={refusal.nth} icon="alert" text={refusal.text} role="alert" />}
      {notice && <Trouble failure={notice} when={when} onOpenSettings={onOpenSettings} />}
    </>
  );
}

const ANSWERS: ReadonlySet<Action> = new Set<Action>(['itArrived', 'sendAgain', 'retry', 'dismiss']);

function addressOf(view: PatientView): string | null {
  const line = view.eligibility?.lines.find((candidate) => candidate.requirement === 'email');
  return line?.shown || null;
}

const SETTINGS_HELP: ReadonlySet<Failure['kind']> = new Set<Failure['kind']>(['notConnected', 'reconnect']);

export function Trouble({
  failure,
  when,
  onOpenSettings,
}: {
  failure: Failure;
  when: When;
  onOpenSettings: () => void;
}) {
  return (
    <Message
      words={failureWords(failure, when.zone)}
      tone="warn"
      icon={SETTINGS_HELP.has(failure.kind) ? 'plug' : 'alert'}
    >
      {SETTINGS_HELP.has(failure.kind) && (
        <button type="button" class="button secondary" onClick={onOpenSettings}>
          {OPEN_SETTINGS}
        </button>
      )}
    </Message>
  );
}

export function Note(props: { icon: 'alert' | 'busy' | 'refresh'; text: string; role?: 'alert' }) {
  return (
    <div class="words quiet" role={props.role}>
      <Icon name={props.icon} />
      <p>{props.text}</p>
    </div>
  );
}
