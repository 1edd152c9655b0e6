import { describe, expect, test } from 'vitest';
import type { DayAsk, ScreenState } from '../../../lib/messages/day-view.ts';
import type { PanelView } from '../../../lib/messages/panel-view.ts';
import { SCREEN_KEPT } from '../../../lib/page-timing.ts';
import { type HomeShown, homeSession } from '../../../lib/panel/home-session.ts';
import { keptScreen, restoredDay } from '../../../lib/panel/kept-screen.ts';
import type { FrontTab } from '../../../lib/platform/panel-page.ts';
import { dayRow, dayView } from '../../dom/components/days.ts';
import { view } from '../card/opened-card.ts';
import { answeredByTest, idleTurn, movedClock } from '../moved-background.ts';
import { chart, mira, tim } from './opened-panel.ts';

const rows = [dayRow('noEmail', 0), dayRow('expired', 1)];
const MIRA = 56_950_000;
const TIM = 56_950_001;

interface Begun {
  kept?: ScreenState | null;
  /** What the background says of the tab in front. */
  inFront?: PanelView;
  hasTabs?: boolean;
}

/** Begin a page. Views of the day are answered at once; for those of a patient the test answers. */
async function begin({ kept = null, inFront = { kind: 'nobody' }, hasTabs = true }: Begun = {}) {
  const { ask, asked, last } = answeredByTest();
  const { elapsed, later, pass } = movedClock();
  const shows: HomeShown[] = [];
  let front: FrontTab | null = { tabId: 1, address: chart(4224) };
  let ofFront = inFront;
  const home = homeSession({
    ...{ page: 'page-1', windowId: 9, hasTabs, elapsed, later, show: (shown) => void shows.push(shown) },
    front: async () => front,
    ask: async (name, input) => {
      if (name === 'readScreen') return kept as never;
      if (name === 'viewDay') return dayView(rows, input as DayAsk) as never;
      if (name === 'viewPanel' && (input as { page: string }).page !== 'page-1') return ofFront as never;
      return ask(name, input);
    },
  });
  await home.begin();
  await idleTurn();
  const shown = () => {
    const newest = shows.at(-1);
    if (!newest) throw new Error('nothing was drawn');
    return newest;
  };
  return {
    ...{ home, asked, last, pass, shown, shows },
    named: () => {
      const { view: drawn } = shown().patient;
      return drawn?.kind === 'patient' && drawn.view.identity.kind === 'locked'
        ? drawn.view.identity.name
        : null;
    },
    async goTo(next: FrontTab | null, about: PanelView = ofFront) {
      [front, ofFront] = [next, about];
      home.moved(next?.tabId ?? -1, next?.address ?? null);
      await idleTurn();
    },
  };
}

const left = (change: Partial<ScreenState> = {}): ScreenState => ({
  ask: {
    day: { kind: 'tomorrow' },
    providerId: 2,
    officeId: null,
    filter: 'all',
    query: 'fair',
    from: 0,
    count: 40,
  },
  ...{ current: 'visit-1', scrolled: 240, openPatient: null, draft: null },
  ...change,
});

describe('a page begins', () => {
  test('on the day, where nobody is in front', async () => {
    const { shown, asked } = await begin();
    expect(shown()).toMatchObject({ place: 'day', opened: null });
    expect(shown().day.view?.rows).toHaveLength(2);
    expect(asked('viewPanel')).toEqual([]);
  });

  test.each([
    ['the first time', null],
    ['as it was left on the day', left()],
  ])('at the patient of the tab in front, %s', async (_, kept) => {
    const { home, shown, last, named } = await begin({ kept, inFront: mira() });
    expect(shown()).toMatchObject({ place: 'patient', opened: null });
    expect(last('viewPanel').input).toMatchObject({ patientId: null, look: false });
    await last('viewPanel').answer(mira());
    expect(named()).toBe('Mira Quillfeather');
    home.toDay();
    expect(shown().day.ask.filter).toBe(kept?.ask.filter ?? 'toDo');
  });

  test('on the day as it was left, where nobody is in front', async () => {
    const { shown } = await begin({ kept: left() });
    expect(shown().place).toBe('day');
    expect(shown().day.ask).toMatchObject({ filter: 'all', query: 'fair', providerId: 2 });
    expect(shown().day.scrolled).toBe(240);
  });

  test('with the row that was current, and it must be current anew before a key counts', async () => {
    const { shown } = await begin({ kept: left({ ask: { ...left().ask, query: '' } }) });
    expect(shown().day.cursor).toMatchObject({ place: 1, row: { key: 'visit-1', patientId: TIM } });
    expect(shown().day.cursor.since).toBeGreaterThanOrEqual(0);
  });

  test('at the patient who was open, without a request, since nobody has pressed', async () => {
    const { shown, last } = await begin({ kept: left({ openPatient: MIRA }) });
    expect(shown()).toMatchObject({ place: 'patient', opened: MIRA });
    expect(last('viewPanel').input).toMatchObject({ patientId: MIRA, look: false });
  });

  test.each([
    ['over tabs', {}, [{ windowId: 9 }]],
    ['over tabs, where it was left at a patient', { kept: left({ openPatient: MIRA }) }, []],
    ['in a tab of its own', { hasTabs: false }, []],
  ])('%s, and is to stand at the patient in a window of the calendar: %#', async (_, change, wanted) => {
    const { asked } = await begin(change);
    expect(asked('standAtFront').map(({ input }) => input)).toEqual(wanted);
  });

  test('at the patient of a card whose press has opened it, whatever was left', async () => {
    const pressed = mira('token', { field: 'email', press: 'press-1' });
    const { shown } = await begin({ kept: left({ openPatient: TIM }), inFront: pressed });
    expect(shown()).toMatchObject({ place: 'patient', opened: null });
  });
});

describe('a patient of the day', () => {
  test('is looked up at the press, and the field takes the focus', async () => {
    const { home, last, shown, named } = await begin();
    home.openPatient(MIRA, 'email');
    await idleTurn();
    expect(last('viewPanel').input).toEqual({ page: 'page-1', windowId: 9, look: true, patientId: MIRA });
    await last('viewPanel').answer(mira());
    expect(named()).toBe('Mira Quillfeather');
    expect(shown().patient.focus).toEqual({ field: 'email' });
  });

  test('stays while other tabs come to the front, until the person leaves', async () => {
    const { home, last, goTo, named, shown } = await begin();
    home.openPatient(MIRA, null);
    await idleTurn();
    await last('viewPanel').answer(mira());
    await goTo({ tabId: 2, address: chart(4225) }, tim());
    expect(named()).toBe('Mira Quillfeather');
    expect(last('viewPanel').input).toMatchObject({ patientId: MIRA, look: false });
    await last('viewPanel').answer(mira('next', { inFront: 'other' }));
    expect(shown().patient.view).toMatchObject({ inFront: 'other' });
    home.toDay();
    expect(shown()).toMatchObject({ place: 'day', opened: null, patient: { view: null } });
    expect(shown().day.focus).toEqual({ on: 'list' });
  });

  test('leaves before the next one is asked for, and a late answer is not drawn', async () => {
    const { home, asked, last, named, shows } = await begin();
    home.openPatient(MIRA, null);
    await idleTurn();
    const late = last('viewPanel');
    home.openPatient(TIM, null);
    await idleTurn();
    await late.answer(mira());
    for (const question of asked('viewPanel').slice(1)) await question.answer(tim());
    expect(named()).toBe('Tim Patient');
    const drawn = shows.flatMap(({ patient: { view: one } }) =>
      one?.kind === 'patient' ? [one.view.identity] : [],
    );
    expect(drawn.length).toBeGreaterThan(0);
    expect(drawn.every((identity) => identity.kind === 'locked' && identity.name === 'Tim Patient')).toBe(
      true,
    );
  });

  test('keeps what was typed, and hands it to nobody', async () => {
    const { home, last, shown } = await begin();
    home.openPatient(MIRA, 'email');
    await idleTurn();
    await last('viewPanel').answer(mira());
    home.patient.type('email', 'mira@');
    home.toDay();
    home.openPatient(MIRA, null);
    await idleTurn();
    await last('viewPanel').answer(mira());
    expect(shown().patient.typed).toEqual({ email: { text: 'mira@', seen: null } });
    home.openPatient(TIM, null);
    await idleTurn();
    await last('viewPanel').answer(mira('another chart of that name'));
    expect(shown().patient.typed).toEqual({});
  });

  test('gives way to a press in a card for the patient in front, and to the way there', async () => {
    const { home, last, goTo, shown } = await begin();
    home.openPatient(MIRA, null);
    await idleTurn();
    await last('viewPanel').answer(mira());
    await goTo({ tabId: 2, address: chart(4225) }, { ...tim(), field: 'email', press: 'press-2' });
    expect(shown()).toMatchObject({ place: 'patient', opened: null });
    home.openPatient(MIRA, null);
    home.toFront();
    await idleTurn();
    expect(shown()).toMatchObject({ opened: null, patient: { view: null } });
    expect(last('viewPanel').input).toMatchObject({ patientId: null });
  });

  test('has its deeds sent with the token of its own view', async () => {
    const { home, last } = await begin();
    home.openPatient(MIRA, null);
    await idleTurn();
    await last('viewPanel').answer({ ...mira(), view: view('token of Mira') });
    void home.patient.act('send', []);
    await idleTurn();
    expect(last('actInPanel').input).toMatchObject({ token: 'token of Mira' });
  });
});

test('a press in a card leads from the day to its patient, once', async () => {
  const { home, goTo, shown } = await begin();
  const pressed = mira('token', { field: 'email', press: 'press-1' });
  await goTo({ tabId: 1, address: chart(4224) }, pressed);
  expect(shown().place).toBe('patient');
  home.toDay();
  await home.look();
  expect(shown().place).toBe('day');
});

test('a page in a tab of its own never asks whom a tab is about', async () => {
  const { home, asked, goTo, last } = await begin({ hasTabs: false, inFront: mira() });
  await goTo({ tabId: 1, address: chart(4224) });
  await home.look();
  expect(asked('viewPanel')).toEqual([]);
  home.openPatient(MIRA, null);
  await idleTurn();
  expect(last('viewPanel').input).toMatchObject({ patientId: MIRA });
});

describe('what a page shows', () => {
  test('is kept soon after a change, once for many changes', async () => {
    const { home, asked, last, pass } = await begin();
    home.openPatient(TIM, null);
    home.scrolled(120);
    expect(asked('keepScreen')).toEqual([]);
    pass(SCREEN_KEPT);
    expect(asked('keepScreen')).toHaveLength(1);
    expect(last('keepScreen').input).toMatchObject({
      place: 'panel',
      state: { openPatient: TIM, scrolled: 120, current: 'visit-0', draft: null },
    });
  });

  test.each([
    [{ kind: 'never' } as const, 'never'],
    [{ kind: 'nextVisit' } as const, 'nextVisit'],
    [{ kind: 'date', date: '2026-12-01' } as const, '2026-12-01'],
  ])('comes back with a half-typed reason until %j', async (until, kept) => {
    const { shown } = await begin();
    const draft = { patientId: MIRA, reason: 'declined' as const, until };
    const state = keptScreen({ ...shown().day, draft }, null);
    expect(state.draft).toEqual({ patientId: MIRA, reason: 'declined', until: kept });
    expect(restoredDay(state).draft).toEqual(draft);
  });

  test('of another release counts as little as it can', () => {
    const draft = { patientId: MIRA, reason: 'no such reason', until: 'whenever' };
    expect(restoredDay(left({ draft, current: null }))).toMatchObject({
      ...{ cursor: { row: null }, draft: { reason: null, until: { kind: 'nextVisit' } } },
    });
  });
});
