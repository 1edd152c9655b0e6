import type { Browser } from 'puppeteer-core';
import { inBrowserWindow } from './browser-window.ts';
import { EXTENSION_ID } from './content-world.ts';

/** Firefox keeps so many messages; from then on the oldest go. */
const KEPT = 250;

/** Runs in Firefox's own window, to which every process reports. */
const READ = `() => JSON.stringify(Services.console.getMessageArray().flatMap((message) => {
  if (!(message instanceof Ci.nsIScriptError) || message.flags & Ci.nsIScriptError.warningFlag) return [];
  return [{ category: message.category, source: message.sourceName, words: message.errorMessage }];
}))`;

interface Complaint {
  category: string;
  source: string;
  words: string;
}

/** Firefox says these of itself, and they are no defects of the extension. */
const KNOWN = [
  // A background ends, as it does after half a minute without work.
  /sendRemoveListener on closed conduit/,
  // It ends, as a test has it end, or a page is closed or reloaded, before Firefox has answered what it had asked.
  /Promise resolved (?:after context unloaded|while context is inactive)\s+\(moz-extension:[^)]*\.js\)$/,
  // A page, ours or the EHR's, goes while a question of it is on the way.
  /Promise rejected after context unloaded: Could not establish connection/,
  /Promise rejected after context unloaded: Actor 'Conduits' destroyed before query 'RuntimeMessage' was resolved/,
];

/**
 * List the errors that Firefox's console holds against the extension: what it threw in any page or in the background,
 * what a content security policy stopped in a page of its own, and what is wrong with its manifest. Warnings are no
 * errors.
 */
export async function complaints(browser: Browser): Promise<string[]> {
  const all = (await inBrowserWindow(browser, READ)) as Complaint[];
  if (all.length >= KEPT) throw new Error('Firefox’s console is full, so it may have dropped something');
  return all
    .filter(({ source, words }) => source.startsWith('moz-extension:') || words.includes(EXTENSION_ID))
    .map(({ category, source, words }) => `${category}: ${words} (${source})`)
    .filter((complaint) => !KNOWN.some((known) => known.test(complaint)));
}
