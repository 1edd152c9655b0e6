import { onTestFinished } from 'vitest';
import { press } from './person.ts';

/*
 * What a page of the EHR may hold beside the overlay. It is removed after the test.
 */

export function addElement<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  style = '',
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  element.style.cssText = style;
  document.body.append(element);
  onTestFinished(() => element.remove());
  return element;
}

/** Add a style sheet of the page. */
export function addCss(text: string): void {
  const style = document.createElement('style');
  style.textContent = text;
  document.head.append(style);
  onTestFinished(() => style.remove());
}

/** Show an element in full screen, as a page may once a person presses something. */
export async function showFullScreen(element: Element): Promise<void> {
  const button = addElement('button', 'position: fixed; left: 0; bottom: 0; width: 90px; height: 30px');
  button.addEventListener('click', () => void element.requestFullscreen());
  const shown = new Promise((resolve) =>
    document.addEventListener('fullscreenchange', resolve, { once: true }),
  );
  await press(button);
  await shown;
  onTestFinished(() => document.exitFullscreen());
}
