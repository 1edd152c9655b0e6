import { expect } from '../e2e/desk.ts';
import { OTHER_BUILD, test } from './attacked-build.ts';
import { messageGroups, pressTricks, readGroups } from './catalogue.ts';
import { tryMessages } from './try-message.ts';
import { tryPress } from './try-press.ts';
import { tryReads } from './try-read.ts';
import type { Verdict } from './verdicts.ts';

/** What another build lets through is counted and is no failure. */
function expectBlocked(verdicts: readonly Verdict[]): void {
  if (OTHER_BUILD !== null) return;
  for (const verdict of verdicts) expect.soft(verdict).toMatchObject({ outcome: 'blocked', control: true });
}

for (const { kind, trick } of pressTricks)
  test(`${kind}: ${trick.name}`, async ({ attacked }) => {
    test.slow();
    expectBlocked([await tryPress(kind, trick, attacked)]);
  });

for (const { name, tricks } of readGroups)
  test(`root: ${name}`, async ({ attacked }) => {
    expectBlocked(await tryReads(tricks, attacked));
  });

for (const { name, kind, tricks } of messageGroups)
  test(`${kind}: ${name}`, async ({ attacked }) => {
    expectBlocked(await tryMessages(kind, tricks, attacked));
  });
