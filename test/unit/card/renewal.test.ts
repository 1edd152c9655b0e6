import { describe, expect, test } from 'vitest';
import type { PatientView } from '../../../lib/messages/patient-view.ts';
import { OLD_VIEW_TOKEN } from '../../../lib/page-timing.ts';
import { ALL_RISKS } from '../../all-risks.ts';
import { PRESS, pendingUntil, showing, view } from './opened-card.ts';

const dead = { ok: false, failure: { kind: 'viewOutdated' } };

describe('a press on a card that was left open', () => {
  test('fetches a new token first, and goes on where nothing changed', async () => {
    const { session, asked, last, pass, shown } = await showing();
    pass(OLD_VIEW_TOKEN);
    const acting = session.act('send', ALL_RISKS, PRESS);
    expect(asked('act')).toEqual([]);
    expect(last('viewCard').input).toEqual({ frameToken: 'frame token', check: false });
    await last('viewCard').answer(view('new token'));
    expect(last('act').input).toMatchObject({ viewToken: 'new token', action: 'send', risksRead: ALL_RISKS });
    await last('act').answer({ ok: true, value: null });
    await last('viewCard').answer(view());
    await acting;
    expect(asked('act')).toHaveLength(1);
    expect(shown()).toMatchObject({ busy: false, notice: null });
  });

  test('goes out at once while the token is young, which counts from the view’s coming', async () => {
    const { session, asked, last, pass } = await showing();
    pass(OLD_VIEW_TOKEN);
    void session.look();
    await last('viewCard').answer(view('young'));
    pass(OLD_VIEW_TOKEN - 1);
    void session.act('send', [], PRESS);
    expect(asked('viewCard')).toHaveLength(2);
    expect(last('act').input).toMatchObject({ viewToken: 'young', press: PRESS });
  });

  const eligibility: PatientView['eligibility'] = {
    ...{ verdict: 'eligible', toFix: [], warnings: [] },
    lines: [{ requirement: 'email', state: 'onFile', shown: 'q•••@example.com' }],
  };
  const others: [string, Partial<PatientView>][] = [
    ['status', { status: { kind: 'notInvited', grounds: { source: 'answer', asOf: 0 } } }],
    ['reason not to know', { status: { kind: 'unknown', reason: 'contradiction', sides: [] } }],
    ['offers', { offers: [{ action: 'send', emphasis: 'primary', risk: 'mayBeInvited' }] }],
    ['patient', { identity: { kind: 'locked', name: 'Tim Patient', birthDate: null } }],
    ['identity', { identity: { kind: 'refused', reason: 'nameDiffers' } }],
    ['address', { eligibility }],
    ['token, which is none', { token: null }],
  ];

  test.each(others)('shows another %s instead of acting on the old one', async (_, change) => {
    const { session, asked, last, pass, shown } = await showing();
    pass(OLD_VIEW_TOKEN);
    const acting = session.act('send', [], PRESS);
    await last('viewCard').answer(view('new token', change));
    expect(asked('act')).toEqual([]);
    await last('viewCard').answer(view('new token', change));
    await acting;
    expect(shown()).toMatchObject({ notice: { kind: 'viewOutdated' }, busy: false, view: change });
  });

  test('goes on with the same invite, read anew', async () => {
    const { session, last, pass } = await showing(view('old', { status: pendingUntil(1e9) }));
    pass(OLD_VIEW_TOKEN);
    void session.act('resend', [], PRESS);
    await last('viewCard').answer(view('new token', { status: pendingUntil(1e9, OLD_VIEW_TOKEN) }));
    expect(last('act').input).toMatchObject({ viewToken: 'new token' });
  });

  test('sends nothing where the page has moved on by then', async () => {
    const { session, asked, last, pass, shown } = await showing();
    pass(OLD_VIEW_TOKEN);
    const acting = session.act('send', [], PRESS);
    await last('viewCard').answer(null);
    expect(asked('act')).toEqual([]);
    await last('viewCard').answer(null);
    await acting;
    expect(shown()).toEqual({ view: null, gone: true, busy: false, notice: null });
  });

  test('says how long ago it began, with the wait for the new token', async () => {
    const { session, last, pass } = await showing();
    pass(OLD_VIEW_TOKEN);
    void session.act('send', [], PRESS);
    pass(1_234);
    await last('viewCard').answer(view('new token'));
    expect(last('act').input).toMatchObject({ press: { heldFor: 80 + 1_234, watched: true } });
  });
});

describe('a press whose token died all the same', () => {
  test('is sent once more with a new one, not twice more', async () => {
    const { session, asked, last, shown } = await showing();
    const acting = session.act('send', [], PRESS);
    await last('act').answer(dead);
    await last('viewCard').answer(view('new token'));
    expect(last('act').input).toMatchObject({ viewToken: 'new token' });
    await last('act').answer(dead);
    await last('viewCard').answer(view());
    expect(asked('act')).toHaveLength(2);
    await acting;
    expect(shown()).toMatchObject({ busy: false, notice: { kind: 'viewOutdated' } });
  });

  test('says how long ago it began, with the wait for both answers', async () => {
    const { session, last, pass } = await showing();
    void session.act('send', [], PRESS);
    pass(700);
    await last('act').answer(dead);
    pass(300);
    await last('viewCard').answer(view('new token'));
    expect(last('act').input).toMatchObject({ press: { heldFor: 80 + 1_000, watched: true } });
  });

  test('is not sent once more where the view says something else by then', async () => {
    const { session, asked, last, shown } = await showing();
    const acting = session.act('send', [], PRESS);
    await last('act').answer(dead);
    const other = view('new token', { identity: { kind: 'locked', name: 'Tim Patient', birthDate: null } });
    await last('viewCard').answer(other);
    expect(asked('act')).toHaveLength(1);
    await last('viewCard').answer(other);
    await acting;
    expect(shown()).toMatchObject({ notice: { kind: 'viewOutdated' } });
  });

  test('is held against the view that was pressed, not against one that came meanwhile', async () => {
    const { session, asked, last, shown } = await showing();
    const acting = session.act('send', [], PRESS);
    void session.look();
    const other = { identity: { kind: 'locked', name: 'Tim Patient', birthDate: null } } as const;
    await last('viewCard').answer(view('second', other));
    await last('act').answer(dead);
    await last('viewCard').answer(view('third', other));
    expect(asked('act')).toHaveLength(1);
    await last('viewCard').answer(view('fourth', other));
    await acting;
    expect(shown()).toMatchObject({ notice: { kind: 'viewOutdated' }, view: { token: 'fourth' } });
  });

  test.each([
    { kind: 'alreadyRunning' },
    { kind: 'notOffered' },
    { kind: 'notSeen', why: 'covered' },
    { kind: 'identityRefused', reason: 'nameDiffers' },
    { kind: 'timeout' },
  ])('is the only one that is sent again: %o is not', async (failure) => {
    const { session, asked, last } = await showing();
    const acting = session.act('send', [], PRESS);
    await last('act').answer({ ok: false, failure });
    await last('viewCard').answer(view('new token'));
    expect(asked('act')).toHaveLength(1);
    await acting;
  });

  test('that nobody answered is not sent again: it may have been carried out', async () => {
    const { session, asked, last } = await showing();
    const acting = session.act('send', [], PRESS);
    await last('act').fail();
    await last('viewCard').answer(view('new token'));
    expect(asked('act')).toHaveLength(1);
    await acting;
  });
});
