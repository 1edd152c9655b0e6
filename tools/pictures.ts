import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, chromium, type Page } from '@playwright/test';
import { createServer, type ViteDevServer } from 'vite';
import { type PictureCase, pictureCases } from '../test/pictures/cases.ts';
import { LOOKS, pictureFile } from '../test/pictures/looks.ts';
import { ensureBrowser } from './ensure-browser.ts';

// `npm run pictures` draws the day from invented views, at four widths with 0, 3, 42 and 300 rows in light and dark, and
// every state of pill, card, popup, panel, day, lists and settings in every look (test/pictures/looks.ts), and puts them on
// contact sheets to look at.

const FOLDER = '.output/pictures';
/** So many pictures stand side by side on a sheet, each so wide (px). */
const ACROSS = 6;
const THUMB = 300;
const SHEET = `
  body { margin: 12px; background: #777; display: flex; flex-wrap: wrap; gap: 12px; align-items: start; }
  figure { margin: 0; width: ${THUMB}px; color: #fff; font: 12px sans-serif; }
  img { width: 100%; display: block; }
`;

const found = ensureBrowser((line) => console.log(line));
if (!found.ok) {
  console.error(found.sentence);
  process.exit(1);
}
rmSync(FOLDER, { recursive: true, force: true });
mkdirSync(FOLDER, { recursive: true });
const vitest = ['node_modules/vitest/vitest.mjs', 'run', '--project=pictures'];
const { status } = spawnSync(process.execPath, vitest, { stdio: 'inherit' });
if (status !== 0) throw new Error('Not every state could be drawn.');
const server = await createServer({
  ...{ root: process.cwd(), configFile: false, logLevel: 'error', appType: 'mpa' },
  server: { host: '127.0.0.1', fs: { strict: false } },
});
await server.listen(0);
const browser = await chromium.launch({ executablePath: found.file });
try {
  await takeAll(browser, server);
} finally {
  await browser.close();
  await server.close();
}

async function takeAll(browser: Browser, server: ViteDevServer): Promise<void> {
  const address = server.resolvedUrls?.local[0] ?? '';
  const page = await browser.newPage();
  const thrown: string[] = [];
  page.on('pageerror', ({ message }) => thrown.push(message));
  const cases = pictureCases();
  for (const one of cases) await take(page, address, one);
  const days = cases.filter(({ state }) => state === 'usual');
  for (const scheme of ['light', 'dark'] as const)
    for (const width of new Set(days.map((one) => one.width)))
      await sheet(
        page,
        days.filter((one) => one.scheme === scheme && one.width === width),
        `days-${width}-${scheme}`,
      );
  await sheet(
    page,
    cases.filter(({ state, scheme }) => state !== 'usual' && scheme === 'light'),
    'states-light',
  );
  await sheet(
    page,
    cases.filter(({ state, scheme }) => state !== 'usual' && scheme === 'dark'),
    'states-dark',
  );
  const drawn = await sheetsOfStates(page);
  console.log(`${cases.length + drawn} pictures and their contact sheets in ${FOLDER}`);
  if (thrown.length > 0) throw new Error(`The page threw: ${thrown[0]}`);
}

/** Put every other state on sheets: one for each part of ours and each look. Returns how many pictures there are. */
async function sheetsOfStates(page: Page): Promise<number> {
  const files = readdirSync(join(FOLDER, 'states')).toSorted();
  for (const part of new Set(files.map((file) => file.split('-')[0] ?? '')))
    for (const look of LOOKS) {
      const ending = pictureFile('', look.name).split('/').at(-1) ?? '';
      const pictures = files
        .filter((file) => file.startsWith(`${part}-`) && file.endsWith(ending))
        .map((file) => ({ name: `states/${file.replace(/\.png$/, '')}` }));
      if (pictures.length > 0) await sheet(page, pictures, `${part}${ending.replace(/\.png$/, '')}`);
    }
  return files.length;
}

async function take(page: Page, address: string, { name, width, height, scheme, rows, state }: PictureCase) {
  await page.setViewportSize({ width, height });
  await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
  await page.goto(`${address}test/pictures/index.html?state=${state}&rows=${rows}`);
  await page.waitForSelector('body[data-drawn]');
  // What was drawn last is measured and put in its place in the next two frames.
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  if (wide > width) throw new Error(`${name} is ${wide} px wide`);
  await page.screenshot({ path: join(FOLDER, `${name}.png`) });
}

/** Put pictures side by side, each with its name. */
async function sheet(page: Page, cases: readonly Pick<PictureCase, 'name'>[], name: string): Promise<void> {
  const figures = cases.map(
    (one) => `<figure><img src="${one.name}.png"><figcaption>${one.name}</figcaption></figure>`,
  );
  const file = join(process.cwd(), FOLDER, `sheet-${name}.html`);
  writeFileSync(file, `<meta charset="utf-8"><style>${SHEET}</style>${figures.join('')}`);
  await page.setViewportSize({ width: Math.min(ACROSS, cases.length) * (THUMB + 12) + 12, height: 800 });
  await page.goto(pathToFileURL(file).href);
  await page.screenshot({ path: file.replace(/html$/, 'png'), fullPage: true });
}
