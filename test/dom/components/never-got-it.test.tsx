import { describe, expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import { STEPS_FOR_ALL } from '../../../lib/words/never-got-it.ts';
import { button, showCard, text } from './card-stage.tsx';
import { expectAccessible } from './stage.tsx';
import * as views from './views.ts';

const { patientView, statuses } = views;
const summary = () => page.getByText('They never got it');

describe('a patient who says that no invite came', () => {
  test('is answered from one place, which is folded until it is wanted', async () => {
    showCard({ view: patientView({ status: statuses.pending }) });
    await expect.element(summary()).toBeVisible();
    await expect.element(text(/spam folder/).first()).not.toBeVisible();
    await summary().click();
    await expect.element(text(/spam folder/).first()).toBeVisible();
    await expect.element(text(/the birth date and the phone ending 43/)).toBeVisible();
    await expect.element(text(/by James Smith to j•••@example\.com/).last()).toBeVisible();
    await expectAccessible();
  });

  test('stays unfolded when the view comes anew', async () => {
    const { again } = showCard({ view: patientView({ status: statuses.pending }) });
    await summary().click();
    again({ view: patientView({ status: statuses.endingToday }) });
    await expect.element(text(/spam folder/).first()).toBeVisible();
  });

  test('the text that is copied holds nothing of the patient', async () => {
    const copy = vi.fn(async () => true);
    showCard({ view: patientView({ status: statuses.expired }) }, { copy });
    await summary().click();
    await button('Copy as text').click();
    expect(copy).toHaveBeenCalledExactlyOnceWith(STEPS_FOR_ALL);
    await expect.element(page.getByText('Copied', { exact: true })).toBeVisible();
  });

  test('where the clipboard is closed, the text is shown to be selected', async () => {
    showCard({ view: patientView({ status: statuses.pending }) }, { copy: async () => false });
    await summary().click();
    await button('Copy as text').click();
    await expect.element(page.getByRole('textbox', { name: 'What to do' })).toHaveValue(STEPS_FOR_ALL);
    await expectAccessible();
  });

  test.each(['notInvited', 'active', 'revoked', 'disabled', 'notChecked', 'contradiction'] as const)(
    'is not asked about where the status is %s',
    async (kind) => {
      showCard({ view: patientView({ status: statuses[kind] }) });
      await expect.element(page.getByRole('heading', { level: 2 })).toBeVisible();
      expect(summary().elements()).toEqual([]);
    },
  );

  test('is not asked about where the chart is marked deceased', async () => {
    const { eligibility } = patientView();
    if (eligibility === null) throw new Error('The view must hold an eligibility');
    const view = patientView({ eligibility: { ...eligibility, warnings: ['deceased'] } });
    showCard({ view });
    await expect.element(text(/marked deceased/)).toBeVisible();
    expect(summary().elements()).toEqual([]);
  });
});
