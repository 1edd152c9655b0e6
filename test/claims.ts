import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Suites leave their lines in this folder, and `npm test` prints them before its last line. */
export const CLAIMS_FOLDER = '.output/test/claims';

/**
 * Leave one counted claim for the summary of `npm test`, such as `bundles: detector 480 B, ...`. A second call with the
 * same name replaces the line. Call it where the thing was counted, after the assertions.
 */
export function recordClaim(name: string, line: string): void {
  if (!/^[a-z0-9-]+$/.test(name))
    throw new Error(`A claim's name is small letters, digits and dashes: ${name}`);
  if (line.trim() === '' || line.includes('\n'))
    throw new Error(`The claim ${name} must be exactly one line`);
  mkdirSync(CLAIMS_FOLDER, { recursive: true });
  writeFileSync(join(CLAIMS_FOLDER, `${name}.txt`), `${line}\n`);
}
