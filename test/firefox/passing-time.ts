import { expect, vi } from 'vitest';
import { people } from '../sandbox/patients.ts';
import type { PatientRecord } from '../sandbox/person.ts';
import { PATIENCE } from './by-words.ts';
import type { Desk } from './desk.ts';
import { chartOf } from './front-desk.ts';
import { overlayOf } from './overlay.ts';

export const MINUTE = 60_000;

/** Ring the alarms on which work goes on, by Firefox itself, and not at the time for which they are set. */
export async function ring({ settings }: Desk): Promise<void> {
  for (const name of ['invite-desk-wake', 'invite-desk-bulk'])
    await settings.evaluate(`browser.alarms.create('${name}', { when: Date.now() })`);
}

/**
 * Let time pass in the practice until absence proves something, and ring until this patient's chart says that the invite is
 * pending. The desk learns the time from another patient's answer.
 */
export async function untilPending(desk: Desk, patient: PatientRecord): Promise<void> {
  const { page, sandbox } = desk;
  const { seen } = overlayOf(page);
  await page.goto(chartOf(patient));
  await expect.poll(seen, { timeout: PATIENCE }).not.toBe('');
  sandbox.practice.clock.move(2 * MINUTE);
  await page.goto(chartOf(people.pendingFresh));
  await expect.poll(seen, { timeout: PATIENCE }).toMatch('Pending');
  await page.goto(chartOf(patient));
  await vi.waitFor(
    async () => {
      await ring(desk);
      await expect.poll(seen, { timeout: 3_000 }).toMatch('Pending');
    },
    { timeout: 3 * PATIENCE },
  );
}
