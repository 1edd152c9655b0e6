import { describe, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { Offer } from '../../../lib/messages/offer.ts';
import { mountPopup } from './popup-stage.tsx';
import { expectAccessible } from './stage.tsx';
import * as views from './views.ts';

const { worklist } = views;

const button = (name: string | RegExp) => page.getByRole('button', { name });
const items = () => page.getByRole('list', { name: /nearest expiry first/ }).getByRole('listitem');
const search = () => page.getByRole('searchbox');

/** What was changed is drawn, and the browser has not painted it yet. */
const drawn = () => new Promise<void>((resolve) => queueMicrotask(resolve));

/** Type a letter into the search so quickly that the letter before is drawn and not painted yet. */
async function typeBeforePaint(letter: string): Promise<void> {
  const field = search().element() as HTMLInputElement;
  field.value += letter;
  field.dispatchEvent(new InputEvent('input', { bubbles: true }));
  await drawn();
}

describe('the list', () => {
  test('keeps the given order, names the nameless, and has no accessibility fault', async () => {
    mountPopup();
    await expect.element(items().nth(0)).toMatchTextContent('Michelle Harris');
    await expect.element(items().nth(1)).toMatchTextContent('about 12 min');
    await expect.element(items().nth(2)).toMatchTextContent('Patient …4224, open to see');
    expect(items().elements()).toHaveLength(5);
    await expectAccessible();
  });

  test('says of every row where its state comes from, how old and how exact it is', async () => {
    mountPopup();
    await expect.element(items().first()).toBeVisible();
    for (const item of items().elements())
      expect(item.textContent).toMatch(
        /Sent from here, |From .*(ago|just now)|DrChrono did not say|Not checked yet/,
      );
  });

  test('is 400 pixels wide and no taller than a popup may be', async () => {
    const many = Array.from({ length: 60 }, (_, index) => views.row({ patientId: 70000000 + index }));
    mountPopup({ view: worklist({ rows: many }) });
    const popup = document.querySelector('.popup');
    expect(popup?.getBoundingClientRect().width).toBe(400);
    expect(popup?.getBoundingClientRect().height).toBeLessThanOrEqual(600);
    expect(document.documentElement.scrollHeight).toBeLessThanOrEqual(Math.max(600, window.innerHeight));
  });

  test('opens a chart', async () => {
    const { onOpenChart } = mountPopup();
    await button(/^Patient …4224/).click();
    expect(onOpenChart).toHaveBeenCalledExactlyOnceWith(56954224);
  });

  test('resends at one click where nothing is at risk', async () => {
    const { onAct } = mountPopup();
    await button('Resend: Tim Patient').click();
    expect(onAct).toHaveBeenCalledExactlyOnceWith(56950002, 'resend', { risksRead: [] });
  });

  test('asks before a revoke, and Cancel keeps the invite', async () => {
    const { onAct } = mountPopup();
    await button('Revoke: Tim Patient').click();
    await expect.element(page.getByText(/cannot join until you send a new invite/)).toBeVisible();
    await expectAccessible();
    await button('Cancel').click();
    expect(onAct).not.toHaveBeenCalled();
    await button('Revoke: Tim Patient').click();
    await button('Revoke the invite').click();
    expect(onAct).toHaveBeenCalledExactlyOnceWith(56950002, 'revoke', { risksRead: ['cutsOffInvite'] });
  });

  test('says in the row why a click was not carried out', async () => {
    mountPopup({ notice: { patientId: 56950002, failure: { kind: 'alreadyRunning' } } });
    await expect
      .element(items().nth(1))
      .toMatchTextContent('Another send or revoke for this patient is under way.');
  });

  test('shows an operation in its row', async () => {
    const operation = views.operation({ stage: 'working', step: 'revoking' });
    mountPopup({ view: worklist({ rows: [views.row({ patientId: 1, operation, offers: [] })] }) });
    await expect.element(items().nth(0)).toMatchTextContent('Revoking the old invite');
    await expectAccessible();
  });

  test('offers the retry of a half-done resend', async () => {
    const operation = views.operation({ stage: 'needsYou', question: 'revokedNotSent' });
    const row = views.row({ patientId: 1, operation, offers: [views.offer.retry] });
    const { onAct } = mountPopup({ view: worklist({ rows: [row] }) });
    await button(/^Retry sending/).click();
    expect(onAct).toHaveBeenCalledWith(1, 'retry', { risksRead: [] });
  });
});

describe('the keyboard', () => {
  test('search has the focus at once and filters', async () => {
    mountPopup();
    await expect.element(search()).toHaveFocus();
    await userEvent.keyboard('harr');
    await expect.poll(() => items().elements().length).toBe(1);
    await expect.element(page.getByText('1 of 5')).toBeVisible();
  });

  test('arrows go from row to row and back, Enter opens', async () => {
    const { onOpenChart } = mountPopup();
    await expect.element(search()).toHaveFocus();
    await userEvent.keyboard('{ArrowDown}{ArrowDown}');
    await expect.element(button(/^Tim Patient/)).toHaveFocus();
    await userEvent.keyboard('{Enter}');
    expect(onOpenChart).toHaveBeenCalledExactlyOnceWith(56950002);
    await userEvent.keyboard('{ArrowUp}{ArrowUp}');
    await expect.element(search()).toHaveFocus();
  });

  test('a letter typed on a row goes to the search', async () => {
    mountPopup();
    await expect.element(search()).toHaveFocus();
    await userEvent.keyboard('{ArrowDown}t');
    await expect.element(search()).toHaveFocus();
    await expect.element(search()).toHaveValue('t');
  });

  test('loses no letter, however quickly they follow each other, and asks once for each', async () => {
    const { onAsk } = mountPopup();
    await expect.element(items().nth(4)).toBeVisible();
    for (const letter of 'HARRIS') await typeBeforePaint(letter);
    await expect.element(search()).toHaveValue('HARRIS');
    await expect.element(page.getByText('1 of 5')).toBeVisible();
    expect(vi.mocked(onAsk).mock.calls.map(([{ query, count }]) => [query, count])).toEqual(
      ['H', 'HA', 'HAR', 'HARR', 'HARRI', 'HARRIS'].map((query) => [query, 12]),
    );
  });

  test('Tab visits one row, not all of them', async () => {
    mountPopup();
    await expect.element(search()).toHaveFocus();
    await userEvent.keyboard('{ArrowDown}{Tab}');
    await expect.element(button('Resend: Michelle Harris')).toHaveFocus();
    const stops = document.querySelectorAll('.rows [tabindex="0"]');
    expect(stops).toHaveLength(2);
  });
});

describe('instead of a list', () => {
  test.each([
    ['notSetUp', { kind: 'notSetUp' }, 'Set up'],
    ['notConnected', { kind: 'notConnected' }, 'Connect'],
    ['reconnect', { kind: 'reconnect', why: 'noSession' }, 'Connect again'],
  ] as const)('%s has a sentence and a button', async (_name, connection, name) => {
    const { onOpenSettings } = mountPopup({ view: worklist({ connection }) });
    await button(name).click();
    expect(onOpenSettings).toHaveBeenCalledOnce();
    await expectAccessible();
  });

  test.each([
    [true, 'The browser no longer lets Invite Desk use drchrono.com.'],
    [false, 'The browser does not let Invite Desk use drchrono.com yet.'],
  ])('site access that was given before: %s, one button asks for it', async (everGiven, words) => {
    const { onAllowSite } = mountPopup({
      view: worklist({ connection: { kind: 'siteAccessWithdrawn', everGiven } }),
    });
    await expect.element(page.getByText(words)).toBeVisible();
    await expectAccessible();
    await button('Allow drchrono.com').click();
    expect(onAllowSite).toHaveBeenCalledOnce();
    expect(page.getByRole('alert').elements()).toEqual([]);
  });

  test('site access that is refused is said, and one may press again', async () => {
    const connection = { kind: 'siteAccessWithdrawn', everGiven: true } as const;
    const answers = [false, true];
    const onAllowSite = vi.fn(async () => answers.shift() ?? true);
    mountPopup({ view: worklist({ connection }), onAllowSite });
    await button('Allow drchrono.com').click();
    await expect.element(page.getByRole('alert')).toMatchTextContent(/Nothing is lost, and nothing was sent/);
    await expectAccessible();
    await button('Allow drchrono.com').click();
    await expect.poll(() => page.getByRole('alert').elements()).toEqual([]);
    expect(onAllowSite).toHaveBeenCalledTimes(2);
  });

  test('nothing pending', async () => {
    mountPopup({ view: worklist() });
    await expect.element(page.getByRole('heading', { name: 'No invite is waiting.' })).toBeVisible();
    await expectAccessible();
  });

  test('still loading', async () => {
    mountPopup({ view: null });
    await expect.element(page.getByText('Loading the list')).toBeInTheDocument();
    await expectAccessible();
  });

  test('no search hit, with a way back', async () => {
    mountPopup();
    await search().fill('zzz');
    await expect.element(page.getByText('No invite here matches “zzz”.')).toBeVisible();
    await button('Clear search').click();
    expect(items().elements()).toHaveLength(5);
  });

  test('offline keeps the last known rows', async () => {
    mountPopup({ view: worklist({ rows: views.rows, online: false }) });
    await expect.element(page.getByText('This computer is offline.')).toBeVisible();
    expect(items().elements()).toHaveLength(5);
  });

  test('a list that could not be had says why', async () => {
    mountPopup({ view: null, failure: { kind: 'answerUnreadable' } });
    await expect.element(page.getByText('DrChrono’s answer could not be read.')).toBeVisible();
  });
});

test('a row of an invite at an old address says so, and its verb names the new one', async () => {
  const status = views.statuses.toOldAddress;
  const offers = [views.offer.resend];
  const { onAct } = mountPopup({ view: worklist({ rows: [views.row({ patientId: 1, status, offers })] }) });
  await expect.element(items().first()).toMatchTextContent('Sent to an old address');
  await button(/^Resend to the new address:/).click();
  expect(onAct).toHaveBeenCalledExactlyOnceWith(1, 'resend', { risksRead: [] });
  await expectAccessible();
});

test('a row asks before it sends to somebody of whom that may be wrong', async () => {
  const offers = [{ ...views.offer.send, risk: 'inactiveChart', also: ['minor'], minorsUnder: 16 }] as const;
  const { onAct } = mountPopup({
    view: worklist({
      rows: [views.row({ patientId: 1, status: views.statuses.revoked, offers: [...offers] })],
    }),
  });
  await button(/^Send:/).click();
  expect(onAct).not.toHaveBeenCalled();
  const question = page.getByRole('group', { name: 'Before you go on' });
  await expect.element(question).toMatchTextContent(/This chart is inactive\..*The patient is under 16\./);
  await expectAccessible();
  await button('Send anyway').click();
  expect(onAct).toHaveBeenCalledExactlyOnceWith(1, 'send', { risksRead: ['inactiveChart', 'minor'] });
});

test('a row asks at once about what only its press brought to light', async () => {
  const one = (offers: readonly Offer[]) =>
    worklist({ rows: [views.row({ patientId: 1, status: views.statuses.revoked, offers: [...offers] })] });
  const { onAct, again } = mountPopup({ view: one([views.offer.send]) });
  await button(/^Send:/).click();
  expect(onAct).toHaveBeenCalledExactlyOnceWith(1, 'send', { risksRead: [] });
  const alsoOn = [{ initials: 'A. B.', age: 34 }];
  const view = one([{ ...views.offer.send, risk: 'sharedAddress', alsoOn }]);
  const notice = { patientId: 1, failure: { kind: 'onOtherCharts' } } as const;
  again({ view, notice });
  const question = page.getByRole('group', { name: 'Before you go on' });
  await expect.element(question).toMatchTextContent('also on the chart of A. B., 34.');
  await expectAccessible();
  await button('Send anyway').click();
  expect(onAct).toHaveBeenLastCalledWith(1, 'send', { risksRead: ['sharedAddress'] });
  again({ view, notice: null });
  await expect.element(button(/^Send:/)).toBeVisible();
  expect(onAct).toHaveBeenCalledTimes(2);
});

test('a row says of a doubtful address what was most likely meant', async () => {
  const addressDoubt = { kind: 'suggest', ends: { typed: 'gmial.com', meant: 'gmail.com' } } as const;
  const row = views.row({ patientId: 1, warnings: ['suspiciousAddress'], addressDoubt });
  mountPopup({ view: worklist({ rows: [row] }) });
  await expect
    .element(items().first())
    .toMatchTextContent('The address ends in gmial.com. Did you mean gmail.com?');
});

test('a row says what the card would warn of', async () => {
  const row = views.row({ patientId: 1, warnings: ['deceased', 'minor'], minorsUnder: 16 });
  mountPopup({ view: worklist({ rows: [row] }) });
  await expect.element(items().first()).toMatchTextContent(/marked deceased\..*under 16/);
  await expectAccessible();
});

test.each([
  ['Mira Quillfeather', 'No birth date on file'],
  [null, 'Birth date not loaded'],
])('a row of %s without a birth date: %s', async (name, words) => {
  mountPopup({ view: worklist({ rows: [views.row({ patientId: 1, name, birthDate: null })] }) });
  await expect.element(items().first()).toMatchTextContent(words);
});

describe('resending all that expired', () => {
  const counts = (resendable: number) => ({ all: 5, found: 5, resendable, nextEnd: null });

  test('is offered for two or more, and leads to the list', async () => {
    const { onOpenBulk } = mountPopup({ view: worklist({ rows: views.rows, counts: counts(2) }) });
    await button('Resend expired (2)').click();
    expect(onOpenBulk).toHaveBeenCalledOnce();
    await expectAccessible();
  });

  test('counts those whose rows are not here too', async () => {
    mountPopup({
      view: worklist({ rows: views.rows.slice(0, 1), counts: { ...counts(35), all: 40, found: 40 } }),
    });
    await expect.element(button('Resend expired (35)')).toBeVisible();
  });

  test('is not where one alone has its own button', async () => {
    mountPopup({ view: worklist({ rows: views.rows, counts: counts(1) }) });
    await expect.element(items().first()).toBeVisible();
    expect(button(/^Resend expired/).elements()).toHaveLength(0);
  });
});

describe('a list that is longer than what is here', () => {
  const people = (count: number) =>
    Array.from({ length: count }, (_, index) =>
      views.row({ patientId: 70000001 + index, name: `Example${index + 1} Person` }),
    );
  /** So many rows of a list of `all`. */
  const part = (count: number, all: number) =>
    worklist({ rows: people(count), counts: { all, found: all, resendable: 0, nextEnd: null } });

  const main = () => document.querySelector('main') as HTMLElement;

  test('counts all, draws what is seen, and asks for the rows that come into view', async () => {
    const { onAsk, again } = mountPopup({ view: part(12, 10_000) });
    await expect.element(page.getByText('10000 invites')).toBeVisible();
    await expect.element(items().first()).toMatchTextContent('Example1 Person');
    expect(onAsk).not.toHaveBeenCalled();
    main().scrollTop = 73 * 5_000;
    await expect.poll(() => vi.mocked(onAsk).mock.calls.length).toBeGreaterThan(0);
    const { from, count } = vi.mocked(onAsk).mock.lastCall?.[0] ?? { from: 0, count: 0 };
    expect(from).toBeGreaterThan(4_980);
    expect(from).toBeLessThan(5_000);
    const rows = people(from + count).slice(from);
    const counts = { all: 10_000, found: 10_000, resendable: 0, nextEnd: null };
    again({ view: worklist({ rows, from, counts }) });
    await expect.element(page.getByText('Example5001 Person')).toBeVisible();
    expect(items().elements().length).toBeLessThan(30);
    await expectAccessible();
  });

  test('asks for nobody while its end is out of sight', async () => {
    const { onAsk, again } = mountPopup({ view: part(12, 40) });
    await expect.element(items().first()).toBeVisible();
    again({ view: part(12, 41) });
    await expect.element(page.getByText('41 invites')).toBeVisible();
    expect(onAsk).not.toHaveBeenCalled();
  });

  test('a letter typed while it is scrolled is not lost, and rows of the list before are not asked for', async () => {
    const { onAsk } = mountPopup({ view: part(12, 10_000) });
    await expect.element(items().first()).toMatchTextContent('Example1 Person');
    main().scrollTop = 73 * 5_000;
    main().dispatchEvent(new Event('scroll'));
    await drawn();
    await typeBeforePaint('1');
    await typeBeforePaint('2');
    await expect.element(page.getByText('Example12 Person')).toBeVisible();
    await expect.element(search()).toHaveValue('12');
    expect(onAsk).toHaveBeenLastCalledWith({ query: '12', from: 0, count: 12 });
  });

  test('arrows go on to rows that were not drawn yet', async () => {
    mountPopup({ view: part(40, 40) });
    await expect.element(search()).toHaveFocus();
    for (let row = 1; row <= 25; row += 1) {
      await userEvent.keyboard('{ArrowDown}');
      await expect.element(button(`Example${row} Person , Open chart`)).toHaveFocus();
    }
    expect(items().elements().length).toBeLessThan(30);
  });

  test('is searched by the background, and says that nobody was found only once that is known', async () => {
    const { onAsk, again } = mountPopup({ view: part(12, 40) });
    await search().fill('zoe');
    expect(onAsk).toHaveBeenLastCalledWith({ query: 'zoe', from: 0, count: 12 });
    expect(page.getByText('No invite here matches').elements()).toHaveLength(0);
    const zoe = views.row({ patientId: 70000039, name: 'Zoe Example' });
    const counts = { all: 40, found: 1, resendable: 0, nextEnd: null };
    again({ view: worklist({ query: 'zoe', rows: [zoe], counts }) });
    await expect.element(items().first()).toMatchTextContent('Zoe Example');
    await expect.element(page.getByText('1 of 40').first()).toBeVisible();
    again({ view: worklist({ query: 'zoe', rows: [], counts: { ...counts, found: 0 } }) });
    await expect.element(page.getByText('No invite here matches “zoe”.')).toBeVisible();
  });

  test('counts the patient of the tab once, who stands above it', async () => {
    const [row] = people(1);
    if (!row) throw new Error('There is nobody');
    const tab = { kind: 'found', row, trouble: null, eligibility: null } as const;
    const { again } = mountPopup({ view: part(12, 40), tab });
    await expect.element(page.getByText('39 invites')).toBeVisible();
    const counts = { all: 39, found: 39, resendable: 0, nextEnd: null };
    again({ view: worklist({ rows: people(13).slice(1), counts }), tab });
    await expect.element(page.getByText('39 invites')).toBeVisible();
    await expect.element(items().first()).toMatchTextContent('Example2 Person');
  });
});

test('it asks anew when an invite has ended, once', async () => {
  const ends = (nextEnd: number | null) =>
    worklist({ rows: views.rows, counts: { all: 5, found: 5, resendable: 0, nextEnd } });
  const { onEnd, again } = mountPopup({ view: ends(views.NOW + views.DAY) });
  await expect.element(items().first()).toBeVisible();
  expect(onEnd).not.toHaveBeenCalled();
  again({ view: ends(views.NOW - views.DAY) });
  await expect.poll(() => onEnd).toHaveBeenCalledOnce();
  again({ view: ends(null) });
  again({ view: ends(views.NOW - views.DAY) });
  await expect.poll(() => onEnd).toHaveBeenCalledTimes(2);
});

test('a page that took the overlay away is told of above the list', async () => {
  mountPopup({ view: worklist({ rows: views.rows, overlayTaken: true }) });
  await expect.element(page.getByText('This page removed Invite Desk.')).toBeVisible();
  await expect.element(items().first()).toBeVisible();
  await expectAccessible();
});

describe('what the store of this computer lost or refuses', () => {
  test('stands above the list until staff hide it', async () => {
    const { onDismissLost } = mountPopup({
      view: worklist({ rows: views.rows, store: { trouble: null, lost: ['journal'] } }),
    });
    await expect.element(page.getByRole('alert')).toMatchTextContent('The list of what was under way');
    await button('Done, hide this').click();
    expect(onDismissLost).toHaveBeenCalledOnce();
    await expectAccessible();
  });

  test('is said once where it is also why there is no connection', async () => {
    const trouble = { kind: 'storeUnavailable', why: 'cannotOpen' } as const;
    mountPopup({ view: worklist({ connection: trouble, store: { trouble: 'cannotOpen', lost: [] } }) });
    await expect.element(page.getByText(/does not let Invite Desk open what it keeps/)).toBeVisible();
    expect(document.querySelectorAll('.words')).toHaveLength(1);
    await expectAccessible();
  });
});
