import { describe, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { Popup } from '../../../components/popup/Popup.tsx';
import css from '../../../components/popup/popup.css?inline';
import type { PopupProps } from '../../../components/popup/props.ts';
import { expectAccessible, show } from './stage.tsx';
import * as views from './views.ts';

const { worklist } = views;

function mount(change: Partial<PopupProps> = {}) {
  const given: PopupProps = {
    view: worklist({ rows: views.rows }),
    notice: null,
    failure: null,
    onAct: vi.fn(),
    onOpenChart: vi.fn(),
    onOpenSettings: vi.fn(),
    onOpenBulk: vi.fn(),
    onDismissLost: vi.fn(),
    ...change,
  };
  const again = show(<Popup {...given} />, css);
  return { ...given, again: (next: Partial<PopupProps>) => again(<Popup {...given} {...next} />) };
}

const button = (name: string | RegExp) => page.getByRole('button', { name });
const items = () => page.getByRole('list', { name: /nearest expiry first/ }).getByRole('listitem');
const search = () => page.getByRole('searchbox');

describe('the list', () => {
  test('keeps the given order, names the nameless, and has no accessibility fault', async () => {
    mount();
    await expect.element(items().nth(0)).toMatchTextContent('Michelle Harris');
    await expect.element(items().nth(1)).toMatchTextContent('about 12 min');
    await expect.element(items().nth(2)).toMatchTextContent('Patient …4224, open to see');
    expect(items().elements()).toHaveLength(5);
    await expectAccessible();
  });

  test('says of every row where its state comes from, how old and how exact it is', async () => {
    mount();
    await expect.element(items().first()).toBeVisible();
    for (const item of items().elements())
      expect(item.textContent).toMatch(
        /Sent from here, |From .*(ago|just now)|DrChrono did not say|Not checked yet/,
      );
  });

  test('is 400 pixels wide and no taller than a popup may be', async () => {
    const many = Array.from({ length: 60 }, (_, index) => views.row({ patientId: 70000000 + index }));
    mount({ view: worklist({ rows: many }) });
    const popup = document.querySelector('.popup');
    expect(popup?.getBoundingClientRect().width).toBe(400);
    expect(popup?.getBoundingClientRect().height).toBeLessThanOrEqual(600);
    expect(document.documentElement.scrollHeight).toBeLessThanOrEqual(Math.max(600, window.innerHeight));
  });

  test('opens a chart', async () => {
    const { onOpenChart } = mount();
    await button(/^Patient …4224/).click();
    expect(onOpenChart).toHaveBeenCalledExactlyOnceWith(56954224);
  });

  test('resends at one click where nothing is at risk', async () => {
    const { onAct } = mount();
    await button('Resend: Tim Patient').click();
    expect(onAct).toHaveBeenCalledExactlyOnceWith(56950002, 'resend', { riskAccepted: false });
  });

  test('asks before a revoke, and Cancel keeps the invite', async () => {
    const { onAct } = mount();
    await button('Revoke: Tim Patient').click();
    await expect.element(page.getByText(/cannot join until you send a new invite/)).toBeVisible();
    await expectAccessible();
    await button('Cancel').click();
    expect(onAct).not.toHaveBeenCalled();
    await button('Revoke: Tim Patient').click();
    await button('Revoke the invite').click();
    expect(onAct).toHaveBeenCalledExactlyOnceWith(56950002, 'revoke', { riskAccepted: true });
  });

  test('says in the row why a click was not carried out', async () => {
    mount({ notice: { patientId: 56950002, failure: { kind: 'alreadyRunning' } } });
    await expect
      .element(items().nth(1))
      .toMatchTextContent('Another send or revoke for this patient is under way.');
  });

  test('shows an operation in its row', async () => {
    const operation = views.operation({ stage: 'working', step: 'revoking' });
    mount({ view: worklist({ rows: [views.row({ patientId: 1, operation, offers: [] })] }) });
    await expect.element(items().nth(0)).toMatchTextContent('Revoking the old invite');
    await expectAccessible();
  });

  test('offers the retry of a half-done resend', async () => {
    const operation = views.operation({ stage: 'needsYou', question: 'revokedNotSent' });
    const row = views.row({ patientId: 1, operation, offers: [views.offer.retry] });
    const { onAct } = mount({ view: worklist({ rows: [row] }) });
    await button(/^Retry sending/).click();
    expect(onAct).toHaveBeenCalledWith(1, 'retry', { riskAccepted: false });
  });
});

describe('the keyboard', () => {
  test('search has the focus at once and filters', async () => {
    mount();
    await expect.element(search()).toHaveFocus();
    await userEvent.keyboard('harr');
    await expect.poll(() => items().elements().length).toBe(1);
    await expect.element(page.getByText('1 of 5')).toBeVisible();
  });

  test('arrows go from row to row and back, Enter opens', async () => {
    const { onOpenChart } = mount();
    await expect.element(search()).toHaveFocus();
    await userEvent.keyboard('{ArrowDown}{ArrowDown}');
    await expect.element(button(/^Tim Patient/)).toHaveFocus();
    await userEvent.keyboard('{Enter}');
    expect(onOpenChart).toHaveBeenCalledExactlyOnceWith(56950002);
    await userEvent.keyboard('{ArrowUp}{ArrowUp}');
    await expect.element(search()).toHaveFocus();
  });

  test('a letter typed on a row goes to the search', async () => {
    mount();
    await expect.element(search()).toHaveFocus();
    await userEvent.keyboard('{ArrowDown}t');
    await expect.element(search()).toHaveFocus();
    await expect.element(search()).toHaveValue('t');
  });

  test('Tab visits one row, not all of them', async () => {
    mount();
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
    const { onOpenSettings } = mount({ view: worklist({ connection }) });
    await button(name).click();
    expect(onOpenSettings).toHaveBeenCalledOnce();
    await expectAccessible();
  });

  test('withdrawn site access says where to give it back', async () => {
    mount({ view: worklist({ connection: { kind: 'siteAccessWithdrawn' } }) });
    await expect.element(page.getByText(/allow drchrono.com for Invite Desk/)).toBeVisible();
  });

  test('nothing pending', async () => {
    mount({ view: worklist() });
    await expect.element(page.getByRole('heading', { name: 'No invite is waiting.' })).toBeVisible();
    await expectAccessible();
  });

  test('still loading', async () => {
    mount({ view: null });
    await expect.element(page.getByRole('status')).toMatchTextContent('Loading the list');
    await expectAccessible();
  });

  test('no search hit, with a way back', async () => {
    mount();
    await search().fill('zzz');
    await expect.element(page.getByText('No invite here matches “zzz”.')).toBeVisible();
    await button('Clear search').click();
    expect(items().elements()).toHaveLength(5);
  });

  test('offline keeps the last known rows', async () => {
    mount({ view: worklist({ rows: views.rows, online: false }) });
    await expect.element(page.getByText('This computer is offline.')).toBeVisible();
    expect(items().elements()).toHaveLength(5);
  });

  test('a list that could not be had says why', async () => {
    mount({ view: null, failure: { kind: 'answerUnreadable' } });
    await expect.element(page.getByText('DrChrono’s answer could not be read.')).toBeVisible();
  });
});

describe('resending all that expired', () => {
  const expired = (patientId: number, change = {}) =>
    views.row({ patientId, status: views.statuses.expired, offers: [views.offer.resend], ...change });

  test('is offered for two or more, and leads to the list', async () => {
    const { onOpenBulk } = mount({
      view: worklist({ rows: [expired(1), expired(2), views.row({ patientId: 3 })] }),
    });
    await button('Resend expired (2)').click();
    expect(onOpenBulk).toHaveBeenCalledOnce();
    await expectAccessible();
  });

  test.each([
    ['one alone has its own button', [expired(1), views.row({ patientId: 2 })]],
    [
      'without proof there is a question to ask first',
      [1, 2].map((id) => expired(id, { offers: [views.offer.riskyResend] })),
    ],
  ])('is not where %s', async (_, rows) => {
    mount({ view: worklist({ rows }) });
    await expect.element(items().first()).toBeVisible();
    expect(button(/^Resend expired/).elements()).toHaveLength(0);
  });
});

describe('what the store of this computer lost or refuses', () => {
  test('stands above the list until staff hide it', async () => {
    const { onDismissLost } = mount({
      view: worklist({ rows: views.rows, store: { trouble: null, lost: ['journal'] } }),
    });
    await expect.element(page.getByRole('alert')).toMatchTextContent('The list of what was under way');
    await button('Done, hide this').click();
    expect(onDismissLost).toHaveBeenCalledOnce();
    await expectAccessible();
  });

  test('is said once where it is also why there is no connection', async () => {
    const trouble = { kind: 'storeUnavailable', why: 'cannotOpen' } as const;
    mount({ view: worklist({ connection: trouble, store: { trouble: 'cannotOpen', lost: [] } }) });
    await expect.element(page.getByText(/does not let Invite Desk open what it keeps/)).toBeVisible();
    expect(document.querySelectorAll('.words')).toHaveLength(1);
    await expectAccessible();
  });
});
