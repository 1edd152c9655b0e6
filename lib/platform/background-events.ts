import { browser } from 'wxt/browser';
import type { Sender } from '../messages/router.ts';

export interface BackgroundEvents {
  /** Answer a message; undefined where the message is not ours to answer. */
  message(message: unknown, sender: Sender): Promise<unknown> | undefined;
  alarm(name: string): void;
  /** The browser started, or this worker did. */
  started(): void;
  /** Staff withdrew or gave back access to the EHR's site in the browser. */
  siteAccessChanged(): void;
  /** The practice's IT set, changed or withdrew the application. (Firefox reads a policy at its start only.) */
  policyChanged(): void;
}

/** Give our own id and origin, by which the router tells our pages from other senders of messages. */
export function ownAddress(): { id: string; origin: string } {
  return { id: browser.runtime.id, origin: browser.runtime.getURL('/').replace(/\/$/, '') };
}

/**
 * Set every listener in the worker's first turn. A worker that wakes for an event must find its listener at once, or
 * the event is missed.
 */
export function listen(events: BackgroundEvents): void {
  browser.runtime.onMessage.addListener((message, sender) => events.message(message, sender));
  browser.alarms.onAlarm.addListener((alarm) => events.alarm(alarm.name));
  browser.runtime.onStartup.addListener(() => events.started());
  browser.permissions.onAdded.addListener(() => events.siteAccessChanged());
  browser.permissions.onRemoved.addListener(() => events.siteAccessChanged());
  // This listens to the policy alone: `storage.onChanged` would also wake a worker for each of our own writes.
  browser.storage.managed.onChanged.addListener(() => events.policyChanged());
  browser.runtime.onInstalled.addListener(({ reason }) => {
    if (reason === 'install') void browser.runtime.openOptionsPage();
  });
  events.started();
}
