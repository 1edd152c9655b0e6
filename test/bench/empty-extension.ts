import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Sandbox } from '../sandbox/sandbox.ts';
import { openSubject, type Subject } from './browsers.ts';
import { closeLater } from './opened.ts';

export const EMPTY = 'empty extension';

/** A browser with an extension that does nothing: what its worker and its page take, nobody can be below. */
export interface EmptySubject extends Subject {
  extension: string;
}

const MANIFEST = {
  ...{ manifest_version: 3, name: 'Empty', version: '1' },
  background: { service_worker: 'worker.js', type: 'module' },
};
const WORKER = `chrome.runtime.onMessage.addListener((message, sender, respond) => respond(message));`;
const PAGE =
  '<!doctype html><html lang="en"><title>Empty</title><script type="module" src="page.js"></script></html>';
/** The page asks its worker once, as a popup must, and notes when the answer came (ms since its own start). */
const SCRIPT = `globalThis.answeredAt = chrome.runtime.sendMessage('?').then(() => performance.now());`;

export async function openEmptyExtension(sandbox: Sandbox): Promise<EmptySubject> {
  const folder = mkdtempSync(join(tmpdir(), 'empty-extension-'));
  closeLater(async () => rmSync(folder, { recursive: true, force: true }));
  const files = {
    'manifest.json': JSON.stringify(MANIFEST),
    'worker.js': WORKER,
    'page.html': PAGE,
    'page.js': SCRIPT,
  };
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  const subject = await openSubject(sandbox, EMPTY, folder);
  const worker = subject.context.serviceWorkers()[0] ?? (await subject.context.waitForEvent('serviceworker'));
  return { ...subject, extension: new URL(worker.url()).host };
}
