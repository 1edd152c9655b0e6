import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { test as base, type Page } from '@playwright/test';
import { type Desk, openBrowser, openDesk, START } from '../e2e/desk.ts';
import { EXTENSION } from '../e2e/extension-errors.ts';
import { test as presentBuild } from '../e2e/same-computer.ts';
import { startSandbox } from '../sandbox/sandbox.ts';
import { framedOverlay, type OverlayUnderAttack, openOverlay } from './overlay-under-attack.ts';

/**
 * The tricks are tried on the build that ships. To see that they are tricks at all they can be tried on a build from
 * before the card stood in a frame: `ATTACKS_BUILD` names the folder of such a build.
 */
export const OTHER_BUILD = process.env['ATTACKS_BUILD'] ? resolve(process.env['ATTACKS_BUILD']) : null;

export const overlayOn: (page: Page) => OverlayUnderAttack =
  OTHER_BUILD === null ? framedOverlay : openOverlay;

/** A desk over the build under attack, connected, with the front desk signed in. */
export type AttackedDesk = Pick<Desk, 'context' | 'sandbox' | 'extension' | 'page'>;

const otherBuild = base.extend<{ connectedDesk: AttackedDesk }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of what a fixture needs.
  async connectedDesk({}, use) {
    const sandbox = await startSandbox({ now: START });
    const profile = mkdtempSync(join(tmpdir(), 'invite-desk-'));
    const context = await openBrowser(sandbox, profile, true, OTHER_BUILD ?? EXTENSION);
    const desk = await openDesk(sandbox, context);
    await desk.connect();
    await use(desk);
    await context.close();
    await sandbox.close();
    rmSync(profile, { recursive: true, force: true });
  },
});

interface Fixtures {
  attacked: AttackedDesk;
}

/** A test with a desk over the build under attack. */
export const test =
  OTHER_BUILD === null
    ? presentBuild.extend<Fixtures>({ attacked: ({ connectedDesk }, use) => use(connectedDesk) })
    : otherBuild.extend<Fixtures>({ attacked: ({ connectedDesk }, use) => use(connectedDesk) });
