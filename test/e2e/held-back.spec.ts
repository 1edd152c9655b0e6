import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type BrowserContext, expect, type Frame } from '@playwright/test';
import { idOfKey } from '../../tools/extension-key.ts';
import { test } from './changed-build.ts';
import { EXTENSION } from './extension-errors.ts';

/** Each of these tries something in a page of the extension; the browser's word for refusing it follows. */
const TRIES: [script: string, refusal: string][] = [
  [
    `add('script', { src: 'https://app.drchrono.com/a.js' })`,
    'script-src-elem https://app.drchrono.com/a.js',
  ],
  [`add('script', { textContent: '0' })`, 'script-src-elem inline'],
  [`add('style', { textContent: 'p {}' })`, 'style-src-elem inline'],
  [`document.body.setAttribute('style', 'top: 0')`, 'style-src-attr inline'],
  [`add('img', { src: 'https://app.drchrono.com/a.png' })`, 'img-src https://app.drchrono.com/a.png'],
  [`add('img', { src: 'data:image/png;base64,' })`, 'img-src data'],
  [`add('iframe', { src: 'https://app.drchrono.com/' })`, 'frame-src https://app.drchrono.com/'],
  [`add('base', { href: 'https://app.drchrono.com/a' })`, 'base-uri https://app.drchrono.com/a'],
  [
    `add('form', { action: 'https://app.drchrono.com/a' }).submit()`,
    'form-action https://app.drchrono.com/a?',
  ],
  [`fetch('https://www.drchrono.com/').catch(() => 0)`, 'connect-src https://www.drchrono.com/'],
  [`fetch('https://a.example.org/').catch(() => 0)`, 'connect-src https://a.example.org/'],
];

const PAGES = ['popup.html', 'options.html', 'bulk.html', 'card.html'];
/** These draw nothing in a frame, whoever frames them. */
const NEVER_FRAMED = ['panel.html', 'desk.html'];

test('every page refuses what it does not need', async ({ browserWithCopy: { context, extension } }) => {
  for (const file of [...PAGES, ...NEVER_FRAMED]) {
    const page = await context.newPage();
    await page.goto(`chrome-extension://${extension}/${file}`);
    await page.evaluate(`{
      globalThis.refused = new Set();
      addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) => {
        refused.add(effectiveDirective + ' ' + blockedURI);
      });
      const add = (name, members) => {
        const element = Object.assign(document.createElement(name), members);
        document.head.append(element);
        return element;
      };
      ${TRIES.map(([script]) => script).join(';')}
    }`);
    await expect
      .poll(() => page.evaluate('[...refused].sort()'), { message: file })
      .toEqual(TRIES.map(([, refusal]) => refusal).sort());
    // Only the host of the practice API is reached.
    expect(await page.evaluate(`fetch('https://app.drchrono.com/').then(({ ok }) => ok)`), file).toBe(true);
  }
});

test('the background reaches the practice API’s host and no other', async ({
  browserWithCopy: { context },
}) => {
  const [worker] = context.serviceWorkers();
  const reach = (address: string) =>
    worker?.evaluate(`fetch('${address}').then(() => 'reached', () => 'refused')`);
  expect(await reach('https://app.drchrono.com/')).toBe('reached');
  // The sandbox answers at these hosts too, so it is the policy that refuses them.
  expect(await reach('https://www.drchrono.com/')).toBe('refused');
  expect(await reach('https://practice.sandbox.test/')).toBe('refused');
});

test('the id comes from the key, in whatever folder the build lies', async ({
  browserWithCopy: { extension },
}) => {
  const { key } = JSON.parse(readFileSync(join(EXTENSION, 'manifest.json'), 'utf8'));
  expect(extension).toBe(idOfKey(key));
});

test.describe('framing', () => {
  // The browser itself refuses to frame a page that the manifest does not open to the site. Here every page is open to
  // every site, so only the policy can refuse.
  const openToAll = [{ resources: PAGES, matches: ['<all_urls>'] }];
  test.use({ manifest: { web_accessible_resources: openToAll } });

  const SHOWN_IN = [
    ['https://app.drchrono.com'],
    ['https://hillside.drchrono.com'],
    ['https://hillside.drchrono.com', 'https://app.drchrono.com'],
  ];
  const REFUSED_IN = [
    ['https://example.org'],
    ['https://drchrono.com.example.org'],
    ['http://app.drchrono.com'],
    ['https://example.org', 'https://app.drchrono.com'],
    ['https://app.drchrono.com', 'https://example.org'],
  ];

  test('a page of the EHR may frame a page of ours', async ({ browserWithCopy: { context, extension } }) => {
    for (const file of PAGES)
      for (const origins of SHOWN_IN) {
        const address = `chrome-extension://${extension}/${file}`;
        const frame = await openFramed(context, origins, address);
        await expect(frame.locator('#app .desk'), origins.join(' around ')).toBeVisible();
      }
  });

  test('no other page may, not even around or inside of a page of the EHR', async ({
    browserWithCopy: { context, extension },
  }) => {
    for (const file of PAGES)
      for (const origins of REFUSED_IN) {
        const frame = await openFramed(context, origins, `chrome-extension://${extension}/${file}`);
        const message = origins.join(' around ');
        await expect.poll(() => frame.url(), { message }).toBe('chrome-error://chromewebdata/');
      }
  });

  /** Open a page of the first of these origins, with a frame of the next in it and so on. Gives that of `address`. */
  async function openFramed(context: BrowserContext, origins: string[], address: string): Promise<Frame> {
    const addresses = [...origins.map((origin) => `${origin}/framing`), address];
    const page = await context.newPage();
    for (const [nth, outer] of addresses.slice(0, -1).entries())
      await page.route(outer, (route) =>
        route.fulfill({ contentType: 'text/html', body: `<iframe src="${addresses[nth + 1]}"></iframe>` }),
      );
    await page.goto(addresses[0] ?? '');
    await expect.poll(() => page.frames().length).toBe(addresses.length);
    const innermost = page.frames().find((frame) => frame.childFrames().length === 0);
    if (!innermost) throw new Error('The page has no frame');
    return innermost;
  }
});
