import { beforeAll, test } from 'vitest';
import { cdp, page } from 'vitest/browser';
import { states } from '../dom/accessibility/states.tsx';
import { LOOKS, pictureFile } from './looks.ts';

// `npm run pictures` alone runs this: it judges nothing, and draws every state in every look, for eyes.

beforeAll(() => {
  // As each of our pages says of itself.
  document.documentElement.style.colorScheme = 'light dark';
});

const frames = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));

test.each(states)('$name', async ({ name, mount }) => {
  await mount();
  for (const look of LOOKS) {
    await page.viewport(look.width, look.height);
    const features = Object.entries(look.features).map(([feature, value]) => ({ name: feature, value }));
    await cdp().send('Emulation.setEmulatedMedia', { features });
    await frames();
    // Settings are long, and are looked at whole.
    const { scrollHeight } = document.documentElement;
    if (name.startsWith('settings')) await page.viewport(look.width, Math.max(look.height, scrollHeight));
    await page.screenshot({ path: `../../${pictureFile(name, look.name)}` });
  }
  await cdp().send('Emulation.setEmulatedMedia', { features: [] });
});
