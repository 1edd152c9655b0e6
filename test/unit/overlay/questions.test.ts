import { describe, expect, test } from 'vitest';
import { MIRA, NOBODY, open, pill, showing, TIM } from './opened-session.ts';

describe('a page that stirs', () => {
  test('is asked about once while the answer is on its way', () => {
    const { session, asked } = open(MIRA);
    for (let turn = 0; turn < 10; turn += 1) session.looked(false);
    expect(asked('viewPill')).toHaveLength(1);
  });

  test('and says the same is not asked about again', async () => {
    const { session, asked } = await showing(MIRA);
    session.looked(false);
    expect(asked('viewPill')).toHaveLength(1);
    session.looked(true);
    expect(asked('viewPill')).toHaveLength(2);
  });

  test('and says something new about the invite is', async () => {
    const { session, state, last, asked, pass } = await showing(MIRA);
    pass(60_000);
    state.page = { ...MIRA, header: { kind: 'found', value: 'enabled' } };
    session.looked(false);
    expect(asked('viewPill')).toHaveLength(2);
    expect(last('viewPill').input).toEqual({ reading: state.page, age: 0, documentAge: 60_000 });
  });

  test('and draws its header anew is not a younger page', async () => {
    const { session, last, pass } = await showing(MIRA);
    pass(60_000);
    session.identityChanged();
    session.looked(false);
    expect(last('viewPill').input).toMatchObject({ age: 60_000 });
  });

  test('an older page is said to be older', async () => {
    const { session, last, pass } = await showing(MIRA);
    pass(60_000);
    session.looked(true);
    expect(last('viewPill').input).toMatchObject({ age: 60_000 });
  });

  test('is asked about again when the background says that something changed', async () => {
    const { session, asked, last, shown } = await showing(MIRA);
    session.changed();
    expect(asked('viewPill')).toHaveLength(2);
    await last('viewPill').answer(pill(2));
    expect(shown()).toMatchObject({ view: { clock: { now: 2 } }, loading: false });
  });
});

test('of two answers about one patient the one asked for later stays', async () => {
  const { session, asked, shown } = await showing(MIRA);
  session.changed();
  session.changed();
  const [, earlier, later] = asked('viewPill');
  await later?.answer(pill(3));
  await earlier?.answer(pill(2));
  expect(asked('viewPill')).toHaveLength(3);
  expect(shown()?.view?.clock.now).toBe(3);
});

describe('no answer', () => {
  test('about the last patient is not told about the next', async () => {
    const { session, state, last, shown } = open(MIRA);
    session.looked(false);
    const ofMira = last('viewPill');
    state.page = TIM;
    session.looked(false);
    await ofMira.fail();
    expect(shown()).toMatchObject({ view: null, loading: true });
  });

  test('about where the overlay was left is not worth a word', async () => {
    const { session, last, shown } = open(MIRA);
    session.looked(false);
    await last('readPlace').fail();
    expect(shown()).toMatchObject({ loading: true, place: null, staleExtension: false });
  });

  test('ends the looking, and the next stir asks again', async () => {
    const { session, asked, last, shown } = open(MIRA);
    session.looked(false);
    await last('viewPill').fail();
    expect(shown()).toMatchObject({ view: null, loading: false, staleExtension: false });
    session.looked(false);
    expect(asked('viewPill')).toHaveLength(2);
    await last('viewPill').answer(pill(2));
    expect(shown()).toMatchObject({ view: { clock: { now: 2 } }, loading: false });
  });

  test('leaves the words that are there', async () => {
    const { session, last, shown } = await showing(MIRA);
    session.looked(true);
    await last('viewPill').fail();
    expect(shown()).toMatchObject({ view: { clock: { now: 1 } }, loading: false });
  });

  test('of an extension that is gone ends the session', async () => {
    const { session, last, shown, state } = open(MIRA);
    session.looked(false);
    state.alive = false;
    await last('viewPill').fail();
    expect(shown()).toMatchObject({ loading: false, staleExtension: true });
    expect(state.ended).toBe(true);
  });
});

describe('the extension may not use the site any more', () => {
  test('it is said at once, whomever the page shows, until it may again', async () => {
    const { session, state, shown, asked, last } = await showing(MIRA);
    session.changed(false);
    expect(shown()).toMatchObject({ noAccess: true });
    const questions = asked('viewPill').length;
    state.page = TIM;
    session.navigated();
    expect(shown()).toBeNull();
    session.looked(false);
    expect(shown()).toMatchObject({ noAccess: true, view: null });
    expect(asked('viewPill')).toHaveLength(questions);
    session.changed(true);
    expect(shown()).not.toHaveProperty('noAccess');
    await last('viewPill').answer(pill(9));
    expect(shown()).toMatchObject({ view: pill(9) });
  });

  test('where nothing is shown nothing is', () => {
    const { session, shown } = open(NOBODY);
    session.looked(false);
    session.changed(false);
    expect(shown()).toBeNull();
  });
});
