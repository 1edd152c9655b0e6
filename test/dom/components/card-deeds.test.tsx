import { beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import { type PressWatch, watchPresses } from '../../../components/card/press-watch.ts';
import type { CardShown } from '../../../lib/card/card-session.ts';
import { SEEN_LEAST } from '../../../lib/page-timing.ts';
import { button, showCard, text } from './card-stage.tsx';
import { type MovedTime, movedTime } from './moved-time.ts';
import { pointerDown, pointerUp, press, pressKey } from './person.ts';
import { expectAccessible } from './stage.tsx';
import * as views from './views.ts';

const { offer, patientView } = views;

let time: MovedTime;
let presses: PressWatch;

beforeEach(async () => {
  await page.viewport(320, 700);
  window.focus();
  time = movedTime();
  presses = watchPresses(document);
});

/** Show a card whose presses are judged as in the product. */
function judged(change: Partial<CardShown>, given: Parameters<typeof showCard>[1] = {}) {
  return showCard(change, { ...given, presses });
}

async function element(label: string | RegExp): Promise<HTMLElement> {
  await expect.element(button(label)).toBeVisible();
  return button(label).element() as HTMLElement;
}

/** Press the button as soon as it has been seen for long enough. */
async function pressOnceSeen(label: string | RegExp): Promise<void> {
  await untilSeen(await element(label));
  await press(await element(label));
}

/** Wait until the browser has said that the control can be seen, and let half a second go by. */
async function untilSeen(control: HTMLElement): Promise<void> {
  const assistiveClick = { isTrusted: true, detail: 0, currentTarget: control } as unknown as MouseEvent;
  await expect
    .poll(() => {
      time.goesOn(SEEN_LEAST);
      return presses.judge(assistiveClick).kind;
    })
    .toBe('accepted');
}

describe('a press', () => {
  test('goes out with what it does and how it was made', async () => {
    const { onAct } = judged({ view: patientView({ offers: [offer.send] }) });
    await untilSeen(await element(/^Send invite/));
    await pointerDown(await element(/^Send invite/));
    time.goesOn(70);
    await pointerUp(await element(/^Send invite/));
    expect(onAct).toHaveBeenCalledExactlyOnceWith('send', { risksRead: [] }, { heldFor: 70, watched: true });
  });

  test('says on its button where to, masked', async () => {
    judged({ view: patientView({ offers: [offer.send] }) });
    await expect.element(button(`Send invite to ${views.ADDRESS}`)).toBeVisible();
  });

  test('that comes early is answered, and the next one counts', async () => {
    const { onAct } = judged({ view: patientView({ offers: [offer.send] }) });
    await press(await element(/^Send invite/));
    await expect.element(page.getByRole('alert')).toMatchTextContent(/^One moment/);
    await expectAccessible();
    expect(onAct).not.toHaveBeenCalled();
    await pressOnceSeen(/^Send invite/);
    expect(onAct).toHaveBeenCalledOnce();
    expect(page.getByRole('alert').elements()).toEqual([]);
  });

  test('made by a script is answered and sends nothing', async () => {
    const { onAct } = judged({ view: patientView({ offers: [offer.send] }) });
    await untilSeen(await element(/^Send invite/));
    (await element(/^Send invite/)).click();
    await expect.element(text(/did not begin on this button/)).toBeVisible();
    expect(onAct).not.toHaveBeenCalled();
  });

  test('on a covered button is sent with the browser’s doubt, which the background judges', async () => {
    const { onAct } = judged({ view: patientView({ offers: [offer.send] }) });
    await untilSeen(await element(/^Send invite/));
    const glass = document.createElement('div');
    glass.style.cssText = 'position: fixed; inset: 0; background: #fffe; pointer-events: none';
    document.body.append(glass);
    onTestFinished(() => glass.remove());
    await expect
      .poll(async () => {
        await untilSeen(await element(/^Send invite/));
        await press(await element(/^Send invite/));
        return vi.mocked(onAct).mock.lastCall?.[2];
      })
      .toMatchObject({ watched: false, doubted: true });
  });

  test('by keyboard counts like one by mouse', async () => {
    const { onAct } = judged({ view: patientView({ offers: [offer.send] }) });
    const send = await element(/^Send invite/);
    send.focus();
    await untilSeen(send);
    await pressKey('Enter');
    expect(onAct).toHaveBeenCalledOnce();
  });

  test('counts once until an answer has come', async () => {
    const view = patientView({ offers: [offer.send] });
    const { onAct, again } = judged({ view });
    onAct.mockImplementation(() => again({ view, busy: true }));
    await pressOnceSeen(/^Send invite/);
    await expect.element(button(/^Send invite/)).toHaveAttribute('aria-disabled', 'true');
    await press(await element(/^Send invite/));
    await pressKey('Enter');
    expect(onAct).toHaveBeenCalledOnce();
    again({ view, notice: { kind: 'viewOutdated' } });
    await expect.element(button(/^Send invite/)).toHaveAttribute('aria-disabled', 'false');
    await expect.element(text('The page changed before your click was done.').first()).toBeVisible();
  });
});

describe('a button must be seen anew', () => {
  const view = patientView({ offers: [offer.send] });

  test.each([
    [
      'for another patient',
      patientView({ ...view, identity: { kind: 'locked', name: 'Tim Patient', birthDate: null } }),
    ],
    [
      'with another address',
      patientView({
        ...view,
        eligibility: {
          ...{ verdict: 'eligible', toFix: [], warnings: [] },
          lines: [{ requirement: 'email', state: 'onFile', shown: 'k•••@example.org' }],
        },
      }),
    ],
  ])('%s', async (_name, next) => {
    const { onAct, again } = judged({ view });
    const send = await element(/^Send invite/);
    await untilSeen(send);
    again({ view: next });
    await press(send);
    await expect.element(text(/^One moment/)).toBeVisible();
    expect(onAct).not.toHaveBeenCalled();
  });

  test('that does another thing in the same place', async () => {
    const { onAct, again } = judged({ view });
    await untilSeen(await element(/^Send invite/));
    again({ view: patientView({ offers: [offer.resend] }) });
    await press(await element(/^Resend invite/));
    await expect.element(text(/^One moment/)).toBeVisible();
    expect(onAct).not.toHaveBeenCalled();
  });

  test('that has come to stand elsewhere', async () => {
    const { onAct, again } = judged({ view });
    await untilSeen(await element(/^Send invite/));
    again({ view: patientView({ ...view, trouble: { kind: 'offline' } }) });
    await press(await element(/^Send invite/));
    await expect.element(text(/^One moment/)).toBeVisible();
    expect(onAct).not.toHaveBeenCalled();
  });

  test('but not because time has passed or the same view came again', async () => {
    const { onAct, again } = judged({ view });
    await untilSeen(await element(/^Send invite/));
    again({ view: patientView({ ...view }) });
    await press(await element(/^Send invite/));
    expect(onAct).toHaveBeenCalledOnce();
  });
});

describe('a risk', () => {
  const view = patientView({ offers: [offer.riskyResend, offer.revoke] });

  test('is told in words, and the second press carries it', async () => {
    const { onAct } = judged({ view });
    await pressOnceSeen(/^Resend invite/);
    expect(onAct).not.toHaveBeenCalled();
    await expect.element(text(/did not say whether the patient has joined/)).toBeVisible();
    await expect.element(page.getByRole('group', { name: 'Before you go on' })).toBeVisible();
    await expectAccessible();
    await pressOnceSeen('Resend anyway');
    expect(onAct).toHaveBeenCalledExactlyOnceWith(
      'resend',
      { risksRead: ['mayHaveJoined'] },
      expect.anything(),
    );
  });

  test('beside another is told with it, and one second press carries both', async () => {
    const both = { ...offer.riskyResend, also: ['minor'], minorsUnder: 16 } as const;
    const { onAct } = judged({ view: patientView({ offers: [both] }) });
    await pressOnceSeen(/^Resend invite/);
    await expect.element(text(/did not say whether the patient has joined/)).toBeVisible();
    await expect.element(text(/^The patient is under 16\. Go on only if/)).toBeVisible();
    await expectAccessible();
    await pressOnceSeen('Resend anyway');
    expect(onAct).toHaveBeenCalledExactlyOnceWith(
      'resend',
      { risksRead: ['mayHaveJoined', 'minor'] },
      expect.anything(),
    );
  });

  test('that only the press brought to light is asked about at once, and counts for that press alone', async () => {
    const { onAct, again } = judged({ view: patientView({ offers: [offer.send] }) });
    await pressOnceSeen(/^Send invite/);
    expect(onAct).toHaveBeenCalledExactlyOnceWith('send', { risksRead: [] }, expect.anything());
    const shared = {
      ...offer.send,
      risk: 'sharedAddress',
      alsoOn: [{ initials: 'A. B.', age: 34 }],
    } as const;
    const view = patientView({ offers: [shared] });
    again({ view, notice: { kind: 'onOtherCharts' } });
    await expect.element(text(/^This email is also on the chart of A\. B\., 34\. One portal/)).toBeVisible();
    await expect.element(text(/^This email is on other charts too\./).first()).toBeVisible();
    await expectAccessible();
    await pressOnceSeen('Send anyway');
    expect(onAct).toHaveBeenLastCalledWith('send', { risksRead: ['sharedAddress'] }, expect.anything());
    again({ view: patientView({ ...view }) });
    await expect.element(button(/^Send invite/)).toBeVisible();
    expect(onAct).toHaveBeenCalledTimes(2);
  });

  test('of a repeat says by whom and how long ago', async () => {
    const lately = { by: 'maria', at: views.NOW - 12 * 60_000 };
    const repeat = { ...offer.resend, risk: 'sentLately', lately } as const;
    const { onAct, again } = judged({ view: patientView({ offers: [offer.resend] }) });
    await pressOnceSeen(/^Resend invite/);
    expect(onAct).toHaveBeenCalledExactlyOnceWith('resend', { risksRead: [] }, expect.anything());
    again({ view: patientView({ offers: [repeat] }), notice: { kind: 'sentLately' } });
    await expect
      .element(text(/^An invite went out to this patient a short while ago\./).first())
      .toBeVisible();
    await pressOnceSeen(/^Resend invite/);
    await expect.element(text(/^maria sent an invite 12 min ago\. Another one makes/)).toBeVisible();
    await expectAccessible();
    await pressOnceSeen('Resend anyway');
    expect(onAct).toHaveBeenLastCalledWith('resend', { risksRead: ['sentLately'] }, expect.anything());
  });

  test('of a repeat does not stand there after the press that has sent it', async () => {
    const { again } = judged({ view: patientView({ offers: [offer.resend] }) });
    await pressOnceSeen(/^Resend invite/);
    const lately = { by: null, at: views.NOW };
    again({ view: patientView({ offers: [{ ...offer.resend, risk: 'sentLately', lately }] }) });
    await expect.element(button(/^Resend invite/)).toBeVisible();
    expect(button('Resend anyway').elements()).toEqual([]);
  });

  test('that came up without a press waits for one', async () => {
    const { onAct, again } = judged({ view: patientView({ offers: [offer.resend] }) });
    await pressOnceSeen(/^Resend invite/);
    again({ view: patientView({ offers: [offer.riskyResend] }) });
    await expect.element(button(/^Resend invite/)).toBeVisible();
    expect(button('Resend anyway').elements()).toEqual([]);
    expect(onAct).toHaveBeenCalledOnce();
  });

  test('is not accepted by the second half of a double click', async () => {
    const { onAct } = judged({ view });
    const resend = await element(/^Resend invite/);
    await untilSeen(resend);
    const { left, top } = resend.getBoundingClientRect();
    await press({ x: left + 20, y: top + 10 });
    await press(await element('Resend anyway'));
    expect(onAct).not.toHaveBeenCalled();
    await expect.element(text(/^One moment/)).toBeVisible();
  });

  test('can be left with Cancel or Escape, and Escape does not fold the card then', async () => {
    const { onAct, onFold } = judged({ view });
    await pressOnceSeen(/^Resend invite/);
    await press(await element('Cancel'));
    await pressOnceSeen('Revoke');
    await expect.element(button('Cancel')).toHaveFocus();
    await pressKey('Escape');
    await expect.element(button('Revoke')).toBeVisible();
    expect(onAct).not.toHaveBeenCalled();
    expect(onFold).not.toHaveBeenCalled();
  });

  test('asked for one patient is not asked for the next', async () => {
    const { again } = judged({ view });
    await pressOnceSeen(/^Resend invite/);
    await expect.element(button('Resend anyway')).toBeVisible();
    again({
      view: patientView({ ...view, identity: { kind: 'locked', name: 'Tim Patient', birthDate: null } }),
    });
    await expect.element(button(/^Resend invite/)).toBeVisible();
    expect(button('Resend anyway').elements()).toEqual([]);
  });
});

describe('the question of an operation', () => {
  test('half done says so and offers a retry', async () => {
    const half = views.operation({ stage: 'needsYou', question: 'revokedNotSent' });
    const { onAct } = judged({
      view: patientView({ operation: half, offers: [offer.retry, offer.dismiss] }),
    });
    await expect.element(text('Revoked, but NOT re-sent.').first()).toBeVisible();
    await pressOnceSeen('Retry sending');
    expect(onAct).toHaveBeenCalledExactlyOnceWith('retry', { risksRead: [] }, expect.anything());
  });
});

describe('the outline of a page that cannot be read', () => {
  const view = patientView({ identity: { kind: 'refused', reason: 'pageUnreadable' }, offers: [] });

  test('is copied, by keyboard too, and that is said', async () => {
    const copy = vi.fn(async () => true);
    judged({ view }, { copy });
    const control = await element('Copy page outline');
    control.focus();
    await untilSeen(control);
    await pressKey('Enter');
    expect(copy).toHaveBeenCalledExactlyOnceWith('body\n  main …');
    await expect.element(page.getByText('Copied', { exact: true })).toBeVisible();
    await expectAccessible();
  });

  test('is shown to be selected where the clipboard is closed', async () => {
    judged({ view }, { copy: async () => false });
    await pressOnceSeen('Copy page outline');
    await expect.element(text('Select the outline and press Ctrl+C')).toBeVisible();
    await expect.element(page.getByRole('textbox', { name: 'Page outline' })).toHaveValue('body\n  main …');
    await expectAccessible();
  });

  test('of a page that has moved on is neither copied nor shown', async () => {
    const copy = vi.fn(async () => true);
    const outline = vi.fn(async () => null);
    judged({ view }, { copy, outline });
    await pressOnceSeen('Copy page outline');
    await expect.poll(() => outline).toHaveBeenCalledOnce();
    expect(copy).not.toHaveBeenCalled();
    expect(page.getByRole('textbox').elements()).toEqual([]);
  });

  test('is not copied by a script', async () => {
    const copy = vi.fn(async () => true);
    judged({ view }, { copy });
    (await element('Copy page outline')).click();
    await expect.element(text(/did not begin on this button/)).toBeVisible();
    expect(copy).not.toHaveBeenCalled();
  });
});

describe('looking again', () => {
  const { check, send } = offer;

  test('is a link beside the source line, judged like any button', async () => {
    const view = patientView({ status: views.statuses.notInvited, offers: [send, check] });
    const { onAct } = judged({ view });
    await expect
      .element(text(/^From DrChrono’s answer, just now\./))
      .toMatchTextContent(/just now\. Check now$/);
    (await element('Check now')).click();
    expect(onAct).not.toHaveBeenCalled();
    await expect.element(text(/did not begin on this button/)).toBeVisible();
    await pressOnceSeen('Check now');
    expect(onAct).toHaveBeenCalledExactlyOnceWith('check', { risksRead: [] }, expect.anything());
    expect(button('Check now').elements()).toHaveLength(1);
    await expectAccessible();
  });

  test.each(['answerDoesNotTell', 'notInvited', 'active'] as const)(
    'is offered exactly once where the status is %s',
    async (name) => {
      judged({ view: patientView({ status: views.statuses[name], offers: [send, check] }) });
      await element('Check now');
      expect(button('Check now').elements()).toHaveLength(1);
    },
  );

  test('is a button of its own where there is no source line', async () => {
    judged({
      view: patientView({
        ...{ status: views.statuses.answerDoesNotTell, trouble: { kind: 'timeout' } },
        offers: [send, check],
      }),
    });
    await element('Check now');
    expect(button('Check now').elements()).toHaveLength(1);
  });
});
