import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import type { OverlayContent } from '../../../components/overlay/face.ts';
import type { Headline } from '../../../components/overlay/headline.ts';
import css from '../../../components/overlay/overlay.css?inline';
import { makePill } from '../../../components/overlay/pill.ts';
import type { PillView } from '../../../lib/messages/patient-view.ts';
import { expectAccessible, stage } from './stage.tsx';

const nothing = () => undefined;
const headline: Headline = { word: 'Pending', left: '3 d 4 h', tone: 'calm', icon: 'clock' };
const quiet: Headline = { word: 'Looking…', left: '', tone: 'quiet', icon: 'busy' };

const view = (iconOnly: boolean): PillView => ({
  ...{ clock: { now: 0, learned: true }, isUnderWay: false, phases: [], iconOnly },
});
const content = (shown: PillView | null): OverlayContent => ({
  ...{ view: shown, loading: shown === null, page: 'chart', subject: 1, open: false, place: null },
  ...{ inert: false, outranked: false, staleExtension: false },
});

function begin() {
  const { element } = stage(css);
  element.className = 'desk';
  const handle = { onPointerDown: nothing, onKeyDown: nothing, endedDrag: () => false };
  const pill = makePill(handle, { onPress: nothing, onNear: nothing });
  element.append(...pill.parts);
  const [button] = pill.parts;
  return { pill, button };
}

/** How wide a part of the pill is drawn. */
const widthOf = (part: Element | null | undefined) => part?.getBoundingClientRect().width ?? 0;

test('shows its words, or its icon alone; for a screen reader it says the same', async () => {
  const { pill, button } = begin();
  pill.draw(headline, content(view(false)), 'none');
  const name = 'Invite Desk: Pending · 3 d 4 h left';
  const named = () => page.getByRole('button', { name: /^Invite Desk: Pending.*3 d 4 h.*left$/ });
  await expect.element(named()).toBeVisible();
  const wide = widthOf(button);
  expect(wide).toBeGreaterThan(100);
  expect(button.textContent).toBe(name);

  pill.draw(headline, content(view(true)), 'none');
  expect(button.getBoundingClientRect()).toMatchObject({ width: 28, height: 28 });
  expect(widthOf(button.querySelector('svg'))).toBe(16);
  for (const words of button.querySelectorAll(':scope > span')) expect(widthOf(words)).toBeLessThanOrEqual(1);
  expect(button.textContent).toBe(name);
  await expect.element(named()).toBeVisible();
  await expectAccessible();

  pill.draw(headline, content(view(false)), 'none');
  expect(widthOf(button)).toBe(wide);
});

test('stays without words while the next patient is looked up', () => {
  const { pill, button } = begin();
  pill.draw(headline, content(view(true)), 'none');
  pill.draw(quiet, content(null), 'none');
  expect(widthOf(button)).toBe(28);
  expect(button.textContent).toBe('Invite Desk: Looking…');
});
