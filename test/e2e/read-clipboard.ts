import type { BrowserContext } from '@playwright/test';

/** Read the clipboard as a person would, by pasting it into a field. */
export async function readClipboard(context: BrowserContext): Promise<string> {
  const paper = await context.newPage();
  await paper.goto('https://app.drchrono.com/accounts/login/');
  await paper.evaluate(() => {
    const field = document.createElement('textarea');
    document.body.replaceChildren(field);
    field.focus();
  });
  await paper.keyboard.press('Control+V');
  const text = await paper.locator('textarea').inputValue();
  await paper.close();
  return text;
}
