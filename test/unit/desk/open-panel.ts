import type { Input } from '../../../lib/messages/contract.ts';
import type { PanelPatient, PanelView } from '../../../lib/messages/panel-view.ts';
import type { Handlers } from '../../../lib/messages/router.ts';
import { answered, around, ID } from './whole-background.ts';

// A panel beside the tabs of one window, over the background of whole-background.ts.

export const panel = { kind: 'panel' } as const;
const WINDOW = 1;
export const OLD = `p${ID}@example.com`;
export const TYPED = 'ada@example.org';

/** The tab in front of the panel's window shows this address. */
export function atAddress(address: string): void {
  around.browser.frontTabs.set(WINDOW, 7);
  around.browser.tabs.set(7, address);
}

/** It shows this chart, or no patient. */
export function inFront(patientId: number | null): void {
  atAddress(`https://app.drchrono.com/${patientId === null ? '' : `patients/${patientId}/`}`);
}

export const view = (handlers: Handlers, look = false) =>
  answered(handlers.viewPanel({ page: 'page-1', windowId: WINDOW, look, patientId: null }, panel));

/** The panel as it is drawn once the patient was looked up. */
export async function drawn(handlers: Handlers): Promise<PanelPatient> {
  return patientIn(await view(handlers, true));
}

export function patientIn(shown: PanelView): PanelPatient {
  if (shown.kind !== 'patient') throw new Error(`The panel shows ${shown.kind}`);
  return shown;
}

export const save = (handlers: Handlers, change: Partial<Input<'saveIdentifiers'>>) =>
  answered(
    handlers.saveIdentifiers(
      {
        ...{ token: '', typed: { email: TYPED }, seen: { email: OLD }, then: 'nothing', risksRead: [] },
        ...change,
      },
      panel,
    ),
  );

export const recordNow = () => around.office.practice.roster.find(ID);
export const writes = () => around.requests.filter((request) => request.startsWith('PATCH'));
