import { describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { PopupProps } from '../../../components/popup/props.ts';
import type { TabPatientView } from '../../../lib/messages/tab-patient-view.ts';
import { mountPopup } from './popup-stage.tsx';
import { expectAccessible } from './stage.tsx';
import * as views from './views.ts';

const { worklist, offer, statuses } = views;

type Found = Extract<TabPatientView, { kind: 'found' }>;

/** Olive was never invited, so she is on no list. */
const olive = views.row({
  ...{ patientId: 4001, name: 'Olive Pruitt', birthDate: '1955-08-10' },
  ...{ status: statuses.notInvited, offers: [offer.send, offer.check] },
});
const eligible = views.patientView().eligibility;
const found = (change: Partial<Found> = {}): Found => ({
  ...{ kind: 'found', row: olive, eligibility: eligible, trouble: null },
  ...change,
});

const mount = (change: Partial<PopupProps> = {}) => mountPopup({ tab: found(), ...change });

const button = (name: string | RegExp) => page.getByRole('button', { name });
const onTop = () => page.getByRole('region', { name: 'On this tab' });
const listed = () => page.getByRole('list', { name: /nearest expiry first/ }).getByRole('listitem');
/** A press of the pointer so many milliseconds from now. A click of the test browser takes longer than the rows need. */
const pressIn = (ms: number, on: ReturnType<typeof button>) => {
  const press = new MouseEvent('click', { bubbles: true, cancelable: true, detail: 1 });
  Object.defineProperty(press, 'timeStamp', { value: performance.now() + ms });
  on.element().dispatchEvent(press);
};

describe('the patient of the tab in front', () => {
  test('stands on top with name, birth date, state and Send, where nobody has invited her yet', async () => {
    const { onAct } = mount();
    await expect.element(onTop()).toMatchTextContent('Olive Pruitt');
    await expect.element(onTop()).toMatchTextContent('Aug 10, 1955');
    await expect.element(onTop()).toMatchTextContent('Not invited');
    expect(listed().elements()).toHaveLength(5);
    await expectAccessible();
    pressIn(501, button('Send: Olive Pruitt'));
    expect(onAct).toHaveBeenCalledExactlyOnceWith(4001, 'send', { risksRead: [] });
  });

  test('can be opened beside the page, and where the browser does not do it that is said', async () => {
    const { onOpenPanel, again } = mount();
    await button('Open beside the page').click();
    expect(onOpenPanel).toHaveBeenCalledOnce();
    expect(page.getByRole('alert').elements()).toEqual([]);
    again({ onOpenPanel: async () => false });
    await button('Open beside the page').click();
    await expect.element(page.getByRole('alert')).toMatchTextContent('did not open the panel');
    await expectAccessible();
  });

  test('has one row: on top, and not in the list too', async () => {
    const [michelle] = views.rows;
    mount({ tab: found({ row: michelle ?? olive }) });
    await expect.element(onTop()).toMatchTextContent('Michelle Harris');
    expect(listed().elements()).toHaveLength(4);
    await expect.element(page.getByText('4 invites')).toBeVisible();
    expect(button(/^Resend: Michelle Harris/).elements()).toHaveLength(1);
  });

  test('says what is missing, and what to mind', async () => {
    const warnings = ['deceased' as const];
    const eligibility = { ...views.missingEmailAndPhone, warnings };
    mount({ tab: found({ eligibility, row: { ...olive, warnings, offers: [offer.check] } }) });
    await expect.element(onTop()).toMatchTextContent('Add an email address and a phone number');
    await expect.element(onTop()).toMatchTextContent('This chart is marked deceased.');
    expect(onTop().getByRole('button', { name: /^Send/ }).elements()).toHaveLength(0);
    await expectAccessible();
  });

  test('is there where nobody is listed, and the empty list takes one line', async () => {
    mount({ view: worklist() });
    await expect.element(onTop()).toMatchTextContent('Olive Pruitt');
    await expect.element(page.getByText('No other invite is waiting.')).toBeVisible();
    expect(page.getByRole('searchbox').elements()).toHaveLength(0);
    await expectAccessible();
  });

  test('a long name does not widen the popup', async () => {
    mount({ tab: found({ row: { ...olive, name: `Wolfeschlegelsteinhausen${'bergerdorff'.repeat(9)}` } }) });
    await expect.element(onTop()).toMatchTextContent('Not invited');
    const popup = document.querySelector('.popup');
    expect(popup?.getBoundingClientRect().width).toBe(400);
    expect(popup?.scrollWidth).toBe(400);
    await expect.element(button(/^Send/)).toBeVisible();
  });

  test('shows its operation and why a press was not taken', async () => {
    const operation = views.operation({ stage: 'working', step: 'sending' }, 'send');
    const { again } = mount({ tab: found({ row: { ...olive, operation, offers: [] } }) });
    await expect.element(onTop()).toMatchTextContent('Sending the email');
    again({ notice: { patientId: 4001, failure: { kind: 'alreadyRunning' } } });
    await expect.element(onTop()).toMatchTextContent('Another send or revoke for this patient is under way.');
  });
});

describe('while and where she is not known', () => {
  test('the rows are there first, with a quiet line above', async () => {
    mount({ tab: null });
    await expect.element(onTop().getByText(/^Looking up the patient of this tab/)).toBeVisible();
    expect(listed().elements()).toHaveLength(5);
    await expectAccessible();
  });

  test('the quiet line is as high as the row that comes', async () => {
    const { again } = mount({ tab: null });
    await expect.element(onTop()).toBeVisible();
    const top = () => listed().first().element().getBoundingClientRect().top;
    const before = top();
    again({ tab: found() });
    await expect.element(onTop()).toMatchTextContent('Olive Pruitt');
    expect(Math.abs(top() - before)).toBeLessThanOrEqual(2);
  });

  test('where no patient is on a page of the EHR, the panel is offered and nothing else', async () => {
    const { onOpenPanel } = mount({ tab: { kind: 'noPatient' } });
    await expect.element(onTop()).toMatchTextContent(/^Open beside the page$/);
    await expectAccessible();
    await button('Open beside the page').click();
    expect(onOpenPanel).toHaveBeenCalledOnce();
  });

  test.each([
    ['DrChrono says nothing', { kind: 'timeout' }, {}],
    ['there is no connection', { kind: 'notConnected' }, { connection: { kind: 'notConnected' } }],
  ] as const)('the panel is offered also where %s', async (_, failure, view) => {
    mount({ tab: { kind: 'failed', failure }, view: worklist({ rows: views.rows, ...view }) });
    await expect.element(onTop().getByRole('button', { name: 'Open beside the page' })).toBeVisible();
    await expectAccessible();
  });

  test('on another tab nothing is said', async () => {
    mount({ tab: { kind: 'nobody' } });
    await expect.element(listed().first()).toBeVisible();
    expect(onTop().elements()).toHaveLength(0);
  });

  test('a failure has its sentence there, the list stays, and one can look again', async () => {
    const { onLookAtTab } = mount({ tab: { kind: 'failed', failure: { kind: 'serverError', status: 500 } } });
    await expect.element(onTop()).toMatchTextContent('DrChrono has a fault on its side (500).');
    expect(listed().elements()).toHaveLength(5);
    await expectAccessible();
    await button('Look up now').click();
    expect(onLookAtTab).toHaveBeenCalledOnce();
  });

  test('a record that this account may not see says whom to ask', async () => {
    const failure = { kind: 'identityRefused', reason: 'recordNotVisible' } as const;
    mount({ tab: { kind: 'failed', failure } });
    await expect.element(onTop()).toMatchTextContent('Ask your administrator for Share Patients');
  });

  test('an appointment without a patient is no trouble', async () => {
    const failure = { kind: 'identityRefused', reason: 'appointmentIsBreak' } as const;
    mount({ tab: { kind: 'failed', failure } });
    await expect.element(onTop()).toMatchTextContent('This appointment has no patient.');
    expect(button('Look up now').elements()).toHaveLength(0);
    await expect.element(onTop().getByRole('button')).toMatchTextContent('Open beside the page');
  });

  test('a tab that has gone elsewhere is looked up at a press', async () => {
    const { onLookAtTab } = mount({ tab: { kind: 'notLooked' } });
    await button('Look up now').click();
    expect(onLookAtTab).toHaveBeenCalledOnce();
    await expectAccessible();
  });

  test('a state that could not be asked is said under the name', async () => {
    const row = {
      ...olive,
      status: statuses.notChecked,
      offers: [{ ...offer.check, emphasis: 'primary' as const }],
    };
    mount({ tab: found({ row, trouble: { kind: 'timeout' } }) });
    await expect.element(onTop()).toMatchTextContent('DrChrono took too long to answer.');
    await expect.element(button('Check: Olive Pruitt')).toBeVisible();
  });

  test.each([
    ['without a connection', worklist({ connection: { kind: 'notConnected' } }), { kind: 'notConnected' }],
    ['without a network', worklist({ online: false }), { kind: 'offline' }],
  ] as const)('%s that is said once', async (_, view, failure) => {
    mount({ view, tab: { kind: 'failed', failure } });
    await expect.element(page.getByText(/not connected|offline/i).first()).toBeVisible();
    await expect.element(onTop()).toMatchTextContent(/^Open beside the page$/);
    expect(document.querySelectorAll('.words')).toHaveLength(1);
  });
});

describe('the keyboard', () => {
  test('arrows and Tab come to her first, and go on to the list', async () => {
    const { onOpenChart } = mount();
    await expect.element(page.getByRole('searchbox')).toHaveFocus();
    await userEvent.keyboard('{ArrowDown}');
    await expect.element(button(/^Olive Pruitt/)).toHaveFocus();
    await userEvent.keyboard('{Enter}');
    expect(onOpenChart).toHaveBeenCalledExactlyOnceWith(4001);
    await userEvent.keyboard('{ArrowDown}');
    await expect.element(button(/^Michelle Harris/)).toHaveFocus();
    await userEvent.keyboard('{ArrowUp}{ArrowUp}');
    await expect.element(page.getByRole('searchbox')).toHaveFocus();
    await userEvent.keyboard('{Tab}');
    await expect.element(button(/^Olive Pruitt/)).toHaveFocus();
    await userEvent.keyboard('{Tab}');
    await expect.element(button('Send: Olive Pruitt')).toHaveFocus();
  });

  test('a search is for the list; whom it finds on top is not called missing', async () => {
    mount();
    await page.getByRole('searchbox').fill('pruitt');
    await expect.element(onTop()).toMatchTextContent('Olive Pruitt');
    await expect.element(page.getByText('0 of 5')).toBeVisible();
    expect(page.getByText(/No invite here matches/).elements()).toHaveLength(0);
    await page.getByRole('searchbox').fill('zzz');
    await expect.element(page.getByText('No invite here matches “zzz”.')).toBeVisible();
  });
});

describe('a press that comes while the rows move', () => {
  const resend = button('Resend: Tim Patient');

  test('counts only once they stand still, and says so', async () => {
    const { again, onAct } = mount({ tab: { kind: 'nobody' } });
    await expect.element(resend).toBeVisible();
    again({ tab: found() });
    await expect.element(onTop()).toBeVisible();
    pressIn(-300, resend);
    expect(onAct).not.toHaveBeenCalled();
    await expect.element(page.getByText(/the list has just moved/)).toBeVisible();
    pressIn(501, resend);
    expect(onAct).toHaveBeenCalledExactlyOnceWith(56950002, 'resend', { risksRead: [] });
    await expect.poll(() => page.getByText(/the list has just moved/).elements()).toHaveLength(0);
  });

  test('does not send to the patient who has just come in the place of another', async () => {
    const { again, onAct } = mount();
    again({ tab: found({ row: { ...olive, patientId: 4002, name: 'Ben Arroyo' } }) });
    await expect.element(button('Send: Ben Arroyo')).toBeVisible();
    pressIn(-300, button('Send: Ben Arroyo'));
    expect(onAct).not.toHaveBeenCalled();
    pressIn(501, button('Send: Ben Arroyo'));
    expect(onAct).toHaveBeenCalledExactlyOnceWith(4002, 'send', { risksRead: [] });
  });

  test('counts at once where nothing has moved', async () => {
    const { onAct } = mount({ tab: { kind: 'nobody' } });
    await expect.element(resend).toBeVisible();
    pressIn(0, resend);
    expect(onAct).toHaveBeenCalledOnce();
  });
});
