import { describe, expect, test } from 'vitest';
import type { OperationView } from '../../../lib/messages/operation-view.ts';
import { OLD_VIEW_TOKEN } from '../../../lib/page-timing.ts';
import { open, PRESS, pendingUntil, showing, view } from './opened-card.ts';

const sending: OperationView = {
  ...{ id: 'one', kind: 'send', startedAt: 0, stage: 'working', step: 'sending' },
};

describe('news', () => {
  test('is asked about once, with the card’s token', async () => {
    const { session, asked, last, shown } = open();
    const looking = session.look();
    expect(last('viewCard').input).toEqual({ frameToken: 'frame token', check: false });
    await last('viewCard').answer(view());
    await looking;
    expect(asked('viewCard')).toHaveLength(1);
    expect(shown()).toEqual({ view: view(), gone: false, busy: false, notice: null });
  });

  test('is asked about by one question at a time, however much of it comes', async () => {
    const { session, asked, last, shown } = open();
    for (let turn = 0; turn < 20; turn += 1) void session.look();
    expect(asked('viewCard')).toHaveLength(1);
    await last('viewCard').answer(view('first'));
    expect(asked('viewCard')).toHaveLength(2);
    for (let turn = 0; turn < 20; turn += 1) void session.look();
    expect(asked('viewCard')).toHaveLength(2);
    await last('viewCard').answer(view('second'));
    await last('viewCard').answer(view('third'));
    expect(asked('viewCard')).toHaveLength(3);
    expect(shown().view?.token).toBe('third');
  });

  test('that comes after the last answer is asked about anew', async () => {
    const { session, asked } = await showing();
    void session.look();
    expect(asked('viewCard')).toHaveLength(2);
  });

  test('after a question without an answer is asked about all the same', async () => {
    const { session, asked, last, shown } = open();
    void session.look();
    await last('viewCard').fail();
    void session.look();
    await last('viewCard').answer(view());
    expect(asked('viewCard')).toHaveLength(2);
    expect(shown()).toMatchObject({ view: { token: 'view token' }, notice: null });
  });
});

describe('a card that nobody sees', () => {
  test('asks nothing, whatever it is told, and asks once when it is seen', async () => {
    const { session, asked, last, tab } = await showing();
    tab.hidden = true;
    for (let turn = 0; turn < 20; turn += 1) await session.look();
    session.seen();
    expect(asked('viewCard')).toHaveLength(1);
    tab.hidden = false;
    session.seen();
    expect(asked('viewCard')).toHaveLength(2);
    await last('viewCard').answer(view('second'));
    session.seen();
    expect(asked('viewCard')).toHaveLength(2);
  });

  test('that was told nothing asks nothing when it is seen', async () => {
    const { session, asked, tab } = await showing();
    tab.hidden = true;
    tab.hidden = false;
    session.seen();
    expect(asked('viewCard')).toHaveLength(1);
  });

  test('does not ask at the end of an invite, but when it is seen after it', async () => {
    const { session, asked, pass, tab } = await showing(view('first', { status: pendingUntil(60_000) }));
    tab.hidden = true;
    pass(62_000);
    expect(asked('viewCard')).toHaveLength(1);
    tab.hidden = false;
    session.seen();
    expect(asked('viewCard')).toHaveLength(2);
  });
});

describe('while a press is on its way', () => {
  test('news waits for the view that is asked for after the press', async () => {
    const { session, asked, last, shown } = await showing();
    const acting = session.act('send', [], PRESS);
    void session.look();
    void session.look();
    expect(asked('viewCard')).toHaveLength(1);
    await last('act').answer({ ok: true, value: null });
    expect(asked('viewCard')).toHaveLength(2);
    await last('viewCard').answer(view('second'));
    await acting;
    expect(asked('viewCard')).toHaveLength(2);
    expect(shown()).toMatchObject({ busy: false, view: { token: 'second' } });
  });
});

describe('no answer', () => {
  test('is a notice that goes when an answer comes', async () => {
    const { session, last, shown } = open();
    void session.look();
    await last('viewCard').fail();
    expect(shown()).toEqual({ view: null, gone: false, busy: false, notice: { kind: 'timeout' } });
    void session.look();
    await last('viewCard').answer(view());
    expect(shown()).toMatchObject({ notice: null, view: { token: 'view token' } });
  });

  test('leaves the view that is there', async () => {
    const { session, last, shown } = await showing();
    void session.look();
    await last('viewCard').fail();
    expect(shown()).toMatchObject({ notice: { kind: 'timeout' }, view: { token: 'view token' } });
  });

  test('to a press is told until a view shows what came of it', async () => {
    const { session, last, shown } = await showing();
    const acting = session.act('send', [], PRESS);
    await last('act').fail();
    await last('viewCard').answer(view('second'));
    await acting;
    expect(shown()).toMatchObject({ busy: false, notice: { kind: 'timeout' }, view: { token: 'second' } });
    void session.look();
    await last('viewCard').fail();
    void session.look();
    await last('viewCard').answer(view('third'));
    expect(shown()).toMatchObject({ notice: { kind: 'timeout' }, view: { token: 'third' } });
    void session.look();
    await last('viewCard').answer(view('fourth', { operation: sending }));
    expect(shown()).toMatchObject({ notice: null, view: { operation: { id: 'one' } } });
  });

  test('to a press is told until the invite stands elsewhere', async () => {
    const { session, last, shown } = await showing();
    const acting = session.act('send', [], PRESS);
    await last('act').fail();
    const status = { kind: 'notInvited', grounds: { source: 'answer', asOf: 0 } } as const;
    await last('viewCard').answer(view('second', { status }));
    await acting;
    expect(shown()).toMatchObject({ notice: null, view: { status: { kind: 'notInvited' } } });
  });
});

describe('what came of a press stays in words until the next press', () => {
  test('where the question for a new token had no answer, so that it was not carried out', async () => {
    const { session, asked, last, pass, shown } = await showing();
    pass(OLD_VIEW_TOKEN);
    const acting = session.act('send', [], PRESS);
    await last('viewCard').fail();
    await last('viewCard').answer(view('second'));
    await acting;
    expect(asked('act')).toEqual([]);
    expect(shown()).toMatchObject({ notice: { kind: 'viewOutdated' }, view: { token: 'second' } });
  });

  test('where a question after it had no answer', async () => {
    const { session, last, shown } = await showing();
    const refused = session.act('send', [], PRESS);
    await last('act').answer({ ok: false, failure: { kind: 'notSeen', why: 'covered' } });
    await last('viewCard').fail();
    await refused;
    expect(shown().notice).toEqual({ kind: 'notSeen', why: 'covered' });
    void session.look();
    await last('viewCard').answer(view('second'));
    expect(shown()).toMatchObject({ notice: { kind: 'notSeen', why: 'covered' }, view: { token: 'second' } });
  });

  test('where the press before it had no answer', async () => {
    const { session, last, shown } = await showing();
    const unheard = session.act('send', [], PRESS);
    await last('act').fail();
    await last('viewCard').answer(view('second'));
    await unheard;
    const refused = session.act('send', [], PRESS);
    await last('act').answer({ ok: false, failure: { kind: 'alreadyRunning' } });
    await last('viewCard').answer(view('third', { operation: sending }));
    await refused;
    expect(shown()).toMatchObject({ notice: { kind: 'alreadyRunning' }, view: { token: 'third' } });
  });
});

describe('a card whose page has moved on', () => {
  const EMPTY = { view: null, gone: true, busy: false, notice: null };

  test('is empty, whatever it showed', async () => {
    const { session, last, shown } = await showing();
    void session.look();
    await last('viewCard').answer(null);
    expect(shown()).toEqual(EMPTY);
  });

  test('stays empty, whatever comes in later', async () => {
    const { session, asked, last, shown } = await showing();
    const checking = session.act('check', [], PRESS);
    const check = last('viewCard');
    const acting = session.act('send', [], PRESS);
    void session.look();
    await last('viewCard').answer(null);
    expect(shown()).toEqual(EMPTY);
    await check.answer(view('checked'));
    await checking;
    await last('act').answer({ ok: true, value: null });
    await last('viewCard').answer(view('late'));
    await acting;
    expect(shown()).toEqual(EMPTY);
    void session.look();
    await last('viewCard').fail();
    expect(shown()).toEqual(EMPTY);
    const again = session.act('send', [], PRESS);
    await last('viewCard').answer(view('again'));
    await last('viewCard').answer(view('again'));
    await again;
    expect(shown()).toEqual(EMPTY);
    expect(asked('act')).toHaveLength(1);
  });
});
