import { browser } from 'wxt/browser';
import { THREW } from '../messages/contract.ts';
import type { Sender } from '../messages/router.ts';
import { unawaited } from '../unawaited.ts';
import { openSidePanel, orderPage } from './browser-ports.ts';

export interface BackgroundEvents {
  /** Answer a message; undefined where the message is not ours to answer. */
  message(message: unknown, sender: Sender): Promise<unknown> | undefined;
  alarm(name: string): void;
  /** A person pressed the shortcut over this tab. The panel is being opened by now, where it was closed. */
  panelWanted(tabId: number): void;
  /** The browser started, or this worker did. */
  started(): void;
  /** The browser has another right now, or one less. `isGiven`: it is that to the EHR's site, and we have it. */
  siteAccessChanged(isGiven: boolean): void;
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
  browser.runtime.onMessage.addListener((message, sender, respond) => {
    const answer = events.message(message, sender);
    // Chromium takes no promise for an answer. The listener says that one will come, and hands it over when it is there.
    void answer?.then(respond, () => respond(THREW));
    return answer !== undefined;
  });
  browser.commands.onCommand.addListener((command, tab) => {
    if (tab?.id === undefined) return;
    // Where no overlay stands in the page there is no card either.
    if (command === 'open-card')
      return unawaited('press', orderPage(tab.id, { order: 'toggleCard', run: null, input: null }));
    // The other one opens the panel, and it counts as a press in this turn alone. Firefox opens its sidebar itself.
    openSidePanel(tab.id);
    events.panelWanted(tab.id);
  });
  browser.alarms.onAlarm.addListener((alarm) => events.alarm(alarm.name));
  browser.runtime.onStartup.addListener(() => events.started());
  browser.permissions.onAdded.addListener(({ origins = [] }) => events.siteAccessChanged(origins.length > 0));
  browser.permissions.onRemoved.addListener(() => events.siteAccessChanged(false));
  // This listens to the policy alone: `storage.onChanged` would also wake a worker for each of our own writes.
  browser.storage.managed.onChanged.addListener(() => events.policyChanged());
  browser.runtime.onInstalled.addListener(({ reason }) => {
    if (reason === 'install') unawaited('open', browser.runtime.openOptionsPage());
  });
  events.started();
}
