/** Why a file that sets up another computer could not be written or taken. */
export type DeskFileFailure =
  /** It is no such file. */
  | 'notOurs'
  | 'damaged'
  /** A later release wrote it. */
  | 'newerVersion'
  | 'needsPassphrase'
  | 'wrongPassphrase'
  /** The passphrase for a new file is shorter than `LEAST_PASSPHRASE`. */
  | 'shortPassphrase'
  /** The practice's IT sets the application on this computer. */
  | 'managed'
  /** This computer is connected: another application would leave it with a sign-in that belongs to none. */
  | 'connected'
  | 'storeUnavailable';

/** Who has the file can try passphrases without end, so it has at least so many characters. */
export const LEAST_PASSPHRASE = 12;

/** The file as text. `withSecret`: whoever takes it needs the passphrase, and no client secret. */
export type WrittenDeskFile =
  | { ok: true; text: string; withSecret: boolean }
  | { ok: false; failure: DeskFileFailure };

/** `lacksSecret`: the client secret is still to be typed. */
export type TakenDeskFile = { ok: true; lacksSecret: boolean } | { ok: false; failure: DeskFileFailure };
