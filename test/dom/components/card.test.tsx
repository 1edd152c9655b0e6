import { describe, expect, test } from 'vitest';
import { cdp, page, userEvent } from 'vitest/browser';
import type { RequirementLine } from '../../../lib/invites/eligibility.ts';
import type { Failure } from '../../../lib/messages/failure.ts';
import { statusWord, unknownWords } from '../../../lib/words/status.ts';
import { button, name, showCard, text } from './card-stage.tsx';
import { expectAccessible } from './stage.tsx';
import * as views from './views.ts';

const { offer, patientView } = views;

describe.each(Object.entries(views.statuses))('status %s', (_name, status) => {
  test('is in words, without an accessibility fault', async () => {
    showCard({ view: patientView({ status, offers: [offer.resend, offer.revoke] }) });
    const word = status.kind === 'unknown' ? unknownWords(status.reason).happened : statusWord(status);
    await expect.element(text(word).first()).toBeVisible();
    await expectAccessible();
  });
});

describe('who it is about', () => {
  test('stands above all, as a heading in a region with a name', async () => {
    showCard();
    const region = page.getByRole('region', { name: 'Invite Desk for this patient' });
    await expect.element(region.getByRole('heading', { level: 2 })).toMatchTextContent('Jenny (Jen) Harris');
    await expect.element(text('Born Feb 11, 1980')).toBeVisible();
    expect(page.getByRole('heading').elements()[0]).toBe(name().element());
  });

  test.each([
    'ליאור בן־עמי',
    '王小明',
    `Zoë "Zo" O'Neil <b>`,
    'X'.repeat(120),
    'Anna-Maria '.repeat(12).trim(),
  ])('the name %s fits and stays text', async (long) => {
    await page.viewport(320, 700);
    const { onDrawn } = showCard({
      view: patientView({ identity: { kind: 'locked', name: long, birthDate: null }, offers: [offer.send] }),
    });
    await expect.element(name()).toMatchTextContent(long);
    await expect.element(text('No birth date in the chart')).toBeVisible();
    expect(name().element().querySelector('b')).toBeNull();
    expect(name().element().getBoundingClientRect().right).toBeLessThanOrEqual(320);
    expect(document.documentElement.scrollWidth).toBe(320);
    const section = page.getByRole('region').element();
    expect(onDrawn).toHaveBeenLastCalledWith(Math.ceil(section.getBoundingClientRect().height));
  });

  test('is nobody where the patient was not looked up yet', async () => {
    showCard({
      view: patientView({
        identity: { kind: 'open' },
        status: views.statuses.notChecked,
        trouble: { kind: 'offline' },
        eligibility: null,
      }),
    });
    await expect.element(name()).toMatchTextContent('Patient not looked up yet');
    await expectAccessible();
  });
});

describe('without a view', () => {
  test('it is looking', async () => {
    showCard({ view: null });
    await expect.element(text('Looking…')).toBeVisible();
    await expect.element(name()).toMatchTextContent('Invite Desk');
    await expectAccessible();
  });

  test('it says that no answer came, and tells a screen reader', async () => {
    showCard({ view: null, notice: { kind: 'timeout' } });
    await expect.element(page.getByRole('status')).toMatchTextContent('DrChrono took too long to answer.');
    expect(text('DrChrono took too long to answer.').elements()).toHaveLength(2);
    await expectAccessible();
  });

  test('a card whose page has moved on says so, and shows nothing of a patient', async () => {
    const { again } = showCard({ view: patientView({ offers: [offer.send] }) });
    again({ view: null, gone: true });
    await expect
      .element(text('The page has moved on. Fold this card and open it again.').first())
      .toBeVisible();
    expect(page.getByRole('region').element().textContent).not.toMatch(/Harris|example\.com|1980/);
    expect(page.getByRole('button').elements()).toEqual([]);
    await expectAccessible();
  });
});

describe('in the dark', () => {
  test('colours keep their contrast', async () => {
    await colours('dark');
    expect(matchMedia('(prefers-color-scheme: dark)').matches).toBe(true);
    const { again } = showCard({
      view: patientView({ offers: [offer.resend, offer.revoke], history: views.history }),
    });
    await expectAccessible();
    again({
      view: patientView({ operation: views.operation(views.sent), eligibility: views.missingEmailAndPhone }),
    });
    await expectAccessible();
    await colours('light');
  });

  const colours = (value: string) =>
    cdp().send('Emulation.setEmulatedMedia', { features: [{ name: 'prefers-color-scheme', value }] });
});

describe('a page whose patient cannot be read', () => {
  const unnamed = patientView({
    identity: { kind: 'refused', reason: 'pageUnreadable' },
    status: views.statuses.revoked,
    offers: [],
  });

  test('still says the state of the patient in the address, without a name or a deed', async () => {
    showCard({ view: unnamed });
    await expect.element(text('This page does not show for certain who the patient is.')).toBeVisible();
    await expect.element(text('For the patient in this page’s address:')).toBeVisible();
    await expect.element(page.getByText('Revoked', { exact: true })).toBeVisible();
    expect(text('Harris').elements()).toEqual([]);
    expect(page.getByRole('button').elements()).toEqual([button('Copy page outline').element()]);
    await expectAccessible();
  });

  test('says why the state is not known', async () => {
    const status = views.statuses.notChecked;
    showCard({ view: { ...unnamed, status, trouble: { kind: 'offline' } } });
    await expect.element(text(/offline/i).first()).toBeVisible();
    expect(text('Not checked yet.').elements()).toEqual([]);
    await expectAccessible();
  });
});

test('a page that shows only one identifier can be handed to support, and one that shows two needs not', async () => {
  const identity = { kind: 'locked', name: 'Olive Pruitt', birthDate: '1955-08-10' } as const;
  const { again } = showCard({ view: views.patientView({ identity: { ...identity, toConfirm: true } }) });
  await expect.element(button('Copy page outline')).toBeVisible();
  await expectAccessible();
  again({ view: views.patientView({ identity }) });
  await expect.poll(() => button('Copy page outline').elements().length).toBe(0);
});

describe('no button', () => {
  test('on a refused identity, only the reason', async () => {
    showCard({ view: patientView({ identity: { kind: 'refused', reason: 'birthDateDiffers' } }) });
    await expect.element(text(/birth date on this page is not the one/)).toBeVisible();
    expect(text('Harris').elements()).toEqual([]);
    expect(text(views.ADDRESS).elements()).toEqual([]);
    expect(page.getByRole('button').elements()).toEqual([]);
    await expectAccessible();
  });

  test('in an appointment without a patient', async () => {
    showCard({ view: patientView({ identity: { kind: 'refused', reason: 'appointmentIsBreak' } }) });
    await expect.element(page.getByRole('region')).toMatchTextContent('This appointment has no patient.');
    expect(page.getByRole('button').elements()).toEqual([]);
    await expectAccessible();
  });

  test('where only a link says who the patient is, but the way to one', async () => {
    showCard({ view: patientView({ withheld: { kind: 'linkAlone' }, token: null }) });
    await expect.element(text(/only a link says who the patient is/)).toBeVisible();
    await expect.element(text('Pending')).toBeVisible();
    expect(page.getByRole('button').elements()).toEqual([]);
    await expectAccessible();
  });

  test('when not connected, but one to the settings', async () => {
    const view = patientView({
      identity: { kind: 'open' },
      status: views.statuses.notChecked,
      trouble: { kind: 'notConnected' },
      eligibility: null,
    });
    const { onOpenSettings } = showCard({ view });
    await button('Open settings').click();
    expect(onOpenSettings).toHaveBeenCalledOnce();
    await expectAccessible();
  });
});

describe('a notice', () => {
  const notices: [string, Failure, RegExp][] = [
    ['that the page moved on', { kind: 'viewOutdated' }, /changed before your click was done/],
    [
      'that the card was covered',
      { kind: 'notSeen', why: 'covered' },
      /Something on the page covers this card/,
    ],
    ['that the page took it', { kind: 'notSeen', why: 'taken' }, /changed how Invite Desk is shown/],
    ['that it just moved', { kind: 'notSeen', why: 'moved' }, /the card just moved or was covered/],
    ['that no answer came', { kind: 'timeout' }, /took too long to answer/],
  ];

  test.each(notices)(
    '%s stands beside the buttons, and a screen reader is told',
    async (_name, notice, words) => {
      showCard({ view: patientView({ offers: [offer.send] }), notice });
      await expect.element(page.getByRole('status')).toMatchTextContent(words);
      expect(text(words).elements()).toHaveLength(2);
      await expect.element(button(/^Send invite/)).toBeVisible();
      await expectAccessible();
    },
  );
});

describe('an operation', () => {
  test('shows its steps and where it is', async () => {
    showCard({ view: patientView({ operation: views.operation({ stage: 'working', step: 'sending' }) }) });
    const current = page.getByRole('listitem').filter({ hasText: 'Sending the email' });
    await expect.element(current).toHaveAttribute('aria-current', 'step');
    expect(text('Revoking the old invite').elements()).toHaveLength(1);
    await expectAccessible();
  });

  test('ends with address, time and end of life, and is announced', async () => {
    showCard({ view: patientView({ operation: views.operation(views.sent), offers: [offer.dismiss] }) });
    const sentence = 'Sent 10:42 AM to j•••@example.com, valid until about Tue, Nov 24, 10:42 AM.';
    await expect.element(page.getByRole('status')).toMatchTextContent(sentence);
    expect(text(sentence).elements()).toHaveLength(2);
  });

  test('in doubt asks with two answers', async () => {
    const doubt = views.operation({ stage: 'needsYou', question: 'didSendArrive' });
    showCard({ view: patientView({ operation: doubt, offers: [offer.itArrived, offer.sendAgain] }) });
    await expect.element(text(/The request left at 10:40 AM/)).toBeVisible();
    await expect.element(button('Yes, it is there')).toBeVisible();
    await expect.element(button('No, send it again')).toBeVisible();
    await expectAccessible();
  });
});

describe('what is known of the patient', () => {
  test('missing fields are named, with what to do', async () => {
    showCard({
      view: patientView({ status: views.statuses.notInvited, eligibility: views.missingEmailAndPhone }),
    });
    await expect.element(text(/^Add an email address and a phone number/)).toBeVisible();
    await expect
      .element(page.getByRole('listitem').filter({ hasText: 'SSN' }))
      .toMatchTextContent('not on file');
    await expectAccessible();
  });

  test('a field that holds something unusable is not called missing', async () => {
    const lines = views.missingEmailAndPhone.lines.map((line) =>
      line.requirement === 'email' ? { ...line, state: 'unusable' as const } : line,
    );
    const eligibility = { ...views.missingEmailAndPhone, lines, warnings: ['doubtfulPhone' as const] };
    showCard({ view: patientView({ status: views.statuses.notInvited, eligibility }) });
    await expect
      .element(page.getByRole('listitem').filter({ hasText: 'Email' }).first())
      .toMatchTextContent('not an address');
    await expect.element(text(/^A phone number looks mistyped/)).toBeVisible();
    await expectAccessible();
  });

  test('an invite at an old address says so, counts nothing down, and is resent to the new one', async () => {
    const change = { status: views.statuses.toOldAddress, history: views.history.slice(0, 1) };
    showCard({ view: patientView({ ...change, offers: [views.offer.resend] }) });
    await expect.element(text('Sent to an old address').first()).toBeVisible();
    const past = page.getByRole('listitem').filter({ hasText: 'Sent to an old address' });
    await expect.element(past).toBeVisible();
    await expect
      .element(page.getByRole('button', { name: `Resend to the new address to ${views.ADDRESS}` }))
      .toBeVisible();
    await expect.element(text(/^This invite waits at an address that the chart no longer has/)).toBeVisible();
    expect(text('Waiting').elements()).toEqual([]);
    expect(document.querySelector('.left')).toBeNull();
    await expectAccessible();
  });

  test('a field is filled in beside the page: its line asks for the panel there, and has no input', async () => {
    const line = (state: 'missing' | 'unusable' | 'onFile') => (one: RequirementLine) => ({ ...one, state });
    const all = (state: 'missing' | 'unusable' | 'onFile') => ({
      ...views.missingEmailAndPhone,
      lines: views.missingEmailAndPhone.lines.map(line(state)),
    });
    const { onOpenPanel, again } = showCard({ view: patientView({ eligibility: all('missing') }) });
    for (const name of ['Add email', 'Add birth date', 'Add cell phone']) await button(name).click();
    expect(onOpenPanel.mock.calls.map(([field]) => field)).toEqual(['email', 'birthDate', 'cellPhone']);
    expect(onOpenPanel.mock.calls[0]?.[1]).toEqual({ heldFor: 40, watched: true });
    expect(page.getByRole('textbox').elements()).toEqual([]);
    await expectAccessible();
    again({ view: patientView({ eligibility: all('unusable') }) });
    await expect.element(button('Correct email')).toBeVisible();
    // A birth date that stands there is never changed, and neither is an SSN ever typed.
    expect(button(/birth date|SSN/).elements()).toEqual([]);
    again({ view: patientView({ eligibility: { ...all('onFile'), warnings: ['noCellPhone'] } }) });
    await expect.element(button('Edit email')).toBeVisible();
    await expect.element(button('Add cell phone')).toBeVisible();
    again({ view: patientView({ token: null, eligibility: all('missing') }) });
    await expect.element(text(/^Add an email address/)).toBeVisible();
    expect(button(/^Add/).elements()).toEqual([]);
  });

  // The browser calls a button covered where its neighbour reaches into it, and then no press on it is taken.
  test('no button of a line reaches into the line below', async () => {
    const lines = views.missingEmailAndPhone.lines.map((one) => ({ ...one, state: 'missing' as const }));
    showCard({ view: patientView({ eligibility: { ...views.missingEmailAndPhone, lines } }) });
    await expect.element(button('Add email')).toBeVisible();
    const [email, birthDate, phone] = ['Add email', 'Add birth date', 'Add cell phone'].map((name) =>
      button(name).element().getBoundingClientRect(),
    );
    expect(Number(birthDate?.top) - Number(email?.bottom)).toBeGreaterThanOrEqual(1);
    expect(Number(phone?.top) - Number(birthDate?.bottom)).toBeGreaterThanOrEqual(1);
  });

  test('whoever ended an access is named, and not called the practice', async () => {
    showCard({ view: patientView({ status: views.statuses.disabledByStaff }) });
    await expect.element(text('Portal access was turned off by Dana Whitlock.')).toBeVisible();
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
    const lines = [line(7 * views.DAY - 60_000), line(7 * views.DAY + 60_000)];
    showCard({ view: patientView({ history: lines }) });
    const items = page.getByRole('listitem');
    await expect.element(items.filter({ hasText: 'Waiting' })).toBeVisible();
    await expect.element(items.filter({ hasText: 'Expired' })).toBeVisible();
  });

  test('where the status is expired, no invite so far is said to be waiting', async () => {
    showCard({ view: patientView({ status: views.statuses.expired, history: views.history.slice(0, 1) }) });
    await expect.element(page.getByRole('listitem').filter({ hasText: 'Expired' })).toBeVisible();
    expect(text('Waiting').elements()).toEqual([]);
  });
});

describe('the keyboard', () => {
  test('Escape folds', async () => {
    const { onFold } = showCard();
    await userEvent.keyboard('{Escape}');
    expect(onFold).toHaveBeenCalledOnce();
  });

  test('the focus that comes in lands on the card, which is read out', async () => {
    showCard({ view: patientView({ offers: [offer.send] }) });
    const region = page.getByRole('region').element();
    // A card that has just been drawn listens from its next frame on.
    await expect
      .poll(() => {
        window.dispatchEvent(new Event('focus'));
        return document.activeElement;
      })
      .toBe(region);
  });

  test('the focus that comes in on a button stays there', async () => {
    showCard({ view: patientView({ offers: [offer.send] }) });
    const send = button(/^Send invite/);
    await expect.element(send).toBeVisible();
    (send.element() as HTMLElement).focus();
    window.dispatchEvent(new Event('focus'));
    await expect.element(send).toHaveFocus();
  });
});

describe('its height', () => {
  test('is told anew when it grows', async () => {
    const { onDrawn, again } = showCard({ view: patientView() });
    const small = onDrawn.mock.lastCall?.[0];
    again({ view: patientView({ history: views.history }) });
    await expect.element(text('Invites so far')).toBeVisible();
    expect(onDrawn.mock.lastCall?.[0]).toBeGreaterThan(small);
  });

  test('is told anew when its words wrap', async () => {
    await page.viewport(600, 700);
    const { onDrawn } = showCard({ view: patientView({ history: views.history }) });
    await expect.poll(() => onDrawn).toHaveBeenCalled();
    const wide = onDrawn.mock.lastCall?.[0];
    await page.viewport(240, 700);
    await expect.poll(() => onDrawn.mock.lastCall?.[0]).toBeGreaterThan(wide);
    expect(document.documentElement.scrollWidth).toBe(240);
  });
});

test('the buttons come before everything of changing length', async () => {
  showCard({ view: patientView({ offers: [offer.send], history: views.history }) });
  const top = (element: Element) => element.getBoundingClientRect().top;
  await expect.element(button(/^Send invite/)).toBeVisible();
  expect(top(button(/^Send invite/).element())).toBeLessThan(top(text('Needed for an invite').element()));
  expect(top(text('Needed for an invite').element())).toBeLessThan(top(text('Invites so far').element()));
});

describe('an invite that ends before the visit', () => {
  // It is Tuesday morning, and the invite ends on Friday.
  const lapse = {
    starts: '2026-11-23T09:00',
    resendOn: ['2026-11-20', '2026-11-23'],
    until: views.NOW + 7 * views.DAY,
  };
  const SAYS = 'Expires Fri; visit is Mon 9:00 AM. Resend on Fri or Mon.';

  test('is told under the state, with the days on which to resend', async () => {
    await page.viewport(320, 700);
    showCard({
      view: patientView({ status: views.pending(3 * views.DAY), lapse, offers: [offer.resend] }),
    });
    await expect.element(text(SAYS)).toBeVisible();
    expect(document.documentElement.scrollWidth).toBe(320);
    await expectAccessible();
  });

  test('is not told once the invite has ended, or the visit is on', async () => {
    for (const change of [
      { status: views.statuses.expired, lapse },
      { status: views.pending(3 * views.DAY), lapse: { ...lapse, until: views.NOW } },
    ]) {
      showCard({ view: patientView(change) });
      await expect.element(text(statusWord(change.status)).first()).toBeVisible();
      expect(text(/visit is/).elements()).toEqual([]);
    }
  });
});
