import { expect, test } from './desk.ts';

test('connects through DrChrono’s own window and shows the check list', async ({ desk }) => {
  const options = await desk.connect('staffOnly');
  await expect(options.getByText('dana.frontdesk')).toBeVisible();
  await expect(options.getByText('Hillside Family Practice')).toBeVisible();
  await expect(options.getByText('Yes', { exact: true })).toBeVisible();
});
