import { describe, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import type { ConnectionView } from '../../../lib/messages/connection-view.ts';
import type { WorklistView } from '../../../lib/messages/worklist-view.ts';
import { CONFIRM_HOST, hostQuestion, NO_OWN_HOST } from '../../../lib/words/hosts.ts';
import { mountOptions } from './options-stage.tsx';
import { mountPopup } from './popup-stage.tsx';
import { expectAccessible } from './stage.tsx';
import { connectionView, worklist } from './views.ts';

const HILLSIDE = 'hillside.drchrono.com';

const popup = (otherHost: WorklistView['otherHost']) => mountPopup({ view: worklist({ otherHost }) });

const options = (change: Partial<ConnectionView>) => mountOptions({ view: connectionView(change) });

const button = (name: string) => page.getByRole('button', { name, exact: true });

describe('the popup over a host that nobody has named', () => {
  test('asks with the whole name and one button, which names that very host', async () => {
    const { onConfirmHost } = popup({ host: HILLSIDE, practiceHost: null });
    await expect.element(page.getByText(hostQuestion.happened)).toBeVisible();
    await expect.element(page.getByText(HILLSIDE, { exact: true })).toBeVisible();
    await expectAccessible();
    await button(CONFIRM_HOST).click();
    expect(onConfirmHost).toHaveBeenCalledExactlyOnceWith(HILLSIDE);
  });

  test('shows the longest name whole', async () => {
    const host = `${'a'.repeat(63)}.drchrono.com`;
    popup({ host, practiceHost: null });
    const name = page.getByText(host, { exact: true });
    await expect.element(name).toBeVisible();
    const box = name.element().getBoundingClientRect();
    expect(box.right).toBeLessThanOrEqual(400);
    expect(name.element().scrollWidth).toBeLessThanOrEqual(Math.ceil(box.width));
  });
});

test('the popup over another host than the named one says so, and offers nothing', async () => {
  popup({ host: 'evil.drchrono.com', practiceHost: HILLSIDE });
  await expect.element(page.getByText('Invite Desk is off at evil.drchrono.com.')).toBeVisible();
  expect(document.querySelector('.notices')?.textContent).toContain(`DrChrono is ${HILLSIDE}.`);
  expect(button(CONFIRM_HOST).elements()).toHaveLength(0);
  await expectAccessible();
});

test('the popup anywhere else says nothing of hosts', async () => {
  popup(null);
  await expect.element(button('Settings')).toBeVisible();
  expect(page.getByText(/drchrono\.com/).elements()).toHaveLength(0);
});

describe('the settings', () => {
  test('say how to name a host where there is none', async () => {
    options({ practiceHost: null });
    await expect.element(page.getByText(NO_OWN_HOST)).toBeVisible();
    await expectAccessible();
  });

  test('list the confirmed host, with a way to remove it', async () => {
    const { onForgetHost } = options({ practiceHost: { host: HILLSIDE, setBy: 'staff' } });
    await expect.element(page.getByText(HILLSIDE, { exact: true })).toBeVisible();
    await expect.element(page.getByText(/confirmed on this computer/)).toBeVisible();
    await expectAccessible();
    await button(`Remove ${HILLSIDE}`).click();
    expect(onForgetHost).toHaveBeenCalledOnce();
  });

  test('list the host that IT has set, which nobody removes here', async () => {
    options({ practiceHost: { host: HILLSIDE, setBy: 'it' } });
    await expect.element(page.getByText(/set by its IT/)).toBeVisible();
    expect(page.getByRole('button', { name: /Remove/ }).elements()).toHaveLength(0);
  });
});
