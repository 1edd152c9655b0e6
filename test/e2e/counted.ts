import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * What came of each test of a file whose last test sums them up. Each has a file of its own, because after a test that
 * failed the runner starts a new process, which remembers nothing.
 */
export function countedIn<Outcome>(folder: string) {
  const place = join('.output/test/counted', folder);
  const fileOf = (name: string) => join(place, `${name.replace(/[^A-Za-z0-9]+/g, '-')}.json`);
  return {
    /** Write down what came of this test. A run again replaces it. */
    note(name: string, outcome: Outcome): void {
      mkdirSync(place, { recursive: true });
      writeFileSync(fileOf(name), JSON.stringify(outcome));
    },
    /** Read what came of it; null where it was not run. */
    find(name: string): Outcome | null {
      return existsSync(fileOf(name)) ? JSON.parse(readFileSync(fileOf(name), 'utf8')) : null;
    },
  };
}
