import { describe, expect, test } from 'vitest';
import type { PageReading } from '../../../lib/ehr/page/reading.ts';
import type { Input, MessageName, Output } from '../../../lib/messages/contract.ts';
import type { OverlayPlace, PatientView } from '../../../lib/messages/patient-view.ts';
import { carryClick } from '../../../lib/overlay/click.ts';
import { overlaySession } from '../../../lib/overlay/session.ts';
import type { SessionPorts, Shown, Unread } from '../../../lib/overlay/session-ports.ts';

const absent = { kind: 'absent' } as const;
const chart = (patientId: number, name: string | null): PageReading => ({
  page: { kind: 'chart', patientId },
  subject: 'chart',
  name: name === null ? absent : { kind: 'found', value: { text: name, parts: null } },
  ...{ birthDate: absent, chartId: absent, linkedPatientId: absent, linkedAppointmentId: absent },
  ...{ header: absent, accessHeading: absent, history: absent },
});
const MIRA = chart(4224, 'Mira Quillfeather');
const TIM = chart(4225, 'Tim Patient');
const windowOf = (linked: number, name: string): PageReading => ({
  ...chart(1, name),
  page: { kind: 'calendar' },
  subject: 'appointmentWindow',
  linkedPatientId: { kind: 'found', value: linked },
});
const NOBODY: PageReading = { ...chart(1, null), page: { kind: 'calendar' }, subject: 'none' };

const view = (name: string, token: string | null = `token of ${name}`): PatientView => ({
  clock: { now: 0, learned: true },
  zone: null,
  token,
  identity: { kind: 'locked', name, birthDate: null },
  status: { kind: 'unknown', reason: 'notChecked', sides: [] },
  eligibility: null,
  ...{ history: [], operation: null, offers: [], trouble: null },
});

const pendingUntil = (latest: number, asOf: number): PatientView['status'] => ({
  ...{ kind: 'pending', phase: 'alive' },
  invite: { sent: { earliest: 1, latest: 1 }, precision: 'exact', email: null, by: null },
  expires: { earliest: latest, latest },
  grounds: { source: 'answer', asOf },
});

interface Question {
  name: MessageName;
  input: unknown;
  answer(output: unknown): Promise<void>;
  fail(): Promise<void>;
}

const settle = () =>
  new Promise<void>((resolve) => {
    setImmediate(resolve);
  });

/** Open a session on a page that the test sets, with a background for which the test answers. */
function open(first: PageReading | Unread) {
  const state = { page: first, reads: 0, now: 0, alive: true, ended: false, here: false };
  const questions: Question[] = [];
  const shows: (Shown | null)[] = [];
  const timers: { at: number; callback: () => void }[] = [];
  const ports: SessionPorts = {
    read() {
      state.reads += 1;
      return state.page;
    },
    has: () => state.here,
    ask: <N extends MessageName>(name: N, input: Input<N>) =>
      new Promise<Output<N>>((resolve, reject) => {
        questions.push({
          ...{ name, input },
          answer: (output) => {
            resolve(output as Output<N>);
            return settle();
          },
          fail: () => {
            reject(new Error('No answer'));
            return settle();
          },
        });
      }),
    isAlive: () => state.alive,
    show: (shown) => void shows.push(shown),
    elapsed: () => state.now,
    later: (milliseconds, callback) => void timers.push({ at: state.now + milliseconds, callback }),
    end: () => {
      state.ended = true;
    },
  };
  const session = overlaySession(ports, () => carryClick);
  const asked = (name: MessageName) => questions.filter((question) => question.name === name);
  return {
    ...{ state, session, shows, timers },
    asked,
    last: (name: MessageName) => {
      const question = asked(name).at(-1);
      if (!question) throw new Error(`${name} was not asked`);
      return question;
    },
    shown: () => shows.at(-1) ?? null,
    pass(milliseconds: number) {
      state.now += milliseconds;
      for (const timer of timers.splice(0)) {
        if (timer.at <= state.now) timer.callback();
        else timers.push(timer);
      }
    },
  };
}

/** Open a session that already shows the patient of `page`. */
async function showing(page: PageReading, name: string) {
  const opened = open(page);
  opened.session.looked(false);
  await opened.last('viewPatient').answer(view(name));
  return opened;
}

describe('a page that is about nobody', () => {
  test('draws nothing and asks nothing', () => {
    const { session, shows, asked } = open(NOBODY);
    session.looked(false);
    session.looked(true);
    session.changed();
    expect(shows).toEqual([]);
    expect(asked('viewPatient')).toEqual([]);
  });

  test('takes away what was shown', async () => {
    const { session, state, shown } = await showing(MIRA, 'Mira');
    state.page = NOBODY;
    session.looked(false);
    expect(shown()).toBeNull();
  });
});

describe('another patient', () => {
  test('navigation blanks before anything else', async () => {
    const { session, shown } = await showing(MIRA, 'Mira');
    session.navigated();
    expect(shown()).toBeNull();
  });

  test('a page that names somebody else blanks without navigation', async () => {
    const { session, state, shown } = await showing(windowOf(4224, 'Mira Quillfeather'), 'Mira');
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
    const [ofMira, ofTim] = asked('viewPatient');
    await ofMira?.answer(view('Mira'));
    expect(shown()).toMatchObject({ view: null, loading: true });
    await ofTim?.answer(view('Tim'));
    expect(shown()?.view?.identity).toMatchObject({ name: 'Tim' });
  });

  test('an answer after the page was left draws nothing', async () => {
    const { session, last, shown } = open(MIRA);
    session.looked(false);
    const question = last('viewPatient');
    session.navigated();
    await question.answer(view('Mira'));
    expect(shown()).toBeNull();
  });

  test('a late answer of a click says nothing on the new page', async () => {
    const { session, state, last, shown, asked } = await showing(MIRA, 'Mira');
    const acting = session.act('send', false);
    const click = last('act');
    state.page = TIM;
    session.navigated();
    session.looked(false);
    const views = asked('viewPatient').length;
    await click.answer({ ok: false, failure: { kind: 'viewOutdated' } });
    await acting;
    expect(shown()).toMatchObject({ notice: null, view: null });
    expect(asked('viewPatient')).toHaveLength(views);
  });

  test('what its page has shown so far is not the age of the last one’s', async () => {
    const header = { header: { kind: 'found', value: 'notEnabled' } } as const;
    const { session, state, last } = await showing(
      { ...windowOf(4224, 'Mira Quillfeather'), ...header },
      'Mira',
    );
    state.now += 3_600_000;
    state.page = { ...windowOf(4225, 'Tim Patient'), ...header };
    session.looked(false);
    expect(last('viewPatient').input).toMatchObject({ age: 0 });
  });
});

describe('a page whose reader is not here', () => {
  const UNREAD: Unread = { missing: 'chart', page: { kind: 'chart', patientId: 4225 } };

  test('takes away whoever was shown, says that it is looking, and asks for the reader', async () => {
    const { session, state, shown, asked, pass } = await showing(MIRA, 'Mira');
    state.page = UNREAD;
    session.looked(false);
    expect(shown()).toMatchObject({ view: null, loading: true, page: 'chart' });
    pass(0);
    expect(asked('bringPart').map(({ input }) => input)).toEqual([{ part: 'chart' }]);
    expect(asked('viewPatient')).toHaveLength(1);
  });

  test('is read as soon as it has come, and an answer from before is nobody’s', async () => {
    const { session, state, shown, asked, last, pass } = open(MIRA);
    session.looked(false);
    state.page = UNREAD;
    session.looked(false);
    pass(0);
    await last('viewPatient').answer(view('Mira'));
    expect(shown()).toMatchObject({ view: null, loading: true });
    state.page = TIM;
    session.looked(false);
    await last('viewPatient').answer(view('Tim'));
    expect(shown()?.view?.identity).toMatchObject({ name: 'Tim' });
    expect(asked('viewPatient')).toHaveLength(2);
  });

  test('asks nothing where the reader came right behind the overlay', () => {
    const { session, state, asked, pass } = open(UNREAD);
    session.looked(false);
    state.here = true;
    pass(0);
    expect(asked('bringPart')).toEqual([]);
  });

  test('draws nothing on a calendar, which may be about nobody', () => {
    const { session, shown, asked, pass } = open({ missing: 'appointment', page: { kind: 'calendar' } });
    session.looked(false);
    expect(shown()).toBeNull();
    pass(0);
    expect(asked('bringPart')).toHaveLength(1);
  });

  test('asks once until it is answered, and again with the next stir where none came', async () => {
    const { session, asked, last, pass } = open(UNREAD);
    for (let turn = 0; turn < 5; turn += 1) session.looked(false);
    pass(0);
    session.looked(false);
    pass(0);
    expect(asked('bringPart')).toHaveLength(1);
    await last('bringPart').fail();
    session.looked(false);
    pass(0);
    expect(asked('bringPart')).toHaveLength(2);
    await last('bringPart').answer(null);
    session.looked(false);
    pass(0);
    expect(asked('bringPart')).toHaveLength(3);
  });

  test('asks for a refresh under an extension that is gone', async () => {
    const { session, state, shown, last, pass } = open(UNREAD);
    session.looked(false);
    pass(0);
    state.alive = false;
    await last('bringPart').fail();
    expect(shown()).toMatchObject({ staleExtension: true, loading: false });
    expect(state.ended).toBe(true);
  });
});

describe('late names', () => {
  test('are waited for two seconds, then asked as they are', () => {
    const { session, state, asked, pass } = open(chart(4224, null));
    session.looked(false);
    expect(asked('viewPatient')).toEqual([]);
    pass(1_000);
    expect(asked('viewPatient')).toEqual([]);
    pass(1_100);
    expect(asked('viewPatient')).toHaveLength(1);
    void state;
  });

  test('are asked for once, however often the page stirs meanwhile', () => {
    const { session, asked, pass } = open(chart(4224, null));
    for (let turn = 0; turn < 5; turn += 1) session.looked(false);
    pass(2_100);
    expect(asked('viewPatient')).toHaveLength(1);
  });

  test('are asked with as soon as they come', () => {
    const { session, state, last, pass } = open(chart(4224, null));
    session.looked(false);
    pass(500);
    state.page = MIRA;
    session.looked(false);
    expect(last('viewPatient').input).toMatchObject({ reading: { name: { kind: 'found' } } });
  });

  test('of a page that was left are nobody’s', () => {
    const { session, state, asked, pass } = open(chart(4224, null));
    session.looked(false);
    session.navigated();
    state.page = NOBODY;
    pass(5_000);
    expect(asked('viewPatient')).toEqual([]);
  });
});

describe('a page that stirs', () => {
  test('is asked about once while the answer is on its way', () => {
    const { session, asked } = open(MIRA);
    for (let turn = 0; turn < 10; turn += 1) session.looked(false);
    expect(asked('viewPatient')).toHaveLength(1);
  });

  test('and says the same is not asked about again', async () => {
    const { session, asked } = await showing(MIRA, 'Mira');
    session.looked(false);
    expect(asked('viewPatient')).toHaveLength(1);
    session.looked(true);
    expect(asked('viewPatient')).toHaveLength(2);
  });

  test('and says something new about the invite is', async () => {
    const { session, state, last, asked } = await showing(MIRA, 'Mira');
    state.now += 60_000;
    state.page = { ...MIRA, header: { kind: 'found', value: 'enabled' } };
    session.looked(false);
    expect(asked('viewPatient')).toHaveLength(2);
    expect(last('viewPatient').input).toMatchObject({ age: 0 });
  });

  test('and draws its header anew is not a younger page', async () => {
    const { session, state, last } = await showing(MIRA, 'Mira');
    state.now += 60_000;
    session.identityChanged();
    session.looked(false);
    expect(last('viewPatient').input).toMatchObject({ age: 60_000 });
  });

  test('an older page is said to be older', async () => {
    const { session, state, last } = await showing(MIRA, 'Mira');
    state.now += 60_000;
    session.looked(true);
    expect(last('viewPatient').input).toMatchObject({ age: 60_000 });
  });
});

test('of two answers about one patient the one asked for later stays', async () => {
  const { session, asked, shown } = await showing(MIRA, 'Mira');
  session.changed();
  session.changed();
  const [, earlier, later] = asked('viewPatient');
  await later?.answer(view('Mira', 'later'));
  await earlier?.answer(view('Mira', 'earlier'));
  if (later) expect(shown()?.view?.token).toBe('later');
});

describe('a click', () => {
  test('reads the page again and hands back the token', async () => {
    const { session, last, state } = await showing(MIRA, 'Mira');
    state.page = { ...MIRA, header: { kind: 'found', value: 'notEnabled' } };
    void session.act('send', true);
    expect(last('act').input).toEqual({
      token: 'token of Mira',
      action: 'send',
      riskAccepted: true,
      reading: state.page,
    });
  });

  test('on a page that names somebody else by now sends nothing', async () => {
    const { session, state, asked, shown } = await showing(MIRA, 'Mira');
    state.page = TIM;
    await session.act('send', false);
    expect(asked('act')).toEqual([]);
    expect(shown()).toMatchObject({ view: null });
  });

  test.each<[string, Partial<PageReading>]>([
    ['birth date', { birthDate: { kind: 'found', value: '1990-01-01' } }],
    ['linked id', { linkedPatientId: { kind: 'found', value: 4225 } }],
    ['chart id', { chartId: { kind: 'found', value: 'TEST000002' } }],
    ['appointment', { linkedAppointmentId: { kind: 'found', value: '12' } }],
  ])('on a page with another %s sends nothing', async (_, change) => {
    const { session, state, asked } = await showing(MIRA, 'Mira');
    state.page = { ...MIRA, ...change };
    await session.act('send', false);
    expect(asked('act')).toEqual([]);
  });

  test('on a page that is about nobody by now sends nothing', async () => {
    const { session, state, asked, shown } = await showing(MIRA, 'Mira');
    state.page = NOBODY;
    await session.act('send', false);
    expect(asked('act')).toEqual([]);
    expect(shown()).toBeNull();
  });

  test('without a token asks for one; where there is none it sends nothing and says so', async () => {
    const opened = open(MIRA);
    opened.session.looked(false);
    await opened.last('viewPatient').answer(view('Mira', null));
    const acting = opened.session.act('send', false);
    await settle();
    expect(opened.asked('viewPatient')).toHaveLength(2);
    await opened.last('viewPatient').answer(view('Mira', null));
    await acting;
    expect(opened.asked('act')).toEqual([]);
    expect(opened.shown()).toMatchObject({ loading: false, notice: { kind: 'viewOutdated' } });
  });

  test('before anything was shown sends nothing', async () => {
    const { session, asked } = open(MIRA);
    await session.act('send', false);
    expect(asked('act')).toEqual([]);
  });

  test('that is refused says why, also after the view came again', async () => {
    const { session, last, shown } = await showing(MIRA, 'Mira');
    const acting = session.act('send', false);
    await last('act').answer({ ok: false, failure: { kind: 'alreadyRunning' } });
    await last('viewPatient').answer(view('Mira'));
    await acting;
    expect(shown()).toMatchObject({ loading: false, notice: { kind: 'alreadyRunning' } });
  });

  test('in a tab left open fetches a new token first, and goes on where nothing changed', async () => {
    const { session, state, last, asked, shown } = await showing(MIRA, 'Mira');
    state.now += 6 * 60_000;
    const acting = session.act('send', true);
    expect(asked('act')).toEqual([]);
    expect(last('viewPatient').input).toMatchObject({ check: false });
    await last('viewPatient').answer(view('Mira', 'new token'));
    expect(last('act').input).toMatchObject({ token: 'new token', action: 'send', riskAccepted: true });
    await last('act').answer({ ok: true, value: null });
    await last('viewPatient').answer(view('Mira'));
    await acting;
    expect(asked('act')).toHaveLength(1);
    expect(shown()).toMatchObject({ loading: false, notice: null });
  });

  test.each<[string, Partial<PatientView>]>([
    ['status', { status: { kind: 'notInvited', grounds: { source: 'answer', asOf: 0 } } }],
    ['offers', { offers: [{ action: 'send', emphasis: 'primary', risk: 'mayBeInvited' }] }],
    ['patient', { identity: { kind: 'refused', reason: 'nameDiffers' } }],
    [
      'address',
      {
        eligibility: {
          ...{ verdict: 'eligible', toFix: [], warnings: [] },
          lines: [{ requirement: 'email', state: 'onFile', shown: 'q•••@example.com' }],
        },
      },
    ],
  ])('in a tab left open shows another %s instead of acting on the old one', async (_, change) => {
    const { session, state, last, asked, shown } = await showing(MIRA, 'Mira');
    state.now += 6 * 60_000;
    const acting = session.act('send', false);
    await last('viewPatient').answer({ ...view('Mira', 'new token'), ...change });
    await acting;
    expect(asked('act')).toEqual([]);
    expect(shown()).toMatchObject({ notice: { kind: 'viewOutdated' }, loading: false, view: change });
  });

  test('in a tab left open goes on with the same invite, read anew', async () => {
    const opened = open(MIRA);
    opened.session.looked(false);
    await opened.last('viewPatient').answer({ ...view('Mira'), status: pendingUntil(1e9, 0) });
    opened.state.now += 6 * 60_000;
    void opened.session.act('resend', false);
    const anew = { ...view('Mira', 'new token'), status: pendingUntil(1e9, 360_000) };
    await opened.last('viewPatient').answer(anew);
    expect(opened.last('act').input).toMatchObject({ token: 'new token' });
  });

  test('in a tab left open sends nothing when the page names somebody else by then', async () => {
    const { session, state, last, asked } = await showing(MIRA, 'Mira');
    state.now += 6 * 60_000;
    const acting = session.act('send', false);
    const renewal = last('viewPatient');
    state.page = TIM;
    await renewal.answer(view('Mira', 'new token'));
    await acting;
    expect(asked('act')).toEqual([]);
  });

  test('whose token died all the same is sent once more with a new one, not twice more', async () => {
    const { session, last, asked, shown } = await showing(MIRA, 'Mira');
    const dead = { ok: false, failure: { kind: 'viewOutdated' } };
    const acting = session.act('send', false);
    await last('act').answer(dead);
    await last('viewPatient').answer(view('Mira', 'new token'));
    expect(last('act').input).toMatchObject({ token: 'new token' });
    await last('act').answer(dead);
    await last('viewPatient').answer(view('Mira'));
    await acting;
    expect(asked('act')).toHaveLength(2);
    expect(shown()).toMatchObject({ loading: false, notice: { kind: 'viewOutdated' } });
  });

  test('that nobody answered is told until a view shows what came of it', async () => {
    const { session, last, shown } = await showing(MIRA, 'Mira');
    const acting = session.act('send', false);
    await last('act').fail();
    await last('viewPatient').answer(view('Mira'));
    await acting;
    expect(shown()).toMatchObject({ loading: false, notice: { kind: 'timeout' } });
    session.changed();
    const operation = { id: 'one', kind: 'send', startedAt: 0, stage: 'working', step: 'sending' };
    await last('viewPatient').answer({ ...view('Mira'), operation });
    expect(shown()).toMatchObject({ notice: null, view: { operation: { id: 'one' } } });
  });

  test('to check is not lost to a plain view that was asked for later', async () => {
    const { session, last, shown } = await showing(MIRA, 'Mira');
    const acting = session.act('check', false);
    const check = last('viewPatient');
    session.changed();
    await last('viewPatient').answer(view('Mira', 'plain'));
    await check.answer(view('Mira', 'checked'));
    await acting;
    expect(shown()?.view?.token).toBe('checked');
  });

  test('to check asks DrChrono and needs no token', async () => {
    const { session, last, asked } = await showing(MIRA, 'Mira');
    void session.act('check', false);
    expect(asked('act')).toEqual([]);
    expect(last('viewPatient').input).toMatchObject({ check: true });
  });
});

describe('a press reads the page', () => {
  test('once before its message leaves, and once more when it is answered', async () => {
    const { session, state, last, asked } = await showing(MIRA, 'Mira');
    state.reads = 0;
    const acting = session.act('send', false);
    expect(asked('act')).toHaveLength(1);
    expect(state.reads).toBe(1);
    await last('act').answer({ ok: true, value: null });
    expect(state.reads).toBe(2);
    await last('viewPatient').answer(view('Mira'));
    await acting;
    expect(state.reads).toBe(2);
  });

  test.each<[string, PageReading]>([
    ['as it was', MIRA],
    ['about somebody else', TIM],
  ])('once to check a page %s', async (_, page) => {
    const { session, state, asked } = await showing(MIRA, 'Mira');
    state.page = page;
    state.reads = 0;
    void session.act('check', false);
    expect(asked('viewPatient')).toHaveLength(2);
    expect(state.reads).toBe(1);
  });

  test.each<[string, string | null, number]>([
    ['that has grown old', 'old token', 6 * 60_000],
    ['that never was', null, 0],
  ])('once before a token %s is renewed, and again before the click leaves', async (_, token, age) => {
    const { session, state, last, asked } = open(MIRA);
    session.looked(false);
    await last('viewPatient').answer(view('Mira', token));
    state.now += age;
    state.reads = 0;
    void session.act('send', false);
    await settle();
    expect(asked('viewPatient')).toHaveLength(2);
    expect(state.reads).toBe(1);
    await last('viewPatient').answer(view('Mira', 'new token'));
    expect(asked('act')).toHaveLength(1);
    expect(state.reads).toBe(2);
  });

  test('again for each message after one that came back as outdated', async () => {
    const { session, state, last, asked } = await showing(MIRA, 'Mira');
    state.reads = 0;
    void session.act('send', false);
    await last('act').answer({ ok: false, failure: { kind: 'viewOutdated' } });
    expect(asked('viewPatient')).toHaveLength(2);
    expect(state.reads).toBe(2);
    await last('viewPatient').answer(view('Mira', 'new token'));
    expect(asked('act')).toHaveLength(2);
    expect(state.reads).toBe(3);
  });
});

describe('the end of an invite', () => {
  const pending = async (now: number) => {
    const opened = open(MIRA);
    opened.session.looked(false);
    const shownView = { ...view('Mira'), clock: { now, learned: true }, status: pendingUntil(60_000, now) };
    await opened.last('viewPatient').answer(shownView);
    return opened;
  };

  test('is read once, when it has passed', async () => {
    const { asked, pass, last } = await pending(0);
    pass(59_000);
    expect(asked('viewPatient')).toHaveLength(1);
    pass(3_000);
    expect(asked('viewPatient')).toHaveLength(2);
    const late = { ...view('Mira'), clock: { now: 62_000, learned: true }, status: pendingUntil(60_000, 0) };
    await last('viewPatient').answer(late);
    pass(3_600_000);
    expect(asked('viewPatient')).toHaveLength(2);
  });

  test('is read once, however often the view came', async () => {
    const { session, state, asked, pass, last } = await pending(0);
    for (const now of [10_000, 20_000, 30_000]) {
      state.now = now;
      session.changed();
      await last('viewPatient').answer({
        ...{ ...view('Mira'), clock: { now, learned: true } },
        status: pendingUntil(60_000, now),
      });
    }
    pass(40_000);
    expect(asked('viewPatient')).toHaveLength(5);
  });

  test('is nobody’s after the page was left', async () => {
    const { session, state, asked, pass } = await pending(0);
    session.navigated();
    state.page = TIM;
    pass(120_000);
    expect(asked('viewPatient')).toHaveLength(1);
  });

  test('far off sets no timer that would ring at once', async () => {
    const opened = open(MIRA);
    opened.session.looked(false);
    await opened.last('viewPatient').answer({ ...view('Mira'), status: pendingUntil(1e12, 0) });
    expect(opened.timers).toEqual([]);
  });
});

describe('no answer', () => {
  test('about the last patient is not told about the next', async () => {
    const { session, state, last, shown } = open(MIRA);
    session.looked(false);
    const ofMira = last('viewPatient');
    state.page = TIM;
    session.looked(false);
    await ofMira.fail();
    expect(shown()).toMatchObject({ notice: null, loading: true });
  });

  test('about where the overlay was left is not worth a word', async () => {
    const { session, last, shown } = open(MIRA);
    session.looked(false);
    await last('readPlace').fail();
    expect(shown()).toMatchObject({ notice: null, place: null });
  });

  test('is a notice that goes when an answer comes', async () => {
    const { session, last, shown } = open(MIRA);
    session.looked(false);
    await last('viewPatient').fail();
    expect(shown()).toMatchObject({ loading: false, notice: { kind: 'timeout' }, staleExtension: false });
    session.looked(true);
    await last('viewPatient').answer(view('Mira'));
    expect(shown()).toMatchObject({ notice: null, view: { token: 'token of Mira' } });
  });

  test('of an extension that is gone ends the session', async () => {
    const { session, last, shown, state } = open(MIRA);
    session.looked(false);
    state.alive = false;
    await last('viewPatient').fail();
    expect(shown()).toMatchObject({ loading: false, staleExtension: true });
    expect(state.ended).toBe(true);
  });
});

describe('its place', () => {
  const left: OverlayPlace = { x: 0.2, y: 0.3, open: true };

  test('is remembered per page kind', async () => {
    const { session, state, last, shown } = open(MIRA);
    session.looked(false);
    expect(last('readPlace').input).toEqual({ page: 'chart' });
    await last('readPlace').answer(left);
    expect(shown()).toMatchObject({ page: 'chart', place: left, open: true });
    state.page = windowOf(4224, 'Mira Quillfeather');
    session.looked(false);
    expect(last('readPlace').input).toEqual({ page: 'appointmentWindow' });
    expect(shown()).toMatchObject({ page: 'appointmentWindow', place: null, open: false });
  });

  test('of a page that was left is not taken', async () => {
    const { session, state, last, shown } = open(MIRA);
    session.looked(false);
    const ofChart = last('readPlace');
    state.page = windowOf(4224, 'Mira Quillfeather');
    session.looked(false);
    await ofChart.answer(left);
    expect(shown()).toMatchObject({ page: 'appointmentWindow', place: null });
  });

  test('is kept when it is moved and folded', async () => {
    const { session, last, shown } = await showing(MIRA, 'Mira');
    session.move({ x: 0.5, y: 0.6 });
    session.toggle(true);
    expect(last('rememberPlace').input).toEqual({ page: 'chart', place: { x: 0.5, y: 0.6, open: true } });
    expect(shown()).toMatchObject({ open: true, place: { x: 0.5, y: 0.6 } });
  });

  test('is not lost by opening before it was recalled', async () => {
    const { session, last, asked, shown } = open(MIRA);
    session.looked(false);
    session.toggle(true);
    await last('readPlace').answer({ ...left, open: false });
    expect(shown()).toMatchObject({ open: true, place: { x: 0.2, y: 0.3 } });
    for (const { input } of asked('rememberPlace'))
      expect(input).toMatchObject({ place: { x: 0.2, y: 0.3 } });
  });

  test('opened before it was recalled it stays open, also when the page moved on in between', async () => {
    const { session, state, last, shown } = open(MIRA);
    session.looked(false);
    session.toggle(true);
    session.navigated();
    state.page = TIM;
    session.looked(false);
    await last('readPlace').answer({ ...left, open: false });
    expect(shown()).toMatchObject({ open: true, place: { x: 0.2, y: 0.3 } });
  });

  test('moved to before it was recalled is where it stays', async () => {
    const { session, last, shown } = open(MIRA);
    session.looked(false);
    session.move({ x: 0.5, y: 0.6 });
    await last('readPlace').answer(left);
    expect(shown()).toMatchObject({ place: { x: 0.5, y: 0.6 } });
  });

  test('is nobody’s where nothing is shown', () => {
    const { session, asked } = open(NOBODY);
    session.move({ x: 0.5, y: 0.5 });
    session.toggle(true);
    expect(asked('rememberPlace')).toEqual([]);
  });
});
