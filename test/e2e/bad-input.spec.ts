import type { Page } from '@playwright/test';
import type { Fault } from '../sandbox/faults.ts';
import { people } from '../sandbox/patients.ts';
import { visits } from '../sandbox/visits.ts';
import { oneOf, partOf } from '../third.ts';
import { type Desk, expect, openOptions, overlayOf, seenText } from './desk.ts';
import { holdAnswer } from './held-answer.ts';
import { test } from './same-computer.ts';

const EHR = 'https://app.drchrono.com';
const SAFE = 'So that no invite goes to the wrong person, sending is off here.';
const patient = people.pendingFresh;
const chart = `${EHR}/chart/${patient.id}/summary`;
const record = new RegExp(`^/api/patients/${patient.id}$`);
const access = new RegExp(`^/api/patients/${patient.id}/onpatient_access$`);

/** Run the story, and then expect that the practice sent no email and the extension made no write. */
async function sendingNothing(desk: Desk, story: () => Promise<void>): Promise<void> {
  const { sandbox } = desk;
  const mails = sandbox.practice.mail.length;
  await desk.page.bringToFront();
  await story();
  expect(sandbox.practice.mail).toHaveLength(mails);
  const writes = sandbox.log.api().filter(({ method, path }) => method !== 'GET' && path.startsWith('/api/'));
  expect(writes).toEqual([]);
}

/**
 * Let every such read go wrong until `mend`. The page draws its header twice, so the number of reads is not certain.
 */
function fail(desk: Desk, path: RegExp, fault: Fault, times = 99): void {
  desk.sandbox.practice.faults.push({ match: { method: 'GET', path }, times, fault });
}

function mend({ sandbox }: Desk): void {
  sandbox.practice.faults.length = 0;
}

/** The pill names the trouble, the card says why and offers no write, and "Check now" leads back to the true state. */
async function expectTrouble(desk: Desk, word: string, sentence: string): Promise<void> {
  const { page } = desk;
  const overlay = overlayOf(page);
  await expect(overlay.pill).toHaveText(`Invite Desk: ${word}`);
  await overlay.open();
  await expect(overlay.card).toContainText(sentence);
  await expect(overlay.button(/send|revoke/i)).toHaveCount(0);
  mend(desk);
  await overlay.pressUntilSaid(() => overlay.press('Check now'), 'The patient can join until about');
  await expect(overlay.card).not.toContainText(sentence);
  await overlay.fold();
  await expect(overlay.pill).toHaveText(/Pending · 5 d 23 h left$/);
}

async function expectPending(page: Page): Promise<void> {
  const overlay = overlayOf(page);
  await expect(overlay.pill).toHaveText(/Pending · 5 d 23 h left$/);
}

for (const markup of oneOf(['a', 'b'] as const)) {
  test.describe(`garbage in the page, markup ${markup}`, () => {
    test.use({ practice: { markup } });

    test('deep nesting, half labels and ten thousand nodes change nothing', async ({
      connectedDesk: desk,
    }) => {
      const { page } = desk;
      const overlay = overlayOf(page);
      await sendingNothing(desk, async () => {
        await page.goto(chart);
        await expectPending(page);
        for (const litter of [nestDeeply, leaveLabelsOpen, addManyNodes]) {
          await test.step(litter.name, async () => {
            expect(await page.evaluate(litter)).toBeGreaterThan(10);
            await expectPending(page);
            // The page is loaded again, so that now the litter is there from the overlay's start on.
            await page.reload();
            await page.evaluate(litter);
            await expectPending(page);
            await overlay.open();
            await expect(overlay.card.getByRole('heading', { name: 'Eleanor Brightwater' })).toBeVisible();
            await expect(overlay.button(/^Resend invite/)).toBeVisible();
            await overlay.fold();
            await expect(overlay.pill).toBeVisible();
          });
        }
      });
    });

    test('a page of seventy thousand more elements is read like any other', async ({
      connectedDesk: desk,
    }) => {
      const { page } = desk;
      await sendingNothing(desk, async () => {
        await page.goto(chart);
        await page.evaluate(() => {
          const flood = document.createElement('div');
          flood.append(...Array.from({ length: 70_000 }, () => document.createElement('i')));
          document.body.append(flood);
        });
        await expectPending(page);
        await page.evaluate(() => {
          const decoy = document.createElement('section');
          decoy.id = 'decoy';
          decoy.innerHTML =
            '<h1>Petronella Grimsditch</h1><p>Chart ID: <b>GRPE000777</b></p><p>Date of Birth: <b>Jan. 2, 1955</b></p>';
          document.body.prepend(decoy);
        });
        await expectRefused(page, 'Two patients open', 'Two patients are open on this page.');
        await page.evaluate(() => document.querySelector('#decoy')?.remove());
        await expectPending(page);
      });
    });

    test('a second header with another patient is refused until it is gone', async ({
      connectedDesk: desk,
    }) => {
      const { page } = desk;
      const overlay = overlayOf(page);
      await sendingNothing(desk, async () => {
        await page.goto(chart);
        await expectPending(page);
        await page.evaluate(() => {
          const decoy = document.createElement('section');
          decoy.id = 'decoy';
          decoy.innerHTML =
            '<h1>Petronella Grimsditch</h1><p>Chart ID: <b>GRPE000777</b></p><p>Date of Birth: <b>Jan. 2, 1955</b></p>';
          document.body.prepend(decoy);
        });
        await expectRefused(page, 'Two patients open', 'Two patients are open on this page.');
        await page.evaluate(() => document.querySelector('#decoy')?.remove());
        await expectPending(page);
        await overlay.open();
        await expect(overlay.card.getByRole('heading', { name: 'Eleanor Brightwater' })).toBeVisible();
      });
    });
  });
}

/** Expect a refusal that gives its reason, without any button that would do something for the patient. */
async function expectRefused(page: Page, word: string, sentence: string): Promise<void> {
  const overlay = overlayOf(page);
  // A page that fills itself late has two seconds before its name counts as unreadable.
  await expect(overlay.pill).toHaveText(`Invite Desk: ${word}`);
  await overlay.open();
  await expect(overlay.card).toContainText(sentence);
  // There is one button to copy an outline for support if the page was unreadable, and no other.
  await expect(overlay.card.getByRole('button')).toHaveCount(word === 'Name not readable' ? 1 : 0);
  await overlay.fold();
  await expect(overlay.pill).toHaveText(`Invite Desk: ${word}`);
}

const unreadable = 'DrChrono’s answer could not be read.';
const broken: { fault: Fault; sentence: string }[] = [
  { fault: { kind: 'html200' }, sentence: unreadable },
  { fault: { kind: 'truncatedBody' }, sentence: unreadable },
  { fault: { kind: 'status500Before' }, sentence: 'DrChrono has a fault on its side (500).' },
];

for (const { fault, sentence } of partOf(broken)) {
  test(`${fault.kind}: says so and recovers`, async ({ connectedDesk: desk }) => {
    const { page } = desk;
    await sendingNothing(desk, async () => {
      fail(desk, access, fault);
      await page.goto(chart);
      const overlay = overlayOf(page);
      // The patient is certain. Where the invite stands is not known; the header says only "not active".
      await overlay.open();
      await expect(overlay.card.getByRole('heading', { name: 'Eleanor Brightwater' })).toBeVisible();
      await overlay.fold();
      await expectTrouble(desk, 'Could not check', sentence);
    });
  });

  test(`${fault.kind} for the record: nobody is shown until it is read`, async ({ connectedDesk: desk }) => {
    const { page } = desk;
    const overlay = overlayOf(page);
    await sendingNothing(desk, async () => {
      fail(desk, record, fault);
      await page.goto(chart);
      await overlay.open();
      await expect(overlay.card).toContainText(sentence);
      await expect(overlay.card.getByRole('heading', { name: 'Patient not looked up yet' })).toBeVisible();
      await overlay.fold();
      await expectTrouble(desk, 'Could not check', sentence);
    });
  });
}

test('a record of somebody else names nobody, and rows about somebody else say nothing', async ({
  connectedDesk: desk,
}) => {
  const { page } = desk;
  const overlay = overlayOf(page);
  await sendingNothing(desk, async () => {
    fail(desk, record, { kind: 'otherIds', id: 99_000_001 });
    await page.goto(chart);
    await overlay.open();
    await expect(overlay.card).toContainText(unreadable);
    await expect(overlay.card.getByRole('heading', { name: 'Patient not looked up yet' })).toBeVisible();
    await overlay.fold();
    mend(desk);
    fail(desk, access, { kind: 'otherIds', id: 99_000_001, row: 'url' });
    // What failed a moment ago is not asked for again at once, so the first of these looks may still say so.
    await expect(async () => {
      await page.reload();
      await expect(overlay.pill).not.toContainText('Looking');
      await expect(overlay.pill).toHaveText('Invite Desk: See Access History', { timeout: 2_000 });
    }).toPass();
    mend(desk);
  });
});

test('slow answers: "Looking…" until they come', async ({ connectedDesk: desk }) => {
  const { page } = desk;
  await sendingNothing(desk, async () => {
    const first = holdAnswer({ method: 'GET', path: record });
    const second = holdAnswer({ method: 'GET', path: access });
    desk.sandbox.practice.faults.push(first.rule, second.rule);
    await page.goto(chart);
    const overlay = overlayOf(page);
    await expect(overlay.pill).toHaveText('Invite Desk: Looking…');
    first.letGo();
    await expect.poll(second.isThere).toBe(true);
    await expect(overlay.pill).toHaveText('Invite Desk: Looking…');
    second.letGo();
    await expect(overlay.pill).toHaveText(/Pending · 5 d 23 h left$/);
  });
});

test('429: waits as long as told, asks nothing meanwhile, then goes on', async ({ connectedDesk: desk }) => {
  const { page, sandbox } = desk;
  await sendingNothing(desk, async () => {
    fail(desk, access, { kind: 'throttle', seconds: 20 }, 1);
    await page.goto(chart);
    const overlay = overlayOf(page);
    await expect(overlay.pill).toHaveText('Invite Desk: Paused');
    const throttledAt = sandbox.log.api().findLast(({ status }) => status === 429)?.at ?? 0;
    await overlay.open();
    await expect(overlay.card).toContainText(
      'DrChrono asked for a pause: too many requests from this practice.',
    );
    await expect(overlay.card).toContainText(/Try again after 10:0\d AM\./);
    const asked = sandbox.log.api().length;
    await overlay.press('Check now');
    await expect(overlay.card).toContainText('DrChrono asked for a pause');
    expect(sandbox.log.api()).toHaveLength(asked);
    await expect(async () => {
      await overlay.press('Check now');
      await expect(overlay.card).toContainText('The patient can join until about', { timeout: 1_000 });
    }).toPass();
    const [next] = sandbox.log.api().slice(asked);
    // The wait is 20 s, but the extension knows the practice's time only to the second, so it may end early.
    expect((next?.at ?? 0) - throttledAt).toBeGreaterThanOrEqual(18_500);
  });
});

for (const times of [1, 2]) {
  test(`401 ${times} times in a row: renews and goes on`, async ({ connectedDesk: desk }) => {
    const { page, sandbox } = desk;
    await sendingNothing(desk, async () => {
      fail(desk, record, { kind: 'unauthorized' }, times);
      await page.goto(chart);
      await expectPending(page);
      const renewals = sandbox.log.api().filter(({ path }) => path.startsWith('/o/token'));
      expect(renewals).toHaveLength(1);
    });
  });
}

test('401 again and again: says everywhere that the connection ended, and a later visit goes on', async ({
  connectedDesk: desk,
}) => {
  const { page, sandbox } = desk;
  await sendingNothing(desk, async () => {
    fail(desk, record, { kind: 'unauthorized' });
    await page.goto(chart);
    const overlay = overlayOf(page);
    await expect(overlay.pill).toHaveText('Invite Desk: Not connected');
    await overlay.open();
    await expect(overlay.card).toContainText('DrChrono ended the connection.');
    await expect(overlay.button('Open settings')).toBeVisible();
    await expect(overlay.button(/send|revoke/i)).toHaveCount(0);
    // Two headers are drawn, the news that the connection ended makes the page look again, and so does the card that
    // opens. Each of these looks makes three tries, and then nobody asks any more.
    const answers = () => sandbox.log.api();
    await expect
      .poll(() => sandbox.practice.clock.now() - (answers().at(-1)?.at ?? 0))
      .toBeGreaterThan(3_000);
    const refused = answers().filter(({ status }) => status === 401).length;
    expect(refused).toBeGreaterThanOrEqual(3);
    expect(refused).toBeLessThanOrEqual(12);
    await overlay.fold();
    const options = await openOptions(desk.context, desk.extension);
    await expect(seenText(options, 'DrChrono ended the connection.')).toBeVisible();
    mend(desk);
    await page.bringToFront();
    await page.reload();
    await expectPending(page);
    await options.bringToFront();
    await expect(options.getByRole('heading', { name: 'Connected' })).toBeVisible();
    await options.close();
    await page.bringToFront();
  });
});

for (const markup of oneOf(['a', 'b'] as const)) {
  test.describe(`appointments without a usual patient, markup ${markup}`, () => {
    test.use({ practice: { markup } });

    test('a break and a visit without patient are nobody, as page and as window', async ({
      connectedDesk: desk,
    }) => {
      const { page } = desk;
      const overlay = overlayOf(page);
      await sendingNothing(desk, async () => {
        for (const id of [visits.break, visits.withoutPatient]) {
          await page.goto(`${EHR}/appointments/${id}/`);
          await expectRefused(page, 'No patient here', 'This appointment has no patient.');
        }
        for (const words of ['Lunch', 'Blocked']) {
          await page.goto(`${EHR}/appointments`);
          await page.getByRole('button', { name: words }).click();
          await overlay.open();
          // The window names neither patient nor appointment, so the page cannot show whose visit it is.
          await expect(overlay.card).toContainText('This page does not show enough to find the patient.');
          await expect(overlay.card).toContainText(SAFE);
          await expect(overlay.card.getByRole('button')).toHaveCount(0);
          await overlay.fold();
          await expect(overlay.pill).toHaveText('Invite Desk: Open the chart');
        }
      });
    });

    test('an appointment id that is no number leads to its patient', async ({ connectedDesk: desk }) => {
      const { page } = desk;
      const overlay = overlayOf(page);
      await sendingNothing(desk, async () => {
        await page.goto(chart);
        await expectPending(page);
        await page.goto(`${EHR}/appointments/${visits.recurring}/`);
        await expect(overlay.pill).toHaveText('Invite Desk: Not invited');
        await overlay.open();
        await expect(
          overlay.card.getByRole('heading', { name: 'Maren Fairholt', exact: true }),
        ).toBeVisible();
        await expect(overlay.button(/^Send invite/)).toBeVisible();
      });
    });
  });
}

test('a chart id that is no patient', async ({ connectedDesk: desk }) => {
  const { page, sandbox } = desk;
  await sendingNothing(desk, async () => {
    const asked = sandbox.log.api().length;
    for (const path of [
      '/chart/HUMI000001/summary',
      '/chart/0/summary',
      '/patients/new/',
      '/chart/12e4/summary',
    ]) {
      await page.goto(EHR + path);
      await expect(overlayOf(page).host).toHaveCount(0);
    }
    expect(sandbox.log.api()).toHaveLength(asked);
    // The number has the form of a patient id, but neither the EHR nor the API knows such a patient.
    await page.goto(`${EHR}/chart/999999999999/summary`);
    await expectRefused(
      page,
      'Record not visible',
      'This DrChrono account may not see this patient’s record.',
    );
  });
});

/**
 * Each of these functions leaves something in the page and returns how many nodes it added.
 * `nestDeeply` nests as deep as the browser's own parser goes.
 */
function nestDeeply(): number {
  let inner: Element = document.body;
  for (let depth = 0; depth < 500; depth += 1) {
    const next = document.createElement('div');
    inner.append(next);
    inner = next;
  }
  inner.textContent = 'Date of Birth: not a date';
  return 500;
}

function leaveLabelsOpen(): number {
  const holder = document.createElement('div');
  holder.innerHTML =
    '<label>Chart ID<label>Patient:<b><i>Date of birth <table><tr><th>Enabled by<td>DOB:<tr><td>Provider<p>' +
    '<span title="\u0000">\u202e\ufffd &#0; <h1></h1><dt>Birth date<dd><label for=nothing>Patient name <input value="">';
  document.body.append(holder);
  return holder.querySelectorAll('*').length;
}

function addManyNodes(): number {
  const holder = document.createElement('div');
  const words = ['Notes', 'xq', '—', 'Medication 40 mg', '12/31/1999', '{{patient.name}}'];
  for (let nth = 0; nth < 10_000; nth += 1) {
    const node = document.createElement('span');
    node.textContent = words[nth % words.length] ?? '';
    holder.append(node);
  }
  document.body.append(holder);
  return holder.childElementCount;
}
