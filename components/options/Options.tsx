import { useEffect, useRef } from 'preact/hooks';
import { connectFailureWords } from '../../lib/words/connect-failures.ts';
import { failureWords } from '../../lib/words/failures.ts';
import * as words from '../../lib/words/options.ts';
import { useKeptFocus } from '../shared/kept-focus.ts';
import { Message } from '../shared/Message.tsx';
import { SiteAccess } from '../shared/SiteAccess.tsx';
import { Spoken } from '../shared/Spoken.tsx';
import { StoreNotices } from '../shared/StoreNotices.tsx';
import { useNow } from '../shared/use-now.ts';
import { AnswerReport } from './AnswerReport.tsx';
import { Appearance } from './Appearance.tsx';
import { CheckPractice } from './CheckPractice.tsx';
import { Checks } from './Checks.tsx';
import { DayChoices } from './DayChoices.tsx';
import { Disconnect } from './Disconnect.tsx';
import { FirstInvite } from './FirstInvite.tsx';
import { Hosts } from './Hosts.tsx';
import { Minors } from './Minors.tsx';
import { Notices } from './Notices.tsx';
import { type OptionsProps, type PageProps, surroundings } from './props.ts';
import { SaveDeskFile, TakeDeskFile } from './SecondDesk.tsx';
import { Setup } from './Setup.tsx';
import { SupportReport } from './SupportReport.tsx';
import { useOptionSpeeches } from './use-option-speeches.ts';
import { WhatsNew } from './WhatsNew.tsx';

/** Show the steps of the first connection until the browser is connected, then the check list. */
export function Options(props: OptionsProps) {
  const { view } = props;
  const now = useNow(view?.clock ?? null);
  const root = useRef<HTMLDivElement>(null);
  const speeches = useOptionSpeeches(props, now);
  useKeptFocus(root);
  return (
    <div class="desk options" ref={root}>
      <main>
        <h1>{words.OPTIONS_TITLE}</h1>
        {view && <Page {...props} view={view} now={now} />}
      </main>
      <Spoken from={speeches} />
    </div>
  );
}

/** Tell whether there is something that disconnecting would wipe. */
function keepsSomething({ view, failure }: PageProps): boolean {
  const { secretStored, clientId, checks, state } = view;
  if (failure?.kind === 'notWiped') return true;
  return secretStored || clientId !== null || checks !== null || state.kind === 'connected';
}

/** Tell whether this computer was connected while the page was open. */
function useArrival(connected: boolean): boolean {
  const before = useRef(connected);
  const arrived = connected && !before.current;
  useEffect(() => {
    before.current = connected;
  }, [connected]);
  return arrived;
}

function Page(props: PageProps) {
  const { view, failure } = props;
  const zone = view.checks?.zone ?? null;
  const connected = view.state.kind === 'connected';
  const closed = view.state.kind === 'storeUnavailable';
  const isFirst = !connected && !closed && view.state.kind !== 'reconnect';
  const arrived = useArrival(connected);
  return (
    <>
      {isFirst && <p class="intro">{words.INTRO}</p>}
      {connected && props.hasNews && <WhatsNew version={props.about.version} unread />}
      <StoreNotices store={view.store} onDismiss={props.onDismissLost} />
      {/* A press that met the end of the connection says the same below. */}
      {view.state.kind === 'reconnect' && failure?.kind !== 'reconnect' && (
        <Message words={failureWords(view.state, zone)} tone="warn" icon="plug" />
      )}
      {view.state.kind === 'siteAccessWithdrawn' && (
        <SiteAccess everGiven={view.state.everGiven} onAllowSite={props.onAllowSite} />
      )}
      {failure && (
        <div role="alert">
          <Message words={failureWords(failure, zone)} tone="warn" icon="alert" />
        </div>
      )}
      {connected && <Connected {...props} arrived={arrived} />}
      {/* Where the store is closed, nothing that is typed here could be kept. */}
      {!connected && !closed && (
        <>
          {!view.managed && <TakeDeskFile {...props} />}
          <Setup {...props} />
          {isFirst && <p class="intro">{words.CAN_WAIT}</p>}
        </>
      )}
      {connected && <CheckPractice {...props} />}
      <Hosts {...props} />
      <DayChoices {...props} />
      <Appearance {...props} />
      <Minors {...props} />
      <Notices {...props} />
      {connected && <SaveDeskFile {...props} />}
      <SupportReport {...props} />
      {connected && !props.hasNews && <WhatsNew version={props.about.version} unread={false} />}
      {(closed || keepsSomething(props)) && <Disconnect {...props} />}
    </>
  );
}

/** What came of connecting, where to go from here, and the steps of the set-up, folded. */
function Connected(props: PageProps & { arrived: boolean }) {
  const { view, connectFailure } = props;
  return (
    <>
      <div role="alert">
        {connectFailure === 'missingPermission' && (
          <Message words={connectFailureWords(connectFailure, surroundings(view))} tone="stop" icon="alert" />
        )}
      </div>
      <Checks {...props} />
      <FirstInvite {...props} />
      {view.answerShape !== null && <AnswerReport shape={view.answerShape} onCopy={props.onCopy} />}
      <details>
        <summary>{words.CHANGE}</summary>
        <Setup {...props} />
      </details>
    </>
  );
}
