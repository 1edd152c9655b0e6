import { useRef, useState } from 'preact/hooks';
import type { ConnectFailure } from '../../lib/messages/connection-view.ts';
import { connectFailureWords } from '../../lib/words/connect-failures.ts';
import * as words from '../../lib/words/options.ts';
import { SAVE } from '../../lib/words/shared.ts';
import { Message } from '../shared/Message.tsx';
import { type ApplicationKeys, type PageProps, surroundings } from './props.ts';

const need: Record<keyof ApplicationKeys, string> = {
  clientId: words.NEED_CLIENT_ID,
  clientSecret: words.NEED_SECRET,
};

/**
 * Ask for the client id and the client secret, and say whether DrChrono knows them. The stored secret is never put back
 * into the page, not even right after saving.
 */
export function ApplicationForm(props: PageProps) {
  const { view, busy, onSave } = props;
  const [typedId, setTypedId] = useState<string | null>(null);
  // A file from another computer brings one while the form stands there.
  const clientId = typedId ?? view.clientId ?? '';
  const [clientSecret, setClientSecret] = useState('');
  const [missing, setMissing] = useState<keyof ApplicationKeys | null>(null);
  const fields = { clientId: useRef<HTMLInputElement>(null), clientSecret: useRef<HTMLInputElement>(null) };
  const isSaved = view.secretStored && view.clientId === clientId.trim() && clientSecret === '';
  const save = (event: Event) => {
    event.preventDefault();
    if (busy !== null) return;
    const application = { clientId: clientId.trim(), clientSecret: clientSecret.trim() };
    const first = firstMissing(application, view.secretStored);
    setMissing(first);
    if (first !== null) return fields[first].current?.focus();
    setClientSecret('');
    onSave(application);
  };
  return (
    <form class="application" onSubmit={save} noValidate>
      <label>
        {words.CLIENT_ID}
        <input
          ref={fields.clientId}
          type="text"
          value={clientId}
          autocomplete="off"
          spellcheck={false}
          aria-invalid={missing === 'clientId'}
          onInput={(event) => setTypedId(event.currentTarget.value)}
        />
      </label>
      <label>
        {words.CLIENT_SECRET}
        <input
          ref={fields.clientSecret}
          type="password"
          value={clientSecret}
          autocomplete="off"
          aria-invalid={missing === 'clientSecret'}
          aria-describedby="secret-note"
          onInput={(event) => setClientSecret(event.currentTarget.value)}
        />
      </label>
      <p id="secret-note" class="note">
        {view.secretStored ? words.SECRET_STORED : words.SECRET_EMPTY}
      </p>
      <SaveAndTry {...props} missing={missing} isSaved={isSaved} />
    </form>
  );
}

/**
 * The button, and what came of it: a field that is empty, and what DrChrono says of the keys. The places for what is said
 * stand there from the beginning, so that it is announced.
 */
function SaveAndTry(props: PageProps & { missing: keyof ApplicationKeys | null; isSaved: boolean }) {
  const { view, busy, tried, missing, isSaved } = props;
  // Other work of the page must not take "Saved" away, or it would be announced anew when that work is done.
  const resting = isSaved && busy !== 'trying';
  const failure = resting && tried !== 'known' ? tried : null;
  return (
    <>
      <p class="wrong" role="alert">
        {missing && need[missing]}
      </p>
      <div class="save">
        <button type="submit" class="button" aria-disabled={busy !== null}>
          {SAVE}
        </button>
        <span role="status">
          {busy === 'trying' ? words.TRYING : resting && failure !== 'wrongSecret' && words.SAVED}
        </span>
      </div>
      <p class="done-note" role="status">
        {resting && tried === 'known' && words.KEYS_KNOWN}
      </p>
      <div role="alert">{failure && <NotKnown failure={failure} view={view} />}</div>
    </>
  );
}

function NotKnown({ failure, view }: { failure: ConnectFailure } & Pick<PageProps, 'view'>) {
  const said = connectFailureWords(failure, surroundings(view));
  if (failure === 'wrongSecret') return <Message words={said} tone="stop" icon="alert" />;
  const happened = `${words.NOT_TRIED} ${said.happened}`;
  return <Message words={{ ...said, happened }} tone="warn" icon="alert" />;
}

/** Find the field that has to be filled in first; null where nothing is missing. */
function firstMissing(
  { clientId, clientSecret }: ApplicationKeys,
  secretStored: boolean,
): keyof ApplicationKeys | null {
  if (clientId === '') return 'clientId';
  return clientSecret === '' && !secretStored ? 'clientSecret' : null;
}
