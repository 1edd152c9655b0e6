import { describe, expect, test } from 'vitest';
import type { MessageName } from '../../../lib/messages/contract.ts';
import type { Sender } from '../../../lib/messages/router.ts';
import { examples, listening, names, senders } from './examples.ts';

/**
 * Who may send what, written down a second time by hand: whoever lets one more send a message has to say so here too.
 * A page can ask and show, and do no deed. A card does deeds for the patient of its page alone.
 */
const MAY: Record<
  MessageName,
  'page' | 'card' | 'panel' | 'own' | 'panel and own' | 'card and panel and own'
> = {
  pageRecognised: 'page',
  viewPill: 'page',
  openCard: 'page',
  readPlace: 'page',
  rememberPlace: 'page',
  overlayTaken: 'page',
  newsForCard: 'page',
  viewCard: 'card',
  act: 'card',
  sizeCard: 'card',
  foldCard: 'card',
  outlinePage: 'card',
  openSettings: 'card and panel and own',
  openPanel: 'card',
  standAtFront: 'panel and own',
  viewPanel: 'panel',
  actInPanel: 'panel',
  saveIdentifiers: 'panel',
  putSaveAway: 'panel',
  viewWorklist: 'own',
  viewTabPatient: 'own',
  viewDay: 'panel and own',
  checkDay: 'panel and own',
  putOff: 'panel and own',
  takeUpAgain: 'panel and own',
  readKeys: 'panel and own',
  chooseKeys: 'panel and own',
  openDesk: 'panel and own',
  readScreen: 'panel and own',
  keepScreen: 'panel and own',
  prepareSchedule: 'own',
  drChronoInvites: 'own',
  showBadge: 'own',
  actOnPatient: 'panel and own',
  openChart: 'panel and own',
  openBulk: 'panel and own',
  viewNews: 'own',
  previewBulk: 'own',
  startBulk: 'own',
  viewBulk: 'own',
  steerBulk: 'own',
  cancelBulkLine: 'panel and own',
  viewConnection: 'own',
  saveApplication: 'own',
  tryApplication: 'own',
  connect: 'own',
  recheckConnection: 'own',
  disconnect: 'own',
  dismissLost: 'panel and own',
  exportDesk: 'own',
  importDesk: 'own',
  noteError: 'card and panel and own',
  chooseZone: 'own',
  showIconOnly: 'own',
  askToConfirm: 'own',
  countAsMinorsUnder: 'own',
  checkPage: 'own',
  chooseLabelWords: 'own',
  confirmPracticeHost: 'own',
  forgetPracticeHost: 'own',
};

const kinds = {
  page: 'page',
  card: 'card',
  panel: 'panel',
  desk: 'panel',
  popup: 'own',
  settings: 'own',
} as const;

test('every message is in the table', () => {
  expect(Object.keys(MAY).toSorted()).toEqual(names.toSorted());
});

describe.each(names)('%s', (name) => {
  const message = { name, input: examples[name] };

  test.each(Object.entries(senders))(
    'is answered to the %s or not, as the table says',
    async (who, sender) => {
      const kind = kinds[who as keyof typeof kinds];
      const { calls, send } = listening();
      const may = MAY[name].split(' and ').includes(kind);
      expect(send(message, sender) !== undefined).toBe(may);
      expect(calls.map(({ caller }) => caller.kind)).toEqual(may ? [kind] : []);
    },
  );

  const { page, card, panel, desk, popup, settings } = senders;
  test.each<[string, Sender]>([
    ['another extension', { ...popup, id: 'other', url: 'chrome-extension://other/popup.html' }],
    ['another extension that knows our address', { ...popup, id: 'other' }],
    ['the card of another extension', { ...card, url: 'chrome-extension://other/card.html' }],
    ['nobody', {}],
    ['a content script in a frame inside the page', { ...page, frameId: 3 }],
    ['a content script in a frame without a number', { id: page.id, url: page.url, tab: page.tab }],
    ['a content script in a tab without an address', { ...page, tab: { id: 7 } }],
    ['a content script in a tab without a number', { ...page, tab: { url: page.tab.url } }],
    ['a page that has our id in its host', { ...page, frameId: 1, url: 'https://invite-desk-id/popup.html' }],
    ['a card that is no frame', { ...card, frameId: 0 }],
    ['a card whose frame has no number', { ...card, frameId: undefined }],
    ['a card without a tab', { ...card, tab: undefined }],
    ['a card in a tab without an address', { ...card, tab: { id: 7 } }],
    ['a card in a tab without a number', { ...card, tab: { url: card.tab.url } }],
    ['a popup in a frame', { ...popup, frameId: 3, tab: page.tab }],
    ['settings in a frame', { ...settings, frameId: 3, tab: page.tab }],
    ['a panel in a frame', { ...panel, frameId: 3, tab: page.tab }],
    ['a desk in a frame', { ...desk, frameId: 3, tab: page.tab }],
    ['a desk in a frame of ours', { ...desk, frameId: 3 }],
    [
      'a page that ends like the desk',
      { ...desk, url: desk.url.replace('desk.html', 'other/desk.html'), frameId: 2 },
    ],
    ['another spelling of the card’s address', { ...card, url: card.url.replace('/card', '//card') }],
  ])('is not answered to %s', (_, sender) => {
    const { calls, send } = listening();
    expect(send(message, sender)).toBeUndefined();
    expect(calls).toEqual([]);
  });
});
