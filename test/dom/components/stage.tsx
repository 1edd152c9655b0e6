import axe from 'axe-core';
import { type ComponentChild, render } from 'preact';
import { afterEach, expect } from 'vitest';

const ends: (() => void)[] = [];

afterEach(() => {
  for (const end of ends.splice(0)) end();
});

/** Put an element on an otherwise empty page, with these styles. What is given to `onEnd` is done after the test. */
export function stage(css: string): { element: HTMLElement; onEnd: (end: () => void) => void } {
  const style = document.createElement('style');
  style.textContent = css;
  const element = document.createElement('div');
  document.head.append(style);
  document.body.append(element);
  ends.unshift(() => {
    element.remove();
    style.remove();
  });
  return { element, onEnd: (end) => ends.unshift(end) };
}

/** Put a component on an otherwise empty page, with its styles. Returns a function that renders it again. */
export function show(node: ComponentChild, css: string): (node: ComponentChild) => void {
  const { element, onEnd } = stage(css);
  onEnd(() => render(null, element));
  render(node, element);
  return (next) => render(next, element);
}

/** Expect that every axe rule holds that makes sense for a part of a page. */
export async function expectAccessible(within: Element | Document = document): Promise<void> {
  const { violations } = await axe.run(within, {
    rules: {
      region: { enabled: false },
      'landmark-one-main': { enabled: false },
      'page-has-heading-one': { enabled: false },
    },
  });
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' | ')}`)).toEqual(
    [],
  );
}
