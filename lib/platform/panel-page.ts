import { browser } from 'wxt/browser';
import type { IdentifierField } from '../messages/panel-view.ts';

/** The tab in front of a window, as the browser tells it. The address is null where it is not ours to see. */
export interface FrontTab {
  tabId: number;
  address: string | null;
}

/**
 * Give the window whose tabs the panel is about. That is the one it stands in, except in Firefox's small window, whose
 * address names it.
 */
export async function windowOfPanel(search: string): Promise<number> {
  const named = Number(new URLSearchParams(search).get('window'));
  if (Number.isInteger(named) && named > 0) return named;
  const { id } = await browser.windows.getCurrent();
  if (id === undefined) throw new Error('The panel stands in no window');
  return id;
}

/** Give the tab in front of this window; null where there is none, as when the window is gone. */
export async function tabInFront(windowId: number): Promise<FrontTab | null> {
  const [tab] = await browser.tabs.query({ active: true, windowId }).catch(() => []);
  return tab?.id === undefined ? null : { tabId: tab.id, address: tab.url ?? null };
}

/**
 * Call back whenever another tab comes to the front of this window, the one in front goes elsewhere, or the window is
 * closed, as it can be under Firefox's small one. The address is undefined where the browser does not tell it at once.
 */
export function onFront(
  windowId: number,
  callback: (tabId: number, address: string | null | undefined) => void,
): void {
  browser.tabs.onActivated.addListener((tab) => {
    if (tab.windowId === windowId) callback(tab.tabId, undefined);
  });
  browser.tabs.onUpdated.addListener((tabId, change, tab) => {
    // Of an address that is not ours to see the browser only says that something loads.
    const isElsewhere = change.url !== undefined || change.status === 'loading';
    if (tab.active && tab.windowId === windowId && isElsewhere) callback(tabId, tab.url ?? null);
  });
  // Of a window that goes with its tabs the browser says neither that another tab is in front nor that one moved.
  browser.windows.onRemoved.addListener((closed) => {
    if (closed === windowId) callback(browser.tabs.TAB_ID_NONE, null);
  });
}

/** The part of Firefox's own namespace for the panel, which the other browsers lack. */
interface WithSidebar {
  sidebarAction?: { open(): Promise<void> };
}

/**
 * Make the press on which the popup opens the panel for its window, and closes. The browser opens one only right at the
 * press, so the window is looked up now; `opens` hears of that press. It tells whether the panel came.
 */
export function panelOpener(opens?: (windowId: number) => void): () => Promise<boolean> {
  let windowId: number | undefined;
  void browser.windows.getCurrent().then(({ id }) => {
    windowId = id;
  });
  const open = () => {
    const { sidebarAction } = browser as WithSidebar;
    if (sidebarAction) return sidebarAction.open();
    return windowId === undefined
      ? Promise.reject(new Error('No window'))
      : browser.sidePanel.open({ windowId });
  };
  return () => {
    if (windowId !== undefined) opens?.(windowId);
    return open().then(
      () => {
        window.close();
        return true;
      },
      () => false,
    );
  };
}

/** By this name the popup tells a panel that is open whom it is to show. */
const SHOW_PATIENT = 'invite-desk/show-patient';

/** A panel that is open already does not open again at a patient, so the popup tells the one of its window. */
export function panelTeller(): (patientId: number, field: IdentifierField | null) => void {
  let windowId: number | undefined;
  void browser.windows.getCurrent().then(({ id }) => {
    windowId = id;
  });
  return (patientId, field) =>
    // Where no panel is open nobody listens.
    void browser.runtime
      .sendMessage({ name: SHOW_PATIENT, windowId, patientId, field })
      .catch(() => undefined);
}

/** Call back where the popup over this window wants a patient shown. No page of the EHR can say so. */
export function onShowPatient(
  windowId: number,
  callback: (patientId: number, field: IdentifierField | null) => void,
): void {
  browser.runtime.onMessage.addListener((message: unknown, { id, url }): undefined => {
    if (id !== browser.runtime.id || url?.split(/[?#]/)[0] !== browser.runtime.getURL('/popup.html')) return;
    if (isShowPatient(message) && message.windowId === windowId) callback(message.patientId, message.field);
  });
}

function isShowPatient(
  message: unknown,
): message is { windowId: number; patientId: number; field: IdentifierField | null } {
  return (
    typeof message === 'object' && message !== null && 'name' in message && message.name === SHOW_PATIENT
  );
}
