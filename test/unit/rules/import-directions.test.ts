import { describe, expect, test } from 'vitest';
import { checkDirections, reachedFrom } from './import-rules.ts';
import { readSources } from './source-files.ts';

const product = readSources('lib', 'components', 'entrypoints');

test('every import of the product follows the directions', () => {
  expect(product.length).toBeGreaterThan(10);
  expect(checkDirections(product)).toEqual([]);
});

describe('what a bundle may hold', () => {
  const entries = product.filter(({ path }) => path.startsWith('entrypoints/')).map(({ path }) => path);
  const named = (name: RegExp) => entries.filter((path) => name.test(path));

  test('the detector holds no library and nothing of ours but page detection and its own small port', () => {
    const detectors = named(/^entrypoints\/detector\b/);
    expect(detectors.length).toBeGreaterThan(0);
    for (const entry of detectors) {
      const { ours, packages } = reachedFrom(entry, product);
      expect(packages.filter((name) => !name.startsWith('wxt/utils/'))).toEqual([]);
      expect(
        ours.filter(
          (path) => !/^(entrypoints\/detector|lib\/ehr\/|lib\/platform\/(?:detector-|native\.))/.test(path),
        ),
      ).toEqual([]);
    }
  });

  test('what people see holds no background service, no practice API, no library of its own and no storage', () => {
    const pages = named(/^entrypoints\/(overlay|card|popup|options|bulk)\//);
    expect(pages.length).toBeGreaterThanOrEqual(5);
    for (const entry of pages) {
      const { ours, packages } = reachedFrom(entry, product);
      expect(ours.filter((path) => /^lib\/(desk|practice)\//.test(path))).toEqual([]);
      expect(packages.filter((name) => /^(zod|idb|libphonenumber-js|email-misspelled)\b/.test(name))).toEqual(
        [],
      );
      expect(ours.filter((path) => /^lib\/platform\/(disk|settings|storage|vault)\.ts$/.test(path))).toEqual(
        [],
      );
    }
  });
});

describe('the checker', () => {
  const judged = (path: string, text: string) => checkDirections([{ path, text }]);

  test.each([
    ['lib/invites/status.ts', "import { expiry } from './expiry.ts';"],
    ['lib/ehr/read.ts', "import type { Evidence } from '../invites/evidence.ts';"],
    ['lib/words/status.ts', "import type { PatientView } from '../messages/patient-view.ts';"],
    ['lib/words/status.ts', "import { type Status } from '../invites/status.ts';"],
    ['lib/practice/client.ts', "import * as z from 'zod/mini';"],
    ['lib/desk/journal.ts', "import { openVault } from '../platform/vault.ts';"],
    ['lib/platform/storage.ts', "import { browser } from 'wxt/browser';"],
    ['components/Pill.tsx', "import { useState } from 'preact/hooks'; const pill = <i />;"],
    ['entrypoints/overlay.content/index.tsx', "import css from '../../components/overlay.css?inline';"],
  ])('allows %s: %s', (path, text) => {
    expect(judged(path, text)).toEqual([]);
  });

  test.each([
    ['lib/invites/status.ts', "import type { Reading } from '../ehr/reading.ts';"],
    ['lib/invites/status.ts', "import { z } from 'zod/mini';"],
    ['lib/ehr/read.ts', "import { browser } from 'wxt/browser';"],
    ['lib/ehr/read.ts', "export { send } from '../messages/client.ts';"],
    ['lib/words/status.ts', "import { fold } from '../invites/fold-status.ts';"],
    ['lib/practice/client.ts', "import { storage } from '../platform/storage.ts';"],
    ['lib/practice/client.ts', "import * as z from 'zod';"],
    ['lib/messages/client.ts', "import { parse } from '../ehr/reading.ts';"],
    ['lib/desk/handlers.ts', "import { Pill } from '../../components/Pill.tsx';"],
    ['lib/desk/handlers.ts', "import { browser } from 'wxt/browser';"],
    ['components/Pill.tsx', "import { client } from '../lib/messages/client.ts';"],
    ['components/Pill.tsx', "const later = await import('../lib/desk/journal.ts');"],
    ['components/Pill.tsx', "export * from '../lib/platform/storage.ts';"],
    ['entrypoints/background.ts', "import 'wxt/browser';"],
    ['lib/desk/handlers.ts', "import { seed } from '../../test/sandbox/patients.ts';"],
    ['lib/desk/handlers.ts', "import { journal } from './journal';"],
    ['lib/desk/handlers.ts', "import { journal } from '@/lib/desk/journal.ts';"],
    ['lib/loose/loose.ts', 'export const x = 1;'],
  ])('refuses %s: %s', (path, text) => {
    expect(judged(path, text)).toHaveLength(1);
  });

  test('follows code, not types, into a bundle', () => {
    const files = [
      {
        path: 'entrypoints/popup/main.tsx',
        text: "import { a } from '../../lib/words/a.ts'; import type { b } from '../../lib/desk/b.ts';",
      },
      { path: 'lib/words/a.ts', text: "export { c } from './c.ts'; import 'zod/mini';" },
      { path: 'lib/words/c.ts', text: 'export const c = 1;' },
      { path: 'lib/desk/b.ts', text: "import 'idb';" },
    ];
    expect(reachedFrom('entrypoints/popup/main.tsx', files)).toEqual({
      ours: ['entrypoints/popup/main.tsx', 'lib/words/a.ts', 'lib/words/c.ts'],
      packages: ['zod/mini'],
    });
  });
});
