import { describe, expect, test } from 'vitest';
import { chart, MIRA, NOBODY, open, pill, showing, TIM, windowOf } from './opened-session.ts';

describe('a page that is about nobody', () => {
  test('draws nothing and asks nothing', () => {
    const { session, shows, asked } = open(NOBODY);
    session.looked(false);
    session.looked(true);
    session.changed();
    expect(shows).toEqual([]);
    expect(asked('viewPill')).toEqual([]);
  });

  test('takes away what was shown', async () => {
    const { session, state, shown } = await showing(MIRA);
    state.page = NOBODY;
    session.looked(false);
    expect(shown()).toBeNull();
  });

  test('says so once where a window of the calendar was closed, for the panel beside it, and draws no answer', async () => {
    const { session, state, shown, asked, last } = await showing(windowOf(4224, 'Mira Quillfeather'));
    state.page = NOBODY;
    session.looked(false);
    session.looked(true);
    expect(asked('viewPill')).toHaveLength(2);
    expect(last('viewPill').input).toMatchObject({ reading: { subject: 'none' } });
    await last('viewPill').answer(pill(2));
    expect(shown()).toBeNull();
  });
});

describe('another patient', () => {
  test('navigation blanks before anything else', async () => {
    const { session, shown } = await showing(MIRA);
    session.navigated();
    expect(shown()).toBeNull();
  });

  test('a page that names somebody else blanks without navigation', async () => {
    const { session, state, shown } = await showing(windowOf(4224, 'Mira Quillfeather'));
    state.page = windowOf(4225, 'Tim Patient');
    session.looked(false);
    expect(shown()).toMatchObject({ view: null, loading: true });
  });

  test('the answer for the last one is dropped, before and after the new one', async () => {
    const { session, state, asked, shown } = open(MIRA);
    session.looked(false);
    session.navigated();
    state.page = TIM;
    session.looked(false);
    const [ofMira, ofTim] = asked('viewPill');
    await ofMira?.answer(pill(1));
    expect(shown()).toMatchObject({ view: null, loading: true });
    await ofTim?.answer(pill(2));
    expect(shown()).toMatchObject({ view: { clock: { now: 2 } }, loading: false });
  });

  test('an answer for the last one that comes after the new one is dropped too', async () => {
    const { session, state, asked, shown } = open(MIRA);
    session.looked(false);
    state.page = TIM;
    session.looked(false);
    const [ofMira, ofTim] = asked('viewPill');
    await ofTim?.answer(pill(2));
    await ofMira?.answer(pill(1));
    expect(shown()?.view?.clock.now).toBe(2);
  });

  test('an answer after the page was left draws nothing', async () => {
    const { session, last, shown } = open(MIRA);
    session.looked(false);
    const question = last('viewPill');
    session.navigated();
    await question.answer(pill(1));
    expect(shown()).toBeNull();
  });

  test('an answer during a doubt is dropped', async () => {
    const { session, last, shown } = open(MIRA);
    session.looked(false);
    session.identityChanged();
    await last('viewPill').answer(pill(1));
    expect(shown()).toMatchObject({ view: null, loading: true });
  });

  test('what its page has shown so far is not the age of the last one’s', async () => {
    const header = { header: { kind: 'found', value: 'notEnabled' } } as const;
    const { session, state, last, pass } = await showing({
      ...windowOf(4224, 'Mira Quillfeather'),
      ...header,
    });
    pass(3_600_000);
    state.page = { ...windowOf(4225, 'Tim Patient'), ...header };
    session.looked(false);
    expect(last('viewPill').input).toMatchObject({ age: 0 });
  });
});

describe('the number of the subject, by which an open card is kept or taken away', () => {
  test('stays through a doubt that ends with the same patient', async () => {
    const { session, shown } = await showing(MIRA);
    const before = shown()?.subject;
    session.identityChanged();
    expect(shown()).toMatchObject({ view: null, subject: before });
    session.looked(false);
    expect(shown()?.subject).toBe(before);
  });

  test('is another one for another patient, also after a doubt', async () => {
    const { session, state, shown } = await showing(MIRA);
    const before = shown()?.subject;
    session.identityChanged();
    state.page = TIM;
    session.looked(false);
    expect(shown()?.subject).not.toBe(before);
  });

  test('is another one once the page was left, even for the same patient', async () => {
    const { session, shown } = await showing(MIRA);
    const before = shown()?.subject;
    session.navigated();
    session.looked(false);
    expect(shown()?.subject).not.toBe(before);
  });
});

describe('a page that the background reads', () => {
  test('is told as it is now, and for how long it has said just this', async () => {
    const { session, state, pass } = await showing(MIRA);
    pass(60_000);
    state.reads = 0;
    expect(session.readNow()).toEqual({ reading: MIRA, age: 60_000, documentAge: 60_000 });
    const page = { ...MIRA, header: { kind: 'found', value: 'enabled' } } as const;
    state.page = page;
    pass(10);
    expect(session.readNow()).toMatchObject({ reading: page, age: 0 });
    pass(70);
    expect(session.readNow()).toMatchObject({ reading: page, age: 70 });
    expect(state.reads).toBe(3);
  });

  test('asks nothing and draws nothing anew while it is about the same patient', async () => {
    const { session, asked, shows } = await showing(MIRA);
    const drawn = shows.length;
    session.readNow();
    expect(asked('viewPill')).toHaveLength(1);
    expect(shows).toHaveLength(drawn);
  });

  test.each([
    ['name', TIM],
    ['birth date', { ...MIRA, birthDate: { kind: 'found', value: '1990-01-01' } }],
    ['linked id', { ...MIRA, linkedPatientId: { kind: 'found', value: 4225 } }],
    ['chart id', { ...MIRA, chartId: { kind: 'found', value: 'TEST000002' } }],
    ['appointment', { ...MIRA, linkedAppointmentId: { kind: 'found', value: '12' } }],
  ] as const)(
    'and shows another %s takes the last patient from the screen before it answers',
    async (_, page) => {
      const { session, state, shown, asked } = await showing(MIRA);
      const before = shown()?.subject;
      state.page = page;
      state.reads = 0;
      expect(session.readNow()).toMatchObject({ reading: page, age: 0 });
      expect(shown()).toMatchObject({ view: null, loading: true });
      expect(shown()?.subject).not.toBe(before);
      expect(state.reads).toBe(1);
      expect(asked('viewPill')).toHaveLength(2);
    },
  );

  test('and is about nobody by now takes the overlay away before it answers', async () => {
    const { session, state, shown } = await showing(MIRA);
    state.page = NOBODY;
    expect(session.readNow().reading).toEqual(NOBODY);
    expect(shown()).toBeNull();
  });
});

describe('late names', () => {
  test('are waited for two seconds, then asked as they are', () => {
    const { session, asked, pass } = open(chart(4224, null));
    session.looked(false);
    expect(asked('viewPill')).toEqual([]);
    pass(1_000);
    expect(asked('viewPill')).toEqual([]);
    pass(1_100);
    expect(asked('viewPill')).toHaveLength(1);
  });

  test('are asked for once, however often the page stirs meanwhile', () => {
    const { session, asked, pass } = open(chart(4224, null));
    for (let turn = 0; turn < 5; turn += 1) session.looked(false);
    pass(2_100);
    expect(asked('viewPill')).toHaveLength(1);
  });

  test('are asked with as soon as they come', () => {
    const { session, state, last, pass } = open(chart(4224, null));
    session.looked(false);
    pass(500);
    state.page = MIRA;
    session.looked(false);
    expect(last('viewPill').input).toMatchObject({ reading: { name: { kind: 'found' } } });
  });

  test('of a page that was left are nobody’s', () => {
    const { session, state, asked, pass } = open(chart(4224, null));
    session.looked(false);
    session.navigated();
    state.page = NOBODY;
    pass(5_000);
    expect(asked('viewPill')).toEqual([]);
  });
});
