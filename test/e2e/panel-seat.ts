import type { Page } from '@playwright/test';
import { addWord } from '../../lib/words/eligibility.ts';
import { people } from '../sandbox/patients.ts';
import { type Desk, expect, overlayOf } from './desk.ts';
import { type SidePanel, sidePanel } from './side-panel.ts';

// Somebody sits at an open panel, in which an address is typed and not saved yet.

export const PATIENT = people.emailMissing;
export const OTHER = people.emailAndPhoneMissing;
export const TYPED = 'corwin.haspeldale@example.org';
export const pathOf = ({ id }: { id: number }) => `/chart/${id}/summary`;
export const addressOf = (patient: { id: number }) => `https://app.drchrono.com${pathOf(patient)}`;

export interface Seat {
  desk: Desk;
  page: Page;
  panel: SidePanel;
}

export interface Attack {
  name: string;
  /** The person opens the panel and types; without it that is done at the chart. */
  sit?(desk: Desk): Promise<Seat>;
  /** The page attacks, and the person may press meanwhile. */
  attack(seat: Seat): Promise<void>;
  /**
   * What comes of it: the person then presses Save and it is `saved` as it was typed; the panel has nothing left to
   * save, so the chart is `untouched`; or the person has pressed in the middle of it, and `either` is right.
   */
  ends: 'saved' | 'untouched' | 'either';
}

export const says = (panel: SidePanel) => expect.poll(() => panel.text());
export const typedNow = (panel: SidePanel) =>
  panel.evaluate(`document.querySelector('#field-email')?.value ?? null`);
/** All that the panel holds on its screen, seen or not. */
export const drawn = (panel: SidePanel) => panel.evaluate('document.body.outerHTML') as Promise<string>;

/** Press wherever a button that saves stands, again and again, as long as something goes on. */
export async function pressMeanwhile(panel: SidePanel, going: Promise<unknown>): Promise<void> {
  let over = false;
  const end = () => {
    over = true;
  };
  void going.then(end, end);
  while (!over) await panel.strike('Save and send');
  await going;
}

/** While the record is being written the page goes elsewhere. */
export function duringTheWrite(
  { sandbox }: Desk,
  when: 'before' | 'after',
  act: () => Promise<unknown>,
): void {
  sandbox.practice.faults.push({
    match: { method: 'PATCH' },
    times: 1,
    fault: { kind: 'meanwhile', when, act: async () => void (await act()) },
  });
}

/** Open the chart. The other patient is known too, and until an answer has listed an invite, an empty list says nothing. */
export async function goToChart(desk: Desk): Promise<void> {
  for (const patient of [people.pendingFresh, OTHER, PATIENT]) {
    await desk.page.goto(addressOf(patient));
    await expect(overlayOf(desk.page).pill).toContainText(/Pending|no email/);
  }
}

/** Open the panel from the card at the patient's field. */
export async function openAtField(desk: Desk): Promise<Seat> {
  const { page } = desk;
  const overlay = overlayOf(page);
  await overlay.open();
  await overlay.press(addWord.email);
  const panel = await sidePanel(desk);
  await says(panel).toContain('Corwin Haspeldale');
  await expect.poll(() => panel.evaluate('document.activeElement?.id')).toBe('field-email');
  return { desk, page, panel };
}

/** Open the panel at the chart, and type. */
export async function sitAtChart(desk: Desk): Promise<Seat> {
  await goToChart(desk);
  const seat = await openAtField(desk);
  await seat.panel.write(TYPED);
  await says(seat.panel).toContain('Save and send');
  return seat;
}
