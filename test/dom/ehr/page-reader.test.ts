import { describe, expect, test } from 'vitest';
import { pageReader } from '../../../lib/ehr/page-reader.ts';
import { openPage } from './open-page.ts';

const url = new URL('https://app.drchrono.com/chart/107000001/summary');
const header =
  '<main><h2>Jenny Harris</h2><p>DOB: 02/11/1980</p><p>Chart ID: HAJE000001</p><input id="note"></main>';

async function reader(html = header) {
  const document = await openPage(html);
  const { look, stir } = pageReader(document);
  const at = (selector: string) => {
    const element = document.querySelector<HTMLInputElement>(selector);
    if (!element) throw new Error(`no ${selector}`);
    return element;
  };
  return { document, look: (address = url) => look(address), stir, at };
}

describe('a page is read once', () => {
  test('as long as nothing of it can have changed', async () => {
    const { look } = await reader();
    expect(look()).toBe(look());
  });

  test.each<[string, (page: Awaited<ReturnType<typeof reader>>) => void]>([
    ['it changed', ({ stir }) => stir()],
    ['a script filled a control of it', ({ at }) => Object.assign(at('#note'), { value: 'Amy Pond' })],
    ['a style hides what was read', ({ document }) => document.adoptedStyleSheets.push(hiding(document))],
    ['the words that tell whose it is changed', ({ at }) => at('h2').replaceChildren('Amy Pond')],
    ['a style sheet came', ({ document }) => document.head.append(document.createElement('style'))],
  ])('and again once %s', async (_, change) => {
    const page = await reader();
    const before = page.look();
    change(page);
    expect(page.look()).not.toBe(before);
  });

  test('and again at another address', async () => {
    const { look } = await reader();
    const before = look();
    expect(look(new URL('/chart/107000002/summary', url))).not.toBe(before);
  });

  test('but at every look while a window lies over it, since nothing tells what comes to lie over that', async () => {
    const { look } = await reader(
      `${header}<div role="dialog"><h3>Schedule Appointment</h3><p>Patient: Amy Pond</p><p>Scheduled: 09/20/2023</p><p>Office: Office 1</p></div>`,
    );
    expect(look()).not.toBe(look());
  });
});

function hiding(document: Document): CSSStyleSheet {
  const view = document.defaultView as (Window & typeof globalThis) | null;
  if (!view) throw new Error('no window');
  const sheet = new view.CSSStyleSheet();
  sheet.replaceSync('h2 { display: none }');
  return sheet;
}
