import { useRef, useState } from 'preact/hooks';
import * as words from '../../lib/words/options.ts';
import type { PageProps } from './props.ts';

/** Client id and secret. The secret goes one way: it is never put back into the page, not even right after saving. */
export function ApplicationForm({ view, busy, onSave }: PageProps) {
  const [clientId, setClientId] = useState(view.clientId ?? '');
  const [clientSecret, setClientSecret] = useState('');
  const [wrong, setWrong] = useState<string | null>(null);
  const idField = useRef<HTMLInputElement>(null);
  const secretField = useRef<HTMLInputElement>(null);
  const isSaved = view.secretStored && view.clientId === clientId.trim() && clientSecret === '';
  const save = (event: Event) => {
    event.preventDefault();
    if (busy !== null) return;
    const id = clientId.trim();
    const secret = clientSecret.trim();
    const [sentence, field] =
      id === ''
        ? [words.NEED_CLIENT_ID, idField]
        : secret === '' && !view.secretStored
          ? [words.NEED_SECRET, secretField]
          : [null, null];
    setWrong(sentence);
    field?.current?.focus();
    if (sentence !== null) return;
    setClientSecret('');
    onSave({ clientId: id, clientSecret: secret });
  };
  return (
    <form class="application" onSubmit={save} noValidate>
      <label>
        {words.CLIENT_ID}
        <input
          ref={idField}
          type="text"
          value={clientId}
          autocomplete="off"
          spellcheck={false}
          aria-invalid={wrong === words.NEED_CLIENT_ID}
          onInput={(event) => setClientId(event.currentTarget.value)}
        />
      </label>
      <label>
        {words.CLIENT_SECRET}
        <input
          ref={secretField}
          type="password"
          value={clientSecret}
          autocomplete="off"
          aria-invalid={wrong === words.NEED_SECRET}
          aria-describedby="secret-note"
          onInput={(event) => setClientSecret(event.currentTarget.value)}
        />
      </label>
      <p id="secret-note" class="note">
        {view.secretStored ? words.SECRET_STORED : words.SECRET_EMPTY}
      </p>
      <p class="wrong" role="alert">
        {wrong}
      </p>
      <div class="save">
        <button type="submit" class="button" aria-disabled={busy !== null}>
          {words.SAVE}
        </button>
        <span role="status">{isSaved && words.SAVED}</span>
      </div>
    </form>
  );
}
