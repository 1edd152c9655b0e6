import { callers, type MessageName } from '../../../lib/messages/contract.ts';
import { type Caller, type Handlers, route, type Sender } from '../../../lib/messages/router.ts';
import { ALL_RISKS } from '../../all-risks.ts';
import { LEFT_SCREEN, WHOLE_DAY } from '../../whole-day.ts';
import { WHOLE_LIST } from '../../whole-list.ts';

const own = {
  ...{ id: 'invite-desk-id', origin: 'chrome-extension://invite-desk-id' },
  /** Every sender here is at a shared host, where nobody asks; accepted-hosts.test.ts is about the others. */
  accepts: async () => false,
  openPanel: () => undefined,
};

const CHART = 'https://app.drchrono.com/patients/4224/';

/** Who sends, as the browser tells it. The detector and the overlay are content scripts of a page. */
export const senders = {
  page: {
    id: own.id,
    url: 'https://app.drchrono.com/patients/1/',
    origin: 'https://app.drchrono.com',
    frameId: 0,
    documentId: 'doc',
    tab: { id: 7, url: CHART },
  },
  card: {
    id: own.id,
    url: `${own.origin}/card.html#token`,
    origin: own.origin,
    frameId: 3,
    documentId: 'card',
    tab: { id: 7, url: CHART },
  },
  panel: { id: own.id, url: `${own.origin}/panel.html`, origin: own.origin },
  desk: {
    id: own.id,
    url: `${own.origin}/desk.html`,
    origin: own.origin,
    frameId: 0,
    tab: { id: 9, url: `${own.origin}/desk.html` },
  },
  popup: { id: own.id, url: `${own.origin}/popup.html`, origin: own.origin },
  settings: {
    id: own.id,
    url: `${own.origin}/options.html`,
    origin: own.origin,
    frameId: 0,
    tab: { id: 8, url: `${own.origin}/options.html` },
  },
} as const satisfies Record<string, Sender>;

const absent = { kind: 'absent' };
export const reading = {
  page: { kind: 'chart', patientId: 4224 },
  subject: 'chart',
  name: { kind: 'found', value: { text: 'Mira Quillfeather', parts: null } },
  ...{ birthDate: absent, chartId: absent, linkedPatientId: absent, linkedAppointmentId: absent },
  ...{ header: absent, accessHeading: absent, history: absent, lines: [], drawnHere: true },
};

/** One input of the right shape for each message. */
export const examples: Record<MessageName, unknown> = {
  pageRecognised: null,
  viewPill: { reading, age: 0, documentAge: 0 },
  openCard: { run: 'run' },
  readPlace: { page: 'chart' },
  rememberPlace: { page: 'chart', place: { x: 0, y: 1, open: true } },
  overlayTaken: null,
  newsForCard: null,
  viewCard: { frameToken: 'f', check: false },
  act: {
    ...{ frameToken: 'f', viewToken: 'v', action: 'send', risksRead: [] },
    press: { heldFor: 80, toldAt: 0, watched: true },
  },
  sizeCard: { frameToken: 'f', height: 300 },
  foldCard: { frameToken: 'f' },
  outlinePage: { frameToken: 'f' },
  openSettings: null,
  openPanel: {
    frameToken: 'f',
    viewToken: 'v',
    field: 'email',
    press: { heldFor: 80, toldAt: 0, watched: true },
  },
  standAtFront: { windowId: 1 },
  viewPanel: { page: 'page-1', windowId: 1, look: false, patientId: null },
  actInPanel: { token: 't', action: 'send', risksRead: [] },
  saveIdentifiers: {
    ...{ token: 't', typed: { email: 'mira@example.org' }, seen: { email: null } },
    ...{ then: 'send', risksRead: [] },
  },
  putSaveAway: { token: 't' },
  viewWorklist: WHOLE_LIST,
  viewTabPatient: { look: true },
  actOnPatient: { patientId: 4224, action: 'resend', risksRead: ALL_RISKS },
  openChart: { patientId: 4224 },
  openBulk: { of: 'expired' },
  previewBulk: { of: 'expired' },
  viewDay: WHOLE_DAY,
  checkDay: { day: { kind: 'today' }, providerId: null, officeId: null },
  putOff: { patientId: 4224, reason: 'declined', until: { kind: 'never' }, day: '2026-05-13' },
  takeUpAgain: { patientId: 4224 },
  readKeys: null,
  chooseKeys: {
    on: true,
    letters: { next: 'n', notNow: 's', undo: 'z', list: 'a', search: '/' },
  },
  openDesk: null,
  readScreen: { place: 'panel' },
  keepScreen: {
    place: 'panel',
    state: LEFT_SCREEN,
  },
  prepareSchedule: { prepares: true },
  drChronoInvites: { after: 'never' },
  showBadge: { shows: true },
  viewNews: { version: '0.1.0', read: true },
  startBulk: { lines: [{ patientId: 4224, action: 'resend', seenInvite: { earliest: 1, latest: 2 } }] },
  viewBulk: null,
  steerBulk: { step: 'pause' },
  cancelBulkLine: { patientId: 4224 },
  viewConnection: null,
  saveApplication: { clientId: 'a', clientSecret: '' },
  tryApplication: null,
  connect: { computer: 'shared' },
  recheckConnection: null,
  disconnect: null,
  chooseZone: { zone: null },
  showIconOnly: { iconOnly: true },
  askToConfirm: { asks: false },
  countAsMinorsUnder: { years: 16 },
  checkPage: { step: 'chart' },
  chooseLabelWords: { words: { birthDate: ['Born on'] } },
  dismissLost: null,
  exportDesk: { passphrase: 'four words are good' },
  importDesk: { text: '{}', passphrase: null },
  noteError: { place: 'settings', code: 'press', kind: 'TypeError' },
  confirmPracticeHost: { host: 'hillside.drchrono.com' },
  forgetPracticeHost: null,
};
export const names = Object.keys(callers) as MessageName[];

/** Make handlers that only note who called what. */
export function listening() {
  const calls: { name: string; input: unknown; caller: Caller }[] = [];
  const handlers = Object.fromEntries(
    names.map((name) => [
      name,
      async (input: unknown, caller: Caller) => {
        calls.push({ name, input, caller });
        return null;
      },
    ]),
  ) as unknown as Handlers;
  const send = (message: unknown, sender: Sender) => route(handlers, own, message, sender);
  return { calls, send };
}
