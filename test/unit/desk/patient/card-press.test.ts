import { beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import type { PageReading } from '../../../../lib/ehr/page/reading.ts';
import type { CardCaller } from '../../../../lib/messages/router.ts';
import type { Sight, SightProblem } from '../../../../lib/messages/sight.ts';
import { idle, mira, miraChart, newLocks } from '../fake-services.ts';
import { CLEAR, card, onChart, openedCard } from './opened-card.ts';

vi.mock(
  '../../../../lib/platform/browser-ports.ts',
  async () => (await import('../fake-browser.ts')).fakePorts,
);

beforeEach(newLocks);

const GLASS: Sight = { kind: 'clear', glass: true, filter: 'none' };
const problems: SightProblem[] = ['taken', 'hidden', 'faded', 'covered', 'moved'];
const outdated = { ok: false, failure: { kind: 'viewOutdated' } };

describe('a press that was seen', () => {
  test.each<[Sight, boolean]>([
    [CLEAR, true],
    [CLEAR, false],
    [GLASS, true],
  ])('by a page that says %j, with a browser that watched (%j), sends once', async (sight, watched) => {
    const { handlers, page, pressOn, api } = await openedCard();
    const press = await pressOn();
    page.sight = sight;
    page.told.length = 0;
    const pressed = { ...press, press: { heldFor: 80, toldAt: atThisMoment(), watched } };
    expect(await handlers.act(pressed, card)).toEqual({ ok: true, value: null });
    await idle();
    expect(api.count('POST')).toBe(1);
    expect(page.told).toEqual(['read 1 run 80']);
  });

  test.each([
    ['that slept hears of it late, and asks about the time since then too', 700, 'read 1 run 780'],
    ['whose clock was set back asks about what the card said', -3_600_000, 'read 1 run 80'],
  ])('by a background %s', async (_, late, told) => {
    const { handlers, page, pressOn } = await openedCard();
    const press = await pressOn();
    page.told.length = 0;
    const toldAt = atThisMoment() - late;
    await handlers.act({ ...press, press: { heldFor: 80, toldAt, watched: true } }, card);
    expect(page.told).toEqual([told]);
  });
});

/** The computer's clock stands still from now on. */
function atThisMoment(): number {
  const now = Date.now();
  const clock = vi.spyOn(Date, 'now').mockReturnValue(now);
  onTestFinished(() => clock.mockRestore());
  return now;
}

/** Nothing was begun, nothing is under way, and no write has left. */
async function nothingHappened({ api, services, reachedRunner }: Awaited<ReturnType<typeof openedCard>>) {
  await idle();
  expect(reachedRunner()).toBe(false);
  expect(api.count('POST') + api.count('DELETE')).toBe(0);
  expect((await services.journal.read()).operations).toEqual([]);
}

describe('a press that may not have been seen sends nothing and says so', () => {
  test.each<[Sight | null, boolean, SightProblem]>([
    ...problems.map((why): [Sight, boolean, SightProblem] => [{ kind: 'doubtful', why }, true, why]),
    [GLASS, false, 'covered'],
    [null, true, 'hidden'],
  ])('where the page says %j and the browser watched (%j)', async (sight, watched, why) => {
    const opened = await openedCard();
    const press = await opened.pressOn();
    opened.page.sight = sight;
    expect(await opened.handlers.act({ ...press, press: { heldFor: 80, toldAt: 0, watched } }, card)).toEqual(
      {
        ok: false,
        failure: { kind: 'notSeen', why },
      },
    );
    await nothingHappened(opened);
  });
});

describe('a press sends nothing', () => {
  test('where the page does not answer', async () => {
    const opened = await openedCard();
    const press = await opened.pressOn();
    opened.page.shows = null;
    expect(await opened.handlers.act(press, card)).toEqual(outdated);
    await nothingHappened(opened);
  });

  test.each<[string, Partial<CardCaller>]>([
    ['from another tab', { tabId: 2 }],
    ['from another document', { documentId: 'other' }],
    ['over another chart', { page: { kind: 'chart', patientId: 4225 } }],
    ['over the calendar', { page: { kind: 'calendar' } }],
    ['over no page of ours', { page: { kind: 'none' } }],
  ])('%s, and the page is not even read', async (_, change) => {
    const opened = await openedCard();
    const press = await opened.pressOn();
    opened.page.told.length = 0;
    expect(await opened.handlers.act(press, { ...card, ...change })).toEqual(outdated);
    expect(opened.page.told).toEqual([]);
    await nothingHappened(opened);
  });

  test.each(['', 'constructor', 'token'])('with %j in place of either token', async (token) => {
    const opened = await openedCard();
    const press = await opened.pressOn();
    expect(await opened.handlers.act({ ...press, frameToken: token }, card)).toEqual(outdated);
    expect(await opened.handlers.act({ ...press, viewToken: token }, card)).toEqual(outdated);
    await nothingHappened(opened);
  });

  test('with the view’s token of another card of the same page', async () => {
    const opened = await openedCard();
    const press = await opened.pressOn();
    const frameToken = await opened.cards.open(onChart, 'run');
    const other = { ...card, documentId: 'second', frameId: 4 };
    expect(await opened.handlers.act({ ...press, frameToken }, other)).toEqual(outdated);
    await nothingHappened(opened);
  });

  const found = <T>(value: T) => ({ kind: 'found', value }) as const;
  test.each<[string, Partial<PageReading>, object]>([
    ['another name', { name: found({ text: 'Tim Patient', parts: null }) }, { reason: 'nameDiffers' }],
    [
      'nothing of the patient any more',
      { name: { kind: 'absent' }, birthDate: { kind: 'absent' } },
      { reason: 'pageUnreadable' },
    ],
    ['another birth date', { birthDate: found('1990-01-01') }, { reason: 'birthDateDiffers' }],
    ['a link to another patient', { linkedPatientId: found(4225) }, { reason: 'idsDiffer' }],
    ['another chart id', { chartId: found('TEST000002') }, { reason: 'chartIdDiffers' }],
    ['two patients', { name: { kind: 'ambiguous', reason: 'twoValues' } }, { reason: 'twoPatients' }],
    ['nobody', { subject: 'none' }, { reason: 'pageUnreadable' }],
    ['another chart', { page: { kind: 'chart', patientId: 4225 } }, { kind: 'viewOutdated' }],
  ])('where the page, read at the press, shows %s', async (_, change, failure) => {
    const opened = await openedCard();
    const press = await opened.pressOn();
    opened.page.shows = { reading: { ...miraChart, ...change }, age: 0 };
    expect(await opened.handlers.act(press, card)).toMatchObject({ ok: false, failure });
    await nothingHappened(opened);
  });

  test('where the window on the calendar, read at the press, is another appointment’s', async () => {
    const opened = await openedCard();
    const { api, cards, handlers, goes, page } = opened;
    const calendar = { kind: 'calendar' } as const;
    api.practice.appointment = async (id) => ({
      ...{ ok: true, status: 200, at: { earliest: 0, latest: 0 } },
      value: { patientId: id === '12' ? 4225 : 4224, visit: null },
    });
    api.practice.patient = async (id) => ({
      ...{ ok: true, status: 200, at: { earliest: 0, latest: 0 }, value: { ...mira, id } },
    });
    const showsWindow = (appointment: string) => {
      page.shows = {
        ...{ age: 0 },
        reading: {
          ...{ ...miraChart, page: calendar, subject: 'appointmentWindow' },
          linkedAppointmentId: found(appointment),
        },
      };
    };
    goes('https://app.drchrono.com/appointments/');
    const frameToken = await cards.open({ ...onChart, page: calendar }, 'run');
    const caller = { ...card, page: calendar };
    showsWindow('11');
    const view = await handlers.viewCard({ frameToken, check: false }, caller);
    const press = { ...(await opened.pressOn()), frameToken, viewToken: view?.token ?? '' };
    showsWindow('12');
    expect(await handlers.act(press, caller)).toEqual(outdated);
    await nothingHappened(opened);
    showsWindow('11');
    expect(await handlers.act(press, caller)).toEqual({ ok: true, value: null });
  });

  test.each([null, 'https://app.drchrono.com/patients/4225/', 'https://app.drchrono.com/appointments/'])(
    'where the tab shows %s by the time it is written down',
    async (address) => {
      const opened = await openedCard();
      const press = await opened.pressOn();
      opened.goes(address);
      expect(await opened.handlers.act(press, card)).toEqual(outdated);
      await nothingHappened(opened);
    },
  );
});
