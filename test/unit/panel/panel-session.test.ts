import { describe, expect, test } from 'vitest';
import { OLD_VIEW_TOKEN } from '../../../lib/page-timing.ts';
import { ALL_RISKS } from '../../all-risks.ts';
import { pendingUntil, view } from '../card/opened-card.ts';
import { chart, mira, openPanel, showingPanel, tim } from './opened-panel.ts';

const done = { ok: true, value: null };
const nobody = { kind: 'nobody' };

describe('whom it shows', () => {
  test('is asked for its window, without a request to DrChrono, and with one at a press', async () => {
    const { session, asked, looked, shown } = openPanel();
    const first = await looked();
    expect(first.input).toMatchObject({ windowId: 9, look: false, patientId: null });
    await first.answer({ kind: 'notLooked' });
    expect(shown().view).toEqual({ kind: 'notLooked' });
    const second = await looked(() => void session.lookUp());
    expect(second.input).toMatchObject({ windowId: 9, look: true, patientId: null });
    expect(shown()).toMatchObject({ busy: true, looksUp: true });
    await second.answer(mira());
    expect(shown()).toMatchObject({ busy: false, looksUp: false, view: { kind: 'patient' } });
    expect(asked('viewPanel')).toHaveLength(2);
  });

  test('leaves before the next one is asked for', async () => {
    const { asked, goTo, last, shown } = await showingPanel();
    await goTo({ tabId: 1, address: chart(4225) });
    expect(shown().view).toBeNull();
    expect(asked('viewPanel')).toHaveLength(2);
    await last('viewPanel').answer(tim());
    expect(shown().view).toMatchObject({ view: { identity: { name: 'Tim Patient' } } });
  });

  test.each<[string, number, string | null | undefined]>([
    ['another tab comes to the front', 2, undefined],
    ['the same tab comes back, and nobody says what it shows', 1, undefined],
    ['the tab goes where nothing is ours to see', 1, null],
    ['another tab shows the same chart', 2, chart(4224)],
    ['the tab goes to the same chart at another host', 1, 'https://evil.drchrono.com/chart/4224/summary'],
  ])('leaves where %s', async (_, tabId, address) => {
    const { session, shown } = await showingPanel();
    session.moved(tabId, address);
    expect(shown().view).toBeNull();
  });

  test('stays where the tab goes to another page of the same chart, and is asked for again', async () => {
    const { asked, goTo, shown } = await showingPanel();
    await goTo({ tabId: 1, address: chart(4224, 'onpatient') });
    expect(shown().view).not.toBeNull();
    expect(asked('viewPanel')).toHaveLength(2);
  });

  test('is never the one of a tab that is no longer in front', async () => {
    const { looked, goTo, asked, last, shows, shown } = openPanel();
    const late = await looked();
    await goTo({ tabId: 2, address: chart(4225) });
    await late.answer(mira());
    expect(shows.some((one) => one.view?.kind === 'patient')).toBe(false);
    expect(asked('viewPanel')).toHaveLength(2);
    await last('viewPanel').answer(tim());
    expect(shown().view).toMatchObject({ view: { identity: { name: 'Tim Patient' } } });
  });

  test('is asked for again where the tab has moved and the browser has not said so yet', async () => {
    const { looked, goTo, asked, shows } = openPanel();
    const late = await looked();
    await goTo({ tabId: 1, address: chart(4225) }, false);
    await late.answer(mira());
    expect(shows.some((one) => one.view?.kind === 'patient')).toBe(false);
    expect(asked('viewPanel')).toHaveLength(2);
  });

  test('is asked for once more, however much changes meanwhile', async () => {
    const { session, looked, asked } = openPanel();
    const first = await looked();
    for (let change = 0; change < 5; change += 1) void session.look();
    await first.answer(mira());
    expect(asked('viewPanel')).toHaveLength(2);
  });

  test('is asked for again when the invite has ended', async () => {
    const { asked, pass, goTo } = await showingPanel(
      mira('token', { view: view('token', { status: pendingUntil(60_000) }) }),
    );
    pass(61_000);
    await goTo({ tabId: 1, address: chart(4224) }, false);
    expect(asked('viewPanel')).toHaveLength(2);
  });

  test('is not known where no answer comes, and the next answer takes the words away', async () => {
    const { looked, shown } = openPanel();
    await (await looked()).fail();
    expect(shown()).toMatchObject({ view: null, notice: { kind: 'timeout' } });
    await (await looked()).answer(mira());
    expect(shown()).toMatchObject({ notice: null, view: { kind: 'patient' } });
  });
});

describe('what was typed', () => {
  test('stays when the view comes again, and also after a look at nobody', async () => {
    const { session, goTo, looked, last, shown } = await showingPanel();
    session.type('email', 'mira@');
    await (await looked()).answer(mira('next token'));
    expect(shown().typed).toEqual({ email: { text: 'mira@', seen: null } });
    await goTo({ tabId: 2, address: null });
    await last('viewPanel').answer(nobody);
    await goTo({ tabId: 1, address: chart(4224) });
    await last('viewPanel').answer(mira());
    expect(shown().typed).toEqual({ email: { text: 'mira@', seen: null } });
  });

  test('goes with its patient, and does not come back', async () => {
    const { session, goTo, last, shown } = await showingPanel();
    session.type('email', 'mira@example.org');
    await goTo({ tabId: 1, address: chart(4225) });
    await last('viewPanel').answer(tim());
    expect(shown().typed).toEqual({});
    await goTo({ tabId: 1, address: chart(4224) });
    await last('viewPanel').answer(mira());
    expect(shown().typed).toEqual({});
  });

  test('goes with a namesake, who has another chart', async () => {
    const { session, goTo, last, shown } = await showingPanel();
    session.type('email', 'mira@example.org');
    await goTo({ tabId: 1, address: chart(4299) });
    await last('viewPanel').answer(mira());
    expect(shown().typed).toEqual({});
  });

  test('on the calendar goes with every window that may have changed', async () => {
    const { session, goTo, last, shown } = openPanel();
    const calendar = { tabId: 1, address: 'https://app.drchrono.com/appointments/' };
    await goTo(calendar);
    await last('viewPanel').answer(mira());
    session.type('email', 'mira@example.org');
    session.moved(1, undefined);
    await goTo(calendar, false);
    await last('viewPanel').answer(mira());
    expect(shown().typed).toEqual({});
  });

  test('is done once the chart has it, and an edit that was only begun stays open', async () => {
    const { session, looked, shown } = await showingPanel();
    session.type('email', 'mira@example.org');
    session.edit('cellPhone');
    const values = { ...mira().values, email: 'mira@example.org' };
    await (await looked()).answer(mira('token', { values }));
    expect(shown().typed).toEqual({ cellPhone: { text: '(410) 555-0143', seen: '(410) 555-0143' } });
  });

  test('is asked about where somebody else changed the field, and may win or give way', async () => {
    const { session, looked, shown, asked } = await showingPanel();
    session.type('email', 'mira@example.org');
    const values = { ...mira().values, email: 'other@example.org' };
    await (await looked()).answer(mira('token', { values }));
    void session.save('nothing', []);
    expect(asked('saveIdentifiers')).toEqual([]);
    session.insist('email');
    expect(shown().typed).toEqual({ email: { text: 'mira@example.org', seen: 'other@example.org' } });
    session.drop('email');
    expect(shown().typed).toEqual({});
  });

  test('takes the focus once where the panel was opened at the field, which is open for a correction', async () => {
    const values = { ...mira().values, email: 'mira@exmaple.org' };
    const at = mira('token', { values, field: 'email' });
    const { shown, looked } = await showingPanel(at);
    const { focus } = shown();
    expect(focus).toEqual({ field: 'email' });
    expect(shown().typed).toEqual({ email: { text: 'mira@exmaple.org', seen: 'mira@exmaple.org' } });
    await (await looked()).answer(at);
    expect(shown().focus).toBe(focus);
  });

  test('takes the focus again, and is open again, at another press in the card for the same field', async () => {
    const values = { ...mira().values, email: 'mira@exmaple.org' };
    const opened = (press: string) => mira('token', { values, field: 'email', press });
    const { session, shown, looked } = await showingPanel(opened('first'));
    session.drop('email');
    await (await looked()).answer(opened('first'));
    expect(shown().typed).toEqual({});
    const { focus } = shown();
    await (await looked()).answer(opened('second'));
    expect(shown().focus).not.toBe(focus);
    expect(shown().focus).toEqual({ field: 'email' });
    expect(shown().typed).toEqual({ email: { text: 'mira@exmaple.org', seen: 'mira@exmaple.org' } });
  });
});

describe('a press', () => {
  test('to save sends what changed, cleaned, with what was seen and the token of the patient drawn', async () => {
    const { session, last, shown, asked } = await showingPanel();
    session.type('email', ' mira@example.org');
    session.type('cellPhone', '4105550143');
    const saving = session.save('send', ALL_RISKS);
    expect(last('saveIdentifiers').input).toEqual({
      ...{ token: 'token', typed: { email: 'mira@example.org' }, seen: { email: null } },
      ...{ then: 'send', risksRead: ALL_RISKS },
    });
    expect(shown().busy).toBe(true);
    await last('saveIdentifiers').answer(done);
    await last('viewPanel').answer(mira());
    await saving;
    expect(shown()).toMatchObject({ busy: false, notice: null, typed: { email: {} } });
    expect(asked('viewPanel')).toHaveLength(2);
  });

  test.each(['mira', ''])('to save %j does nothing', async (text) => {
    const { session, asked } = await showingPanel();
    session.type('email', text);
    await session.save('nothing', []);
    expect(asked('saveIdentifiers')).toEqual([]);
  });

  test('while another one is on its way does nothing', async () => {
    const { session, asked } = await showingPanel();
    void session.act('send', []);
    void session.act('send', []);
    expect(asked('actInPanel')).toHaveLength(1);
  });

  test('on a deed carries the token of whom it was drawn for, also where the tab has moved meanwhile', async () => {
    const { session, last, goTo, asked, shown } = await showingPanel();
    void session.act('resend', ALL_RISKS);
    expect(last('actInPanel').input).toEqual({ token: 'token', action: 'resend', risksRead: ALL_RISKS });
    await goTo({ tabId: 1, address: chart(4225) });
    await last('actInPanel').answer({ ok: false, failure: { kind: 'viewOutdated' } });
    // Nobody has pressed for the patient who is in front now.
    await last('viewPanel').answer(tim());
    expect(asked('actInPanel')).toHaveLength(1);
    await last('viewPanel').answer(tim());
    expect(shown()).toMatchObject({ busy: false, notice: null });
  });

  test('after nobody is in front any more does nothing', async () => {
    const { session, goTo, asked } = await showingPanel();
    session.type('email', 'mira@example.org');
    await goTo({ tabId: 2, address: null });
    await session.save('nothing', []);
    await session.act('send', []);
    await session.putSaveAway();
    expect([...asked('saveIdentifiers'), ...asked('actInPanel'), ...asked('putSaveAway')]).toEqual([]);
  });

  test('with a token that is old fetches another, and is sent once more where nothing else changed', async () => {
    const { session, pass, asked, last, goTo } = await showingPanel();
    pass(OLD_VIEW_TOKEN);
    void session.act('send', []);
    await goTo({ tabId: 1, address: chart(4224) }, false);
    expect(asked('actInPanel')).toEqual([]);
    await last('viewPanel').answer(mira('fresh token'));
    expect(last('actInPanel').input).toMatchObject({ token: 'fresh token' });
  });

  test('is not sent once more where the chart says something else by now', async () => {
    const { session, asked, last, shown } = await showingPanel();
    session.type('email', 'mira@example.org');
    const saving = session.save('nothing', []);
    await last('saveIdentifiers').answer({ ok: false, failure: { kind: 'viewOutdated' } });
    const other = mira('next', { values: { ...mira().values, email: 'other@example.org' } });
    await last('viewPanel').answer(other);
    expect(asked('saveIdentifiers')).toHaveLength(1);
    await last('viewPanel').answer(other);
    await saving;
    expect(shown().notice).toEqual({ kind: 'viewOutdated' });
  });

  test.each<[string, (after: ReturnType<typeof mira>) => void, number]>([
    ['a namesake with another chart is drawn', () => undefined, 4299],
    [
      'the invite stands elsewhere',
      (after) => {
        after.view = view('fresh token', { status: pendingUntil(60_000) });
      },
      4224,
    ],
  ])('with an old token is given up where %s by then', async (_, change, patientId) => {
    const { session, pass, asked, last, goTo } = await showingPanel();
    pass(OLD_VIEW_TOKEN);
    void session.act('send', []);
    await goTo({ tabId: 1, address: chart(patientId) }, false);
    const after = mira('fresh token');
    change(after);
    await last('viewPanel').answer(after);
    await goTo({ tabId: 1, address: chart(patientId) }, false);
    if (asked('viewPanel').length > 2) await last('viewPanel').answer(after);
    expect(asked('actInPanel')).toEqual([]);
  });

  test('that got no answer says so', async () => {
    const { session, last, shown } = await showingPanel();
    const acting = session.act('send', []);
    await last('actInPanel').fail();
    await last('viewPanel').answer(mira());
    await acting;
    expect(shown()).toMatchObject({ busy: false, notice: { kind: 'timeout' } });
  });

  test('puts away how a save ended', async () => {
    const { session, last } = await showingPanel();
    void session.putSaveAway();
    expect(last('putSaveAway').input).toEqual({ token: 'token' });
  });
});
