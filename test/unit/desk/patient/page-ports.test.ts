import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { FrameBinding } from '../../../../lib/desk/patient/card-frames.ts';
import { pagePorts } from '../../../../lib/desk/patient/page-ports.ts';
import type { PageOrder } from '../../../../lib/messages/page-orders.ts';
import { freshBrowser } from '../fake-browser.ts';
import { miraChart, NOW } from '../fake-services.ts';

vi.mock(
  '../../../../lib/platform/browser-ports.ts',
  async () => (await import('../fake-browser.ts')).fakePorts,
);

/** What the page in tab 7 answers, and which orders it was given. */
const page = { answer: null as unknown, orders: [] as PageOrder[] };

beforeEach(() => {
  Object.assign(page, { answer: null, orders: [] });
  freshBrowser().overlay = (tabId, order) => {
    if (tabId !== 7) return null;
    page.orders.push(order);
    return page.answer;
  };
});

const frame: FrameBinding = {
  ...{ tabId: 7, run: 'the run', page: 'chart 4224', patientId: 4224, until: NOW },
  card: { documentId: 'card', frameId: 3 },
};
const sight = {
  ...{ reading: miraChart, age: 12, documentAge: 90 },
  sight: { kind: 'clear', glass: true, filter: 'none' },
} as const;

describe('a page that is read', () => {
  test.each<[number | null, object | null]>([
    [null, null],
    [80, { kind: 'clear', glass: true, filter: 'none' }],
    [80, { kind: 'doubtful', why: 'covered' }],
  ])('for a press of %j ms says what it shows and whether that was seen: %j', async (heldFor, seen) => {
    page.answer = { ...sight, sight: seen };
    expect(await pagePorts.read(frame, { heldFor })).toEqual({ ...sight, sight: seen });
    expect(page.orders).toEqual([{ order: 'readPage', run: 'the run', input: { heldFor } }]);
  });

  test('may say that nobody knows how old its words are, and that it was loaded elsewhere', async () => {
    page.answer = { ...sight, age: null, documentAge: null };
    expect(await pagePorts.read(frame, { heldFor: null })).toMatchObject({ age: null, documentAge: null });
  });

  test.each<[string, unknown]>([
    ['nothing', null],
    ['undefined', undefined],
    ['words', 'clear'],
    ['an empty answer', {}],
    ['no reading', { age: 12, sight: null }],
    ['a reading without a page', { ...sight, reading: { ...miraChart, page: undefined } }],
    ['a reading of another shape', { ...sight, reading: { ...miraChart, birthDate: '1980-02-11' } }],
    ['no age', { reading: miraChart, documentAge: 90, sight: null }],
    ['no age of its document', { reading: miraChart, age: 12, sight: null }],
    ['an age before its time', { ...sight, age: -1 }],
    ['an endless age', { ...sight, age: Number.POSITIVE_INFINITY }],
    ['no word on whether it was seen', { reading: miraChart, age: 12, documentAge: 90 }],
    ['another kind of sight', { ...sight, sight: { kind: 'certain', glass: false } }],
    ['a clear sight that leaves out the glass', { ...sight, sight: { kind: 'clear', filter: 'none' } }],
    ['a clear sight that leaves out the filter', { ...sight, sight: { kind: 'clear', glass: true } }],
    ['a doubt without a reason', { ...sight, sight: { kind: 'doubtful' } }],
    ['a reason that is none', { ...sight, sight: { kind: 'doubtful', why: 'perhaps' } }],
  ])('and answers with %s counts as moved on', async (_, answer) => {
    page.answer = answer;
    expect(await pagePorts.read(frame, { heldFor: 80 })).toBeNull();
  });

  test('hands on nothing that it adds', async () => {
    page.answer = { ...sight, patientId: 4225, reading: { ...miraChart, patientId: 4225 } };
    expect(await pagePorts.read(frame, { heldFor: 80 })).toEqual(sight);
  });
});

test('the outline of a page comes from its tab, or does not come', async () => {
  freshBrowser().outlines.set(7, 'body');
  expect(await pagePorts.outline(frame)).toBe('body');
  expect(await pagePorts.outline({ ...frame, tabId: 8 })).toBeNull();
});

test('a page is told how high its card is and to fold it, by the overlay that asked for the card', async () => {
  await pagePorts.size(frame, { frameToken: 'token', height: 300 });
  await pagePorts.fold(frame);
  expect(page.orders).toEqual([
    { order: 'sizeCard', run: 'the run', input: { frameToken: 'token', height: 300 } },
    { order: 'foldCard', run: 'the run', input: null },
  ]);
});
