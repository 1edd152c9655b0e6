import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import * as words from '../../lib/words/options.ts';
import { RECONNECT } from '../../lib/words/shared.ts';
import { Icon } from '../shared/Icon.tsx';
import { Message } from '../shared/Message.tsx';
import { ApplicationForm } from './ApplicationForm.tsx';
import type { PageProps } from './props.ts';
import { RedirectAddresses } from './RedirectAddresses.tsx';

/** Show the steps of the first connection: four, or three where the practice's IT has set the application's keys. */
export function Setup(props: PageProps) {
  const { view, busy } = props;
  const [computer, setComputer] = useState(view.computer);
  const [missing, setMissing] = useState(false);
  const saved = view.clientId !== null && view.secretStored;
  const connect = () => {
    if (busy !== null) return;
    setMissing(!saved || computer === null);
    if (saved && computer !== null) props.onConnect(computer);
  };
  return (
    <ol class="setup">
      {view.managed ? <Managed {...props} /> : <ByHand {...props} saved={saved} />}
      <Step title={words.COMPUTER_TITLE} done={computer !== null}>
        <Computer chosen={computer} onChoose={setComputer} />
      </Step>
      <Step title={words.CONNECT_TITLE} done={view.state.kind === 'connected'}>
        <p>{words.CONNECT_HOW}</p>
        <button type="button" class="button primary" aria-disabled={busy !== null} onClick={connect}>
          {busy === 'connecting'
            ? words.CONNECTING
            : view.state.kind === 'connected' || view.state.kind === 'reconnect'
              ? RECONNECT
              : words.OPTIONS_CONNECT}
        </button>
        <div role="alert">
          {missing && (!saved || computer === null) && <p class="wrong">{words.ANSWER_FIRST}</p>}
          {props.connectFailure && busy === null && (
            <Message words={words.connectFailureWords(props.connectFailure)} tone="stop" icon="alert" />
          )}
        </div>
      </Step>
    </ol>
  );
}

function ByHand(props: PageProps & { saved: boolean }) {
  const { saved } = props;
  return (
    <>
      <Step title={words.APPLICATION_TITLE} done={saved}>
        <p>{words.APPLICATION_HOW}</p>
        <RedirectAddresses {...props} />
      </Step>
      <Step title={words.KEYS_TITLE} done={saved}>
        <p>{words.KEYS_HOW}</p>
        <ApplicationForm {...props} />
      </Step>
    </>
  );
}

/** The practice's IT has filled in client id and client secret. The secret is never shown. */
function Managed(props: PageProps) {
  return (
    <Step title={words.MANAGED_TITLE} done>
      <p>{words.MANAGED_HOW}</p>
      <p class="managed">
        {words.CLIENT_ID}: <code>{props.view.clientId}</code>
      </p>
      {props.view.secretInReach && <p>{words.MANAGED_IN_REACH}</p>}
      <p>{words.MANAGED_ADDRESS}</p>
      <RedirectAddresses {...props} />
    </Step>
  );
}

function Step({ title, done, children }: { title: string; done: boolean; children: ComponentChildren }) {
  return (
    <li class={done ? 'step done' : 'step'}>
      <span class="number" aria-hidden="true">
        {done && <Icon name="tick" />}
      </span>
      <div>
        <h2>
          {title}
          {done && <span class="sr"> ({words.STEP_DONE})</span>}
        </h2>
        {children}
      </div>
    </li>
  );
}

interface ComputerProps {
  chosen: 'staffOnly' | 'shared' | null;
  onChoose: (computer: 'staffOnly' | 'shared') => void;
}

function Computer({ chosen, onChoose }: ComputerProps) {
  const choice = (value: 'staffOnly' | 'shared', label: string, how: string) => (
    <label class="choice">
      <input type="radio" name="computer" checked={chosen === value} onChange={() => onChoose(value)} />
      <span>
        {label}
        <small>{how}</small>
      </span>
    </label>
  );
  return (
    <fieldset>
      <legend class="sr">{words.COMPUTER_TITLE}</legend>
      {choice('staffOnly', words.STAFF_ONLY, words.STAFF_ONLY_HOW)}
      {choice('shared', words.SHARED, words.SHARED_HOW)}
    </fieldset>
  );
}
