import { describe, expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import type { BulkList, BulkOffer } from '../../../lib/messages/bulk-view.ts';
import {
  basis,
  done,
  LONG,
  leftOut,
  list,
  MINUTE,
  mount,
  offer,
  preview,
  row,
  sent,
  waiting,
  warned,
} from './bulk-stage.tsx';
import { expectAccessible } from './stage.tsx';
import { NOW } from './views.ts';

const button = (name: string | RegExp) => page.getByRole('button', { name });

describe('the list to confirm', () => {
  test('says the cost and the finishing time of what is ticked, and begins with that', async () => {
    const { onStart } = mount();
    await expect.element(page.getByText(/About 12 requests; 380 of 380/)).toBeVisible();
    await page.getByRole('checkbox', { name: /Tobin/ }).click();
    await expect.element(page.getByText(/About 8 requests/)).toBeVisible();
    await expect.element(page.getByText('2 of 3 chosen').first()).toBeVisible();
    await expectAccessible();
    await button('Resend 2 invites').click();
    const chosen = [61_000_000, 61_000_002].map((patientId) => ({
      ...{ patientId, action: 'resend', seenInvite: sent },
    }));
    expect(onStart).toHaveBeenCalledExactlyOnceWith(chosen);
  });

  test('a second press before the answer begins nothing', async () => {
    const { onStart } = mount();
    await button('Resend 3 invites').dblClick();
    expect(onStart).toHaveBeenCalledOnce();
  });

  test('all off and all on again', async () => {
    const { onStart } = mount();
    await page.getByRole('checkbox', { name: /Select all/ }).click();
    await button('Resend invites').click({ force: true });
    expect(onStart).not.toHaveBeenCalled();
    await page.getByRole('checkbox', { name: /Select all/ }).click();
    await expect.element(button('Resend 3 invites')).toBeVisible();
  });

  test('a patient of whom the card would warn is out until somebody has read why and ticks', async () => {
    const lines = [offer(0), warned(1, 'minor', 'sharedAddress'), warned(2, 'inactiveChart')];
    const { onStart, again } = mount({ preview: preview(lines) });
    const tobin = page.getByRole('checkbox', { name: /Tobin.*under 16.*other charts too/ });
    await expect.element(tobin).not.toBeChecked();
    await expect.element(page.getByText('This chart is inactive.', { exact: false })).toBeVisible();
    await expect.element(page.getByText('1 of 3 chosen').first()).toBeVisible();
    await expectAccessible();
    await tobin.click();
    await expect.element(page.getByText('2 of 3 chosen').first()).toBeVisible();
    // Nobody has read the warning that is new.
    again({
      preview: preview([offer(0), warned(1, 'minor', 'suspiciousAddress'), warned(2, 'inactiveChart')]),
    });
    await expect.element(page.getByText('1 of 3 chosen').first()).toBeVisible();
    again({ preview: preview(lines) });
    await button('Resend 2 invites').click();
    expect(vi.mocked(onStart).mock.calls[0]?.[0].map(({ patientId }) => patientId)).toEqual([
      61_000_000, 61_000_001,
    ]);
  });

  test('a doubtful address is said with what is meant, and must be read anew when that changes', async () => {
    const doubted = (meant: string): BulkOffer => ({
      ...warned(1, 'suspiciousAddress'),
      addressDoubt: { kind: 'suggest', ends: { typed: 'gmial.com', meant } },
    });
    const { again } = mount({ preview: preview([offer(0), doubted('gmail.com')]) });
    const tobin = page.getByRole('checkbox', {
      name: /Tobin.*ends in gmial\.com\. Did you mean gmail\.com\?/,
    });
    await expect.element(tobin).not.toBeChecked();
    await tobin.click();
    await expect.element(tobin).toBeChecked();
    again({ preview: preview([offer(0), doubted('ymail.com')]) });
    await expect.element(page.getByRole('checkbox', { name: /Tobin/ })).not.toBeChecked();
  });

  test('to tick all ticks nobody of whom the card would warn', async () => {
    mount({ preview: preview([offer(0), offer(1), warned(2, 'noCellPhone')]) });
    const all = page.getByRole('checkbox', { name: /Select all without a warning/ });
    await expect.element(all).toBeChecked();
    await all.click();
    await expect.element(page.getByText('0 of 3 chosen').first()).toBeVisible();
    await all.click();
    await expect.element(page.getByText('2 of 3 chosen').first()).toBeVisible();
  });

  test('a patient who was taken out stays out when a warning comes or goes', async () => {
    const { again } = mount({ preview: preview([offer(0), offer(1)]) });
    await page.getByRole('checkbox', { name: /Tobin/ }).click();
    for (const line of [warned(1, 'minor'), offer(1)]) {
      again({ preview: preview([offer(0), line]) });
      await expect.element(page.getByText('1 of 2 chosen').first()).toBeVisible();
    }
  });

  test('names who is left out, and why', async () => {
    const { onOpenChart } = mount({
      preview: preview([offer(0)], { leftOut: [leftOut(1, 'noProof'), leftOut(2, 'deceased')] }),
    });
    await expect.element(page.getByRole('heading', { name: '2 patients are left out' })).toBeVisible();
    await expect.element(page.getByText(/^This chart is marked deceased\./)).toBeVisible();
    await expect.element(page.getByText(/DrChrono did not say whether the patient has joined/)).toBeVisible();
    await button('Open chart').last().click();
    expect(onOpenChart).toHaveBeenCalledExactlyOnceWith(61_000_001);
  });

  test('goes on over several hours: says that it does so by itself', async () => {
    mount({ preview: preview(Array.from({ length: 200 }, (_, index) => offer(index))) });
    await expect.element(page.getByText(/About 800 requests.*it goes on by itself each hour/)).toBeVisible();
  });

  test('empty, not connected, and still loading', async () => {
    const { again, onOpenSettings, onStart } = mount({ preview: preview([]) });
    await expect.element(page.getByText('No invite is known to have expired.')).toBeVisible();
    await expectAccessible();
    again({ view: { ...basis, connection: { kind: 'reconnect', why: 'grantDead' }, list: null } });
    await button('Open settings').click();
    expect(onOpenSettings).toHaveBeenCalledOnce();
    again({
      view: { ...basis, connection: { kind: 'notConnected' }, list: null },
      preview: preview([offer(0)]),
    });
    await button('Resend 1 invite').click({ force: true });
    expect(onStart).not.toHaveBeenCalled();
    again({ view: null });
    await expect.element(page.getByText('Loading the list')).toBeVisible();
  });
});

describe('the list under way', () => {
  const lines = [row(0, done), row(1, { at: 'working', operationId: 'b', since: NOW }), row(2, waiting)];

  test('shows what is done, under way and waiting, with the meter and its buttons', async () => {
    const { onSteer, onCancelLine } = mount({ view: list(lines) });
    await expect.element(page.getByText('1 of 3 done')).toBeVisible();
    await expect.element(page.getByRole('heading', { name: 'On its way (1)' })).toBeVisible();
    await expect.element(page.getByText(/Done by about/)).toBeVisible();
    await expectAccessible();
    await button('Cancel Ottilie Braskwater').click();
    expect(onCancelLine).toHaveBeenCalledExactlyOnceWith(61_000_002);
    await button('Pause').click();
    await button('Cancel all that wait').click();
    expect(vi.mocked(onSteer).mock.calls).toEqual([['pause'], ['cancelAll']]);
  });

  test('does not count as done who waits for an answer', async () => {
    const asks = row(1, { at: 'needsYou', operationId: 'b', question: 'didSendArrive' });
    mount({ view: list([row(0, done), asks, row(2, waiting)]) });
    await expect.element(page.getByText('1 of 3 done')).toBeVisible();
  });

  test('has the focus on its heading when it begins and when it ends', async () => {
    const { again } = mount({ view: list(lines) });
    await expect.element(page.getByRole('heading', { level: 1 })).toHaveFocus();
    again({ view: list([row(0, done)], { endedAt: NOW }) });
    await expect.element(page.getByRole('heading', { name: 'This list is done' })).toHaveFocus();
  });

  test.each<[string, Partial<BulkList>, RegExp]>([
    ['paused', { paused: true }, /^Paused\./],
    ['budget', { hold: { why: 'budget', until: NOW + 18 * MINUTE } }, /used up for this hour/],
    ['signed out', { hold: { why: 'signedOut', until: null } }, /no longer connected/],
  ])('says why it waits: %s', async (_, change, words) => {
    mount({ view: list(lines, change) });
    await expect.element(page.getByText(words)).toBeVisible();
    await expectAccessible();
  });

  test('an open question is answered in its line', async () => {
    const asking = row(
      0,
      { at: 'needsYou', operationId: 'a', question: 'didSendArrive' },
      {
        operation: {
          ...{ id: 'a', kind: 'resend', startedAt: NOW },
          ...{ stage: 'needsYou', question: 'didSendArrive' },
        },
        answers: ['itArrived', 'sendAgain'],
      },
    );
    const { onAnswer } = mount({ view: list([asking, row(1, waiting)]) });
    await expectAccessible();
    await button('Yes, it is there').click();
    expect(onAnswer).toHaveBeenCalledExactlyOnceWith(61_000_000, 'itArrived');
  });
});

describe('the summary', () => {
  const over = [
    row(0, done),
    row(1, { ...done, twice: true }),
    row(2, { at: 'skipped', why: 'someoneElseSent' }),
    row(3, { at: 'cancelled' }),
  ];

  test('counts, and says of each line what came of it', async () => {
    const { onSteer } = mount({ view: list(over, { endedAt: NOW }) });
    await expect.element(page.getByText('2 sent, 1 skipped, 1 cancelled.')).toBeVisible();
    await expect.element(page.getByText('Already sent by someone else.')).toBeVisible();
    await expect.element(page.getByText(/two emails, and the newest link works/)).toBeVisible();
    await expectAccessible();
    await button('Close this list').click();
    expect(onSteer).toHaveBeenCalledExactlyOnceWith('putAway');
  });
});

test('long names and hundreds of lines stay within a narrow window', async () => {
  await page.viewport(400, 800);
  const many = Array.from({ length: 250 }, (_, index) => offer(index, index % 3 ? {} : { name: LONG }));
  mount({ preview: preview(many) });
  await expect.element(button('Resend 250 invites')).toBeVisible();
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(400);
  // The button stays in sight, however long the list is.
  const deck = document.querySelector('.deck')?.getBoundingClientRect();
  expect(deck?.bottom).toBeLessThanOrEqual(window.innerHeight);
});
