import { describe, expect, test } from 'vitest';
import type { HistoryRow, PageReading } from '../../../lib/ehr/page/reading.ts';
import { wordAges } from '../../../lib/overlay/word-ages.ts';
import { movedClock } from '../moved-background.ts';
import { MIRA, open, showing, TIM, windowOf } from './opened-session.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

const row = (at: string): HistoryRow => ({
  ...{ email: null, enabled: { by: null, at }, disabled: { kind: 'canRevokeInvite' } },
  activated: { kind: 'pending' },
});
const withHistory = (page: PageReading, ...stamps: string[]): PageReading => ({
  ...page,
  history: { kind: 'found', value: stamps.map(row) },
});
const PENDING = withHistory(MIRA, '2026-05-12T10:00');
const enabled = { header: { kind: 'found', value: 'enabled' } } as const;

/** A document that came at 0, with its words dated by both clocks. */
function document(arrived: { wall: number; counted: number } | null = { wall: 0, counted: 0 }) {
  const clock = movedClock();
  const ages = wordAges(clock.now, arrived);
  const look = (reading: PageReading) => {
    ages.note(reading);
    return ages.ageOf(reading);
  };
  return { ...clock, ages, look };
}

describe('what a page says is as old as', () => {
  test('its document, where it was there at the first look', () => {
    const { pass, look } = document();
    pass(20 * MINUTE);
    expect(look(PENDING)).toBe(20 * MINUTE);
  });

  test('the look that found it, where somebody watched until then', () => {
    const { pass, look } = document();
    look(MIRA);
    pass(HOUR);
    expect(look(PENDING)).toBe(0);
    pass(MINUTE);
    expect(look(PENDING)).toBe(MINUTE);
  });

  test('the moment when the tab was hidden, where nobody watched', () => {
    const { pass, look, ages } = document();
    look(MIRA);
    pass(MINUTE);
    ages.unwatched();
    pass(HOUR);
    expect(look(PENDING)).toBe(HOUR);
    pass(MINUTE);
    ages.unwatched();
    ages.unwatched();
    pass(MINUTE);
    expect(look(withHistory(MIRA, '2026-05-12T11:00'))).toBe(MINUTE);
  });

  test('its first look, where it goes away and comes back: the page may have kept it', () => {
    const { pass, look } = document();
    look(MIRA);
    look(PENDING);
    pass(20 * MINUTE);
    look(MIRA);
    look(TIM);
    expect(look(PENDING)).toBe(20 * MINUTE);
  });

  test('Access History itself, whatever the header above it says by now', () => {
    const { pass, look } = document();
    look(PENDING);
    pass(20 * MINUTE);
    expect(look({ ...PENDING, ...enabled })).toBe(20 * MINUTE);
    expect(look({ ...MIRA, ...enabled })).toBe(0);
  });

  test('itself, and not another patient’s same words', () => {
    const { pass, look } = document();
    look(withHistory(MIRA));
    pass(HOUR);
    expect(look(withHistory(TIM))).toBe(0);
    look(withHistory(windowOf(4224, 'Mira Quillfeather')));
    pass(HOUR);
    expect(look(withHistory(windowOf(4225, 'Tim Patient')))).toBe(0);
  });
});

describe('nobody can say how old the words are', () => {
  test('of a document that came by Back, from a restored tab or from the cache', () => {
    const { pass, look } = document(null);
    expect(look(PENDING)).toBeNull();
    pass(MINUTE);
    expect(look(withHistory(MIRA, '2026-05-12T11:00'))).toBeNull();
  });

  test('once the browser shows again a document that it had kept', () => {
    const { look, ages } = document();
    expect(look(PENDING)).toBe(0);
    ages.kept();
    expect(look(PENDING)).toBeNull();
  });

  test.each([
    ['slept for 63 hours', 63 * HOUR],
    ['slept for ten seconds', 10_000],
    ['had its clock set forward', 20 * MINUTE],
    ['had its clock set back', -20 * MINUTE],
  ])('once the computer %s', (_, by) => {
    const { pass, look, setWall } = document();
    expect(look(PENDING)).toBe(0);
    pass(MINUTE);
    setWall(by);
    // What was drawn right before the jump and is seen right after it is no younger.
    expect(look(withHistory(MIRA, '2026-05-12T11:00'))).toBeNull();
    expect(look(PENDING)).toBeNull();
    // What comes later is dated anew.
    pass(MINUTE);
    expect(look(withHistory(MIRA, '2026-05-12T12:00'))).toBe(0);
  });

  test('where the computer slept before the first look', () => {
    const { setWall, look } = document();
    setWall(HOUR);
    expect(look(PENDING)).toBeNull();
  });

  test('and small differences of two clocks are none', () => {
    const { pass, look, setWall } = document();
    look(PENDING);
    setWall(1_900);
    pass(HOUR);
    setWall(3_000);
    expect(look(PENDING)).toBe(HOUR + 4_900);
  });
});

test('a document is as old as the clock says that went further', () => {
  const { pass, setWall, ages } = document();
  pass(MINUTE);
  setWall(HOUR);
  expect(ages.ofDocument()).toBe(HOUR + MINUTE);
  setWall(-2 * HOUR);
  expect(ages.ofDocument()).toBe(MINUTE);
});

test('no more is remembered than a document can need', () => {
  const { pass, look } = document();
  look(MIRA);
  look(PENDING);
  for (let one = 0; one < 250; one += 1) look(withHistory(MIRA, `2026-05-12T10:${one}`));
  pass(MINUTE);
  expect(look(PENDING)).toBe(0);
});

describe('the overlay', () => {
  test('tells the background that the age is not certain', async () => {
    const { session, last } = await showing(PENDING, null);
    expect(last('viewPill').input).toMatchObject({ age: null });
    expect(session.readNow()).toMatchObject({ age: null });
  });

  test('dates what a hidden tab shows from when it was hidden', async () => {
    const { session, state, last, pass } = await showing(MIRA);
    session.unwatched();
    pass(HOUR);
    state.page = PENDING;
    session.looked(true);
    expect(last('viewPill').input).toMatchObject({ age: HOUR });
  });

  test('says for how long its document has been there only where it was loaded at this address', async () => {
    const { session, state, last, pass } = await showing(MIRA);
    pass(MINUTE);
    expect(session.readNow()).toMatchObject({ documentAge: MINUTE });
    session.navigated();
    state.page = TIM;
    session.looked(false);
    expect(last('viewPill').input).toMatchObject({ documentAge: null });
  });

  test('knows no age any more once the browser has kept its document', () => {
    const { session } = open(PENDING);
    session.looked(false);
    session.kept();
    expect(session.readNow()).toMatchObject({ age: null, documentAge: 0 });
  });
});
