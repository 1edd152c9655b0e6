import type { CardShown } from '../../lib/card/card-session.ts';
import { GONE_SENTENCE, pressRefusalSentence } from '../../lib/words/card.ts';
import { OVERLAY_LOADING } from '../../lib/words/overlay.ts';
import type { When } from '../../lib/words/status.ts';
import { Warnings } from '../shared/Warnings.tsx';
import type { ActHandlers } from './Actions.tsx';
import { Asides } from './Asides.tsx';
import { Checklist, type Filling } from './Checklist.tsx';
import { type Acting, Deeds, isLookAgain, LookAgain, Note, Trouble, useActing } from './Deeds.tsx';
import { History } from './History.tsx';
import { InviteStatus } from './InviteStatus.tsx';
import { NeverGotIt } from './NeverGotIt.tsx';
import { CopyOutline, Refused } from './Refused.tsx';
import type { Support } from './support.ts';

export interface CardHandlers {
  support: Support;
  onAct: ActHandlers['onAct'];
  /** A person wants to fill in this field, which is done in the panel. */
  onOpenPanel: Filling['onOpenPanel'];
  onOpenSettings: () => void;
}

export interface CardProps extends CardHandlers {
  shown: CardShown;
  when: When;
}

/** The body of the card, most urgent first; the buttons come before everything of changing length. */
export function Card(props: CardProps) {
  const { shown, when } = props;
  const { view, notice } = shown;
  const acting = useActing(view, shown.busy, props.onAct, pressRefusalSentence);
  if (shown.gone) return <Note icon="refresh" text={GONE_SENTENCE} />;
  if (view === null)
    return notice ? <Trouble {...props} failure={notice} /> : <Note icon="busy" text={OVERLAY_LOADING} />;
  const trouble = view.trouble && <Trouble {...props} failure={view.trouble} />;
  if (view.identity.kind === 'refused')
    return (
      <>
        <Refused
          {...props}
          view={view}
          reason={view.identity.reason}
          said={view.identity.said}
          trouble={trouble}
          onRefused={acting.onRefused}
        />
        <Deeds {...props} view={view} notice={notice} acting={acting} offers={view.offers} />
      </>
    );
  const { eligibility } = view;
  const isActive = view.status.kind === 'active';
  const troubleOnly = view.status.kind === 'unknown' && view.trouble !== null;
  const lookAgain = troubleOnly ? undefined : view.offers.find(isLookAgain);
  return (
    <>
      {!troubleOnly && (
        <InviteStatus view={view} when={when}>
          {lookAgain && <LookAgain {...acting} />}
        </InviteStatus>
      )}
      {trouble}
      {view.withheld && <Trouble {...props} failure={view.withheld} />}
      {view.asides && <Asides asides={view.asides} />}
      <Deeds
        {...props}
        view={view}
        notice={notice}
        acting={acting}
        offers={view.offers.filter((offer) => offer !== lookAgain)}
      />
      {eligibility && <Warnings {...eligibility} />}
      {eligibility && !isActive && (
        <Checklist
          eligibility={eligibility}
          filling={view.token === null ? null : fillingFor(acting, props.onOpenPanel)}
        />
      )}
      <NeverGotIt {...{ view, when, copy: props.support.copy, onRefused: acting.onRefused }} />
      <History lines={view.history} status={view.status} when={when} />
      {view.identity.kind === 'locked' && view.identity.toConfirm && (
        <CopyOutline support={props.support} onRefused={acting.onRefused} />
      )}
    </>
  );
}

function fillingFor(
  { patient, busy, onRefused, taken }: Acting,
  onOpenPanel: Filling['onOpenPanel'],
): Filling {
  return {
    ...{ patient, busy, onRefused },
    onOpenPanel(field, press) {
      taken();
      onOpenPanel(field, press);
    },
  };
}
