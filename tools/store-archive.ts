import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { WxtHooks } from 'wxt';

/**
 * Give the hooks that keep the key out of the archive for a store. The build's folder, from which the archive is made,
 * has the key before and after: whoever loads the folder keeps the extension's id.
 */
export function archiveWithoutKey(): Partial<WxtHooks> {
  let built = '';
  return {
    'zip:extension:start'({ config }) {
      built = readFileSync(manifestIn(config.outDir), 'utf8');
      const { key: _, ...manifest } = JSON.parse(built);
      writeFileSync(manifestIn(config.outDir), JSON.stringify(manifest));
    },
    'zip:extension:done'({ config }) {
      writeFileSync(manifestIn(config.outDir), built);
    },
  };
}

function manifestIn(build: string): string {
  return join(build, 'manifest.json');
}
