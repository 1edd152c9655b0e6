import type { Locator, Page } from '@playwright/test';
import { allPeople, people } from '../sandbox/patients.ts';
import {
  browserSession,
  type Desk,
  expect,
  HOUR,
  openOptions,
  openPending,
  overlayOf,
  pressInPopup,
  seenText,
  stopWorker,
} from './desk.ts';
import { holdAnswer } from './held-answer.ts';
import { test } from './same-computer.ts';
import { openRecord, sealRecord } from './sealed-records.ts';

const chartOf = (patientId: number) => `https://app.drchrono.com/chart/${patientId}/summary`;

/** Look at a chart, as staff do, until its state is there. */
async function visit(desk: Desk, patient: { id: number }, word: string): Promise<void> {
  await desk.page.goto(chartOf(patient.id));
  await expect(overlayOf(desk.page).pill).toContainText(word);
}

/** Look at an invited patient before the send: until an answer has listed an invite, no patient reads "Not invited". */
async function sendInvite(desk: Desk, patient: { id: number }): Promise<void> {
  await visit(desk, people.pendingFresh, 'Pending');
  await visit(desk, patient, 'Not invited');
  const overlay = overlayOf(desk.page);
  await overlay.open();
  await overlay.press(/Send invite/);
  await expect(overlay.card).toContainText(/Sent .* valid until about/);
}

/**
 * Fill the popup with four invites: one expired, one with hours left, one with days left, and one just sent from here.
 */
async function fillList(desk: Desk): Promise<Page> {
  await visit(desk, people.pendingFresh, 'Pending');
  await visit(desk, people.expired, 'Expired');
  await visit(desk, people.active, 'Active');
  await visit(desk, people.pendingNearExpiry, 'Pending');
  await sendInvite(desk, people.neverInvited);
  return openPending(desk);
}

/** An invite that was sent a moment ago has so much left; the desk's clock may be a second behind DrChrono's. */
const A_WEEK = /6 d 23 h|7 d/;

const rowOf = (popup: Page, name: string | RegExp) => popup.getByRole('listitem').filter({ hasText: name });
const names = (popup: Page): Locator => popup.getByRole('listitem').locator('.name');
const searchBox = (popup: Page) => popup.getByRole('searchbox');

/** Count the requests that the extension made about this patient's record or invite. */
function asked(desk: Desk, method: string, path: RegExp): number {
  return desk.sandbox.log.api().filter((entry) => entry.method === method && path.test(entry.path)).length;
}

const invitesOf = (patient: { id: number }) => new RegExp(`/patients/${patient.id}/onpatient_access$`);
const recordOf = (patient: { id: number }) => new RegExp(`/patients/${patient.id}$`);

function mailsTo(desk: Desk, patient: { id: number }): number {
  return desk.sandbox.practice.mail.filter((mail) => mail.patientId === patient.id).length;
}

/** Ring the alarm that was set for work that waits, through the debugger. */
async function ringAlarm(desk: Desk): Promise<void> {
  const [worker] = desk.context.serviceWorkers();
  await worker?.evaluate(`chrome.alarms.onAlarm.dispatch({ name: 'invite-desk-wake' })`);
}

test.describe('without a list', () => {
  test('not set up: says so and leads to settings', async ({ desk }) => {
    const popup = await desk.popup();
    await expect(seenText(popup, 'Invite Desk is not set up yet.')).toBeVisible();
    for (const page of desk.context.pages()) if (page.url().endsWith('/options.html')) await page.close();
    const opened = desk.context.waitForEvent('page');
    await popup.getByRole('button', { name: 'Set up' }).click();
    const options = await opened;
    await expect(options.getByRole('heading', { name: 'Invite Desk settings' })).toBeVisible();
  });

  test('nothing pending, also after looking at patients who need nothing', async ({
    connectedDesk: desk,
  }) => {
    await visit(desk, people.active, 'Active');
    const popup = await openPending(desk);
    await expect(seenText(popup, 'No invite is waiting.')).toBeVisible();
    await expect(seenText(popup, /Connected · \d+ requests left this hour/)).toBeVisible();
    await expect(searchBox(popup)).toHaveCount(0);
  });
});

test.describe('list', () => {
  test('nearest expiry first, with search and keyboard', async ({ connectedDesk: desk }) => {
    const popup = await fillList(desk);
    await expect(seenText(popup, '4 invites')).toBeVisible();
    await expect(names(popup)).toContainText([
      'Georgina Dunmallow',
      'Fabian Cloverstone',
      'Eleanor Brightwater',
      'Maren Fairholt',
    ]);
    await expect(rowOf(popup, 'Georgina')).toContainText('Expired');
    await expect(rowOf(popup, 'Fabian')).toContainText(/3 h 5\d min/);
    await expect(rowOf(popup, 'Eleanor')).toContainText('5 d 23 h');
    await expect(rowOf(popup, 'Maren')).toContainText(A_WEEK);

    const search = searchBox(popup);
    await popup.keyboard.type('BRIGHT');
    await expect(search).toBeFocused();
    await expect(names(popup)).toContainText(['Eleanor Brightwater']);
    await expect(seenText(popup, '1 of 4')).toBeVisible();
    await search.fill('4202');
    await expect(names(popup)).toContainText(['Fabian Cloverstone']);
    await search.fill('zebra');
    await expect(popup.getByRole('heading', { name: 'No invite here matches “zebra”.' })).toBeVisible();
    await popup.getByRole('button', { name: 'Clear search' }).click();
    await expect(seenText(popup, '4 invites')).toBeVisible();

    await search.focus();
    await popup.keyboard.press('ArrowDown');
    await expect(names(popup).nth(0)).toBeFocused();
    await popup.keyboard.press('ArrowDown');
    await popup.keyboard.press('ArrowDown');
    await expect(names(popup).nth(2)).toBeFocused();
    await popup.keyboard.press('ArrowUp');
    await expect(names(popup).nth(1)).toBeFocused();
    await popup.keyboard.type('mar');
    await expect(search).toBeFocused();
    await expect(search).toHaveValue('mar');
    await popup.keyboard.press('ArrowDown');
    const opened = desk.context.waitForEvent('page');
    await popup.keyboard.press('Enter');
    const chart = await opened;
    await chart.waitForURL(`https://app.drchrono.com/patients/${people.neverInvited.id}/`);
    await expect(overlayOf(chart).card, 'left open on the last chart').toContainText('Maren Fairholt');
  });

  test('Resend: the old invite is revoked and one new mail goes out', async ({ connectedDesk: desk }) => {
    await visit(desk, people.pendingNearExpiry, 'Pending');
    const popup = await openPending(desk);
    const row = rowOf(popup, 'Fabian Cloverstone');
    const before = mailsTo(desk, people.pendingNearExpiry);
    await row.getByRole('button', { name: /^Resend/ }).dblclick();
    await expect(row).toContainText(/Sent .* to f•••@example\.com, valid until about/);
    await expect(row).toContainText('Checked: DrChrono shows the new invite.');
    await expect(row).toContainText(A_WEEK);
    expect(mailsTo(desk, people.pendingNearExpiry)).toBe(before + 1);
    expect(asked(desk, 'DELETE', invitesOf(people.pendingNearExpiry))).toBe(1);
    expect(asked(desk, 'POST', invitesOf(people.pendingNearExpiry))).toBe(1);
    const [newest, older] = desk.sandbox.practice.access.history(people.pendingNearExpiry.id);
    expect(newest?.ended).toBeNull();
    expect(older?.ended).not.toBeNull();
    // The open chart of the same patient must say the same as the popup.
    await expect(overlayOf(desk.page).pill).toContainText(A_WEEK);
  });

  test('Revoke asks first; Cancel and Escape leave the invite alone', async ({ connectedDesk: desk }) => {
    await visit(desk, people.pendingFresh, 'Pending');
    const popup = await openPending(desk);
    const row = rowOf(popup, 'Eleanor Brightwater');
    const revoke = row.getByRole('button', { name: /^Revoke: / });
    const question = row.getByRole('group', { name: 'Before you go on' });
    await revoke.click();
    await expect(question).toContainText('The link in the patient’s email stops working at once.');
    await expect(question.getByRole('button', { name: 'Cancel' })).toBeFocused();
    await question.getByRole('button', { name: 'Cancel' }).click();
    await expect(question).toBeHidden();
    await revoke.click();
    await expect(question.getByRole('button', { name: 'Cancel' })).toBeFocused();
    await popup.keyboard.press('Escape');
    await expect(question).toBeHidden();
    expect(asked(desk, 'DELETE', invitesOf(people.pendingFresh))).toBe(0);
    await revoke.click();
    await question.getByRole('button', { name: 'Revoke the invite' }).click();
    await expect(row).toContainText('The link in the patient’s email no longer works.');
    expect(asked(desk, 'DELETE', invitesOf(people.pendingFresh))).toBe(1);
    expect(desk.sandbox.practice.access.history(people.pendingFresh.id)[0]?.ended).not.toBeNull();
    await expect(overlayOf(desk.page).pill).toContainText('Revoked');
  });

  test('Open chart opens a tab of its own', async ({ connectedDesk: desk }) => {
    await visit(desk, people.pendingFresh, 'Pending');
    const popup = await openPending(desk);
    const opened = desk.context.waitForEvent('page');
    await popup.getByRole('button', { name: 'Eleanor Brightwater , Open chart' }).click();
    const chart = await opened;
    await chart.waitForURL(`https://app.drchrono.com/patients/${people.pendingFresh.id}/`);
    await expect(chart.getByText('Brightwater').first()).toBeVisible();
    await expect(overlayOf(chart).pill).toContainText('Pending');
  });

  test('an open question comes first, keeps its answers, and a restart does not lose it', async ({
    connectedDesk: desk,
  }) => {
    await visit(desk, people.pendingNearExpiry, 'Pending');
    await visit(desk, people.pendingFresh, 'Pending');
    const { roster } = desk.sandbox.practice;
    const { email } = people.pendingFresh;
    // A colleague removes the email after the chart was looked at, so the revoke succeeds and the send is refused.
    roster.change(people.pendingFresh.id, { email: '' });
    let popup = await openPending(desk);
    await pressInPopup(rowOf(popup, 'Eleanor').getByRole('button', { name: /^Resend/ }));
    // The patients of today are counted elsewhere.
    await popup.evaluate(`chrome.runtime.sendMessage({ name: 'showBadge', input: { shows: false } })`);
    await expect(rowOf(popup, 'Eleanor')).toContainText('Revoked, but NOT re-sent.');
    await expect(names(popup)).toContainText(['Eleanor Brightwater', 'Fabian Cloverstone']);
    await expect(overlayOf(desk.page).pill).toContainText('Not re-sent');
    await expect.poll(() => popup.evaluate('chrome.action.getBadgeText({})')).toBe('1');

    await desk.restart();
    popup = await openPending(desk);
    await expect(rowOf(popup, 'Revoked, but NOT re-sent.')).toBeVisible();
    await expect(rowOf(popup, 'Eleanor Brightwater')).toContainText('Revoked, but NOT re-sent.');
    await expect
      .poll(() => popup.evaluate('chrome.action.getBadgeText({})'), 'badge after a restart')
      .toBe('1');
    roster.change(people.pendingFresh.id, { email });
    await pressInPopup(rowOf(popup, 'Eleanor').getByRole('button', { name: /^Retry sending/ }));
    await expect(rowOf(popup, 'Eleanor')).toContainText(/Sent .* valid until about/);
    expect(asked(desk, 'DELETE', invitesOf(people.pendingFresh))).toBe(1);
    expect(desk.sandbox.practice.access.stateOf(people.pendingFresh.id)).toBe('pending');
    await expect.poll(() => popup.evaluate('chrome.action.getBadgeText({})')).toBe('');
  });
});

test.describe('offline', () => {
  test('the last known state stays, a click is kept and goes on when the network is back', async ({
    connectedDesk: desk,
  }) => {
    await visit(desk, people.pendingNearExpiry, 'Pending');
    const before = mailsTo(desk, people.pendingNearExpiry);
    await desk.context.setOffline(true);
    // Nobody has read the day yet, so the known invites stand there at once.
    const popup = await desk.popup();
    await expect(seenText(popup, 'Offline: this is the last known state.')).toBeVisible();
    const row = rowOf(popup, 'Fabian Cloverstone');
    await expect(row).toContainText(/3 h 5\d min/);
    await pressInPopup(row.getByRole('button', { name: /^Resend/ }));
    await expect(row).toContainText('Your click is saved.');
    expect(mailsTo(desk, people.pendingNearExpiry)).toBe(before);
    await desk.context.setOffline(false);
    // The send is tried again after a minute: the clock moves, one read tells the desk the time, the alarm rings.
    desk.sandbox.practice.clock.move(2 * 60_000);
    await visit(desk, people.active, 'Active');
    await ringAlarm(desk);
    await expect(row).toContainText(/Sent .* valid until about/);
    expect(mailsTo(desk, people.pendingNearExpiry)).toBe(before + 1);
    await expect(seenText(popup, 'Offline: this is the last known state.')).toBeHidden();
  });

  test('an open popup notices that the network went and came', async ({ connectedDesk: desk }) => {
    const popup = await desk.popup();
    await expect(seenText(popup, /requests left this hour/)).toBeVisible();
    await desk.context.setOffline(true);
    await expect(seenText(popup, 'Offline: this is the last known state.')).toBeVisible();
    await desk.context.setOffline(false);
    await expect(seenText(popup, /requests left this hour/)).toBeVisible();
  });
});

test.describe('worker killed between look and click', () => {
  test('Resend still works, once', async ({ connectedDesk: desk }) => {
    await visit(desk, people.pendingNearExpiry, 'Pending');
    const popup = await openPending(desk);
    const row = rowOf(popup, 'Fabian Cloverstone');
    await expect(row).toBeVisible();
    const before = mailsTo(desk, people.pendingNearExpiry);
    await stopWorker(desk);
    await pressInPopup(row.getByRole('button', { name: /^Resend/ }));
    await expect(row).toContainText(/Sent .* valid until about/);
    expect(mailsTo(desk, people.pendingNearExpiry)).toBe(before + 1);
    expect(asked(desk, 'DELETE', invitesOf(people.pendingNearExpiry))).toBe(1);
  });
});

test.describe('after a browser restart', () => {
  test('rows come from the vault without names, names return, and only own sends are left', async ({
    connectedDesk: desk,
  }) => {
    await sendInvite(desk, people.neverInvited);
    await desk.restart();
    const { faults } = desk.sandbox.practice;
    const name = holdAnswer({ path: recordOf(people.neverInvited) });
    faults.push(name.rule);
    const popup = await openPending(desk);
    await expect(names(popup)).toContainText(['Patient …4001, open to see']);
    await expect(seenText(popup, /Still loading names/)).toBeVisible();
    await expect(rowOf(popup, '…4001').getByRole('button', { name: /Resend|Revoke/ })).toHaveCount(0);
    name.letGo();
    await expect(names(popup)).toContainText(['Maren Fairholt']);
    await expect(seenText(popup, /Still loading names/)).toBeHidden();
    await expect(rowOf(popup, 'Maren').getByRole('button', { name: /^Resend/ })).toBeVisible();
    await expect(rowOf(popup, 'Maren')).toContainText(A_WEEK);
  });

  for (const why of ['DrChrono fails', 'the chart is not visible any more'] as const) {
    test(`a name that cannot be had is not asked for again and again: ${why}`, async ({
      connectedDesk: desk,
    }) => {
      await sendInvite(desk, people.neverInvited);
      await desk.restart();
      const { faults, roster } = desk.sandbox.practice;
      const match = { path: recordOf(people.neverInvited) };
      if (why === 'DrChrono fails') faults.push({ match, times: 500, fault: { kind: 'status500Before' } });
      else roster.change(people.neverInvited.id, { visible: false });
      const before = asked(desk, 'GET', recordOf(people.neverInvited));
      const tries = () => asked(desk, 'GET', recordOf(people.neverInvited)) - before;
      const popup = await openPending(desk);
      await expect(names(popup)).toContainText(['Patient …4001']);
      await expect.poll(tries).toBeGreaterThan(0);
      // Only waiting can show that nothing more happens. An endless loop would make three tries in a second or two.
      const looped = await expect
        .poll(tries, { timeout: 8_000 })
        .toBeGreaterThan(2)
        .then(
          () => true,
          () => false,
        );
      expect(looped, `asked ${tries()} times`).toBe(false);
      await expect(seenText(popup, /Still loading names/)).toBeHidden();
    });
  }

  test('of 40 those that are seen get their names back, and the others as they come into view', async ({
    connectedDesk: desk,
  }) => {
    await sendInvite(desk, people.neverInvited);
    const others = allPeople
      .filter(({ id, visible }) => visible && id !== people.neverInvited.id)
      .slice(0, 39);
    // The records of today's patients are read too, since the popup opens on the day, and in time those of tomorrow's. The
    // later ones are asked for by their rows alone. Five of these stand on top of the list, three at its end.
    const TOMORROW = '2026-09-16';
    const isLater = ({ id }: { id: number }) =>
      (desk.sandbox.practice.visitOf(id)?.scheduledTime ?? '').slice(0, 10) > TOMORROW;
    const later = others.filter(isLater);
    const [onTop, atTheEnd] = [later.slice(0, 5), later.slice(-3)];
    const far = later.at(-1)?.id ?? 0;
    const between = others.filter((one) => !onTop.includes(one) && !atTheEnd.includes(one));
    // The earlier it was sent, the sooner it ends and the higher it stands.
    await rememberSends(
      desk,
      [...atTheEnd.toReversed(), ...between, ...onTop].map(({ id }) => id),
    );
    await desk.restart();
    const held = holdAnswer({ method: 'GET', path: /\/patients\/\d+$/ });
    desk.sandbox.practice.faults.push(held.rule);
    const popup = await openPending(desk);
    await expect(seenText(popup, '40 invites')).toBeVisible();
    await expect(seenText(popup, /Still loading names/)).toBeVisible();
    held.letGo();
    const askedFor = (patients: readonly { id: number }[]) =>
      patients.filter((patient) => asked(desk, 'GET', recordOf(patient)) > 0).length;
    const loaded = () => expect(seenText(popup, /Still loading names/)).toBeHidden({ timeout: 120_000 });
    await loaded();
    // More rows are drawn than are seen, and names are asked for those that were seen at first.
    await expect(names(popup).first()).not.toContainText('open to see');
    expect([askedFor(onTop), askedFor(atTheEnd)]).toEqual([5, 0]);
    // Nobody has scrolled to this patient, and the search finds every one of the list.
    const ending = String(far).slice(-4);
    await popup.getByRole('searchbox').fill(ending);
    await expect(names(popup)).toContainText([`Patient …${ending}`]);
    await expect(seenText(popup, '1 of 40')).toBeVisible();
    await popup.getByRole('searchbox').fill('');
    await expect(seenText(popup, '40 invites')).toBeVisible();
    // The list grows while rows that come into view are measured, so one scroll need not reach its end.
    await expect(async () => {
      await popup.locator('main').evaluate((main) => main.scrollTo(0, main.scrollHeight));
      await expect(names(popup).last()).toContainText('Maren Fairholt', { timeout: 2_000 });
    }).toPass();
    await loaded();
    await expect(seenText(popup, /, open to see/)).toHaveCount(0);
    expect(await popup.getByRole('listitem').count()).toBeLessThan(30);
  });
});

/** Write sends of these patients into the vault, an hour apart, as if they had been sent from this desk. */
async function rememberSends(desk: Desk, ids: number[]): Promise<void> {
  const options = await openOptions(desk.context, desk.extension);
  const record = (await openRecord(options, 'acts:000')) as {
    acts: [patientId: number, kind: string, precision: string, earliest: number, latest: number][];
  };
  const [own] = record.acts;
  if (!own) throw new Error('Nothing was sent from this desk yet');
  const [, kind, precision, earliest, latest] = own;
  for (const [nth, patientId] of ids.entries()) {
    const before = (nth + 1) * HOUR;
    record.acts.push([patientId, kind, precision, earliest - before, latest - before]);
  }
  await sealRecord(options, 'acts:000', record);
}

test('the real popup: opened by the toolbar button, with a size of its own', async ({
  connectedDesk: desk,
}) => {
  const options = await openOptions(desk.context, desk.extension);
  await visit(desk, people.pendingFresh, 'Pending');
  await options.bringToFront();
  await options.evaluate('chrome.action.openPopup()');
  const cdp = await browserSession(desk.context);
  const { targetInfos } = await cdp.send('Target.getTargets');
  const target = targetInfos.find(({ url }) => url.endsWith('/popup.html'));
  if (!target) throw new Error('The popup is not open');
  const { sessionId } = await cdp.send('Target.attachToTarget', {
    targetId: target.targetId,
    flatten: false,
  });
  let last = 0;
  /** Evaluate one expression in the popup. */
  const inPopup = async (expression: string): Promise<unknown> => {
    last += 1;
    const id = last;
    const answer = new Promise<unknown>((resolve) => {
      cdp.on('Target.receivedMessageFromTarget', (event) => {
        const message: { id?: number; result?: { result?: { value?: unknown } } } = JSON.parse(event.message);
        if (event.sessionId === sessionId && message.id === id) resolve(message.result?.result?.value);
      });
    });
    const params = { expression, returnByValue: true };
    await cdp.send('Target.sendMessageToTarget', {
      sessionId,
      message: JSON.stringify({ id, method: 'Runtime.evaluate', params }),
    });
    return answer;
  };
  await expect.poll(() => inPopup('document.body.innerText')).toContain('ready today');
  const size = await inPopup('[innerWidth, innerHeight, document.documentElement.scrollWidth]');
  const [width, height, wide] = Array.isArray(size) ? size : [];
  expect(width).toBeGreaterThanOrEqual(320);
  expect(width).toBeLessThanOrEqual(800);
  expect(height).toBeGreaterThan(100);
  expect(height).toBeLessThanOrEqual(600);
  expect(wide, 'nothing sticks out sideways').toBeLessThanOrEqual(width);
  expect(await inPopup(`document.activeElement?.getAttribute('type')`)).toBe('search');
  await cdp.send('Target.closeTarget', { targetId: target.targetId });
});
