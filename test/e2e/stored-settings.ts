import type { Page } from '@playwright/test';

// Only the worker uses the settings; a test reads and writes them as they lie on disk, from a page of the extension.

/** Read a setting as it lies on disk; undefined where it was never set. */
export function readSetting(page: Page, name: string): Promise<unknown> {
  return page.evaluate(async (wanted) => {
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const opening = indexedDB.open('invite-desk');
      opening.onsuccess = () => resolve(opening.result);
      opening.onerror = () => reject(opening.error);
    });
    const asking = database.transaction('settings').objectStore('settings').get(wanted);
    const value = await new Promise<unknown>((resolve, reject) => {
      asking.onsuccess = () => resolve(asking.result);
      asking.onerror = () => reject(asking.error);
    });
    database.close();
    return value;
  }, name);
}

/** Write settings over those that lie on disk. */
export function writeSettings(page: Page, values: Record<string, unknown>): Promise<void> {
  return page.evaluate(async (written) => {
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const opening = indexedDB.open('invite-desk');
      opening.onsuccess = () => resolve(opening.result);
      opening.onerror = () => reject(opening.error);
    });
    const change = database.transaction('settings', 'readwrite');
    for (const [name, value] of Object.entries(written)) change.objectStore('settings').put(value, name);
    await new Promise<void>((resolve, reject) => {
      change.oncomplete = () => resolve();
      change.onabort = () => reject(change.error);
    });
    database.close();
  }, values);
}
