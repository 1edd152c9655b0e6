import { readFileSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { type BrowserContext, type CDPSession, chromium, type Page } from '@playwright/test';
import { findBrowser } from '../../tools/find-browser.ts';
import { browserSession, type Desk, openDesk, switchesFor } from '../e2e/desk.ts';
import { EXTENSION, newProfile } from '../e2e/extension-errors.ts';
import type { Sandbox } from '../sandbox/sandbox.ts';
import { closeLater } from './opened.ts';

export const WITHOUT = 'without';
export const DESK = 'Invite Desk';

/** A browser of its own for one column of the table. */
export interface Subject {
  column: string;
  context: BrowserContext;
  page: Page;
  /** A debugger session to the browser itself. */
  session: CDPSession;
}

/** A browser with Invite Desk in it, connected to the practice. */
export interface DeskSubject extends Subject, Pick<Desk, 'extension' | 'sandbox'> {
  profile: string;
}

/** Start a browser with the unpacked extension of this folder, or with none; it reaches the sandbox and nothing else. */
export async function openSubject(
  sandbox: Sandbox,
  column: string,
  folder: string | null,
  profile = newProfile(),
): Promise<Subject & { profile: string }> {
  const executablePath = findBrowser();
  if (executablePath === null)
    throw new Error('No Chromium or Edge found: run npm test, which installs one.');
  const switches = switchesFor(sandbox, folder ?? '').filter((one) => folder || !one.includes('-extension'));
  const context = await chromium.launchPersistentContext(profile, {
    ...{ executablePath, headless: true, viewport: { width: 1280, height: 800 } },
    args: [...switches, '--disable-background-networking'],
  });
  closeLater(async () => {
    await context.close();
    rmSync(profile, { recursive: true, force: true });
  });
  const [page, session] = [await context.newPage(), await browserSession(context)];
  return { column, context, profile, page, session };
}

/** Start a browser with the build that ships, and connect it. `again`: on a profile that is connected already. */
export async function openDeskSubject(sandbox: Sandbox, again?: string): Promise<DeskSubject> {
  const subject = await openSubject(sandbox, DESK, EXTENSION, again);
  const { page, extension, connect } = await openDesk(sandbox, subject.context);
  if (again === undefined) await connect();
  // Nothing but the measured tab is open.
  for (const other of subject.context.pages()) if (other !== page) await other.close();
  return { ...subject, page, extension, sandbox };
}

/** The name by which an unpacked extension calls itself. */
export function nameOf(folder: string): string {
  const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'));
  const key = /^__MSG_(\w+)__$/.exec(manifest.name)?.[1];
  if (key === undefined) return manifest.name;
  const words = join(folder, '_locales', manifest.default_locale ?? 'en', 'messages.json');
  return JSON.parse(readFileSync(words, 'utf8'))[key]?.message ?? basename(folder);
}
