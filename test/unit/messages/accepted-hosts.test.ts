import { describe, expect, test } from 'vitest';
import { callers, type MessageName } from '../../../lib/messages/contract.ts';
import { type Caller, type Handlers, route, type Sender } from '../../../lib/messages/router.ts';
import { inputs } from '../../../lib/messages/schemas.ts';
import { WHOLE_LIST } from '../../whole-list.ts';

const own = { id: 'invite-desk-id', origin: 'chrome-extension://invite-desk-id' };
const fromTab = Object.entries(callers).flatMap(([name, kinds]) =>
  kinds.some((kind) => kind === 'page' || kind === 'card') ? [name as MessageName] : [],
);

/** A background that accepts this host beside the shared ones, and notes what its handlers were asked. */
function background(accepted: string | null) {
  const asked: { name: string; caller: Caller }[] = [];
  const questions: string[] = [];
  const opened: number[] = [];
  const handlers = Object.fromEntries(
    Object.keys(callers).map((name) => [
      name,
      async (_: unknown, caller: Caller) => {
        asked.push({ name, caller });
        return 'answered';
      },
    ]),
  ) as unknown as Handlers;
  const door = {
    ...own,
    async accepts(host: string) {
      questions.push(host);
      return host === accepted;
    },
    openPanel: (tabId: number) => void opened.push(tabId),
  };
  return {
    asked,
    questions,
    opened,
    send: (message: unknown, sender: Sender) => route(handlers, door, message, sender),
  };
}

const chartAt = (host: string) => `https://${host}/chart/107000001/summary`;
const pageAt = (url: string): Sender => ({
  ...{ id: own.id, url, frameId: 0, documentId: 'doc', tab: { id: 7, url } },
});
const cardAt = (url: string): Sender => ({
  ...{ id: own.id, url: `${own.origin}/card.html`, frameId: 4, documentId: 'card', tab: { id: 7, url } },
});
const senders = (name: MessageName, url: string) => {
  const kinds: readonly string[] = callers[name];
  return [...(kinds.includes('page') ? [pageAt(url)] : []), ...(kinds.includes('card') ? [cardAt(url)] : [])];
};

const absent = { kind: 'absent' };
const reading = {
  ...{ page: { kind: 'chart', patientId: 107000001 }, subject: 'chart', name: absent, birthDate: absent },
  ...{ chartId: absent, linkedPatientId: absent, linkedAppointmentId: absent, header: absent },
  ...{ accessHeading: absent, history: absent, lines: [], drawnHere: true },
};
/** A good input for every message that may come from a tab. */
const examples: Partial<Record<MessageName, unknown>> = {
  ...{
    pageRecognised: null,
    overlayTaken: null,
    newsForCard: null,
    openSettings: null,
    noteError: { place: 'card', code: 'press', kind: 'TypeError' },
    viewPill: { reading, age: 0, documentAge: 0 },
  },
  ...{ openCard: { run: 'run' }, readPlace: { page: 'chart' } },
  rememberPlace: { page: 'chart', place: { x: 0, y: 0, open: false } },
  viewCard: { frameToken: 'frame', check: true },
  act: {
    ...{ frameToken: 'frame', viewToken: 'view', action: 'send', risksRead: [] },
    press: { heldFor: 0, toldAt: 0, watched: true },
  },
  ...{ sizeCard: { frameToken: 'frame', height: 90 }, foldCard: { frameToken: 'frame' } },
  outlinePage: { frameToken: 'frame' },
  openPanel: {
    ...{ frameToken: 'frame', viewToken: 'view', field: null },
    press: { heldFor: 0, toldAt: 0, watched: true },
  },
};

test('every message that may come from a tab has a good example here', () => {
  expect(fromTab.length).toBeGreaterThanOrEqual(12);
  for (const name of fromTab) expect(inputs[name]().safeParse(examples[name]).success, name).toBe(true);
});

describe.each(fromTab)('%s', (name) => {
  const message = { name, input: examples[name] };

  test.each(['app.drchrono.com', 'app.staging.drchrono.com', 'hillside.drchrono.com'])(
    'is answered at %s, and the handler hears which host it was',
    async (host) => {
      const { asked, questions, send } = background('hillside.drchrono.com');
      for (const sender of senders(name, chartAt(host))) expect(await send(message, sender)).toBe('answered');
      expect(asked.length).toBeGreaterThan(0);
      for (const { caller } of asked) expect(caller).toMatchObject({ host, tabId: 7 });
      // What is known without asking is not asked, so that no message waits for the browser's policy.
      expect(questions.every((asking) => asking === 'hillside.drchrono.com')).toBe(true);
    },
  );

  test.each([
    ...['evil.drchrono.com', 'support.drchrono.com', 'app.drchrono.com.example.org', 'www.example.org'],
    ...['hillside.drchrono.com:8443', 'east.hillside.drchrono.com', 'app.drchrono.com:8443'],
  ])('is not answered at %s', async (host) => {
    const { asked, send } = background('hillside.drchrono.com');
    for (const sender of senders(name, chartAt(host))) expect(await send(message, sender)).toBeUndefined();
    expect(asked).toEqual([]);
  });

  test('is not answered where the connection is not encrypted', async () => {
    const { asked, send } = background('hillside.drchrono.com');
    for (const host of ['app.drchrono.com', 'hillside.drchrono.com'])
      for (const sender of senders(name, chartAt(host).replace('https:', 'http:')))
        expect(await send(message, sender)).toBeUndefined();
    expect(asked).toEqual([]);
  });

  test('is judged by the address that the tab shows, not by the sender’s own', async () => {
    const { asked, send } = background(null);
    for (const sender of senders(name, chartAt('evil.drchrono.com')))
      expect(await send(message, { ...sender, origin: 'https://app.drchrono.com' })).toBeUndefined();
    if (callers[name].some((kind) => (kind as string) === 'page'))
      expect(
        await send(message, { ...pageAt(chartAt('evil.drchrono.com')), url: chartAt('app.drchrono.com') }),
      ).toBeUndefined();
    expect(asked).toEqual([]);
  });
});

test('our own pages stand at no host of the EHR and are answered without the question', async () => {
  const { questions, send } = background(null);
  const popup = { id: own.id, url: `${own.origin}/popup.html` };
  expect(await send({ name: 'viewWorklist', input: WHOLE_LIST }, popup)).toBe('answered');
  expect(questions).toEqual([]);
});

describe('the panel', () => {
  const message = { name: 'openPanel', input: examples.openPanel };

  test('is opened in the turn of the press, before anybody is asked whether the host is accepted', () => {
    const { opened, questions, send } = background('hillside.drchrono.com');
    void send(message, cardAt(chartAt('hillside.drchrono.com')));
    expect(opened).toEqual([7]);
    expect(questions).toEqual(['hillside.drchrono.com']);
  });

  test('is opened for a card alone, and for no other message of a card', () => {
    const { opened, send } = background(null);
    const chart = chartAt('app.drchrono.com');
    const popup = { id: own.id, url: `${own.origin}/popup.html` };
    for (const sender of [
      pageAt(chart),
      popup,
      { ...cardAt(chart), frameId: 0 },
      { ...cardAt(chart), id: 'x' },
    ])
      void send(message, sender);
    void send(
      { name: 'openPanel', input: { ...(examples.openPanel as object), field: 'ssn' } },
      cardAt(chart),
    );
    void send({ name: 'viewCard', input: examples.viewCard }, cardAt(chart));
    expect(opened).toEqual([]);
  });
});
