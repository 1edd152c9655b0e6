import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { cdp, commands, page } from 'vitest/browser';
import { A_THIRD, partOf, third } from '../../third.ts';
import { expectAccessible } from '../components/stage.tsx';
import { weakIn } from './contrast.ts';
import { type Flow, flows } from './flows.tsx';
import { listen } from './screen-reader.ts';
import { states } from './states.tsx';
import { walk } from './walk.ts';

const passed = { states: 0, flows: 0 };
const taken = { states: partOf(states), flows: partOf(flows) };

async function emulate(features: Record<string, string>): Promise<void> {
  const list = Object.entries(features).map(([name, value]) => ({ name, value }));
  await cdp().send('Emulation.setEmulatedMedia', { features: list });
}

beforeAll(async () => {
  await page.viewport(400, 700);
  // As each of our pages says of itself.
  document.documentElement.style.colorScheme = 'light dark';
});
afterEach(() => emulate({}));
afterAll(async () => {
  const many = taken.states.length + taken.flows.length;
  if (passed.states + passed.flows < many) return;
  const part = third === null ? '' : ` (${A_THIRD})`;
  const line = `accessibility: ${many} states${part}, axe 0, focus lost 0, unannounced 0`;
  await commands.recordClaim('accessibility', line);
});

test.each(taken.states)('$name', async ({ mount }) => {
  await mount();
  await expectAccessible();
  for (const scheme of ['light', 'dark']) {
    await emulate({ 'prefers-color-scheme': scheme });
    expect(weakIn(document.body), scheme).toEqual([]);
  }
  expect(await walk(document.body)).toEqual([]);
  passed.states += 1;
});

test.each(taken.flows)('$name', async ({ begin, words }: Flow) => {
  await page.viewport(400, 700);
  window.focus();
  const flow = await begin();
  const reader = listen();
  await flow();
  // What is drawn anew a moment later must not say it again.
  if (words) await expect.poll(() => reader.said.filter((said) => words.test(said))).not.toEqual([]);
  await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  reader.end();
  expect(reader.said.filter((said) => words === null || words.test(said))).toHaveLength(words ? 1 : 0);
  expect(document.activeElement, 'what has the focus').not.toBe(document.body);
  await expectAccessible();
  passed.flows += 1;
});
