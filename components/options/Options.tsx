import { failureWords } from '../../lib/words/failures.ts';
import * as words from '../../lib/words/options.ts';
import { StoreNotices } from '../shared/StoreNotices.tsx';
import { useNow } from '../shared/use-now.ts';
import { Words } from '../shared/Words.tsx';
import { AnswerReport } from './AnswerReport.tsx';
import { Checks } from './Checks.tsx';
import { Disconnect } from './Disconnect.tsx';
import type { OptionsProps, PageProps } from './props.ts';
import { Setup } from './Setup.tsx';

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

function Page(props: PageProps) {
  const { view, failure } = props;
  const zone = view.checks?.zone ?? null;
  const connected = view.state.kind === 'connected';
  const closed = view.state.kind === 'storeUnavailable';
  return (
    <>
      {!connected && !closed && <p class="intro">{words.INTRO}</p>}
      <StoreNotices store={view.store} onDismiss={props.onDismissLost} />
      {(view.state.kind === 'reconnect' || view.state.kind === 'siteAccessWithdrawn') && (
        <Words words={failureWords(view.state, zone)} tone="warn" icon="plug" />
      )}
      {failure && (
        <div role="alert">
          <Words words={failureWords(failure, zone)} tone="warn" icon="alert" />
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
        !closed && <Setup {...props} />
      )}
      {(view.secretStored || connected || closed) && <Disconnect {...props} />}
    </>
  );
}
