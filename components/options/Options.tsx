import { failureWords } from '../../lib/words/failures.ts';
import * as words from '../../lib/words/options.ts';
import { Message } from '../shared/Message.tsx';
import { SiteAccess } from '../shared/SiteAccess.tsx';
import { StoreNotices } from '../shared/StoreNotices.tsx';
import { useNow } from '../shared/use-now.ts';
import { AnswerReport } from './AnswerReport.tsx';
import { Appearance } from './Appearance.tsx';
import { CheckPractice } from './CheckPractice.tsx';
import { Checks } from './Checks.tsx';
import { DayChoices } from './DayChoices.tsx';
import { Disconnect } from './Disconnect.tsx';
import { Hosts } from './Hosts.tsx';
import { Minors } from './Minors.tsx';
import { Notices } from './Notices.tsx';
import type { OptionsProps, PageProps } from './props.ts';
import { SaveDeskFile, TakeDeskFile } from './SecondDesk.tsx';
import { Setup } from './Setup.tsx';
import { SupportReport } from './SupportReport.tsx';
import { WhatsNew } from './WhatsNew.tsx';

/** Show the steps of the first connection until the browser is connected, then the check list. */
export function Options(props: OptionsProps) {
  const { view } = props;
  const now = useNow(view?.clock ?? null);
  return (
    <div class="desk options">
      <main>
        <h1>{words.OPTIONS_TITLE}</h1>
        {view && <Page {...props} view={view} now={now} />}
      </main>
    </div>
  );
}

/** Tell whether there is something that disconnecting would wipe. */
function keepsSomething({ view, failure }: PageProps): boolean {
  const { secretStored, clientId, checks, state } = view;
  if (failure?.kind === 'notWiped') return true;
  return secretStored || clientId !== null || checks !== null || state.kind === 'connected';
}

function Page(props: PageProps) {
  const { view, failure } = props;
  const zone = view.checks?.zone ?? null;
  const connected = view.state.kind === 'connected';
  const closed = view.state.kind === 'storeUnavailable';
  return (
    <>
      {!connected && !closed && <p class="intro">{words.INTRO}</p>}
      {connected && props.hasNews && <WhatsNew version={props.about.version} unread />}
      <StoreNotices store={view.store} onDismiss={props.onDismissLost} />
      {view.state.kind === 'reconnect' && (
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
      {connected ? (
        <>
          <Checks {...props} />
          {view.answerShape !== null && <AnswerReport shape={view.answerShape} onCopy={props.onCopy} />}
          <details>
            <summary>{words.CHANGE}</summary>
            <Setup {...props} />
          </details>
        </>
      ) : (
        // The store is closed, so nothing that is typed here could be kept.
        !closed && (
          <>
            {!view.managed && <TakeDeskFile {...props} />}
            <Setup {...props} />
          </>
        )
      )}
      {connected && <CheckPractice {...props} />}
      <Hosts {...props} />
      <Appearance {...props} />
      <Minors {...props} />
      <Notices {...props} />
      {connected && <SaveDeskFile {...props} />}
      <SupportReport {...props} />
      {connected && !props.hasNews && <WhatsNew version={props.about.version} unread={false} />}
      <DayChoices {...props} />
      {(closed || keepsSomething(props)) && <Disconnect {...props} />}
    </>
  );
}
