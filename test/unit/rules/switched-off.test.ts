import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { switchedOff } from '../../e2e/switched-off.ts';

it('switches off in the browser of the tests whatever Playwright would', () => {
  const source = readFileSync('node_modules/playwright-core/lib/coreBundle.js', 'utf8');
  const list = /\bdisabledFeatures = \[(.*?)\]/s.exec(source)?.[1] ?? '';
  const names = [...list.matchAll(/^\s*"(\w+)"/gm)].map(([, name]) => name);
  expect(names.length, 'Playwright keeps its list elsewhere now').toBeGreaterThan(5);
  expect(switchedOff).toEqual(expect.arrayContaining(names));
});
