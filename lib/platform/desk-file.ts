import type { TakenDeskFile, WrittenDeskFile } from '../messages/desk-file.ts';
import { ask } from './messaging.ts';

const FILE_NAME = 'invite-desk-settings.json';

/** Have the file for another computer written, and save it where the browser saves what it downloads. */
export async function saveDeskFile(passphrase: string | null): Promise<WrittenDeskFile> {
  const written = await ask('exportDesk', { passphrase });
  if (!written.ok) return written;
  const address = URL.createObjectURL(new Blob([written.text], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = FILE_NAME;
  link.click();
  // The browser holds the content itself once the download has begun.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
  return written;
}

/** Set this computer up as the file says that a person has chosen. A file of another kind may be of any size. */
export async function takeDeskFile(file: File, passphrase: string | null): Promise<TakenDeskFile> {
  if (file.size > MOST_BYTES) return { ok: false, failure: 'notOurs' };
  return ask('importDesk', { text: await file.text(), passphrase });
}

const MOST_BYTES = 20_000;
