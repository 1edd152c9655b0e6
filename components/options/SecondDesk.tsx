import { useRef, useState } from 'preact/hooks';
import * as words from '../../lib/words/second-desk.ts';
import type { PageProps } from './props.ts';

/** Save the file for another computer, and say first that each computer needs a user of its own. */
export function SaveDeskFile({ onSaveDeskFile }: PageProps) {
  const [passphrase, setPassphrase] = useState('');
  const [result, setResult] = useState<{ said: string; failed: boolean } | null>(null);
  const save = async (event: Event) => {
    event.preventDefault();
    const written = await onSaveDeskFile(passphrase === '' ? null : passphrase);
    if (!written.ok) return setResult({ said: words.deskFileSentence[written.failure], failed: true });
    setPassphrase('');
    setResult({ said: written.withSecret ? words.FILE_SAVED : words.FILE_SAVED_WITHOUT, failed: false });
  };
  return (
    <section class="second-desk">
      <h2>{words.SECOND_DESK_TITLE}</h2>
      <p>{words.SECOND_DESK_HOW}</p>
      <p>
        <strong>{words.OWN_USER}</strong>
      </p>
      <form class="application" onSubmit={save} noValidate>
        <label>
          {words.PASSPHRASE}
          <input
            type="password"
            value={passphrase}
            autocomplete="new-password"
            maxLength={200}
            aria-describedby="passphrase-note"
            aria-invalid={result?.failed ?? false}
            onInput={(event) => setPassphrase(event.currentTarget.value)}
          />
        </label>
        <p id="passphrase-note" class="note">
          {words.PASSPHRASE_HOW}
        </p>
        <Told result={result} />
        <div class="save">
          <button type="submit" class="button">
            {words.SAVE_FILE}
          </button>
        </div>
      </form>
    </section>
  );
}

/** Take the file of another computer, as the first step on this one. */
export function TakeDeskFile({ onTakeDeskFile }: PageProps) {
  const file = useRef<HTMLInputElement>(null);
  const [passphrase, setPassphrase] = useState('');
  const [result, setResult] = useState<{ said: string; failed: boolean } | null>(null);
  const take = async (event: Event) => {
    event.preventDefault();
    const chosen = file.current?.files?.[0];
    if (!chosen) {
      file.current?.focus();
      return setResult({ said: words.CHOOSE_FILE, failed: true });
    }
    const taken = await onTakeDeskFile(chosen, passphrase === '' ? null : passphrase);
    if (!taken.ok) return setResult({ said: words.deskFileSentence[taken.failure], failed: true });
    setPassphrase('');
    setResult({ said: taken.lacksSecret ? words.FILE_TAKEN_WITHOUT : words.FILE_TAKEN, failed: false });
  };
  return (
    <details class="second-desk">
      <summary>{words.TAKE_TITLE}</summary>
      <p>{words.TAKE_HOW}</p>
      <p>
        <strong>{words.OWN_USER}</strong>
      </p>
      <form class="application" onSubmit={take} noValidate>
        <label>
          {words.FILE}
          <input ref={file} type="file" accept=".json,application/json" />
        </label>
        <label>
          {words.PASSPHRASE_OF_FILE}
          <input
            type="password"
            value={passphrase}
            autocomplete="off"
            maxLength={200}
            onInput={(event) => setPassphrase(event.currentTarget.value)}
          />
        </label>
        <Told result={result} />
        <div class="save">
          <button type="submit" class="button">
            {words.TAKE_FILE}
          </button>
        </div>
      </form>
    </details>
  );
}

/** Both stand there from the beginning, so that what they say is announced. */
function Told({ result }: { result: { said: string; failed: boolean } | null }) {
  return (
    <>
      <p class="wrong" role="alert">
        {result?.failed && result.said}
      </p>
      <p class="done-note" role="status">
        {result && !result.failed && result.said}
      </p>
    </>
  );
}
