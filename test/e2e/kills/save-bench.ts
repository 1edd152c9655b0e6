import type { Page } from '@playwright/test';
import type { PanelPatient } from '../../../lib/messages/panel-view.ts';
import type { Desk } from '../desk.ts';
import { type KeptOnDisk, openEveryRecord } from '../sealed-records.ts';
import type { Bench } from './bench.ts';
import type { JournalEntry } from './watch-worker.ts';

/** A bench at which somebody saves: beside what it has, a panel asks for one patient after another. */
export interface SaveBench {
  bench: Bench;
  panel: Page;
  windowId: number;
  /** Open the panel once more, in a browser that was started again. */
  open(): Promise<Pick<SaveBench, 'panel' | 'windowId'>>;
}

/** An entry of one of the two records, as it lies on disk. */
export type OnDisk = JournalEntry & { id: string; patientId: number };

/** What is on disk of one patient's save and operation. */
export interface StandsAt {
  save: OnDisk | null;
  operation: OnDisk | null;
}

export async function openSaveBench(bench: Bench): Promise<SaveBench> {
  const open = () => openSilentPanel(bench.desk);
  return { bench, open, ...(await open()) };
}

/**
 * Open the panel's page without its scripts: who asks is told by the address, and the page itself would ask of its own
 * about the day between the requests that are counted.
 */
async function openSilentPanel({ context, extension }: Desk): Promise<Pick<SaveBench, 'panel' | 'windowId'>> {
  const panel = await context.newPage();
  const debug = await context.newCDPSession(panel);
  await debug.send('Emulation.setScriptExecutionDisabled', { value: true });
  await panel.goto(`chrome-extension://${extension}/panel.html`);
  // Its scripts were passed over for good; what the test runs in it needs events.
  await debug.send('Emulation.setScriptExecutionDisabled', { value: false });
  const windowId: number = await panel.evaluate('chrome.windows.getCurrent().then(({ id }) => id)');
  return { panel, windowId };
}

/** What the panel shows of this patient; a `look` asks DrChrono first. Null where the patient is not known. */
export async function panelView(
  { bench, panel, windowId }: SaveBench,
  patientId: number,
  look: boolean,
): Promise<PanelPatient | null> {
  const view = await bench.say('viewPanel', { page: 'kills', windowId, look, patientId }, panel);
  return view?.kind === 'patient' ? view : null;
}

export const everythingOnDisk = ({ panel }: SaveBench): Promise<KeptOnDisk> => openEveryRecord(panel);

/** How save and operation of this patient stand, by the disk alone. The save first: it ends after the other has begun. */
export async function standsAt(seat: SaveBench, patientId: number): Promise<StandsAt> {
  const { saves, ledger } = (await everythingOnDisk(seat)).sealed as {
    saves?: { saves: OnDisk[] };
    ledger?: { operations: OnDisk[] };
  };
  const of = (list: readonly OnDisk[] = []) => list.find((one) => one.patientId === patientId) ?? null;
  return { save: of(saves?.saves), operation: of(ledger?.operations) };
}

/** Which of these values stand in plain text in a record of the vault, in a setting or in the extension's own storage. */
export async function valuesOnDisk(seat: SaveBench, values: readonly string[]): Promise<string[]> {
  const local: unknown = await seat.panel.evaluate('chrome.storage.local.get(null)');
  const text = JSON.stringify([await everythingOnDisk(seat), local]);
  return values.filter((value) => value !== '' && text.includes(value));
}

/** Does the session memory still hold what was typed for a save? How it ended may stay there, masked. */
export async function isTypedKept({ panel }: SaveBench, typed: string): Promise<boolean> {
  const memory: Record<string, unknown> = await panel.evaluate('chrome.storage.session.get(null)');
  const kept = Object.entries(memory).filter(([name]) => name.startsWith('typed:'));
  return JSON.stringify(kept).includes(typed);
}
