import { afterEach, describe, expect, test, vi } from 'vitest';
import { cdp, page, userEvent } from 'vitest/browser';
import cardCss from '../../../components/overlay/card.css?inline';
import { makeCardDrawer } from '../../../components/overlay/card-drawer.tsx';
import shellCss from '../../../components/overlay/overlay.css?inline';
import type { Rect } from '../../../components/overlay/placement.ts';
import { makeShell, type ShellProps } from '../../../components/overlay/shell.ts';
import { statusWord } from '../../../lib/words/status.ts';
import { expectAccessible, stage } from './stage.tsx';
import * as views from './views.ts';

const { offer, patientView } = views;
const cardDrawer = makeCardDrawer(views.support);

function props(change: Partial<ShellProps> = {}): ShellProps {
  return {
    card: cardDrawer,
    cardFailed: false,
    view: patientView(),
    loading: false,
    page: 'chart',
    open: true,
    place: null,
    inert: false,
    outranked: false,
    staleExtension: false,
    notice: null,
    ...change,
  };
}

/** Put the overlay on an otherwise empty page. It reads `avoid` each time it places itself. */
function mount(change: Partial<ShellProps> = {}, avoid: Rect[] = []) {
  const ports = {
    avoid: () => avoid,
    onToggle: vi.fn(),
    onMove: vi.fn(),
    onAct: vi.fn(),
    onOpenSettings: vi.fn(),
  };
  const { element, onEnd } = stage(shellCss + cardCss);
  const shell = makeShell(element, ports);
  onEnd(() => shell.end());
  const given = props(change);
  shell.draw(given);
  return { ...ports, avoid, again: (next: Partial<ShellProps>) => shell.draw({ ...given, ...next }) };
}

const button = (name: string | RegExp) => page.getByRole('button', { name });

/** Wait for the button until it has its place. */
async function shown(name: string | RegExp): Promise<HTMLElement> {
  await expect.element(button(name)).toBeVisible();
  const element = button(name).element();
  if (!(element instanceof HTMLElement)) throw new Error('a button that is no HTML element');
  return element;
}

/** Let the trust check's clock go on by so much at each look at it. With 0 no button ever stands still. */
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
    expect(onAct).toHaveBeenCalledExactlyOnceWith('send', { riskAccepted: false });
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
    expect(onAct).toHaveBeenCalledExactlyOnceWith('resend', { riskAccepted: true });
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

describe('a page whose patient cannot be read', () => {
  const unnamed = patientView({
    identity: { kind: 'refused', reason: 'pageUnreadable' },
    status: views.statuses.revoked,
    offers: [],
  });

  test('still says the state of the patient in the address, without a name or a deed', async () => {
    const { again } = mount({ view: unnamed, open: false });
    await expect.element(button('Invite Desk: Name not readable')).toBeVisible();
    again({ open: true, view: unnamed });
    await expect.element(page.getByText('The patient’s name could not be read on this page.')).toBeVisible();
    await expect.element(page.getByText('For the patient in this page’s address:')).toBeVisible();
    await expect.element(page.getByText('Revoked', { exact: true })).toBeVisible();
    expect(page.getByText('Harris').elements()).toEqual([]);
    await expect.element(page.getByRole('button')).toHaveLength(3);
    await expectAccessible();
  });

  test('copies the outline, by keyboard too, and says so', async () => {
    const copy = vi.fn(async () => true);
    mount({ view: unnamed, card: makeCardDrawer({ ...views.support, copy }) });
    timePasses(1000);
    (await shown('Copy page outline')).focus();
    await userEvent.keyboard('{Enter}');
    expect(copy).toHaveBeenCalledExactlyOnceWith('body\n  main …');
    await expect.element(page.getByText('Copied', { exact: true })).toBeVisible();
    await expectAccessible();
  });

  test('shows the outline to be selected where the clipboard is closed', async () => {
    mount({ view: unnamed, card: makeCardDrawer({ ...views.support, copy: async () => false }) });
    timePasses(1000);
    await button('Copy page outline').click();
    await expect.element(page.getByText('Select the outline and press Ctrl+C')).toBeVisible();
    await expect.element(page.getByRole('textbox', { name: 'Page outline' })).toHaveValue('body\n  main …');
    await expectAccessible();
  });

  test('a click made by a script copies nothing', async () => {
    const copy = vi.fn(async () => true);
    mount({ view: unnamed, card: makeCardDrawer({ ...views.support, copy }) });
    timePasses(1000);
    (await shown('Copy page outline')).click();
    await expect.element(page.getByText(/did not come from a person/)).toBeVisible();
    expect(copy).not.toHaveBeenCalled();
  });

  test('says why the state is not known', async () => {
    const status = views.statuses.notChecked;
    mount({ view: { ...unnamed, status, trouble: { kind: 'offline' } } });
    await expect.element(page.getByText(/offline/i).first()).toBeVisible();
    expect(page.getByText('Not checked yet.').elements()).toEqual([]);
    await expectAccessible();
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
    expect(onAct).toHaveBeenCalledWith('retry', { riskAccepted: false });
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

describe('until the code of the card is here', () => {
  const name = () => page.getByRole('heading', { name: 'Jenny (Jen) Harris' });

  test('the pill says that it is looking, and a press folds it', async () => {
    const { onToggle, again } = mount({ card: null });
    await expect.element(page.getByText('Looking…')).toBeVisible();
    await expectAccessible();
    await button(/^Invite Desk:/).click();
    expect(onToggle).toHaveBeenCalledExactlyOnceWith(false);
    again({ card: cardDrawer });
    await expect.element(page.getByText('Needed for an invite')).toBeVisible();
    await expect.element(name()).toBeVisible();
    expect(page.getByText('Looking…').elements()).toEqual([]);
  });

  test('a failure has its sentence, an update of the extension another', async () => {
    const { again, onToggle } = mount({ card: null, cardFailed: true });
    await expect.element(page.getByText(/^The card could not be opened/)).toBeVisible();
    await button(/^Invite Desk:/).click();
    expect(onToggle.mock.calls).toEqual([[false], [true]]);
    again({ card: null, cardFailed: true, staleExtension: true });
    await expect.element(page.getByText('Refresh this page')).toBeVisible();
  });

  test('what runs is told to a screen reader all the same', async () => {
    mount({
      card: null,
      open: false,
      view: patientView({ operation: views.operation({ stage: 'working', step: 'sending' }) }),
    });
    await expect.element(page.getByRole('status')).toMatchTextContent('Resending…');
  });
});

test('what was drawn into the card is taken out when it folds', async () => {
  const { again } = mount();
  await expect.element(page.getByText('Needed for an invite')).toBeVisible();
  const body = (await shown('Fold')).closest('.card')?.querySelector('.body');
  again({ open: false });
  expect(body?.childElementCount).toBe(0);
});

describe('folding', () => {
  test('Escape folds', async () => {
    const { onToggle } = mount();
    await button('Fold').click();
    expect(onToggle).toHaveBeenLastCalledWith(false);
    await userEvent.keyboard('{Escape}');
    expect(onToggle).toHaveBeenCalledTimes(2);
  });

  test('focus goes into a card that comes late, unless the person has gone on', async () => {
    const { again } = mount({ open: false, card: null });
    await button(/^Invite Desk:/).click();
    again({ open: true });
    again({ open: true, card: cardDrawer });
    await expect.element(button('Fold')).toHaveFocus();
    again({ open: false });
    await button(/^Invite Desk:/).click();
    again({ open: true });
    (await shown(/^Invite Desk:/)).blur();
    again({ open: true, card: cardDrawer });
    await expect.element(button('Fold')).toBeVisible();
    await expect.element(button('Fold')).not.toHaveFocus();
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
    await page.viewport(900, 1000);
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

  test('a card that was still looking is placed anew once it is full', async () => {
    await page.viewport(900, 1000);
    const { again } = mount({ view: null, loading: true });
    await shown('Fold');
    again({ card: cardDrawer, view: patientView(), loading: false });
    await expect.element(page.getByText('Needed for an invite')).toBeVisible();
    const { top, bottom } = page.getByRole('region').element().getBoundingClientRect();
    expect(Math.abs(1000 - bottom - top)).toBeLessThanOrEqual(1);
  });

  describe('keeps the close button of the window free', () => {
    const card = () => page.getByRole('region').element().getBoundingClientRect();
    const overlaps = (rect: Rect) => {
      const { left, right, top, bottom } = card();
      return (
        left < rect.left + rect.width &&
        rect.left < right &&
        top < rect.top + rect.height &&
        rect.top < bottom
      );
    };

    test('also when the card grows', async () => {
      await page.viewport(1280, 800);
      const { again } = mount({ view: patientView({ eligibility: null }) });
      const small = await settled();
      const close = { left: 1000, top: small.bottom + 20, width: 32, height: 32 };
      const guarded = mount({ view: patientView({ eligibility: null }) }, [close]);
      again({ open: false });
      await expect.poll(() => page.getByRole('region').elements().length).toBe(1);
      expect(overlaps(close)).toBe(false);
      guarded.again({ view: patientView({ history: views.history, offers: [offer.resend, offer.revoke] }) });
      await expect.element(page.getByText('Invites so far')).toBeVisible();
      await expect.poll(() => card().height).toBeGreaterThan(small.height + 60);
      expect(overlaps(close)).toBe(false);
    });

    test('also when the window of the browser changes its size', async () => {
      await page.viewport(1400, 800);
      const close = { left: 600, top: 380, width: 32, height: 32 };
      mount({ view: patientView({ history: views.history }) }, [close]);
      await settled();
      await page.viewport(940, 700);
      await expect.poll(() => card().right).toBeLessThan(940);
      await expect.poll(() => overlaps(close)).toBe(false);
      Object.assign(close, { left: 700, top: 40 });
      await page.viewport(930, 700);
      await expect.poll(() => overlaps(close)).toBe(false);
    });

    test('also where nothing fits at its sides: the card gets shorter', async () => {
      await page.viewport(600, 700);
      const close = { left: 300, top: 120, width: 32, height: 32 };
      mount({ view: patientView({ history: views.history, offers: [offer.send] }) }, [close]);
      await expect.poll(() => card().top).toBeGreaterThanOrEqual(152);
      expect(card().bottom).toBeLessThanOrEqual(692);
      expect(overlaps(close)).toBe(false);
    });

    /** Give the card's box, once the card has its place. */
    async function settled(): Promise<DOMRect> {
      await shown('Fold');
      await expect.poll(() => card().left).toBeGreaterThan(8);
      return card();
    }
  });
});

describe('looking again', () => {
  const { check, send } = offer;

  test('is a link beside the source line, judged like any button', async () => {
    const { onAct } = mount({
      view: patientView({ status: views.statuses.notInvited, offers: [send, check] }),
    });
    timePasses(1000);
    await expect
      .element(page.getByText(/^From DrChrono’s answer, just now\./))
      .toMatchTextContent(/just now\. Check now$/);
    (await shown('Check now')).click();
    expect(onAct).not.toHaveBeenCalled();
    await expect.element(page.getByText(/did not come from a person/)).toBeVisible();
    await button('Check now').click();
    expect(onAct).toHaveBeenCalledExactlyOnceWith('check', { riskAccepted: false });
    expect(button('Check now').elements()).toHaveLength(1);
    await expectAccessible();
  });

  test.each(['answerDoesNotTell', 'notInvited', 'active'] as const)(
    'is offered exactly once where the status is %s',
    async (name) => {
      mount({ view: patientView({ status: views.statuses[name], offers: [send, check] }) });
      await shown('Check now');
      expect(button('Check now').elements()).toHaveLength(1);
    },
  );

  test('is a button of its own where there is no source line', async () => {
    const view = patientView({
      status: views.statuses.answerDoesNotTell,
      trouble: { kind: 'timeout' },
      offers: [send, check],
    });
    mount({ view });
    await shown('Check now');
    expect(button('Check now').elements()).toHaveLength(1);
  });

  test('is off while the page takes no clicks', async () => {
    mount({ view: patientView({ offers: [check] }), inert: true });
    await shown('Fold');
    expect(button('Check now').elements()).toEqual([]);
  });
});

test('of the invites so far, one lives and one ran out', async () => {
  const line = (ago: number) => ({
    invite: {
      sent: { earliest: views.NOW - ago, latest: views.NOW - ago },
      precision: 'exact' as const,
      email: null,
      by: null,
    },
    state: { kind: 'pending' as const },
  });
  mount({ view: patientView({ history: [line(7 * views.DAY - 60_000), line(7 * views.DAY + 60_000)] }) });
  const items = page.getByRole('listitem');
  await expect.element(items.filter({ hasText: 'Waiting' })).toBeVisible();
  await expect.element(items.filter({ hasText: 'Expired' })).toBeVisible();
});

test('where the status is expired, no invite so far is said to be waiting', async () => {
  mount({ view: patientView({ status: views.statuses.expired, history: views.history.slice(0, 1) }) });
  await expect.element(page.getByRole('listitem').filter({ hasText: 'Expired' })).toBeVisible();
  expect(page.getByText('Waiting').elements()).toEqual([]);
});
