import { useEffect, useState } from 'preact/hooks';
import type { Action, Failure, PatientView } from '../../lib/messages/view.ts';
import { failureWords, refusalWords } from '../../lib/words/failures.ts';
import { answerWord } from '../../lib/words/operation.ts';
import {
  clickRefusalSentence,
  HELD_SENTENCE,
  LOADING,
  OPEN_SETTINGS,
  OUTRANKED_SENTENCE,
  REFRESH_SENTENCE,
} from '../../lib/words/overlay.ts';
import type { When } from '../../lib/words/status.ts';
import { Icon } from '../shared/Icon.tsx';
import { Progress } from '../shared/Progress.tsx';
import { Words } from '../shared/Words.tsx';
import { type ActHandlers, Actions } from './Actions.tsx';
import { Checklist, Warnings } from './Checklist.tsx';
import { History } from './History.tsx';
import { Standing } from './Standing.tsx';
import type { ClickRefusal } from './trusted-click.ts';

export interface CardProps {
  view: PatientView | null;
  loading: boolean;
  inert: boolean;
  outranked: boolean;
  staleExtension: boolean;
  notice: Failure | null;
  when: When;
  onAct: ActHandlers['onAct'];
  onOpenSettings: () => void;
}

/** The body of the open card, most urgent first; the buttons come before everything of changing length. */
export function Card(props: CardProps) {
  const { view, when } = props;
  if (props.staleExtension) return <Note icon="refresh" text={REFRESH_SENTENCE} />;
  if (view === null)
    return props.notice ? <Trouble {...props} failure={props.notice} /> : <Note icon="busy" text={LOADING} />;
  if (view.identity.kind === 'refused') {
    const nobody = view.identity.reason === 'appointmentIsBreak';
    return (
      <>
        <Words
          words={refusalWords(view.identity.reason)}
          tone={nobody ? 'quiet' : 'stop'}
          icon={nobody ? 'minus' : 'blocked'}
        />
        <Deeds {...props} view={view} />
      </>
    );
  }
  const { eligibility } = view;
  const isActive = view.status.kind === 'active';
  const troubleOnly = view.status.kind === 'unknown' && view.trouble !== null;
  return (
    <>
      {!troubleOnly && <Standing view={view} when={when} />}
      {view.trouble && <Trouble {...props} failure={view.trouble} />}
      <Deeds {...props} view={view} />
      {eligibility && <Warnings warnings={eligibility.warnings} />}
      {eligibility && !isActive && <Checklist eligibility={eligibility} />}
      <History lines={view.history} when={when} />
    </>
  );
}

/** Progress, question and buttons. Where the page takes no clicks, a pointer to the toolbar instead. */
function Deeds(props: CardProps & { view: PatientView }) {
  const { view, when, notice } = props;
  const [refusal, setRefusal] = useState<ClickRefusal | null>(null);
  const [clickedOn, setClickedOn] = useState<PatientView | null>(null);
  const patient = view.identity.kind === 'locked' ? view.identity.name : '';
  const question = view.operation?.stage === 'needsYou' ? view.operation.question : null;
  const { answers, deeds } = splitOffers(view);
  // A new view answers the old complaint.
  useEffect(() => setRefusal(null), [view]);
  const shared = {
    patient,
    busy: clickedOn === view && notice === null,
    onRefused: setRefusal,
    onAct: (action: Action, accepted: { riskAccepted: boolean }, event: Event) => {
      setRefusal(null);
      setClickedOn(view);
      props.onAct(action, accepted, event);
    },
  };
  const blocked = props.inert ? HELD_SENTENCE : props.outranked ? OUTRANKED_SENTENCE : null;
  return (
    <>
      {view.operation && (
        <Progress operation={view.operation} when={when}>
          {question && !blocked && (
            <Actions
              {...shared}
              offers={answers}
              address={null}
              wordFor={(action) => answerWord(question, action)}
            />
          )}
        </Progress>
      )}
      {blocked ? (
        <Note icon="alert" text={blocked} />
      ) : (
        <Actions {...shared} offers={question ? deeds : view.offers} address={addressOf(view)} />
      )}
      {refusal && <Note icon="alert" text={clickRefusalSentence[refusal]} />}
      {notice && <Trouble {...props} failure={notice} />}
    </>
  );
}

const ANSWERS: ReadonlySet<Action> = new Set<Action>(['itArrived', 'sendAgain', 'retry', 'dismiss']);

function splitOffers(view: PatientView) {
  return {
    answers: view.offers.filter((offer) => ANSWERS.has(offer.action)),
    deeds: view.offers.filter((offer) => !ANSWERS.has(offer.action)),
  };
}

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
