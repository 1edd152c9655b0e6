import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BEGIN_BEFORE, openTomorrow, planTomorrow, takeConnectionBack } from '../test/demo/begin.ts';
import type { Story } from '../test/demo/stage.ts';
import { tellStory } from '../test/demo/story.ts';
import { openBrowser, openDesk, START } from '../test/e2e/desk.ts';
import { startSandbox } from '../test/sandbox/sandbox.ts';
import { ensureBrowser } from './ensure-browser.ts';

// `npm run demo` opens a browser window with the extension over the sandbox practice, connected and on tomorrow's day.
// With `-- --headless`, or where there is no display, it tells the whole story step by step instead and keeps a picture
// of each step.

const PICTURES = '.output/demo';
/** With `-- --headless --readme` the story also makes the pictures of the README. */
const README_PICTURES = process.argv.includes('--readme') ? 'docs/pictures' : null;
const GUIDE = 'https://practice.sandbox.test/';

const browser = ensureBrowser((line) => console.log(line));
if (!browser.ok) stop(browser.sentence);
console.log('Building the extension…');
const build = spawnSync(process.execPath, ['node_modules/wxt/bin/wxt.mjs', 'build'], { encoding: 'utf8' });
if (build.status !== 0) stop(`The extension does not build.\n${build.stdout}${build.stderr}`);

const headless = process.argv.includes('--headless') || !hasDisplay();
const profile = mkdtempSync(join(tmpdir(), 'invite-desk-demo-'));
try {
  await (headless ? tell() : show());
} finally {
  rmSync(profile, { recursive: true, force: true });
}

async function tell(): Promise<void> {
  rmSync(PICTURES, { recursive: true, force: true });
  for (const folder of [PICTURES, README_PICTURES]) if (folder) mkdirSync(folder, { recursive: true });
  const sandbox = await startSandbox({ now: START });
  const context = await openBrowser(sandbox, profile);
  try {
    const desk = await openDesk(sandbox, context);
    const steps = await tellStory(desk, PICTURES, (line) => console.log(line), README_PICTURES);
    console.log(`${steps.length} steps as told; pictures in ${PICTURES}`);
  } catch (error) {
    console.error(`Not as told: ${error instanceof Error ? error.message : error}`);
    process.exitCode = 1;
  } finally {
    await context.close();
    await sandbox.close();
  }
}

async function show(): Promise<void> {
  const sandbox = await startSandbox();
  planTomorrow(sandbox.practice);
  const context = await openBrowser(sandbox, profile, false);
  const closed = new Promise((resolve) => context.on('close', resolve));
  const desk = await openDesk(sandbox, context);
  await desk.connect();
  await desk.page.goto(GUIDE);
  await openTomorrow(desk);
  onFollowed(desk, BEGIN_BEFORE, () => takeConnectionBack(desk));
  console.log('The browser is open on tomorrow. The guide page in the tab beside it says where to go.');
  console.log('Close the window to end the demo.');
  await closed;
  await sandbox.close();
}

/** Call back each time somebody follows a link to this address, in whatever tab. A failure is said and ends nothing. */
function onFollowed({ context }: Story, address: string, then: () => Promise<unknown>): void {
  context.on('response', (response) => {
    if (response.url() !== address || !response.request().isNavigationRequest()) return;
    then().catch((error: Error) => console.error(`Disconnect in the settings by hand: ${error.message}`));
  });
}

/** Tell whether a window can be shown. Windows and macOS always have a display; elsewhere X11 or Wayland names it. */
function hasDisplay(): boolean {
  if (process.platform === 'win32' || process.platform === 'darwin') return true;
  return Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

function stop(sentence: string): never {
  console.error(sentence);
  process.exit(1);
}
