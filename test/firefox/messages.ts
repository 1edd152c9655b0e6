import { ALL_RISKS } from '../all-risks.ts';
import { people } from '../sandbox/patients.ts';
import { examples } from '../unit/messages/examples.ts';

const { neverInvited, expired } = people;

/** A content script may send these. */
export const OF_THE_PAGE = [
  'pageRecognised',
  'viewPill',
  'openCard',
  'readPlace',
  'rememberPlace',
  'overlayTaken',
  'newsForCard',
];

/**
 * List the messages that only pages of the extension may send: the card, the panel, the popup, the list and the settings. With
 * these inputs each would take effect if it were taken; where the contract's example would not, another one stands here. The
 * token is the one with which a card comes to its page, since a content script is given that one.
 */
export function ofOurPages(frameToken: string): Record<string, unknown> {
  const press = { heldFor: 80, toldAt: 0, watched: true };
  const ofOurs = Object.entries(examples).filter(([name]) => !OF_THE_PAGE.includes(name));
  return {
    ...Object.fromEntries(ofOurs),
    viewCard: { frameToken, check: true },
    act: { frameToken, viewToken: 'of-a-page', action: 'send', risksRead: ALL_RISKS, press },
    sizeCard: { frameToken, height: 7 },
    foldCard: { frameToken },
    outlinePage: { frameToken },
    openPanel: { frameToken, viewToken: 'of-a-page', field: 'email', press },
    viewPanel: { page: 'page-1', windowId: 1, look: true, patientId: null },
    actInPanel: { token: 'of-a-page', action: 'send', risksRead: ALL_RISKS },
    saveIdentifiers: {
      ...{ token: 'of-a-page', typed: { email: 'of.a.page@example.org' }, seen: { email: null } },
      ...{ then: 'send', risksRead: ALL_RISKS },
    },
    putSaveAway: { token: 'of-a-page' },
    actOnPatient: { patientId: neverInvited.id, action: 'revoke', risksRead: ALL_RISKS },
    openChart: { patientId: neverInvited.id },
    putOff: { patientId: 4224, reason: 'declined', until: { kind: 'never' } },
    chooseKeys: { on: false, letters: { next: 'n', notNow: 's', undo: 'z', list: 'a', search: '/' } },
    startBulk: { lines: [{ patientId: expired.id, action: 'resend', seenInvite: null }] },
    steerBulk: { step: 'cancelAll' },
    cancelBulkLine: { patientId: expired.id },
    saveApplication: { clientId: 'of-a-page', clientSecret: 'of-a-page' },
    chooseZone: { zone: 'US/Pacific' },
    askToConfirm: { asks: true },
    countAsMinorsUnder: { years: 12 },
    exportDesk: { passphrase: 'known to a page' },
  };
}

/** Write the expression that sends a message, in any world of the extension. */
export function sending(name: string, input: unknown = null): string {
  return `browser.runtime.sendMessage(${JSON.stringify({ name, input })})`;
}
