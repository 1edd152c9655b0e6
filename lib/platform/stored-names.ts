// Under these names lib/platform itself keeps something; lib/desk/store/stored-keys.ts lists them with all others.

/**
 * The mark that there is an encrypted store on this computer, outside the database (storage.ts). Release 0.1.0 gave it
 * its name.
 */
export const STORE_MADE = 'store-made';

/**
 * Among the settings this name says that what release 0.1.0 kept elsewhere is there (settings.ts). A new database has
 * it from the start: there is nothing to take over, and what turns up in the old place later is not ours.
 */
export const TAKEN_OVER = 'taken-over';

/** The session memory has the changes of settings that the disk refused, so that the next worker knows them. */
export const UNSAVED = 'unsaved-settings';
