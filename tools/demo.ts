import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { tellStory } from '../test/demo/story.ts';
import { openBrowser, openDesk, START } from '../test/e2e/desk.ts';
import { startSandbox } from '../test/sandbox/sandbox.ts';
import { ensureBrowser } from './ensure-browser.ts';

// `npm run demo` opens a browser window with the extension over the sandbox practice. With `-- --headless`, or where
// there is no display, it tells the whole story step by step instead and keeps a picture of each step.

const PICTURES = '.output/demo';
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
  mkdirSync(PICTURES, { recursive: true });
  const sandbox = await startSandbox({ now: START });
  const context = await openBrowser(sandbox, profile);
  try {
    const steps = await tellStory(await openDesk(sandbox, context), PICTURES, (line) => console.log(line));
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
  const context = await openBrowser(sandbox, profile, false);
  const page = await context.newPage();
  await page.goto(GUIDE);
  await page.bringToFront();
  console.log('The browser is open. The guide page says where to go. Close the window to end the demo.');
  await new Promise((resolve) => context.on('close', resolve));
  await sandbox.close();
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
