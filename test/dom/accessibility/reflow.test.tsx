import { afterEach, expect, test } from 'vitest';
import { cdp, page } from 'vitest/browser';
import { weakIn } from './contrast.ts';
import { type State, states } from './states.tsx';

const media = (features: { name: string; value: string }[]) =>
  cdp().send('Emulation.setEmulatedMedia', { features });

afterEach(async () => {
  await media([]);
  document.documentElement.style.fontSize = '';
  await page.viewport(414, 896);
});

/** A few of each page are enough: they are built of the same parts. */
const SAMPLE =
  /^(card: (pending|fields missing)|popup: (invites|a day and|lost)|panel: (everything|typed$|expired)|day: (usual|keys|risk)|list: (with|under)|settings: (the first|connected))/;
const sample: readonly State[] = states.filter(({ name }) => SAMPLE.test(name));

/** What scrolls by itself up and down, the page among it. */
function scrollers(): string[] {
  return [document.documentElement, ...document.querySelectorAll('main, div, section')]
    .filter((one) => {
      const isPage = one === document.documentElement;
      const canScroll = isPage || /auto|scroll/.test(getComputedStyle(one).overflowY);
      return canScroll && one.scrollHeight > (isPage ? innerHeight : one.clientHeight) + 1;
    })
    .map(({ tagName, className }) => `${tagName} ${className}`);
}

// 1280 pixels at 400 % are 320 (1.4.10), and a popup of 800 by 600 at 200 % has 400 by 300.
const rooms = [
  { width: 320, height: 568 },
  { width: 320, height: 256 },
  { width: 400, height: 300 },
];

test.each(rooms)(
  'in $width by $height px all is there, and at most one thing scrolls',
  async ({ width, height }) => {
    await page.viewport(width, height);
    for (const { name, mount } of sample.filter((one) => !one.name.startsWith('card'))) {
      await mount();
      const isOne = () => (scrollers().length > 1 ? `${name}: ${scrollers().join(', ')}` : 'one at most');
      await expect.poll(isOne).toBe('one at most');
      expect(document.documentElement.scrollWidth, name).toBeLessThanOrEqual(width);
      document.body.querySelector(':scope > div:last-of-type')?.remove();
    }
  },
);

test.each(sample)(
  '$name: with letters of twice the size nothing is cut off at the side',
  async ({ mount }) => {
    document.documentElement.style.fontSize = '32px';
    // The browser makes no popup wider.
    await page.viewport(800, 900);
    await mount();
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(800);
    const cut = [...document.querySelectorAll<HTMLElement>('button, input, select')].filter(
      (one) => one.checkVisibility() && one.scrollHeight > one.clientHeight + 2 && one.tagName !== 'SELECT',
    );
    expect(cut.map((one) => one.outerHTML.slice(0, 80))).toEqual([]);
  },
);

test.each(sample)('$name: in forced colours icons and words are there', async ({ mount }) => {
  await media([{ name: 'forced-colors', value: 'active' }]);
  expect(matchMedia('(forced-colors: active)').matches).toBe(true);
  await mount();
  expect(weakIn(document.body)).toEqual([]);
});
