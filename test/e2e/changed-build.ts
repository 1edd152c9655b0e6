import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, test as base } from '@playwright/test';
import { startSandbox } from '../sandbox/sandbox.ts';
import { openBrowser, openDesk } from './desk.ts';
import { EXTENSION, newProfile } from './extension-errors.ts';

interface Fixtures {
  /** These members are put into the manifest of a copy of the build. */
  manifest: object;
  /**
   * This is a browser with that copy. Nothing looks at the errors that the browser holds against the extension, so a
   * test may have things refused.
   */
  browserWithCopy: { context: BrowserContext; extension: string };
}

/** Tests of what the browser refuses take the shipped build from another folder, with some of its manifest changed. */
export const test = base.extend<Fixtures>({
  manifest: [{}, { option: true }],
  browserWithCopy: async ({ manifest }, use) => {
    const copy = mkdtempSync(join(tmpdir(), 'changed-build-'));
    cpSync(EXTENSION, copy, { recursive: true });
    const file = join(copy, 'manifest.json');
    writeFileSync(file, JSON.stringify({ ...JSON.parse(readFileSync(file, 'utf8')), ...manifest }));
    const sandbox = await startSandbox();
    const profile = newProfile();
    const context = await openBrowser(sandbox, profile, true, copy);
    const { extension } = await openDesk(sandbox, context);
    await use({ context, extension });
    await context.close();
    await sandbox.close();
    for (const folder of [copy, profile]) rmSync(folder, { recursive: true, force: true });
  },
});
