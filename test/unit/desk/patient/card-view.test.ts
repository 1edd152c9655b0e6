import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { PageReading } from '../../../../lib/ehr/page/reading.ts';
import type { CardCaller } from '../../../../lib/messages/router.ts';
import { freshBrowser } from '../fake-browser.ts';
import { MINUTE, miraChart, NOW, newLocks } from '../fake-services.ts';
import { card, onChart, openedCard } from './opened-card.ts';

vi.mock(
  '../../../../lib/platform/browser-ports.ts',
  async () => (await import('../fake-browser.ts')).fakePorts,
);

beforeEach(newLocks);

const named = (text: string): PageReading['name'] => ({ kind: 'found', value: { text, parts: null } });

describe('a card', () => {
  test('is told about the patient of its page, with a token for a press', async () => {
    const { look, page, ports } = await openedCard();
    const view = await look();
    expect(view).toMatchObject({
      identity: { kind: 'locked', name: 'Mira Quillfeather', birthDate: '1980-02-11' },
      ...{ status: { kind: 'notInvited' }, offers: [{ action: 'send' }, { action: 'check' }] },
    });
    expect(page.told).toEqual(['read 1 run null']);
    expect(await ports.tokens.find(view?.token ?? '', 1)).toMatchObject({
      ...{ patientId: 4224, tabId: 1, documentId: 'card', page: 'chart 4224' },
    });
  });

  test('knows for how long its page has said just this', async () => {
    const { look, page, services } = await openedCard();
    page.shows = {
      reading: { ...miraChart, header: { kind: 'found', value: 'notEnabled' } },
      age: 5 * MINUTE,
    };
    await look();
    const evidence = await services.cache.evidence(4224);
    expect(evidence.find(({ source }) => source === 'header')?.asOf).toBe(NOW - 5 * MINUTE);
  });

  test('asks as a view does, for as long as its tab shows that, and to check as a press', async () => {
    const { look, page, api } = await openedCard();
    const askers: unknown[] = [];
    const { patient } = api.practice;
    api.practice.patient = (id, asker) => {
      askers.push(asker);
      page.shows = { reading: { ...miraChart, name: named('Tim Patient') }, age: 0 };
      return patient(id, asker);
    };
    const looking = look();
    await looking;
    expect(askers).toMatchObject([{ lane: 'view' }]);
    const [asker] = askers as [{ wanted(): boolean }];
    expect(asker.wanted()).toBe(true);
    await look();
    expect(asker.wanted()).toBe(false);
    page.shows = { reading: miraChart, age: 0 };
    await look(true);
    expect(askers.at(-1)).toBe('click');
  });

  test('that checked tells the pill, the popup and other tabs to read their views again', async () => {
    const { look, ports } = await openedCard();
    const changed = vi.spyOn(ports, 'changed');
    await look();
    expect(changed).not.toHaveBeenCalled();
    await look(true);
    expect(changed).toHaveBeenCalledOnce();
  });

  test('over a page that is about somebody else is told of a doubt, without a name, a button or a token', async () => {
    const { look, page } = await openedCard();
    page.shows = { reading: { ...miraChart, name: named('Tim Patient') }, age: 0 };
    const view = await look();
    expect(view).toMatchObject({
      ...{ identity: { kind: 'refused', reason: 'nameDiffers' }, offers: [], token: null, history: [] },
    });
    expect(JSON.stringify(view)).not.toContain('Quillfeather');
  });

  test('that was told of a doubt is told of its patient once the page is right', async () => {
    const { look, page } = await openedCard();
    page.shows = {
      reading: { ...miraChart, name: { kind: 'absent' }, birthDate: { kind: 'absent' } },
      age: 0,
    };
    expect((await look())?.token).toBeNull();
    page.shows = { reading: miraChart, age: 0 };
    expect((await look())?.token).not.toBeNull();
  });

  test('that showed one patient shows no other, and its own again', async () => {
    const { handlers, cards, page, api } = await openedCard();
    const { patient } = api.practice;
    api.practice.patient = async (id, asker) => {
      const answer = await patient(id, asker);
      return answer.ok ? { ...answer, value: { ...answer.value, id } } : answer;
    };
    const calendar = { kind: 'calendar' } as const;
    const showsWindowOf = (linked: number) => {
      page.shows = {
        ...{ age: 0 },
        reading: {
          ...{ ...miraChart, page: calendar, subject: 'appointmentWindow' },
          linkedPatientId: { kind: 'found', value: linked },
        },
      };
    };
    const frameToken = await cards.open({ ...onChart, page: calendar }, 'run');
    const look = () => handlers.viewCard({ frameToken, check: false }, { ...card, page: calendar });
    showsWindowOf(4224);
    expect(await look()).toMatchObject({ identity: { kind: 'locked' } });
    showsWindowOf(4225);
    expect(await look()).toBeNull();
    showsWindowOf(4224);
    expect(await look()).toMatchObject({ identity: { kind: 'locked' } });
  });
});

describe('nothing is told, asked or read for a card', () => {
  test('whose page does not answer', async () => {
    const { look, page, api } = await openedCard();
    page.shows = null;
    expect(await look()).toBeNull();
    expect(api.requests).toEqual([]);
  });

  test.each<[string, Partial<CardCaller>, string | null]>([
    ['in another tab', { tabId: 2 }, null],
    ['over another page by now', { page: { kind: 'chart', patientId: 4225 } }, null],
    ['over a page that is none of ours by now', { page: { kind: 'none' } }, null],
    ['without a token of ours', {}, 'constructor'],
  ])('%s', async (_, change, token) => {
    const { handlers, frameToken, page, api } = await openedCard();
    const asked = { frameToken: token ?? frameToken, check: true };
    expect(await handlers.viewCard(asked, { ...card, ...change })).toBeNull();
    expect([page.told, api.requests]).toEqual([[], []]);
  });

  test('that comes with the token of another', async () => {
    const { handlers, frameToken, look, page } = await openedCard();
    await look();
    page.told.length = 0;
    const other = { ...card, documentId: 'other' };
    expect(await handlers.viewCard({ frameToken, check: false }, other)).toBeNull();
    expect(page.told).toEqual([]);
  });
});

describe('what a card asks of its page', () => {
  test('reaches that page', async () => {
    const { handlers, frameToken, page } = await openedCard();
    expect(await handlers.sizeCard({ frameToken, height: 300 }, card)).toBeNull();
    expect(await handlers.foldCard({ frameToken }, card)).toBeNull();
    expect(await handlers.outlinePage({ frameToken }, card)).toBe('body');
    expect(page.told).toEqual([`size 1 run ${frameToken} 300`, 'fold 1 run', 'outline 1']);
  });

  test('does not where the token is another card’s, or its page has moved on', async () => {
    const { handlers, frameToken, look, page } = await openedCard();
    await look();
    page.told.length = 0;
    for (const caller of [
      { ...card, documentId: 'other' },
      { ...card, page: { kind: 'calendar' } },
    ] as const) {
      expect(await handlers.sizeCard({ frameToken, height: 300 }, caller)).toBeNull();
      expect(await handlers.foldCard({ frameToken }, caller)).toBeNull();
      expect(await handlers.outlinePage({ frameToken }, caller)).toBeNull();
    }
    expect(page.told).toEqual([]);
  });

  test('the settings come up as the browser’s own page', async () => {
    const { handlers } = await openedCard();
    const { did } = freshBrowser();
    expect(await handlers.openSettings(null, card)).toBeNull();
    expect(did).toEqual(['options']);
  });
});
