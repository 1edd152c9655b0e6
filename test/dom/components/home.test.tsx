import { expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import { watchPresses } from '../../../components/card/press-watch.ts';
import css from '../../../components/panel/home.css?inline';
import { PanelHome } from '../../../components/panel/PanelHome.tsx';
import type { DayAsk } from '../../../lib/messages/day-view.ts';
import type { PanelPatient } from '../../../lib/messages/panel-view.ts';
import { type HomeShown, homeSession } from '../../../lib/panel/home-session.ts';
import { dayRow, dayView } from './days.ts';
import { movedTime } from './moved-time.ts';
import { withoutEmail } from './panel-stage.tsx';
import { press } from './person.ts';
import { expectAccessible, show } from './stage.tsx';

const rows = [dayRow('noEmail', 0), dayRow('expired', 1), dayRow('joined', 2)];
const button = (name: string | RegExp) => page.getByRole('button', { name });

/** The whole page over a background that knows these rows and one patient; presses are judged as they are. */
async function showHome(isWide: boolean, patient: PanelPatient = withoutEmail({ inFront: 'other' })) {
  const asked: [string, unknown][] = [];
  const answers: Record<string, (input: unknown) => unknown> = {
    viewDay: (input) => dayView(rows, input as DayAsk),
    viewPanel: (input) =>
      (input as { patientId: number | null }).patientId === null ? { kind: 'nobody' } : patient,
    readScreen: () => null,
    actOnPatient: () => ({ ok: true, value: null }),
    readKeys: () => ({ on: true, letters: { next: 'n', notNow: 's', undo: 'z', list: 'a', search: '/' } }),
  };
  const presses = watchPresses(document);
  const spies = {
    onOpenSettings: vi.fn(),
    onOpenDesk: vi.fn(),
    onDismissLost: vi.fn(),
    onAllowSite: vi.fn(async () => true),
  };
  const home = homeSession({
    ...{ page: 'page-1', windowId: 1, hasTabs: true, front: async () => null, later: () => undefined },
    elapsed: () => performance.now(),
    ask: (async (name: string, input: unknown) => {
      asked.push([name, input]);
      return answers[name]?.(input) ?? null;
    }) as never,
    show: (shown) => draw(drawn(shown)),
  });
  const drawn = (shown: HomeShown) => (
    <PanelHome {...{ shown, home, presses, isWide, hasTabs: true, copy: async () => true, ...spies }} />
  );
  const draw = show(<div />, css);
  await home.begin();
  await expect.element(page.getByRole('grid')).toBeVisible();
  return { home, asked, acts: () => asked.filter(([name]) => name === 'actOnPatient') };
}

test('a patient of the day comes in its place, and the way back leads to the row', async () => {
  await page.viewport(400, 800);
  const { home } = await showHome(false);
  home.openPatient(56_950_000, 'email');
  await expect.element(page.getByRole('textbox', { name: 'Email' })).toHaveFocus();
  await expect.element(page.getByRole('heading', { level: 2 })).toMatchTextContent('Maren Fairholt');
  await expect.element(page.getByText(/visit Wed Nov 18, 8:00 AM/)).toBeVisible();
  await expect.element(page.getByText('Opened from the day')).toBeVisible();
  await expect.element(page.getByText(/about somebody else/)).toBeVisible();
  expect(page.getByRole('grid').elements()).toEqual([]);
  expect(document.documentElement.scrollWidth).toBe(400);
  await expectAccessible();
  await button('Day').click();
  await expect.element(page.getByRole('grid')).toHaveFocus();
  expect(page.getByText('Opened from the day').elements()).toEqual([]);
});

test('where there is room both stand side by side, and one takes nothing from the other', async () => {
  await page.viewport(1280, 800);
  const { home } = await showHome(true);
  await expect.element(page.getByText('No patient is open.')).toBeVisible();
  home.openPatient(56_950_000, null);
  await expect.element(page.getByText('Opened from the day')).toBeVisible();
  await expect.element(page.getByRole('grid')).toBeVisible();
  expect(document.querySelector('[aria-current=true]')?.textContent).toContain('Maren Fairholt');
  expect(button('‹ Day').elements()).toEqual([]);
  expect(document.documentElement.scrollWidth).toBe(1280);
  expect(document.documentElement.scrollHeight).toBeLessThanOrEqual(800);
  await expectAccessible();
});

test('a press with the mouse right after the row came or moved is for nobody, and it is said', async () => {
  await page.viewport(400, 800);
  movedTime();
  const { acts } = await showHome(false);
  const resend = button(/^Resend\s+for Tobin Quellmark/).element();
  await press(resend);
  await expect.element(page.getByRole('alert')).toMatchTextContent(/One moment/);
  expect(acts()).toEqual([]);
});

test('a script presses nothing', async () => {
  await page.viewport(400, 800);
  const { acts } = await showHome(false);
  const resend = button(/^Resend\s+for Tobin Quellmark/).element() as HTMLElement;
  resend.click();
  const list = page.getByRole('grid').element();
  for (const key of ['Enter', 's', 'a', 'z', 'n'])
    list.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
  expect(acts()).toEqual([]);
  expect(document.querySelector('form')).toBeNull();
});
