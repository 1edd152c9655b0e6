import { describe, expect, test } from 'vitest';
import { ALL_RISKS } from '../../all-risks.ts';
import { EPOCH, open, PRESS, showing, view } from './opened-card.ts';

describe('a press', () => {
  test('goes out with the tokens of frame and view, and with how it was made', async () => {
    const { session, asked, last, shown } = await showing();
    void session.act('send', ALL_RISKS, PRESS);
    expect(asked('act')).toHaveLength(1);
    expect(last('act').input).toEqual({
      frameToken: 'frame token',
      viewToken: 'view token',
      action: 'send',
      risksRead: ALL_RISKS,
      press: { heldFor: 80, toldAt: EPOCH, watched: true },
    });
    expect(shown()).toMatchObject({ busy: true, notice: null });
  });

  test('that is carried out is done, and the view comes again', async () => {
    const { session, asked, last, shown } = await showing();
    const acting = session.act('send', [], PRESS);
    await last('act').answer({ ok: true, value: null });
    expect(shown()).toMatchObject({ busy: false, notice: null });
    expect(asked('viewCard')).toHaveLength(2);
    await last('viewCard').answer(view('next token'));
    await acting;
    expect(shown().view?.token).toBe('next token');
    expect(asked('act')).toHaveLength(1);
  });

  test('that is refused says why, also after the view came again', async () => {
    const { session, last, shown } = await showing();
    const acting = session.act('send', [], PRESS);
    await last('act').answer({ ok: false, failure: { kind: 'alreadyRunning' } });
    await last('viewCard').answer(view());
    await acting;
    expect(shown()).toMatchObject({ busy: false, notice: { kind: 'alreadyRunning' } });
  });

  test('after one that was refused takes the words away', async () => {
    const { session, last, shown } = await showing();
    const acting = session.act('send', [], PRESS);
    await last('act').answer({ ok: false, failure: { kind: 'notSeen', why: 'covered' } });
    await last('viewCard').answer(view());
    await acting;
    expect(shown().notice).toEqual({ kind: 'notSeen', why: 'covered' });
    void session.act('send', [], PRESS);
    expect(shown()).toMatchObject({ busy: true, notice: null });
  });

  test('without a token asks for one; where there is none it sends nothing and says so', async () => {
    const { session, asked, last, shown } = await showing(view(null));
    const acting = session.act('send', [], PRESS);
    expect(asked('viewCard')).toHaveLength(2);
    await last('viewCard').answer(view(null));
    expect(asked('act')).toEqual([]);
    await last('viewCard').answer(view(null));
    await acting;
    expect(shown()).toMatchObject({ busy: false, notice: { kind: 'viewOutdated' } });
  });

  test('before anything was shown sends nothing, whatever the view says that comes then', async () => {
    const { session, asked, last, shown } = open();
    const acting = session.act('send', [], PRESS);
    await last('viewCard').answer(view());
    expect(asked('act')).toEqual([]);
    await last('viewCard').answer(view());
    await acting;
    expect(shown()).toMatchObject({ busy: false, notice: { kind: 'viewOutdated' } });
  });
});

describe('a press to check', () => {
  test('asks DrChrono and needs no token', async () => {
    const { session, asked, last, shown } = await showing(view(null));
    const acting = session.act('check', [], PRESS);
    expect(asked('act')).toEqual([]);
    expect(last('viewCard').input).toEqual({ frameToken: 'frame token', check: true });
    expect(shown().busy).toBe(true);
    await last('viewCard').answer(view('checked'));
    await acting;
    expect(asked('viewCard')).toHaveLength(2);
    expect(shown()).toMatchObject({ busy: false, view: { token: 'checked' } });
  });

  test('is not lost to a plain view that was asked for later', async () => {
    const { session, last, shown } = await showing();
    const acting = session.act('check', [], PRESS);
    const check = last('viewCard');
    void session.look();
    await last('viewCard').answer(view('plain'));
    await check.answer(view('checked'));
    await acting;
    expect(shown().view?.token).toBe('checked');
  });

  test('does not make the answer to an older plain question stand above its own', async () => {
    const { session, asked, last, shown } = await showing();
    void session.look();
    const plain = last('viewCard');
    const acting = session.act('check', [], PRESS);
    await last('viewCard').answer(view('checked'));
    await acting;
    await plain.answer(view('plain'));
    expect(shown().view?.token).toBe('checked');
    expect(asked('viewCard')).toHaveLength(3);
  });

  test('that nobody answers says so', async () => {
    const { session, last, shown } = await showing();
    const acting = session.act('check', [], PRESS);
    await last('viewCard').fail();
    await acting;
    expect(shown()).toMatchObject({ busy: false, notice: { kind: 'timeout' } });
  });
});

describe('a press for the panel', () => {
  test('leaves in its own turn, since a panel opens only right at a press, and is judged like a deed', async () => {
    const { session, asked, last, shown } = await showing();
    const opening = session.openPanel('email', PRESS);
    expect(asked('openPanel').map(({ input }) => input)).toEqual([
      {
        ...{ frameToken: 'frame token', viewToken: 'view token', field: 'email' },
        press: { heldFor: 80, toldAt: EPOCH, watched: true },
      },
    ]);
    await last('openPanel').answer({ ok: false, failure: { kind: 'notSeen', why: 'covered' } });
    await last('viewCard').answer(view());
    await opening;
    expect(shown()).toMatchObject({ busy: false, notice: { kind: 'notSeen', why: 'covered' } });
  });
});
