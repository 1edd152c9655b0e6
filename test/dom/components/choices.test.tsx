import { afterEach, expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import { OnOffChoice } from '../../../components/options/OnOffChoice.tsx';
import { hearFailures } from '../../../lib/unawaited.ts';
import { show } from './stage.tsx';
import { connected } from './views.ts';

/** Show one choice that is on, and let it be saved when the test says so. */
function mount() {
  const saving = Promise.withResolvers<null>();
  const save = vi.fn(() => saving.promise);
  const drawn = (isOn: boolean) => (
    <OnOffChoice
      {...{ view: connected, choice: 'showBadge', isOn, save }}
      {...{ name: 'Count today', how: 'On the button.' }}
    />
  );
  const again = show(drawn(true), '');
  return { save, saving, drawAgain: (isOn: boolean) => again(drawn(isOn)) };
}

const box = () => page.getByRole('checkbox', { name: /^Count today/ });

afterEach(() => hearFailures(() => undefined));

test('a choice stays as it was made while an older answer is drawn', async () => {
  const { save, saving, drawAgain } = mount();
  await box().click();
  expect(save).toHaveBeenCalledExactlyOnceWith(false);
  drawAgain(true);
  await expect.element(box()).not.toBeChecked();
  saving.resolve(null);
  drawAgain(false);
  await expect.element(box()).not.toBeChecked();
  // From now on the settings count again: another page may have changed it.
  drawAgain(true);
  await expect.element(box()).toBeChecked();
});

test('a choice that cannot be kept is turned back, and the failure is heard', async () => {
  const heard = vi.fn();
  hearFailures(heard);
  const uncaught = new Promise((resolve) => {
    const hear = (event: PromiseRejectionEvent) => {
      event.preventDefault();
      event.stopImmediatePropagation();
      resolve(event.reason);
    };
    window.addEventListener('unhandledrejection', hear, { once: true, capture: true });
  });
  const { saving } = mount();
  await box().click();
  await expect.element(box()).not.toBeChecked();
  saving.reject(new Error('no worker'));
  await expect.element(box()).toBeChecked();
  await uncaught;
  expect(heard).toHaveBeenCalledExactlyOnceWith('press', expect.any(Error));
});
