import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

/*
 * A pill lies over a page that no tool can judge, so the colours themselves are measured: each pair that is drawn, in each
 * scheme, from the files in which they stand.
 */

type Scheme = 'light' | 'dark';
type Rgb = [red: number, green: number, blue: number];

const css = ['tokens', 'parts']
  .map((name) => readFileSync(`components/shared/${name}.css`, 'utf8'))
  .join('\n');
const TONES = ['quiet', 'calm', 'good', 'warn', 'stop'] as const;

/** `--name: light-dark(#one, #other)`, as they are written. */
const written = new Map(
  [...css.matchAll(/--([\w-]+): light-dark\((#[0-9a-f]{3,6}), (#[0-9a-f]{3,6})\)/g)].map(
    ([, name = '', light = '', dark = '']) => [name, { light, dark }] as const,
  ),
);

function token(name: string, scheme: Scheme): Rgb {
  const found = written.get(name);
  if (!found) throw new Error(`no colour ${name} in the styles`);
  const hex = found[scheme].slice(1);
  const whole = hex.length === 3 ? [...hex].map((digit) => digit + digit).join('') : hex;
  return [0, 2, 4].map((at) => Number.parseInt(whole.slice(at, at + 2), 16)) as Rgb;
}

/** The ground of a message: a share of its tone over the surface, or, of a warning, a colour of its own. */
function backOf(tone: (typeof TONES)[number], scheme: Scheme): Rgb {
  if (tone === 'warn') return token('back', scheme);
  const share = Number(/color-mix\(in srgb, var\(--tone\) (\d+)%, var\(--surface\)\)/.exec(css)?.[1]) / 100;
  const [one, other] = [token(tone, scheme), token('surface', scheme)];
  return one.map((part, at) => part * share + (other[at] ?? 0) * (1 - share)) as Rgb;
}

function contrast(one: Rgb, other: Rgb): number {
  const [light = 0, dark = 0] = [one, other].map(luminance).sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(colour: Rgb): number {
  const [red = 0, green = 0, blue = 0] = colour.map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

test('black on white is 21, and a colour on itself 1', () => {
  expect(contrast([0, 0, 0], [255, 255, 255])).toBeCloseTo(21);
  expect(contrast([9, 9, 9], [9, 9, 9])).toBe(1);
});

describe.each(['light', 'dark'] as const)('in the %s scheme', (scheme) => {
  const of = (name: string) => token(name, scheme);

  test.each(['ink', 'muted', 'accent', ...TONES])('%s can be read on what it stands on', (name) => {
    for (const ground of ['surface', 'sunken'])
      expect(contrast(of(name), of(ground)), ground).toBeGreaterThanOrEqual(4.5);
  });

  test.each(TONES)('a message and a pill of the tone %s can be read', (tone) => {
    for (const words of [tone, 'ink', 'muted', 'accent'])
      expect(contrast(of(words), backOf(tone, scheme)), words).toBeGreaterThanOrEqual(4.5);
  });

  test.each(['accent', 'accent-strong'])('the words of the main button can be read on %s', (ground) => {
    expect(contrast(of('on-accent'), of(ground))).toBeGreaterThanOrEqual(4.5);
  });

  // 1.4.11: what a control is known by, and what shows the focus.
  test.each(['edge', 'accent'])('%s can be told from what is beside it', (line) => {
    for (const ground of ['surface', 'sunken'])
      expect(contrast(of(line), of(ground)), ground).toBeGreaterThanOrEqual(3);
  });
});

test('the overlay has the same colours as the pages', () => {
  const overlay = readFileSync('components/overlay/overlay.css', 'utf8');
  for (const [, name = '', light = '', dark = ''] of overlay.matchAll(
    /--([\w-]+): light-dark\((#\w+), (#\w+)\)/g,
  ))
    expect({ name, light, dark }).toEqual({ name, ...written.get(name) });
});

test('sizes of our pages follow the letters of the browser; only hairlines are in pixels', () => {
  const files = [
    'shared/parts',
    'card/card',
    'popup/popup',
    'panel/panel',
    'panel/home',
    'panel/day/day',
    'bulk/bulk',
    'options/options',
  ];
  for (const file of files) {
    const text = readFileSync(`components/${file}.css`, 'utf8').replaceAll(/\/\*[\s\S]*?\*\//g, '');
    const big = [...text.matchAll(/^\s*([\w-]+):[^;]*?\b(\d+)px/gm)].filter(
      ([, property = '', size]) => Number(size) > 3 && !/^(border|outline|box-shadow)/.test(property),
    );
    expect(
      big.map(([line]) => line.trim()),
      file,
    ).toEqual([]);
  }
});
