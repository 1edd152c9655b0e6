import type { Page } from '@playwright/test';
import { expect } from './desk.ts';

/**
 * Press until the press begins the list: the button must have stood there just so for half a second. A press that comes
 * too soon is said to be, and does nothing.
 */
export async function beginsList(list: Page, press: () => Promise<void>): Promise<void> {
  await expect(async () => {
    await press();
    await expect(
      list.getByRole('heading', { name: /^(Sending|Resending) .*invites|^This list/ }),
    ).toBeVisible({
      timeout: 700,
    });
  }).toPass({ timeout: 20_000 });
}
