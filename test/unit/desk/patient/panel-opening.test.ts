import { beforeEach, describe, expect, test, vi } from 'vitest';
import { panelOpeningHandlers } from '../../../../lib/desk/patient/panel-opening.ts';
import { panelTargets } from '../../../../lib/desk/patient/panel-targets.ts';
import type { Input } from '../../../../lib/messages/contract.ts';
import type { CardCaller } from '../../../../lib/messages/router.ts';
import { freshBrowser } from '../fake-browser.ts';
import { miraChart, newLocks } from '../fake-services.ts';
import { card, openedCard } from './opened-card.ts';

vi.mock(
  '../../../../lib/platform/browser-ports.ts',
  async () => (await import('../fake-browser.ts')).fakePorts,
);

beforeEach(newLocks);

/** A card over the chart of Mira, and a press in it that wants the panel at her email. */
async function pressed() {
  const browser = freshBrowser();
  const opened = await openedCard();
  const { services, ports, cards, page, memory } = opened;
  const targets = panelTargets(memory);
  const changed = vi.spyOn(ports, 'changed');
  const accepts = async () => false;
  const handlers = panelOpeningHandlers(
    Promise.resolve({ patients: services, act: ports, cards, panel: { targets }, hosts: { accepts } }),
    {
      read: async (_, { heldFor }) =>
        page.shows && { documentAge: 0, ...page.shows, sight: heldFor === null ? null : page.sight },
    },
  );
  const { frameToken, viewToken } = await opened.pressOn();
  const input: Input<'openPanel'> = {
    ...{ frameToken, viewToken, field: 'email' },
    press: { heldFor: 80, toldAt: 0, watched: true },
  };
  const press = (change: Partial<Input<'openPanel'>> = {}, from: Partial<CardCaller> = {}) =>
    handlers.openPanel({ ...input, ...change }, { ...card, ...from });
  return { ...opened, browser, targets, changed, press };
}

test('a press lets the panel stand at the card’s patient, with the field, and tells it so', async () => {
  const { press, targets, changed, browser } = await pressed();
  expect(await press()).toEqual({ ok: true, value: null });
  expect(await targets.targetOf(1, 'chart 4224')).toMatchObject({ patientId: 4224, field: 'email' });
  expect(browser.did).toEqual(['panel window 1']);
  expect(changed).toHaveBeenCalledExactlyOnceWith('ownPages');
});

describe('no patient is bound and no window comes', () => {
  const unbound = async ({ targets, browser, changed }: Awaited<ReturnType<typeof pressed>>) => {
    expect(await targets.targetOf(1, 'chart 4224')).toBeNull();
    expect(browser.did).toEqual([]);
    expect(changed).not.toHaveBeenCalled();
  };

  test.each<[string, Partial<Input<'openPanel'>>, Partial<CardCaller>]>([
    ['with a forged token of a view', { viewToken: 'forged' }, {}],
    ['with a forged token of a frame', { frameToken: 'forged' }, {}],
    ['from another card', {}, { documentId: 'other' }],
    ['from another tab', {}, { tabId: 2 }],
    ['once the tab shows another chart', {}, { page: { kind: 'chart', patientId: 4225 } }],
  ])('%s', async (_, input, caller) => {
    const desk = await pressed();
    expect(await desk.press(input, caller)).toEqual({ ok: false, failure: { kind: 'viewOutdated' } });
    await unbound(desk);
  });

  test('with a token that another card of the tab was given', async () => {
    const desk = await pressed();
    const viewToken = await desk.ports.tokens.issue({
      ...{ patientId: 4224, tabId: 1, documentId: 'other', page: 'chart 4224' },
    });
    expect(await desk.press({ viewToken })).toEqual({ ok: false, failure: { kind: 'viewOutdated' } });
    await unbound(desk);
  });

  test('with a token for another patient of the same page, as on the calendar', async () => {
    const desk = await pressed();
    const viewToken = await desk.ports.tokens.issue({
      ...{ patientId: 4225, tabId: 1, documentId: 'card', page: 'chart 4224' },
    });
    expect(await desk.press({ viewToken })).toEqual({ ok: false, failure: { kind: 'viewOutdated' } });
    await unbound(desk);
  });

  test('where the page does not answer', async () => {
    const desk = await pressed();
    desk.page.shows = null;
    expect(await desk.press()).toEqual({ ok: false, failure: { kind: 'viewOutdated' } });
    await unbound(desk);
  });

  test('where the card could not be seen', async () => {
    const desk = await pressed();
    desk.page.sight = { kind: 'doubtful', why: 'covered' };
    expect(await desk.press()).toEqual({ ok: false, failure: { kind: 'notSeen', why: 'covered' } });
    desk.page.sight = { kind: 'clear', glass: true, filter: 'none' };
    expect(await desk.press({ press: { heldFor: 80, toldAt: 0, watched: false } })).toMatchObject({
      ok: false,
    });
    await unbound(desk);
  });

  test('where the page is about somebody else by now', async () => {
    const desk = await pressed();
    const name = { kind: 'found' as const, value: { text: 'Tim Patient', parts: null } };
    desk.page.shows = { reading: { ...miraChart, name }, age: 0 };
    expect(await desk.press()).toEqual({
      ...{ ok: false, failure: { kind: 'identityRefused', reason: 'nameDiffers' } },
    });
    await unbound(desk);
  });
});
