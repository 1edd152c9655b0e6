import { afterEach, describe, expect, test, vi } from 'vitest';
import { cdp, page, userEvent } from 'vitest/browser';
import cardCss from '../../../components/overlay/card.css?inline';
import { Overlay, type OverlayProps } from '../../../components/overlay/Overlay.tsx';
import shellCss from '../../../components/overlay/overlay.css?inline';
import { Shell } from '../../../components/overlay/Shell.tsx';
import { statusWord } from '../../../lib/words/status.ts';
import { expectAccessible, show } from './stage.tsx';
import * as views from './views.ts';

const { offer, patientView } = views;

function props(change: Partial<OverlayProps> = {}): OverlayProps {
  return {
    view: patientView(),
    loading: false,
    page: 'chart',
    open: true,
    place: null,
    avoid: [],
    inert: false,
    outranked: false,
    staleExtension: false,
    notice: null,
    onToggle: vi.fn(),
    onMove: vi.fn(),
    onAct: vi.fn(),
    onOpenSettings: vi.fn(),
    ...change,
  };
}

function mount(change: Partial<OverlayProps> = {}) {
  const given = props(change);
  const again = show(<Overlay {...given} />, shellCss + cardCss);
  return { ...given, again: (next: Partial<OverlayProps>) => again(<Overlay {...given} {...next} />) };
}

const button = (name: string | RegExp) => page.getByRole('button', { name });

/** The button, once it has its place. */
async function shown(name: string | RegExp): Promise<HTMLElement> {
  await expect.element(button(name)).toBeVisible();
  const element = button(name).element();
  if (!(element instanceof HTMLElement)) throw new Error('a button that is no HTML element');
  return element;
}

/** The clock the trust check reads: each look at it is this much later. 0: no button ever stood still. */
function timePasses(perLook: number): void {
  let now = performance.now();
  vi.spyOn(performance, 'now').mockImplementation(() => {
    now += perLook;
    return now;
  });
}

afterEach(() => {
  vi.restoreAllMocks();
});

describe.each(Object.entries(views.statuses))('status %s', (_name, status) => {
  test('is in words on the pill and in the card, without an accessibility fault', async () => {
    const view = patientView({ status, offers: [offer.resend, offer.revoke] });
    const { again } = mount({ view, open: false });
    await expect.element(button(/^Invite Desk:/)).toMatchTextContent(statusWord(status));
    await expectAccessible();
    again({ view, open: true });
    await expect.element(page.getByRole('heading', { name: 'Jenny (Jen) Harris' })).toBeVisible();
    await expectAccessible();
  });
});

test('colours keep their contrast in the dark', async () => {
  const media = (value: string) =>
    cdp().send('Emulation.setEmulatedMedia', { features: [{ name: 'prefers-color-scheme', value }] });
  await media('dark');
  const { again } = mount({
    view: patientView({ offers: [offer.resend, offer.revoke], history: views.history }),
  });
  expect(matchMedia('(prefers-color-scheme: dark)').matches).toBe(true);
  await expectAccessible();
  again({
    view: patientView({ operation: views.operation(views.sent), eligibility: views.missingEmailAndPhone }),
  });
  await expectAccessible();
  await media('light');
});

describe('a click', () => {
  test('sends once the button stood still, and says which action', async () => {
    const { onAct } = mount({ view: patientView({ offers: [offer.send] }) });
    timePasses(1000);
    await button(/^Send invite/).click();
    expect(onAct).toHaveBeenCalledExactlyOnceWith('send', { riskAccepted: false }, expect.any(Event));
  });

  test('shows the masked address on the button', async () => {
    mount({ view: patientView({ offers: [offer.send] }) });
    await expect.element(button(/^Send invite/)).toMatchTextContent(`to ${views.ADDRESS}`);
  });

  test('that comes early is answered and sends nothing', async () => {
    const { onAct } = mount({ view: patientView({ offers: [offer.send] }) });
    timePasses(0);
    await button(/^Send invite/).click();
    await expect.element(page.getByText(/^One moment/)).toBeVisible();
    expect(onAct).not.toHaveBeenCalled();
  });

  test('made by a script is answered and sends nothing', async () => {
    const { onAct } = mount({ view: patientView({ offers: [offer.send] }) });
    timePasses(1000);
    (await shown(/^Send invite/)).click();
    await expect.element(page.getByText(/did not come from a person/)).toBeVisible();
    expect(onAct).not.toHaveBeenCalled();
  });

  test('by keyboard counts like one by mouse', async () => {
    const { onAct } = mount({ view: patientView({ offers: [offer.send] }) });
    timePasses(1000);
    (await shown(/^Send invite/)).focus();
    await userEvent.keyboard('{Enter}');
    expect(onAct).toHaveBeenCalledOnce();
  });

  test('counts once until the view answers', async () => {
    const view = patientView({ offers: [offer.send] });
    const { onAct, again } = mount({ view });
    timePasses(1000);
    await button(/^Send invite/).click();
    await expect.element(button(/^Send invite/)).toHaveAttribute('aria-disabled', 'true');
    await button(/^Send invite/).click({ force: true });
    expect(onAct).toHaveBeenCalledOnce();
    again({ view, notice: { kind: 'viewOutdated' } });
    await expect.element(button(/^Send invite/)).toHaveAttribute('aria-disabled', 'false');
    await expect
      .element(page.getByText('The page changed before your click was done.').first())
      .toBeVisible();
  });
});

describe('a risk', () => {
  const view = patientView({ offers: [offer.riskyResend, offer.revoke] });

  test('is told in words, and the second click carries it', async () => {
    const { onAct } = mount({ view });
    timePasses(1000);
    await button(/^Resend invite/).click();
    expect(onAct).not.toHaveBeenCalled();
    await expect.element(page.getByText(/did not say whether the patient has joined/)).toBeVisible();
    await expectAccessible();
    await button('Resend anyway').click();
    expect(onAct).toHaveBeenCalledExactlyOnceWith('resend', { riskAccepted: true }, expect.any(Event));
  });

  test('can be left with Cancel or Escape, and Escape does not fold the card then', async () => {
    const { onAct, onToggle } = mount({ view });
    timePasses(1000);
    await button(/^Resend invite/).click();
    await button('Cancel').click();
    await button('Revoke').click();
    await expect.element(button('Cancel')).toHaveFocus();
    await userEvent.keyboard('{Escape}');
    await expect.element(button('Revoke')).toBeVisible();
    expect(onAct).not.toHaveBeenCalled();
    expect(onToggle).not.toHaveBeenCalled();
  });

  test('asked for one patient is not asked for the next', async () => {
    const { again } = mount({ view });
    timePasses(1000);
    await button(/^Resend invite/).click();
    await expect.element(button('Resend anyway')).toBeVisible();
    again({
      view: patientView({ ...view, identity: { kind: 'locked', name: 'Tim Patient', birthDate: null } }),
    });
    await expect.element(button(/^Resend invite/)).toBeVisible();
  });
});

describe('no button', () => {
  test('on a refused identity, only the reason', async () => {
    mount({ view: patientView({ identity: { kind: 'refused', reason: 'birthDateDiffers' } }) });
    await expect.element(page.getByText(/birth date on this page is not the one/)).toBeVisible();
    expect(page.getByText('Harris').elements()).toEqual([]);
    expect(page.getByText(views.ADDRESS).elements()).toEqual([]);
    await expectAccessible();
  });

  test.each([
    ['inert', /A DrChrono window is holding this page/],
    ['outranked', /keeps covering Invite Desk/],
    ['staleExtension', /Refresh this page to go on/],
  ] as const)('when %s, but a way out', async (flag, sentence) => {
    mount({ view: patientView({ offers: [offer.resend] }), [flag]: true });
    await expect.element(page.getByText(sentence)).toBeVisible();
    expect(button(/Resend/).elements()).toEqual([]);
    await expectAccessible();
  });

  test('when not connected, but one to the settings', async () => {
    const view = patientView({
      identity: { kind: 'open' },
      status: views.statuses.notChecked,
      trouble: { kind: 'notConnected' },
      eligibility: null,
    });
    const { onOpenSettings } = mount({ view });
    await button('Open settings').click();
    expect(onOpenSettings).toHaveBeenCalledOnce();
  });
});

describe('an operation', () => {
  test('shows its steps and where it is', async () => {
    mount({ view: patientView({ operation: views.operation({ stage: 'working', step: 'sending' }) }) });
    const current = page.getByRole('listitem').filter({ hasText: 'Sending the email' });
    await expect.element(current).toHaveAttribute('aria-current', 'step');
    expect(page.getByText('Revoking the old invite').elements()).toHaveLength(1);
    await expectAccessible();
  });

  test('ends with address, time and end of life, and is announced', async () => {
    mount({ view: patientView({ operation: views.operation(views.sent), offers: [offer.dismiss] }) });
    const sentence = 'Sent 10:42 AM to j•••@example.com, valid until about Tue, Nov 24, 10:42 AM.';
    await expect.element(page.getByRole('status')).toMatchTextContent(sentence);
    expect(page.getByText(sentence).elements()).toHaveLength(2);
  });

  test('half done says so and offers a retry', async () => {
    const half = views.operation({ stage: 'needsYou', question: 'revokedNotSent' });
    const { onAct } = mount({ view: patientView({ operation: half, offers: [offer.retry, offer.dismiss] }) });
    await expect.element(page.getByText('Revoked, but NOT re-sent.').first()).toBeVisible();
    timePasses(1000);
    await button('Retry sending').click();
    expect(onAct).toHaveBeenCalledWith('retry', { riskAccepted: false }, expect.any(Event));
  });

  test('in doubt asks with two answers', async () => {
    const doubt = views.operation({ stage: 'needsYou', question: 'didSendArrive' });
    mount({ view: patientView({ operation: doubt, offers: [offer.itArrived, offer.sendAgain] }) });
    await expect.element(page.getByText(/The request left at 10:40 AM/)).toBeVisible();
    await expect.element(button('Yes, it is there')).toBeVisible();
    await expect.element(button('No, send it again')).toBeVisible();
    await expectAccessible();
  });
});

test('missing fields are named, with what to do', async () => {
  mount({
    view: patientView({ status: views.statuses.notInvited, eligibility: views.missingEmailAndPhone }),
  });
  await expect.element(page.getByText(/^Add an email address and a phone number/)).toBeVisible();
  await expect
    .element(page.getByRole('listitem').filter({ hasText: 'SSN' }))
    .toMatchTextContent('not on file');
});

test.each(['ליאור בן־עמי', '王小明', `Zoë "Zo" O'Neil <b>`, 'X'.repeat(120)])(
  'the name %s fits and stays text',
  async (name) => {
    mount({ view: patientView({ identity: { kind: 'locked', name, birthDate: null } }) });
    const heading = page.getByRole('heading', { level: 2 });
    await shown('Fold');
    await expect.element(heading).toMatchTextContent(name);
    const card = page.getByRole('region').element().getBoundingClientRect();
    expect(card.width).toBe(320);
    expect(heading.element().getBoundingClientRect().right).toBeLessThanOrEqual(card.right);
  },
);

test('until the code of the card is here, the frame says so and keeps its buttons', async () => {
  const given = props();
  show(<Shell {...given} card={null} />, shellCss);
  await expect.element(page.getByText('Opening…')).toBeVisible();
  await expect.element(page.getByRole('heading', { name: 'Jenny (Jen) Harris' })).toBeVisible();
  await button('Fold').click();
  expect(given.onToggle).toHaveBeenCalledExactlyOnceWith(false);
});

describe('folding', () => {
  test('Escape folds', async () => {
    const { onToggle } = mount();
    await button('Fold').click();
    expect(onToggle).toHaveBeenLastCalledWith(false);
    await userEvent.keyboard('{Escape}');
    expect(onToggle).toHaveBeenCalledTimes(2);
  });

  test('focus goes along when a person opens and folds', async () => {
    const { again } = mount({ open: false });
    await button(/^Invite Desk:/).click();
    again({ open: true });
    await expect.element(button('Fold')).toHaveFocus();
    await button('Fold').click();
    again({ open: false });
    await expect.element(button(/^Invite Desk:/)).toHaveFocus();
  });

  test('a card that is open from the start leaves focus in the page', async () => {
    const before = document.activeElement;
    mount({ open: true });
    await expect.element(button('Fold')).toBeVisible();
    expect(document.activeElement).toBe(before);
  });
});

describe('moving', () => {
  test('the pill follows the pointer and does not open', async () => {
    const { onMove, onToggle } = mount({ open: false });
    const goal = document.createElement('div');
    goal.style.cssText = 'position: fixed; left: 100px; top: 100px; width: 40px; height: 40px';
    document.body.append(goal);
    const pill = await shown(/^Invite Desk:/);
    await userEvent.dragAndDrop(pill, goal);
    goal.remove();
    await expect.poll(() => onMove).toHaveBeenCalledOnce();
    const { left, top, width, height } = pill.getBoundingClientRect();
    expect(Math.abs(left + width / 2 - 120)).toBeLessThanOrEqual(1);
    expect(Math.abs(top + height / 2 - 120)).toBeLessThanOrEqual(1);
    expect(onToggle).not.toHaveBeenCalled();
  });

  test('arrow keys move it', async () => {
    const { onMove } = mount({ open: false });
    const pill = await shown(/^Invite Desk:/);
    const before = pill.getBoundingClientRect();
    pill.focus();
    await userEvent.keyboard('{ArrowUp}{ArrowLeft}');
    expect(onMove).toHaveBeenCalledTimes(2);
    await expect.poll(() => Math.round(pill.getBoundingClientRect().y - before.y)).toBe(-16);
  });

  test('a card that grows does not move its buttons', async () => {
    await page.viewport(900, 900);
    const view = patientView({ offers: [offer.send] });
    const { again } = mount({ view });
    await expect.element(button(/^Send invite/)).toBeVisible();
    const before = button(/^Send invite/)
      .element()
      .getBoundingClientRect().top;
    again({ view: patientView({ offers: [offer.send], history: views.history }) });
    await expect.element(page.getByText('Invites so far')).toBeVisible();
    expect(
      button(/^Send invite/)
        .element()
        .getBoundingClientRect().top,
    ).toBe(before);
  });
});
