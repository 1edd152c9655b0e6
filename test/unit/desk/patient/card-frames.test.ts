import { describe, expect, test } from 'vitest';
import { cardFrames } from '../../../../lib/desk/patient/card-frames.ts';
import type { CardCaller, PageCaller } from '../../../../lib/messages/router.ts';
import { MOST_CARD_FRAMES } from '../../../../lib/page-timing.ts';
import { fakeMemory, miraHost, miraPage } from '../fake-services.ts';

const page: PageCaller = { kind: 'page', tabId: 1, documentId: 'doc', host: miraHost, page: miraPage };
const card: CardCaller = { ...page, kind: 'card', frameId: 3, documentId: 'card' };

function desk() {
  const memory = fakeMemory();
  return { memory, frames: cardFrames(memory) };
}

describe('the token of a card', () => {
  test('lets one card in, again and again, and tells of the page and the overlay that asked for it', async () => {
    const { frames } = desk();
    const token = await frames.open(page, 'run');
    const expected = {
      ...{ tabId: 1, run: 'run', page: 'chart 4224', patientId: null },
      ...{ card: { documentId: 'card', frameId: 3 } },
    };
    expect(await frames.enter(token, card)).toEqual(expected);
    expect(await frames.enter(token, card)).toEqual(expected);
  });

  test('is another one for each card', async () => {
    const { frames } = desk();
    const tokens = [await frames.open(page, 'run'), await frames.open(page, 'run')];
    expect(new Set(tokens).size).toBe(2);
    expect(tokens.join()).not.toContain('4224');
  });

  test('is of no use to a second document, also of the same frame, and stays the first one’s', async () => {
    const { frames } = desk();
    const token = await frames.open(page, 'run');
    await frames.enter(token, card);
    expect(await frames.enter(token, { ...card, documentId: 'other' })).toBeNull();
    expect(await frames.enter(token, { ...card, documentId: 'other', frameId: 4 })).toBeNull();
    expect(await frames.enter(token, card)).not.toBeNull();
  });

  test('lets in one of two cards that come at one moment', async () => {
    const { frames } = desk();
    const token = await frames.open(page, 'run');
    const cards = ['a', 'b'].map((documentId) => frames.enter(token, { ...card, documentId }));
    const entered = (await Promise.all(cards)).filter((frame) => frame !== null);
    expect(entered).toHaveLength(1);
  });

  test.each<[string, Partial<CardCaller>]>([
    ['in another tab', { tabId: 2 }],
    ['once the tab shows another chart', { page: { kind: 'chart', patientId: 4225 } }],
    ['once the tab shows the calendar', { page: { kind: 'calendar' } }],
    [
      'once the tab shows an appointment of that number',
      { page: { kind: 'appointment', appointmentId: '4224' } },
    ],
    ['once the tab shows no page of ours', { page: { kind: 'none' } }],
  ])('lets nobody in %s, neither at first nor later', async (_, change) => {
    const { frames } = desk();
    const token = await frames.open(page, 'run');
    expect(await frames.enter(token, { ...card, ...change })).toBeNull();
    expect(await frames.enter(token, card)).not.toBeNull();
    expect(await frames.enter(token, { ...card, ...change })).toBeNull();
  });

  test('ends with the next card of its tab', async () => {
    const { frames } = desk();
    const first = await frames.open(page, 'run');
    await frames.enter(first, card);
    const second = await frames.open(page, 'run');
    expect(await frames.enter(first, card)).toBeNull();
    expect(await frames.bindPatient(first, 4224)).toBe(false);
    expect(await frames.enter(second, { ...card, documentId: 'next' })).not.toBeNull();
  });

  test.each(['', 'constructor', '__proto__', 'toString', 'token'])('is not %j', async (token) => {
    const { frames } = desk();
    await frames.open(page, 'run');
    expect(await frames.enter(token, card)).toBeNull();
    expect(await frames.bindPatient(token, 4224)).toBe(false);
  });

  test('is none where what is stored is no list of cards', async () => {
    const { frames, memory } = desk();
    await memory.write('card-frames', { forged: { tabId: 1, page: 'chart 4224' } });
    expect(await frames.enter('forged', card)).toBeNull();
    const token = await frames.open(page, 'run');
    expect(await frames.enter(token, card)).not.toBeNull();
  });
});

describe('the patient of a card', () => {
  test('is the first one that it shows, and no other', async () => {
    const { frames } = desk();
    const token = await frames.open(page, 'run');
    expect(await frames.bindPatient(token, 4224)).toBe(true);
    expect(await frames.bindPatient(token, 4225)).toBe(false);
    expect(await frames.bindPatient(token, 4224)).toBe(true);
    expect(await frames.enter(token, card)).toMatchObject({ patientId: 4224 });
  });

  test('is one of two that come at one moment', async () => {
    const { frames } = desk();
    const token = await frames.open(page, 'run');
    const bound = await Promise.all([frames.bindPatient(token, 4224), frames.bindPatient(token, 4225)]);
    expect(bound.filter(Boolean)).toHaveLength(1);
  });

  test('is nobody’s but that card’s', async () => {
    const { frames } = desk();
    const first = await frames.open(page, 'run');
    const second = await frames.open({ ...page, tabId: 2 }, 'other run');
    await frames.bindPatient(first, 4224);
    expect(await frames.bindPatient(second, 4225)).toBe(true);
  });
});

test('the card of a tab is the one that was asked for there last', async () => {
  const { frames } = desk();
  const token = await frames.open(page, 'run');
  await frames.open({ ...page, tabId: 2 }, 'other run');
  await frames.enter(token, card);
  expect(await frames.inTab(1)).toMatchObject({ run: 'run', card: { frameId: 3 } });
  expect(await frames.inTab(2)).toMatchObject({ run: 'other run', card: null });
  expect(await frames.inTab(3)).toBeNull();
});

test('the cards of a hundred tabs are kept, the newest', async () => {
  const { frames, memory } = desk();
  const tokens: string[] = [];
  for (let tabId = 1; tabId <= MOST_CARD_FRAMES + 3; tabId += 1)
    tokens.push(await frames.open({ ...page, tabId }, 'run'));
  expect(Object.keys(memory.all.get('card-frames') ?? {})).toEqual(tokens.slice(3));
});
