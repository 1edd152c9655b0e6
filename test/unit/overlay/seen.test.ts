import { describe, expect, test } from 'vitest';
import { MIRA, open, pill, showing, TIM } from './opened-session.ts';

const HEADER = { header: { kind: 'found', value: 'notEnabled' } } as const;

describe('a hidden tab', () => {
  test('that was told asks nothing, and asks once when it is seen', async () => {
    const { session, state, asked } = await showing(MIRA);
    state.hidden = true;
    session.unwatched();
    state.reads = 0;
    for (let turn = 0; turn < 20; turn += 1) session.changed();
    expect([asked('viewPill').length, state.reads]).toEqual([1, 0]);
    state.hidden = false;
    session.looked(true);
    expect(asked('viewPill')).toHaveLength(2);
  });

  test('that was opened behind another asks nothing and shows nothing until it is seen', () => {
    const { session, state, asked, shows } = open(MIRA);
    state.hidden = true;
    session.looked(false);
    expect([state.reads, asked('viewPill').length, shows.length]).toEqual([0, 0, 0]);
    state.hidden = false;
    session.looked(true);
    expect(asked('viewPill')).toHaveLength(1);
  });

  test('whose page has a late name asks no sooner than it is seen', () => {
    const { session, state, asked, pass } = open({ ...MIRA, name: { kind: 'absent' } });
    session.looked(false);
    state.hidden = true;
    pass(5_000);
    expect(asked('viewPill')).toEqual([]);
    state.hidden = false;
    session.looked(true);
    expect(asked('viewPill')).toHaveLength(1);
  });

  test('that the background reads leaves the patient before at once, and asks about the next one when it is seen', async () => {
    const { session, state, asked, shown } = await showing(MIRA);
    state.hidden = true;
    state.page = TIM;
    expect(session.readNow().reading).toEqual(TIM);
    expect(shown()).toMatchObject({ view: null, loading: true });
    expect(asked('viewPill')).toHaveLength(1);
    state.hidden = false;
    session.looked(true);
    expect(asked('viewPill')).toHaveLength(2);
  });

  test('is not watched, also where it was read meanwhile: later words may be as old as that reading', async () => {
    const { session, state, last, pass } = await showing(MIRA);
    state.hidden = true;
    session.unwatched();
    session.readNow();
    pass(60_000);
    state.page = { ...MIRA, ...HEADER };
    state.hidden = false;
    session.looked(true);
    expect(last('viewPill').input).toMatchObject({ reading: HEADER, age: 60_000 });
  });

  test('hears at once that the site’s access is gone', async () => {
    const { session, state, shown } = await showing(MIRA);
    state.hidden = true;
    session.changed(false);
    expect(shown()).toMatchObject({ noAccess: true });
  });
});

describe('a pill behind an open card', () => {
  test('hands what it is told on to the card, and asks nothing itself', async () => {
    const { session, state, asked } = await showing(MIRA);
    state.covered = true;
    session.changed();
    session.changed();
    expect(asked('viewPill')).toHaveLength(1);
    expect(asked('newsForCard')).toHaveLength(2);
  });

  test('that was told shows no older state once it is seen, and asks once', async () => {
    const { session, state, asked, last, shown } = await showing(MIRA);
    state.covered = true;
    session.changed();
    session.changed();
    state.covered = false;
    session.uncovered();
    expect(shown()).toMatchObject({ view: null, loading: true });
    expect(asked('viewPill')).toHaveLength(2);
    await last('viewPill').answer(pill(2));
    expect(shown()).toMatchObject({ view: { clock: { now: 2 } }, loading: false });
    session.uncovered();
    expect(asked('viewPill')).toHaveLength(2);
  });

  test('that was told nothing stays as it was', async () => {
    const { session, state, asked, shown } = await showing(MIRA);
    state.covered = true;
    state.covered = false;
    session.uncovered();
    expect(shown()).toMatchObject({ view: { clock: { now: 1 } } });
    expect(asked('viewPill')).toHaveLength(1);
  });

  test('asks what the page itself has to say, and then tells the card', async () => {
    const { session, state, asked, last } = await showing(MIRA);
    state.covered = true;
    session.changed();
    state.page = { ...MIRA, ...HEADER };
    session.looked(false);
    expect(asked('viewPill')).toHaveLength(2);
    expect(asked('newsForCard')).toHaveLength(1);
    await last('viewPill').answer(pill(2));
    expect(asked('newsForCard')).toHaveLength(2);
    // This answer is newer than what it was told.
    state.covered = false;
    session.uncovered();
    expect(asked('viewPill')).toHaveLength(2);
  });

  test('waits for the look that is on its way while it may be about somebody else', async () => {
    const { session, state, asked, shown } = await showing(MIRA);
    state.covered = true;
    session.changed();
    session.identityChanged();
    state.covered = false;
    session.uncovered();
    expect(shown()).toMatchObject({ view: null, loading: true });
    expect(asked('viewPill')).toHaveLength(1);
    session.looked(false);
    expect(asked('viewPill')).toHaveLength(2);
  });

  test('in a tab that was hidden has its card told when the tab is seen', async () => {
    const { session, state, asked } = await showing(MIRA);
    Object.assign(state, { covered: true, hidden: true });
    session.changed();
    expect(asked('newsForCard')).toEqual([]);
    state.hidden = false;
    session.looked(true);
    expect([asked('viewPill').length, asked('newsForCard').length]).toEqual([1, 1]);
  });
});

test('a folded pill that is told asks, and a card is told where one is open', async () => {
  const { session, asked, last } = await showing(MIRA);
  session.changed();
  await last('viewPill').answer(pill(2));
  expect([asked('viewPill').length, asked('newsForCard').length]).toEqual([2, 0]);
});
