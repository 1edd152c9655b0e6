import { useRef, useState } from 'preact/hooks';
import * as words from '../../lib/words/options.ts';
import { SAVE } from '../../lib/words/shared.ts';
import type { ApplicationKeys, PageProps } from './props.ts';

const need: Record<keyof ApplicationKeys, string> = {
  clientId: words.NEED_CLIENT_ID,
  clientSecret: words.NEED_SECRET,
};

/**
 * Ask for the client id and the client secret. The stored secret is never put back into the page, not even right after
 * saving.
 */
export function ApplicationForm({ view, busy, onSave }: PageProps) {
  const [clientId, setClientId] = useState(view.clientId ?? '');
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
          onInput={(event) => setClientId(event.currentTarget.value)}
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
      <p class="wrong" role="alert">
        {missing && need[missing]}
      </p>
      <div class="save">
        <button type="submit" class="button" aria-disabled={busy !== null}>
          {SAVE}
        </button>
        <span role="status">{isSaved && words.SAVED}</span>
      </div>
    </form>
  );
}

/** Find the field that has to be filled in first; null where nothing is missing. */
function firstMissing(
  { clientId, clientSecret }: ApplicationKeys,
  secretStored: boolean,
): keyof ApplicationKeys | null {
  if (clientId === '') return 'clientId';
  return clientSecret === '' && !secretStored ? 'clientSecret' : null;
}
