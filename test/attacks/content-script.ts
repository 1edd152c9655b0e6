import { ALL_RISKS } from '../all-risks.ts';
import { answerTo, chartReading } from '../e2e/content-world.ts';
import { expect } from '../e2e/desk.ts';
import { clientId } from '../sandbox/grants.ts';
import { LEFT_SCREEN, WHOLE_DAY } from '../whole-day.ts';
import { WHOLE_LIST } from '../whole-list.ts';
import { OTHER, PATIENT } from './seat.ts';
import type { MessageTrick, World, Worlds } from './trick.ts';
import { countingOf } from './try-press.ts';

/**
 * The content script is lied to, or somebody else runs in its world: it sends what only others may send, uses tokens that
 * are forged, stolen or spent, reads the storage, and lies about the page.
 */

const NAME = `Eleanor Brightwater`;

/** The page as it is, read as the content script would. */
const reading = { ...chartReading(PATIENT.id, NAME), birthDate: { kind: 'found', value: PATIENT.birthDate } };

/** What came back; null where it is nothing, or only says that nothing was done. */
async function said(world: World, name: string, input: unknown): Promise<string | null> {
  const answer = await world(answerTo(name, input));
  if (answer === null || answer === undefined) return null;
  if (typeof answer === 'object' && 'ok' in answer && answer.ok === false) return null;
  return JSON.stringify(answer);
}

/** An answer without content still is one, where a message has nothing to tell. Only what is not answered is nothing. */
async function isAnswered(world: World, name: string, input: unknown): Promise<string | null> {
  const message = JSON.stringify({ name, input });
  const answer = `chrome.runtime.sendMessage(${message}).then((said) => said !== undefined, () => false)`;
  return (await world(answer)) === true ? 'an answer' : null;
}

const line = { patientId: PATIENT.id, action: 'resend' };

/** These messages only pages of the extension may send, of which none stands in a frame. The last ones end the connection. */
const ownMessages: [string, unknown][] = [
  ['viewWorklist', WHOLE_LIST],
  ['viewTabPatient', { look: true }],
  ['standAtFront', { windowId: 1 }],
  ['viewConnection', null],
  ['actOnPatient', { patientId: PATIENT.id, action: 'check', risksRead: ALL_RISKS }],
  ['viewDay', WHOLE_DAY],
  ['checkDay', { day: { kind: 'today' }, providerId: null, officeId: null }],
  ['putOff', { patientId: PATIENT.id, reason: 'declined', until: { kind: 'never' } }],
  ['takeUpAgain', { patientId: PATIENT.id }],
  ['readKeys', null],
  ['chooseKeys', { on: false, letters: { next: 'n', notNow: 's', undo: 'z', list: 'a', search: '/' } }],
  ['openDesk', null],
  ['readScreen', { place: 'panel' }],
  ['keepScreen', { place: 'panel', state: LEFT_SCREEN }],
  ['prepareSchedule', { prepares: false }],
  ['drChronoInvites', { after: 'firstVisit' }],
  ['showBadge', { shows: false }],
  ['viewNews', { version: '9.9.9', read: true }],
  ['openChart', { patientId: PATIENT.id }],
  ['openBulk', { of: 'expired' }],
  ['previewBulk', { of: 'lines', lines: [line] }],
  ['startBulk', { lines: [{ ...line, seenInvite: null }] }],
  ['viewBulk', null],
  ['steerBulk', { step: 'pause' }],
  ['cancelBulkLine', { patientId: PATIENT.id }],
  ['chooseZone', { zone: 'US/Pacific' }],
  ['showIconOnly', { iconOnly: true }],
  ['askToConfirm', { asks: true }],
  ['countAsMinorsUnder', { years: 12 }],
  ['checkPage', { step: 'chart' }],
  ['chooseLabelWords', { words: { patient: ['Provider of care'] } }],
  ['confirmPracticeHost', { host: 'hillside.drchrono.com' }],
  ['forgetPracticeHost', null],
  ['recheckConnection', null],
  ['dismissLost', null],
  ['openSettings', null],
  ['saveApplication', { clientId, clientSecret: '' }],
  ['tryApplication', null],
  ['disconnect', null],
];

const ownTricks: MessageTrick[] = ownMessages.map(([name, input]) => ({
  name: `the message ${name}`,
  sample: name === 'actOnPatient' || name === 'disconnect',
  attempt: ({ content }) => isAnswered(content, name, input),
  control: ({ own }) => isAnswered(own, name, input),
}));

/** These only a card may send. The token is the one with which the open card came. */
const cardMessages: [string, (frameToken: string) => object][] = [
  ['viewCard', (frameToken) => ({ frameToken, check: false })],
  ['sizeCard', (frameToken) => ({ frameToken, height: 400 })],
  ['outlinePage', (frameToken) => ({ frameToken })],
];

const tokenOf = async ({ seat }: Worlds) => (await seat.overlay.frameToken()) ?? 'none';

const cardTricks: MessageTrick[] = cardMessages.map(([name, input]) => ({
  name: `the message ${name} with the token of the open card`,
  attempt: async (worlds) => isAnswered(worlds.content, name, input(await tokenOf(worlds))),
  control: async (worlds) => isAnswered(worlds.card, name, input(await tokenOf(worlds))),
}));

/** The card goes away with its answer. */
const foldTrick: MessageTrick = {
  name: 'the message foldCard with the token of the open card',
  attempt: async (worlds) => isAnswered(worlds.content, 'foldCard', { frameToken: await tokenOf(worlds) }),
  async control({ seat, card, openAnew }) {
    await openAnew();
    const frameToken = await seat.overlay.frameToken();
    await card(answerTo('foldCard', { frameToken })).catch(() => undefined);
    await expect(seat.overlay.pill).toBeVisible();
    return 'folded';
  },
};

const press = { heldFor: 60, toldAt: 1e15, watched: true };

/** Ask for a deed in every way that a build has known. */
async function deedBy(world: World, frameToken: string, viewToken: string): Promise<string | null> {
  const deed = { action: 'resend', risksRead: ALL_RISKS };
  const now = await said(world, 'act', { frameToken, viewToken, ...deed, press });
  const before = await said(world, 'act', { token: viewToken, ...deed, reading });
  return now ?? before;
}

const viewed = async (world: World): Promise<{ token?: string } | null> => {
  const before = await said(world, 'viewPatient', { reading, age: 0, check: false });
  const now = await said(world, 'viewPill', { reading, age: 0, documentAge: 0 });
  return JSON.parse(before ?? now ?? 'null');
};

/** A person does by the card what the content script has tried. */
async function pressed({ seat, openAnew }: Worlds): Promise<string | null> {
  const { sends } = countingOf(seat.desk);
  await openAnew();
  const before = sends();
  await seat.press(await seat.pointOn(seat.overlay.button));
  await expect.poll(sends).toBe(before + 1);
  await expect(seat.overlay.button).toHaveAttribute('aria-disabled', 'false');
  return 'sent';
}

const deeds: MessageTrick[] = [
  {
    name: 'a deed without a press, by a token that is made up',
    attempt: ({ content }) => deedBy(content, 'forged', 'forged'),
    control: pressed,
  },
  {
    name: 'a deed without a press, by the token that comes with what the pill says',
    sample: true,
    attempt: async ({ content }) => deedBy(content, 'forged', (await viewed(content))?.token ?? 'none'),
    control: pressed,
  },
  {
    name: 'a deed without a press, by the token of the open card',
    attempt: async (worlds) =>
      deedBy(worlds.content, await tokenOf(worlds), (await viewed(worlds.content))?.token ?? 'none'),
    control: pressed,
  },
];

const SECRETS = /Brightwater|1971|•|Whitlock/;

const answers: MessageTrick[] = [
  {
    name: 'what the pill may know is asked for, and must hold nothing of the patient',
    sample: true,
    async attempt({ content }) {
      const answer = JSON.stringify(await viewed(content));
      return SECRETS.test(answer) ? answer : null;
    },
    async control(worlds) {
      const answer = await said(worlds.card, 'viewCard', { frameToken: await tokenOf(worlds), check: false });
      return answer !== null && SECRETS.test(answer) ? answer : null;
    },
  },
  {
    name: 'the pill of a patient is asked for whom the tab does not show',
    async attempt({ content }) {
      const input = {
        reading: {
          ...chartReading(OTHER.id, 'Georgina Dunmallow'),
          birthDate: { kind: 'found', value: OTHER.birthDate },
        },
        age: 0,
        documentAge: 0,
      };
      const answer =
        (await said(content, 'viewPill', input)) ??
        (await said(content, 'viewPatient', { ...input, check: false }));
      return answer !== null && /[Ee]xpired|offers":\[\{/.test(answer) ? answer : null;
    },
    control: async ({ content }) => JSON.stringify(await viewed(content)).match(/[Pp]ending/)?.[0] ?? null,
  },
  {
    name: 'the practice is asked as if somebody had pressed',
    async attempt({ content, seat }) {
      const asked = () => seat.desk.sandbox.log.api().length;
      const before = asked();
      for (let times = 0; times < 4; times += 1) {
        await said(content, 'viewPatient', { reading, age: 0, check: true });
        await said(content, 'viewPill', { reading, age: 0, check: true });
        await said(content, 'viewCard', { frameToken: 'forged', check: true });
      }
      return asked() > before ? `${asked() - before} requests` : null;
    },
    async control(worlds) {
      const asked = () => worlds.seat.desk.sandbox.log.api().length;
      const before = asked();
      await said(worlds.card, 'viewCard', { frameToken: await tokenOf(worlds), check: true });
      return asked() > before ? 'asked' : null;
    },
  },
];

const POLICY = `chrome.storage.managed.get(null).then(JSON.stringify, () => null)`;

const storage: MessageTrick[] = [
  ...(['local', 'session', 'sync'] as const).map((area): MessageTrick => {
    const read = `chrome.storage.${area}.get('planted').then(({ planted }) => planted ?? null, () => null)`;
    return {
      name: `storage.${area} is read`,
      sample: area === 'session',
      async attempt({ content, own }) {
        await own(`chrome.storage.${area}.set({ planted: 'a secret' })`);
        return (await content(read)) as string | null;
      },
      control: ({ own }) => own(read) as Promise<string | null>,
    };
  }),
  {
    name: 'storage.managed is read, in which a client secret may stand',
    attempt: ({ content }) => content(POLICY) as Promise<string | null>,
    control: ({ own }) => own(POLICY) as Promise<string | null>,
  },
  ...(['local', 'session'] as const).map((area): MessageTrick => {
    const write = `chrome.storage.${area}.set({ planted: 'by the page' }).then(() => 'written', () => null)`;
    return {
      name: `storage.${area} is written`,
      attempt: ({ content }) => content(write) as Promise<string | null>,
      control: ({ own }) => own(write) as Promise<string | null>,
    };
  }),
];

/** A card is not one of our other pages, though it has their address. */
const fromCard: MessageTrick[] = (
  [
    ['viewWorklist', WHOLE_LIST],
    ['actOnPatient', { patientId: OTHER.id, action: 'check', risksRead: ALL_RISKS }],
    ['viewPill', { reading, age: 0, documentAge: 0 }],
  ] as [string, unknown][]
).map(([name, input]) => ({
  name: `the message ${name}, sent by a card`,
  attempt: ({ card }) => isAnswered(card, name, input),
  control: ({ own, content }) => isAnswered(name === 'viewPill' ? content : own, name, input),
}));

export const contentScript: MessageTrick[] = [
  ...answers,
  ...deeds,
  ...storage,
  ...fromCard,
  ...cardTricks,
  foldTrick,
  ...ownTricks,
];
