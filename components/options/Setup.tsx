import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { connectFailureWords } from '../../lib/words/connect-failures.ts';
import * as words from '../../lib/words/options.ts';
import { RECONNECT } from '../../lib/words/shared.ts';
import { Message } from '../shared/Message.tsx';
import { ApplicationForm } from './ApplicationForm.tsx';
import { Computer } from './Computer.tsx';
import { type PageProps, surroundings } from './props.ts';
import { RedirectAddresses } from './RedirectAddresses.tsx';
import { Step } from './Step.tsx';

interface Part {
  title: string;
  done: boolean;
  content: ComponentChildren;
}

/**
 * Show the steps of the first connection: four, or three where the practice's IT has set the application's keys. Each is
 * checked as soon as it is done, and a failure leads back to the step that mends it.
 */
export function Setup(props: PageProps) {
  const { view, busy, connectFailure, tried } = props;
  const [computer, setComputer] = useState(view.computer);
  const [copied, setCopied] = useState(false);
  const [asked, setAsked] = useState(false);
  const saved = view.clientId !== null && view.secretStored;
  const connect = () => {
    if (busy !== null) return;
    if (!saved || computer === null) return setAsked(true);
    setCopied(false);
    props.onConnect(computer);
  };
  const missing = saved ? computer === null && words.WHO_FIRST : words.KEYS_FIRST;
  const known = saved && tried !== 'wrongSecret' && connectFailure !== 'wrongSecret';
  const parts: Part[] = [
    ...(view.managed
      ? [{ title: words.MANAGED_TITLE, done: true, content: <Managed {...props} /> }]
      : [
          {
            title: words.APPLICATION_TITLE,
            done: copied || (saved && connectFailure !== 'addressRefused'),
            content: <Address {...props} onCopied={() => setCopied(true)} />,
          },
          { title: words.KEYS_TITLE, done: known, content: <Keys {...props} /> },
        ]),
    {
      title: words.COMPUTER_TITLE,
      done: computer !== null,
      content: <Computer chosen={computer} onChoose={setComputer} />,
    },
    {
      title: words.CONNECT_TITLE,
      done: view.state.kind === 'connected',
      content: <Connect {...props} missing={asked && missing} onPress={connect} />,
    },
  ];
  const now = parts.findIndex(({ done }) => !done);
  return (
    <ol class="setup">
      {parts.map(({ title, done, content }, index) => (
        <Step key={title} number={index + 1} {...{ title, done }} now={index === now}>
          {content}
        </Step>
      ))}
    </ol>
  );
}

function Address(props: PageProps & { onCopied: () => void }) {
  return (
    <>
      <p>{words.APPLICATION_HOW}</p>
      <RedirectAddresses {...props} />
    </>
  );
}

function Keys(props: PageProps) {
  return (
    <>
      <p>{words.KEYS_HOW}</p>
      <ApplicationForm {...props} />
    </>
  );
}

/** The practice's IT has filled in client id and client secret. The secret is never shown. */
function Managed(props: PageProps) {
  return (
    <>
      <p>{words.MANAGED_HOW}</p>
      <p class="managed">
        {words.CLIENT_ID}: <code>{props.view.clientId}</code>
      </p>
      {props.view.secretInReach && <p>{words.MANAGED_IN_REACH}</p>}
      <p>{words.MANAGED_ADDRESS}</p>
      <RedirectAddresses {...props} />
    </>
  );
}

function Connect(props: PageProps & { missing: string | false; onPress: () => void }) {
  const { view, busy, connectFailure, missing } = props;
  const before = view.state.kind === 'connected' || view.state.kind === 'reconnect';
  const label = before ? RECONNECT : words.OPTIONS_CONNECT;
  return (
    <>
      <p>{words.CONNECT_HOW}</p>
      <p class="note">{words.CONNECT_OWN_USER}</p>
      <button type="button" class="button primary" aria-disabled={busy !== null} onClick={props.onPress}>
        {busy === 'connecting' ? words.CONNECTING : label}
      </button>
      <div role="alert">
        {missing && <p class="wrong">{missing}</p>}
        {/* Above the check list it is said that a permission is missing. */}
        {connectFailure && connectFailure !== 'missingPermission' && busy === null && (
          <Message words={connectFailureWords(connectFailure, surroundings(view))} tone="stop" icon="alert" />
        )}
      </div>
    </>
  );
}
