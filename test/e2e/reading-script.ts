import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import type { PageReading } from '../../lib/ehr/page/reading.ts';

/** The readers of pages, as a script that leaves `readThisPage` in the page's own world. */
export async function readingScript(): Promise<string> {
  const result = await build({
    ...{ configFile: false, logLevel: 'silent' },
    build: {
      write: false,
      minify: false,
      lib: {
        ...{ entry: fileURLToPath(new URL('./read-this-page.ts', import.meta.url)), formats: ['iife'] },
        name: 'readers',
      },
    },
  });
  const [
    {
      output: [chunk],
    },
  ] = [result].flat() as unknown as [{ output: [{ code: string }] }];
  return chunk.code;
}

declare global {
  var readThisPage: () => PageReading;
}
