import { afterEach, beforeEach, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { judgeClick } from '../../../components/overlay/trusted-click.ts';
import { STAND_STILL } from '../../../lib/timing.ts';

const trusted = { isTrusted: true };
const STOOD = STAND_STILL + 1;

let host: HTMLElement;
let control: HTMLButtonElement;
const added: Element[] = [];

function add<E extends Element>(element: E): E {
  added.push(element);
  document.body.append(element);
  return element;
}

function box(style: string): HTMLDivElement {
  const element = document.createElement('div');
  element.style.cssText = style;
  return element;
}

const COVERING = 'position: fixed; left: 40px; top: 40px; width: 300px; height: 200px; margin: 0;';

beforeEach(() => {
  host = document.createElement('div');
  host.style.cssText = 'position: fixed; inset: 0; pointer-events: none';
  const root = host.attachShadow({ mode: 'open' });
  root.innerHTML = `<section style="position: absolute; left: 60px; top: 60px; pointer-events: auto">
    <button style="width: 120px; height: 40px"><svg width="20" height="20" viewBox="0 0 16 16"><path d="M0 0h16v16H0z" /></svg> Send</button>
  </section>`;
  document.documentElement.append(host);
  const button = root.querySelector('button');
  if (!button) throw new Error('no button in the fixture');
  control = button;
});

afterEach(() => {
  host.remove();
  document.body.removeAttribute('style');
  for (const element of added.splice(0)) element.remove();
});

const judge = (stood = STOOD) => judgeClick(trusted, control, 0, stood);

test('accepts a visible, uncovered control that stood still', () => {
  expect(judge()).toBe('accepted');
});

test('a real click on the glyph inside the button is accepted', async () => {
  const judged = new Promise<string>((resolve) => {
    control.addEventListener('click', (event) => resolve(judgeClick(event, control, 0, STOOD)), {
      once: true,
    });
  });
  const glyph = control.querySelector('path');
  if (!glyph) throw new Error('no glyph in the fixture');
  await userEvent.click(glyph);
  expect(await judged).toBe('accepted');
});

test('a real keyboard click is accepted', async () => {
  const judged = new Promise<string>((resolve) => {
    control.addEventListener(
      'click',
      (event) => resolve(`${event.detail} ${judgeClick(event, control, 0, STOOD)}`),
      {
        once: true,
      },
    );
  });
  control.focus();
  await userEvent.keyboard('{Enter}');
  expect(await judged).toBe('0 accepted');
});

test('refuses a click made by a script', () => {
  const judged: string[] = [];
  control.addEventListener('click', (event) => judged.push(judgeClick(event, control, 0, STOOD)), {
    once: true,
  });
  control.click();
  expect(judged).toEqual(['notTrusted']);
});

test('refuses before it stood still, whatever else is right', () => {
  expect(judge(STAND_STILL - 1)).toBe('tooSoon');
  expect(judge(STAND_STILL)).toBe('accepted');
});

test.each([
  ['display: none', 'hidden'],
  ['visibility: hidden', 'hidden'],
  ['opacity: 0.5', 'faded'],
  ['filter: opacity(0.1)', 'faded'],
  ['clip-path: inset(40%)', 'faded'],
  ['pointer-events: none', 'covered'],
  ['position: fixed; left: -2000px', 'covered'],
])('refuses a control whose section has %s', (style, verdict) => {
  const section = control.parentElement;
  if (section) section.style.cssText += `; ${style}`;
  expect(judge()).toBe(verdict);
});

test('refuses a faded host, also by many small steps', () => {
  host.style.opacity = '0.95';
  expect(judge()).toBe('accepted');
  control.style.opacity = '0.94';
  expect(judge()).toBe('faded');
});

test('refuses while the page fades its html or body', () => {
  document.documentElement.style.opacity = '0.2';
  expect(judge()).toBe('faded');
  document.documentElement.removeAttribute('style');
  document.body.style.opacity = '0.2';
  expect(judge()).toBe('faded');
});

test('refuses a control shrunk to a speck', () => {
  control.style.cssText = 'width: 4px; height: 4px; padding: 0; overflow: hidden; border: 0';
  expect(judge()).toBe('hidden');
});

test('refuses a control covered as a whole or only beside its centre', () => {
  const cover = add(box(`${COVERING} z-index: 10`));
  expect(judge()).toBe('covered');
  cover.style.cssText = 'position: fixed; left: 60px; top: 60px; width: 30px; height: 40px; z-index: 10';
  expect(judge()).toBe('covered');
  cover.remove();
  expect(judge()).toBe('accepted');
});

test('refuses under a popover that lets clicks through', () => {
  const glass = add(box(`${COVERING} pointer-events: none; border: 0`));
  glass.popover = 'manual';
  glass.showPopover();
  expect(judge()).toBe('covered');
  glass.style.left = '900px';
  expect(judge()).toBe('accepted');
});

test('refuses a control that is no longer in the page', () => {
  host.remove();
  expect(judge()).toBe('hidden');
});
