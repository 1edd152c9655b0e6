import { people } from '../sandbox/patients.ts';
import { type Desk, expect, overlayOf } from './desk.ts';
import { inspect } from './inspect.ts';
import { test } from './same-computer.ts';

const EHR = 'https://app.drchrono.com';
const CHART = `${EHR}/chart/${people.pendingFresh.id}/summary`;

/** Give the address of an appointment whose patient is another than the chart's. */
function appointmentAt({ sandbox }: Desk): string {
  return `${EHR}/appointments/${sandbox.practice.visitOf(people.expired.id)?.id}/`;
}

/** Take the page's own content at an address, which a page that moves without a load would draw there. */
async function wordsAt({ page }: Desk, address: string, state: string): Promise<string> {
  await page.goto(address);
  await expect(overlayOf(page).pill).toContainText(state);
  return page.evaluate(() => document.body.innerHTML);
}

/** Move inside the page: the address changes, and the page draws this content without a load. */
async function moveTo({ page }: Desk, address: string, words: string): Promise<void> {
  await page.evaluate(
    ([path, html]) => {
      history.pushState(null, '', path);
      document.body.innerHTML = html;
    },
    [new URL(address).pathname, words] as const,
  );
}

for (const markup of ['a', 'b'] as const) {
  test.describe(`what a page parses, markup ${markup}`, () => {
    test.use({ practice: { markup } });

    test('the overlay and the reader of its kind, each once; the rest when it is needed', async ({
      connectedDesk: desk,
    }) => {
      const { page } = desk;
      const overlay = overlayOf(page);
      const { scripts } = await inspect(page, desk.extension);
      const calls = await recordCalls(desk);
      const parsedAt = async (address: string, state: string) => {
        scripts.length = 0;
        await page.goto(address);
        await expect(overlay.pill).toContainText(state);
        return [...scripts];
      };
      expect(await parsedAt(CHART, 'Pending')).toEqual(['detector.js', 'overlay.js', 'chart.js']);
      const older = `${EHR}/patients/${people.pendingFresh.id}/`;
      expect(await parsedAt(older, 'Pending')).toEqual(['detector.js', 'overlay.js', 'chart.js']);
      const whole = ['detector.js', 'overlay.js', 'appointment.js'];
      expect(await parsedAt(appointmentAt(desk), 'Expired')).toEqual(whole);
      await overlay.open();
      await expect.poll(() => scripts).toEqual([...whole, 'card.js']);
      // The reader for the address comes together with the overlay, so that no page waits for a second call.
      const [chart, appointment] = [
        ['/overlay.js', '/chart.js'],
        ['/overlay.js', '/appointment.js'],
      ];
      expect(await calls()).toEqual([chart, chart, appointment, ['/card.js']]);

      const visit = desk.sandbox.practice.visitOf(people.expired.id);
      scripts.length = 0;
      await page.goto(`${EHR}/appointments?date=${visit?.scheduledTime.slice(0, 10)}`);
      await expect.poll(() => scripts).toEqual(whole);
      await expect(overlay.host).toHaveCount(0);

      scripts.length = 0;
      await page.goto(`${EHR}/chart/${people.pendingFresh.id}/onpatient`);
      await expect(overlay.pill).toContainText('Pending');
      expect(scripts).toEqual(['detector.js', 'overlay.js', 'chart.js', 'history.js']);
    });

    test('in-app navigation to another kind of page brings its reader, once', async ({
      connectedDesk: desk,
    }) => {
      const overlay = overlayOf(desk.page);
      const appointment = appointmentAt(desk);
      const visitWords = await wordsAt(desk, appointment, 'Expired');
      const chartWords = await wordsAt(desk, CHART, 'Pending');
      const { scripts } = await inspect(desk.page, desk.extension);
      scripts.length = 0;
      for (let round = 0; round < 2; round += 1) {
        await moveTo(desk, appointment, visitWords);
        await expect(overlay.pill).toHaveText('Invite Desk: Expired');
        await moveTo(desk, CHART, chartWords);
        await expect(overlay.pill).toContainText('Pending');
      }
      expect(scripts).toEqual(['appointment.js']);
    });

    test('until a slow background brings the reader, the overlay says only that it is looking', async ({
      connectedDesk: desk,
    }) => {
      const overlay = overlayOf(desk.page);
      const appointment = appointmentAt(desk);
      const visitWords = await wordsAt(desk, appointment, 'Expired');
      await wordsAt(desk, CHART, 'Pending');
      const goOn = await holdScripts(desk);
      await moveTo(desk, appointment, visitWords);
      await expect(overlay.pill).toHaveText('Invite Desk: Looking…');
      await expect(overlay.host).not.toContainText('Pending');
      await goOn();
      await expect(overlay.pill).toHaveText('Invite Desk: Expired');
    });

    test('a reader that does not come is asked for again when the page stirs', async ({
      connectedDesk: desk,
    }) => {
      const { page } = desk;
      const overlay = overlayOf(page);
      const appointment = appointmentAt(desk);
      const visitWords = await wordsAt(desk, appointment, 'Expired');
      await wordsAt(desk, CHART, 'Pending');
      const { scripts } = await inspect(page, desk.extension);
      scripts.length = 0;
      const refused = await refuseScripts(desk);
      await moveTo(desk, appointment, visitWords);
      // Moving there already changes the page, so one script or more was refused by now.
      await expect.poll(refused.count).toBeGreaterThan(0);
      await expect(overlay.pill).toHaveText('Invite Desk: Looking…');
      const before = await refused.count();
      await page.evaluate(() => document.body.append('The page stirs.'));
      await expect.poll(refused.count).toBeGreaterThan(before);
      await expect(overlay.pill).toHaveText('Invite Desk: Looking…');
      expect(scripts).toEqual([]);
      await refused.end();
      await page.evaluate(() => document.body.append('The page stirs again.'));
      await expect(overlay.pill).toHaveText('Invite Desk: Expired');
      expect(scripts).toEqual(['appointment.js']);
    });
  });
}

function workerOf({ context }: Desk) {
  const [worker] = context.serviceWorkers();
  if (!worker) throw new Error('The worker is not running');
  return worker;
}

/** Make the background hold back its scripts until the returned function is called. */
async function holdScripts(desk: Desk) {
  const worker = workerOf(desk);
  await worker.evaluate(`{
    const { scripting } = browser;
    const run = scripting.executeScript;
    const told = new Promise((resolve) => { globalThis.goOn = resolve; });
    scripting.executeScript = (injection) => told.then(() => run(injection));
  }`);
  return () => worker.evaluate('goOn()');
}

/** Record which scripts the background brings, call by call. */
async function recordCalls(desk: Desk) {
  const worker = workerOf(desk);
  await worker.evaluate(`{
    const { scripting } = browser;
    const run = scripting.executeScript;
    globalThis.calls = [];
    scripting.executeScript = (injection) => { calls.push(injection.files); return run(injection); };
  }`);
  return () => worker.evaluate<string[][]>('calls');
}

/** Make the browser refuse to run a script of the extension in a page, as it does while a tab is moving on. */
async function refuseScripts(desk: Desk) {
  const worker = workerOf(desk);
  await worker.evaluate(`{
    const { scripting } = browser;
    const run = scripting.executeScript;
    globalThis.refused = 0;
    globalThis.endRefusing = () => { scripting.executeScript = run; };
    scripting.executeScript = () => { refused += 1; return Promise.reject(new Error('refused')); };
  }`);
  return {
    count: () => worker.evaluate<number>('refused'),
    end: () => worker.evaluate('endRefusing()'),
  };
}
