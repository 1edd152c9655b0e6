import { useState } from 'preact/hooks';
import type { Failure } from '../../lib/messages/failure.ts';
import type { Action, Offer } from '../../lib/messages/offer.ts';
import type { PatientView } from '../../lib/messages/patient-view.ts';
import { failureWords } from '../../lib/words/failures.ts';
import { actionWord, answerWord } from '../../lib/words/operation.ts';
import {
  clickRefusalSentence,
  HELD_SENTENCE,
  OUTRANKED_SENTENCE,
  OVERLAY_LOADING,
  REFRESH_SENTENCE,
} from '../../lib/words/overlay.ts';
import { OPEN_SETTINGS } from '../../lib/words/shared.ts';
import type { When } from '../../lib/words/status.ts';
import { Icon } from '../shared/Icon.tsx';
import { Progress } from '../shared/Progress.tsx';
import { Words } from '../shared/Words.tsx';
import { ActionButton } from './ActionButton.tsx';
import { type ActHandlers, Actions } from './Actions.tsx';
import { Checklist, Warnings } from './Checklist.tsx';
import { History } from './History.tsx';
import { Refused } from './Refused.tsx';
import { Standing } from './Standing.tsx';
import type { Support } from './support.ts';
import type { ClickRefusal } from './trusted-click.ts';

export interface CardProps {
  view: PatientView | null;
  loading: boolean;
  inert: boolean;
  outranked: boolean;
  staleExtension: boolean;
  notice: Failure | null;
  when: When;
  support: Support;
  onAct: ActHandlers['onAct'];
  onOpenSettings: () => void;
}

/** The body of the open card, most urgent first; the buttons come before everything of changing length. */
export function Card(props: CardProps) {
  const { view, when } = props;
  const acting = useActing(props);
  if (props.staleExtension) return <Note icon="refresh" text={REFRESH_SENTENCE} />;
  if (view === null)
    return props.notice ? (
      <Trouble {...props} failure={props.notice} />
    ) : (
      <Note icon="busy" text={OVERLAY_LOADING} />
    );
  if (view.identity.kind === 'refused')
    return (
      <>
        <Refused
          {...props}
          view={view}
          reason={view.identity.reason}
          trouble={view.trouble && <Trouble {...props} failure={view.trouble} />}
          onRefused={acting.onRefused}
        />
        <Deeds {...props} view={view} acting={acting} offers={view.offers} />
      </>
    );
  const { eligibility } = view;
  const isActive = view.status.kind === 'active';
  const troubleOnly = view.status.kind === 'unknown' && view.trouble !== null;
  const lookAgain = troubleOnly ? undefined : view.offers.find(isLookAgain);
  return (
    <>
      {!troubleOnly && (
        <Standing view={view} when={when}>
          {lookAgain && !blockedBy(props) && <LookAgain {...acting} />}
        </Standing>
      )}
      {view.trouble && <Trouble {...props} failure={view.trouble} />}
      <Deeds
        {...props}
        view={view}
        acting={acting}
        offers={view.offers.filter((offer) => offer !== lookAgain)}
      />
      {eligibility && <Warnings warnings={eligibility.warnings} />}
      {eligibility && !isActive && <Checklist eligibility={eligibility} />}
      <History lines={view.history} status={view.status} when={when} />
    </>
  );
}

interface Acting extends ActHandlers {
  /** Whose invite it is. */
  patient: string;
  /** A click is on its way. */
  busy: boolean;
  /** Why the last click was not taken. */
  refusal: ClickRefusal | null;
}

function useActing({ view, notice, onAct }: CardProps): Acting {
  // A new view takes away why the last press was refused, and frees the buttons.
  const [refused, setRefused] = useState<{ view: PatientView | null; why: ClickRefusal } | null>(null);
  const [clickedOn, setClickedOn] = useState<PatientView | null>(null);
  return {
    patient: view?.identity.kind === 'locked' ? view.identity.name : '',
    busy: clickedOn === view && notice === null,
    refusal: refused !== null && refused.view === view ? refused.why : null,
    onRefused: (why) => setRefused({ view, why }),
    onAct(action, accepted) {
      setRefused(null);
      setClickedOn(view);
      onAct(action, accepted);
    },
  };
}

/**
 * Tell whether an offer is "Check now" beside other offers. It is never the main thing to do then, so it is a link and
 * not a third button.
 */
function isLookAgain(offer: Offer): boolean {
  return offer.action === 'check' && offer.emphasis === 'secondary';
}

function LookAgain({ patient, busy, onAct, onRefused }: Acting) {
  return (
    <ActionButton
      meaning={`check ${patient}`}
      look="link"
      busy={busy}
      onAccepted={() => onAct('check', { riskAccepted: false })}
      onRefused={onRefused}
    >
      {actionWord.check}
    </ActionButton>
  );
}

/** Why the page takes no clicks on this card; null when it does. */
function blockedBy({ inert, outranked }: CardProps): string | null {
  if (inert) return HELD_SENTENCE;
  return outranked ? OUTRANKED_SENTENCE : null;
}

interface DeedsProps extends CardProps {
  view: PatientView;
  acting: Acting;
  offers: readonly Offer[];
}

/** Progress, question and buttons. Where the page takes no clicks, a pointer to the toolbar instead. */
function Deeds(props: DeedsProps) {
  const { view, when, notice, offers, acting } = props;
  const { refusal, ...shared } = acting;
  const question = view.operation?.stage === 'needsYou' ? view.operation.question : null;
  const blocked = blockedBy(props);
  const isAnswer = (offer: Offer) => question !== null && ANSWERS.has(offer.action);
  return (
    <>
      {view.operation && (
        <Progress operation={view.operation} when={when}>
          {question && !blocked && (
            <Actions
              {...shared}
              offers={offers.filter(isAnswer)}
              address={null}
              wordFor={(action) => answerWord(question, action)}
            />
          )}
        </Progress>
      )}
      {blocked ? (
        <Note icon="alert" text={blocked} />
      ) : (
        <Actions {...shared} offers={offers.filter((offer) => !isAnswer(offer))} address={addressOf(view)} />
      )}
      {refusal && <Note icon="alert" text={clickRefusalSentence[refusal]} />}
      {notice && <Trouble {...props} failure={notice} />}
    </>
  );
}

const ANSWERS: ReadonlySet<Action> = new Set<Action>(['itArrived', 'sendAgain', 'retry', 'dismiss']);

function addressOf(view: PatientView): string | null {
  const line = view.eligibility?.lines.find((candidate) => candidate.requirement === 'email');
  return line?.shown || null;
}

const SETTINGS_HELP: ReadonlySet<Failure['kind']> = new Set<Failure['kind']>(['notConnected', 'reconnect']);

function Trouble({
  failure,
  when,
  onOpenSettings,
}: {
  failure: Failure;
  when: When;
  onOpenSettings: () => void;
}) {
  return (
    <Words
      words={failureWords(failure, when.zone)}
      tone="warn"
      icon={SETTINGS_HELP.has(failure.kind) ? 'plug' : 'alert'}
    >
      {SETTINGS_HELP.has(failure.kind) && (
        <button type="button" class="button secondary" onClick={onOpenSettings}>
          {OPEN_SETTINGS}
        </button>
      )}
    </Words>
  );
}

function Note({ icon, text }: { icon: 'alert' | 'busy' | 'refresh'; text: string }) {
  return (
    <div class="words quiet">
      <Icon name={icon} />
      <p>{text}</p>
    </div>
  );
}
