import type { Page } from '@playwright/test';

// The key of the vault cannot leave the browser, so records are opened and sealed in a page of the extension.

/** Open a record of the vault as it lies on disk. */
export function openRecord(page: Page, name: string): Promise<unknown> {
  return page.evaluate(openSealed, name);
}

/** All that lies on disk: the records of the vault, opened, and the settings. */
export interface KeptOnDisk {
  sealed: Record<string, unknown>;
  settings: Record<string, unknown>;
}

export function openEveryRecord(page: Page): Promise<KeptOnDisk> {
  return page.evaluate(openAll);
}

/** Put a value into the vault under this name, as the worker would seal it. */
export function sealRecord(page: Page, name: string, value: unknown): Promise<void> {
  return page.evaluate(putSealed, [name, JSON.stringify(value)] as const);
}

async function openSealed(name: string): Promise<unknown> {
  const result = <T>(request: IDBRequest<T>) =>
    new Promise<T>((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  const database = await result(indexedDB.open('invite-desk'));
  const stores = database.transaction(['keys', 'sealed']);
  const [key, { iv, data }] = await Promise.all([
    result<CryptoKey>(stores.objectStore('keys').get('aes-2')),
    result<{ iv: BufferSource; data: BufferSource }>(stores.objectStore('sealed').get(name)),
  ]);
  database.close();
  const additionalData = new TextEncoder().encode(`invite-desk vault 2 ${name}`);
  const plain = await crypto.subtle.decrypt({ name: 'AES-GCM', iv, additionalData }, key, data);
  return JSON.parse(new TextDecoder().decode(plain));
}

async function putSealed([name, text]: readonly [string, string]): Promise<void> {
  const result = <T>(request: IDBRequest<T>) =>
    new Promise<T>((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  const database = await result(indexedDB.open('invite-desk'));
  const key = await result<CryptoKey>(database.transaction('keys').objectStore('keys').get('aes-2'));
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const additionalData = new TextEncoder().encode(`invite-desk vault 2 ${name}`);
  const plain = new TextEncoder().encode(text);
  const data = await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData }, key, plain);
  await result(database.transaction('sealed', 'readwrite').objectStore('sealed').put({ iv, data }, name));
  database.close();
}

async function openAll(): Promise<KeptOnDisk> {
  const result = <T>(request: IDBRequest<T>) =>
    new Promise<T>((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  const database = await result(indexedDB.open('invite-desk'));
  const stores = database.transaction(['keys', 'sealed', 'settings']);
  const entries = async <T>(name: string) => {
    const store = stores.objectStore(name);
    const [names, values] = await Promise.all([result(store.getAllKeys()), result(store.getAll())]);
    return names.map((key, nth) => [String(key), values[nth] as T] as const);
  };
  const [key, records, settings] = await Promise.all([
    result<CryptoKey>(stores.objectStore('keys').get('aes-2')),
    entries<{ iv: BufferSource; data: BufferSource }>('sealed'),
    entries<unknown>('settings'),
  ]);
  database.close();
  const sealed = await Promise.all(
    records.map(async ([name, { iv, data }]) => {
      const additionalData = new TextEncoder().encode(`invite-desk vault 2 ${name}`);
      const plain = await crypto.subtle.decrypt({ name: 'AES-GCM', iv, additionalData }, key, data);
      return [name, JSON.parse(new TextDecoder().decode(plain))] as const;
    }),
  );
  return { sealed: Object.fromEntries(sealed), settings: Object.fromEntries(settings) };
}
