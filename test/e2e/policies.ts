import { type Desk, expect } from './desk.ts';

/** Set policies by the browser's own page for trying them out, so that nothing of the machine is changed. */
export async function policies(desk: Desk) {
  const page = await desk.context.newPage();
  page.on('dialog', (dialog) => dialog.accept());
  await page.goto('chrome://policy/test');
  const set = async (values: Record<string, string | number | object>) => {
    const list = Object.entries(values).map(([name, value]) => ({
      ...{ namespace: desk.extension, name, value },
      // The numbers mean mandatory, for this user, from the platform. A policy of the machine has them too.
      ...{ level: 1, scope: 1, source: 5 },
    }));
    await page.locator('#import-policies-file-input').setInputFiles({
      name: 'policies.json',
      mimeType: 'application/json',
      buffer: Buffer.from(JSON.stringify(list)),
    });
    await expect(page.locator('policy-test-row')).toHaveCount(list.length);
    await page.locator('#apply-policies').click();
  };
  return { set, withdraw: () => page.locator('#revert-applied-policies').click() };
}
