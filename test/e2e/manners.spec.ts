import { once } from 'node:events';
import { rmSync } from 'node:fs';
import type { Page } from '@playwright/test';
import puppeteer, { type Browser } from 'puppeteer-core';
import { findBrowser } from '../../tools/find-browser.ts';
import { accounts } from '../sandbox/accounts.ts';
import { people } from '../sandbox/patients.ts';
import { startSandbox } from '../sandbox/sandbox.ts';
import { SESSION_COOKIE, startSession } from '../sandbox/sign-in.ts';
import { oneOf, partOf } from '../third.ts';
import { type Desk, expect, overlayOf, START, startDesk, switchesFor, workAt } from './desk.ts';
import { newProfile } from './extension-errors.ts';
import { test } from './same-computer.ts';

const EHR = 'https://app.drchrono.com';
const chart = ({ id }: { id: number }) => `${EHR}/chart/${id}/summary`;

/*
 * A browser that Playwright has attached itself to draws no page ahead, so another driver takes this one over once it is
 * connected. That driver lets go while the page is drawn, since under its eyes the drawing stands still at times.
 */
test('a chart that was drawn ahead of time has its overlay once a person sees it', async () => {
  const sandbox = await startSandbox({ now: START });
  const profile = newProfile();
  const { context, ...desk } = await startDesk(sandbox, profile);
  await workAt({ context, ...desk }, (own) => own.connect().then(() => undefined));
  await context.close();
  const launched = await puppeteer.launch({
    executablePath: findBrowser() ?? '',
    userDataDir: profile,
    args: [...switchesFor(sandbox), '--no-sandbox'],
    ignoreDefaultArgs: ['--disable-extensions', '--disable-background-networking'],
  });
  const endpoint = launched.wsEndpoint();
  try {
    const first = await launched.newPage();
    const value = startSession(sandbox.practice, accounts.frontDesk);
    const cookie = { name: SESSION_COOKIE, value, domain: '.drchrono.com', path: '/' } as const;
    await launched.setCookie({ ...cookie, secure: true, httpOnly: true, sameSite: 'Lax' });
    await first.goto(`${EHR}/dashboard`);
    // The browser draws ahead only for a page that is in front.
    await first.bringToFront();
    await first.evaluate(drawAheadSoon, chart(people.pendingFresh));
    await launched.disconnect();
    const of = (path: string) => sandbox.log.entries.filter((entry) => entry.path.includes(path));
    await expect.poll(() => of(`chart/${people.pendingFresh.id}/summary`).length).toBe(1);
    // A page that is drawn ahead tells nobody when it is done.
    const asked = Date.now();
    await expect.poll(() => Date.now() - asked).toBeGreaterThan(1_500);
    // Nothing is asked of a patient whom nobody looks at.
    expect(of(`api/patients/${people.pendingFresh.id}`)).toEqual([]);
    const page = await pageAt(await puppeteer.connect({ browserWSEndpoint: endpoint }), `${EHR}/dashboard`);
    await Promise.all([page.waitForNavigation(), page.click('#ahead')]);
    await page.waitForSelector('invite-desk-overlay');
    await expect.poll(() => of(`api/patients/${people.pendingFresh.id}`).length).toBeGreaterThan(0);
    const start = `performance.getEntriesByType('navigation')[0].activationStart`;
    expect(Number(await page.evaluate(start)), 'the page was drawn ahead').toBeGreaterThan(0);
  } finally {
    // A driver that has let go of a browser cannot close it any more.
    const program = launched.process();
    const ended = program && once(program, 'exit');
    program?.kill();
    await ended;
    await sandbox.close();
    rmSync(profile, { recursive: true, force: true });
  }
});

async function pageAt(browser: Browser, url: string) {
  const target = await browser.waitForTarget((each) => each.url() === url);
  const page = await target.page();
  if (!page) throw new Error(`No page is at ${url}`);
  return page;
}

/** This runs in the page. It asks the browser to draw the chart ahead, once nobody watches the page any more. */
function drawAheadSoon(url: string): void {
  setTimeout(() => {
    const rules = Object.assign(document.createElement('script'), { type: 'speculationrules' });
    rules.textContent = JSON.stringify({ prerender: [{ source: 'list', urls: [url] }] });
    const link = Object.assign(document.createElement('a'), { href: url, textContent: 'Drawn ahead' });
    link.id = 'ahead';
    document.body.prepend(rules, link);
  }, 500);
}

test.describe('a page that writes itself anew', () => {
  const again: [string, () => void][] = [
    [
      'by document.write',
      () => {
        const same = document.documentElement.outerHTML;
        document.open();
        document.write(`<!doctype html>${same}`);
        document.close();
      },
    ],
    [
      'by a new html element',
      () => {
        const html = document.createElement('html');
        html.innerHTML = document.documentElement.innerHTML;
        document.documentElement.replaceWith(html);
      },
    ],
  ];
  for (const [way, write] of again)
    test(`${way} has its overlay again, which hears of the next patient`, async ({ connectedDesk: desk }) => {
      const { page } = desk;
      const overlay = overlayOf(page);
      await page.goto(chart(people.expired));
      await expect(overlay.pill).toHaveText('Invite Desk: Expired');
      const expired = await page.evaluate(() => document.body.innerHTML);
      await page.goto(chart(people.pendingFresh));
      await expect(overlay.pill).toContainText('Pending');
      for (const _ of [1, 2]) {
        await page.evaluate(write);
        await expect(overlay.pill).toContainText('Pending');
        await overlay.open();
        await expect(overlay.card.getByRole('heading', { name: 'Eleanor Brightwater' })).toBeVisible();
        await overlay.fold();
      }
      await page.evaluate(
        ([path, html]) => {
          history.pushState(null, '', path);
          document.body.innerHTML = html ?? '';
        },
        [new URL(chart(people.expired)).pathname, expired],
      );
      await expect(overlay.pill).toHaveText('Invite Desk: Expired');
    });
});

for (const markup of oneOf(['a', 'b'] as const))
  for (const width of oneOf([1280, 900]))
    test.describe(`an open card over markup ${markup}, ${width} px wide`, () => {
      test.use({ practice: { markup } });
      test.beforeEach(({ connectedDesk: { page } }) => page.setViewportSize({ width, height: 760 }));
      test.afterEach(({ connectedDesk: { page } }) => page.setViewportSize({ width: 1280, height: 800 }));

      test('leaves the last column of Access History free', async ({ connectedDesk: desk }) => {
        const { page } = desk;
        const overlay = overlayOf(page);
        await page.goto(`${EHR}/chart/${people.longHistory.id}/onpatient`);
        await expect(page.getByText('Access History').first()).toBeVisible();
        await overlay.open();
        await expectFree(page, page.getByRole('button', { name: /Revoke/i }));
        await expectFree(page, page.getByText('Disabled', { exact: true }));
        await page.mouse.move(width / 2, 500);
        await page.mouse.wheel(0, 120);
        await expectFree(page, page.getByRole('button', { name: /Revoke/i }));
        await page.getByRole('button', { name: /Revoke/i }).click({ trial: true });
      });

      test('leaves the buttons of the EHR’s own dialog free', async ({ connectedDesk: desk }) => {
        const { page } = desk;
        const overlay = overlayOf(page);
        await page.goto(`${EHR}/chart/${people.emailMissing.id}/onpatient`);
        await overlay.open();
        // The card may lie over this button of the page itself.
        await page.getByRole('button', { name: 'Enable Patient Access' }).dispatchEvent('click');
        const dialog = page.getByRole('dialog');
        await expect(dialog).toBeVisible();
        await expect(overlay.card).toBeVisible();
        await expectFree(page, dialog.getByRole('button'));
        for (const name of ['Save Identifiers', 'Close'])
          await dialog.getByRole('button', { name, exact: true }).first().click({ trial: true });
      });

      test('leaves the buttons of the appointment window free', async ({ connectedDesk: desk }) => {
        const { page } = desk;
        const overlay = overlayOf(page);
        const visit = desk.sandbox.practice.visitOf(people.longHistory.id);
        await page.goto(`${EHR}/appointments?date=${visit?.scheduledTime.slice(0, 10)}`);
        await page.getByRole('button', { name: /Nestor Lavenderhay/ }).click();
        await overlay.open();
        await expectFree(page, page.getByRole('dialog').getByRole('button'));
      });
    });

/** Nothing of these elements lies under the card once it has found its place. */
async function expectFree(page: Page, elements: ReturnType<Page['getByRole']>): Promise<void> {
  const under = async () => {
    const card = await page.locator('invite-desk-overlay .dock.open').boundingBox();
    if (!card) return 'no card';
    const boxes = await Promise.all((await elements.all()).map((one) => one.boundingBox()));
    if (!boxes.some((box) => box !== null)) return 'nothing that it could lie over';
    return boxes.filter(
      (box) =>
        box !== null &&
        box.x < card.x + card.width &&
        box.x + box.width > card.x &&
        box.y < card.y + card.height &&
        box.y + box.height > card.y,
    );
  };
  await expect.poll(under).toEqual([]);
}

test.describe('colours of the page that somebody changed', () => {
  const sent = (desk: Desk) => desk.sandbox.log.api().filter(({ method }) => method === 'POST').length;
  const dressed = async (desk: Desk, filter: string) => {
    await desk.page.goto(chart(people.expired));
    await desk.page.addStyleTag({ content: `html { filter: ${filter} }` });
    const overlay = overlayOf(desk.page);
    await overlay.open();
    await overlay.press(/Resend invite/);
    return overlay;
  };

  for (const filter of partOf([
    'invert(92%) hue-rotate(180deg)',
    'grayscale(1)',
    'sepia(0.4) brightness(0.9) contrast(0.9)',
  ]))
    test(`${filter}: the invite is sent`, async ({ connectedDesk: desk }) => {
      const overlay = await dressed(desk, filter);
      await expect(overlay.card).toContainText('Checked: DrChrono shows the new invite.');
      expect(sent(desk)).toBe(1);
    });

  for (const filter of partOf(['opacity(0.02)', 'blur(9px)', 'brightness(0)', 'contrast(0)', 'invert(50%)']))
    test(`${filter}: nothing is sent, and the toolbar is named`, async ({ connectedDesk: desk }) => {
      const overlay = await dressed(desk, filter);
      await expect(overlay.card).toContainText(/toolbar/);
      expect(sent(desk)).toBe(0);
    });
});

test('a window that keeps all clicks to itself leaves the pill and the card usable', async ({
  connectedDesk: desk,
}) => {
  const { page } = desk;
  const overlay = overlayOf(page);
  await page.goto(chart(people.expired));
  await expect(overlay.pill).toContainText('Expired');
  await page.evaluate(() => {
    for (const type of [
      'click',
      'mousedown',
      'mouseup',
      'pointerdown',
      'pointerup',
      'touchstart',
      'touchend',
    ])
      window.addEventListener(
        type,
        (event) => {
          event.preventDefault();
          event.stopImmediatePropagation();
        },
        { capture: true },
      );
  });
  await overlay.pill.click({ delay: 120 });
  await expect(overlay.card).toBeVisible();
  await overlay.press(/Resend invite/);
  await expect(overlay.card).toContainText('Checked: DrChrono shows the new invite.');
  await overlay.bar.getByRole('button', { name: 'Fold' }).click({ delay: 120 });
  await expect(overlay.pill).toBeVisible();
});

test('nothing of ours is on paper', async ({ connectedDesk: desk }) => {
  const { page } = desk;
  const overlay = overlayOf(page);
  await page.goto(chart(people.pendingFresh));
  await overlay.open();
  await page.emulateMedia({ media: 'print' });
  await expect(overlay.host).toBeHidden();
  await page.emulateMedia({ media: 'screen' });
  await expect(overlay.card).toBeVisible();
});
