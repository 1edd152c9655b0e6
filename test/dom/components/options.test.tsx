import { describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { ConnectionView } from '../../../lib/messages/connection-view.ts';
import type { Failure } from '../../../lib/messages/failure.ts';
import { OTHER_DESKS } from '../../../lib/words/redirect-addresses.ts';
import { TAKE_TITLE } from '../../../lib/words/second-desk.ts';
import { mountOptions } from './options-stage.tsx';
import { expectAccessible } from './stage.tsx';
import { connected, connectionView, FIREFOX_ADDRESS, OWN_ADDRESS } from './views.ts';

const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true });
const saved: ConnectionView = connectionView({
  clientId: 'example-client-id',
  secretStored: true,
  state: { kind: 'notConnected' },
});

describe('first connection', () => {
  test('shows the redirect address and copies it', async () => {
    const { onCopy } = mountOptions();
    await expect.element(page.getByText(OWN_ADDRESS)).toBeVisible();
    await button('Copy').click();
    expect(onCopy).toHaveBeenCalledExactlyOnceWith(OWN_ADDRESS);
    await expect.element(page.getByText('Copied')).toBeVisible();
    await expectAccessible();
  });

  test('shows the addresses of other desks too, and says which one is this computer’s', async () => {
    const { onCopy } = mountOptions();
    await expect.element(page.getByText(/^This computer’s address: Chrome or Edge/)).toBeVisible();
    await expect.element(page.getByText(FIREFOX_ADDRESS)).not.toBeVisible();
    await page.getByText(OTHER_DESKS).click();
    await expect.element(page.getByText(FIREFOX_ADDRESS)).toBeVisible();
    await button('Copy: Firefox').click();
    expect(onCopy).toHaveBeenCalledExactlyOnceWith(FIREFOX_ADDRESS);
    await expect.element(page.getByText('Copied')).toBeVisible();
    await expectAccessible();
  });

  test('says how to copy by hand where the browser refuses', async () => {
    mountOptions({ onCopy: async () => false });
    await button('Copy').click();
    await expect.element(page.getByText(/press Ctrl\+C/)).toBeVisible();
  });

  test('saves both keys trimmed and empties the secret at once', async () => {
    const { onSave } = mountOptions();
    await page.getByLabelText('Client ID').fill('  example-client-id ');
    await page.getByLabelText('Client secret').fill(' example-secret ');
    await button('Save').click();
    expect(onSave).toHaveBeenCalledExactlyOnceWith({
      clientId: 'example-client-id',
      clientSecret: 'example-secret',
    });
    await expect.element(page.getByLabelText('Client secret')).toHaveValue('');
  });

  test('names the empty field and goes there', async () => {
    const { onSave } = mountOptions();
    await button('Save').click();
    await expect.element(page.getByText('Enter the client ID.')).toBeVisible();
    await expect.element(page.getByLabelText('Client ID')).toHaveFocus();
    await userEvent.keyboard('x{Enter}');
    await expect.element(page.getByText('Enter the client secret.')).toBeVisible();
    expect(onSave).not.toHaveBeenCalled();
    await expectAccessible();
  });

  test('a stored secret is never shown and may stay empty', async () => {
    const { onSave } = mountOptions({ view: saved });
    await expect.element(page.getByLabelText('Client secret')).toHaveValue('');
    await expect.element(page.getByText(/Stored, not shown/)).toBeVisible();
    await button('Save').click();
    expect(onSave).toHaveBeenCalledWith({ clientId: 'example-client-id', clientSecret: '' });
  });

  test('connects only after the question was answered', async () => {
    const { onConnect } = mountOptions({ view: saved });
    await button('Connect to DrChrono').click();
    await expect.element(page.getByText(/say who uses this computer/)).toBeVisible();
    expect(onConnect).not.toHaveBeenCalled();
    await page.getByRole('radio', { name: /^It is shared/ }).click();
    await button('Connect to DrChrono').click();
    expect(onConnect).toHaveBeenCalledExactlyOnceWith('shared');
  });

  test('says why connecting did not work', async () => {
    mountOptions({ view: saved, connectFailure: 'wrongSecret' });
    await expect.element(page.getByRole('alert').filter({ hasText: 'client ID and secret' })).toBeVisible();
    await expectAccessible();
  });

  test.each([
    [true, 'The browser no longer lets Invite Desk use drchrono.com.'],
    [false, 'The browser does not let Invite Desk use drchrono.com yet.'],
  ])('site access that was given before: %s, one button asks for it', async (everGiven, words) => {
    const state = { kind: 'siteAccessWithdrawn', everGiven } as const;
    const { onAllowSite } = mountOptions({ view: { ...saved, state } });
    await expect.element(page.getByText(words)).toBeVisible();
    await expectAccessible();
    await button('Allow drchrono.com').click();
    expect(onAllowSite).toHaveBeenCalledOnce();
  });

  test('shows which step is to be done now, and goes on with each that is done', async () => {
    const { again } = mountOptions();
    const now = () => document.querySelector('[aria-current=step] h2')?.textContent;
    expect(now()).toMatch(/^Step 1: Create the API application/);
    await button('Copy').click();
    await expect.poll(now).toMatch(/^Step 2: Enter its client ID/);
    again({ view: saved, tried: 'known' });
    await expect.element(page.getByText('DrChrono knows this client ID and secret.')).toBeVisible();
    await expect.poll(now).toMatch(/^Step 3: Who uses/);
    await page.getByRole('radio', { name: /^Practice staff only/ }).click();
    await expect.poll(now).toMatch(/^Step 4: Connect/);
    await expectAccessible();
  });

  test('leads back to the step that mends a failure', async () => {
    const known = { ...saved, computer: 'shared' } as const;
    const { again } = mountOptions({ view: known, tried: 'wrongSecret' });
    const now = () => document.querySelector('[aria-current=step] h2')?.textContent;
    await expect.element(page.getByRole('alert').filter({ hasText: 'paste them into step 2' })).toBeVisible();
    expect(page.getByText('Saved', { exact: true }).elements()).toEqual([]);
    expect(now()).toMatch(/^Step 2/);
    again({ view: known, connectFailure: 'addressRefused' });
    await expect.element(page.getByRole('alert').filter({ hasText: 'Press Copy in step 1' })).toBeVisible();
    expect(now()).toMatch(/^Step 1/);
    await expectAccessible();
  });

  test('keys that could not be tried are saved all the same, and the page says why', async () => {
    const { again } = mountOptions({ view: saved, busy: 'trying' });
    await expect.element(page.getByText('Trying them at DrChrono…')).toBeVisible();
    again({ view: saved, busy: null, tried: 'throttled' });
    await expect.element(page.getByText('Saved', { exact: true })).toBeVisible();
    const said = page.getByRole('alert').filter({ hasText: 'Saved, but not tried yet.' });
    await expect.element(said.getByText(/Press Connect after \d+:00 [AP]M\./)).toBeVisible();
    await expectAccessible();
    // What is typed now is not what was tried.
    await page.getByLabelText('Client ID').fill('another-client-id');
    await expect.element(said).not.toBeInTheDocument();
  });

  test('waits without a second window', async () => {
    const { onConnect } = mountOptions({ view: { ...saved, computer: 'shared' }, busy: 'connecting' });
    await button('Waiting for the DrChrono window…').click({ force: true });
    expect(onConnect).not.toHaveBeenCalled();
  });
});

describe('once connected', () => {
  test('the check list says who, where and what may be done', async () => {
    mountOptions({ view: connected });
    await expect.element(page.getByText('frontdesk.example')).toBeVisible();
    await expect.element(page.getByText('Dr. James Smith')).toBeVisible();
    await expect
      .element(page.getByText('412 of 500, shared by the whole practice. Full again at 11:00 AM.'))
      .toBeVisible();
    await expectAccessible();
  });

  test('a missing permission names the permission', async () => {
    const { checks } = connected;
    mountOptions({ view: { ...connected, checks: checks && { ...checks, mayInvite: 'no' } } });
    await expect.element(page.getByText(/Create and Update Patients/)).toBeVisible();
  });

  test('the zone can be chosen and given back', async () => {
    const { onChooseZone } = mountOptions({ view: connected });
    const zone = page.getByRole('combobox', { name: 'Time zone' });
    await zone.selectOptions('US/Pacific');
    expect(onChooseZone).toHaveBeenLastCalledWith('US/Pacific');
    await zone.selectOptions('Use the provider’s zone');
    expect(onChooseZone).toHaveBeenLastCalledWith(null);
  });

  test('the zone is compared with the clock of this computer, and one press takes that', async () => {
    const { again, onChooseZone } = mountOptions({ view: connected });
    await expect.element(page.getByText(/^It is 10:42 AM there now, as on this computer/)).toBeVisible();
    expect(button(/^Use this computer/).elements()).toEqual([]);
    again({ view: connected, computerZone: 'America/Los_Angeles' });
    await expect.element(page.getByText(/^It is 10:42 AM there now, but 7:42 AM on this/)).toBeVisible();
    await expectAccessible();
    await button('Use this computer’s zone, America/Los_Angeles').click();
    expect(onChooseZone).toHaveBeenCalledExactlyOnceWith('America/Los_Angeles');
  });

  test('a zone that nobody knows is asked for, with the computer’s own at hand', async () => {
    const { checks } = connected;
    const view = { ...connected, checks: checks && { ...checks, zone: null, zoneSource: null } };
    const { again } = mountOptions({ view });
    await expect.element(page.getByText(/^Choose a zone/)).toBeVisible();
    await expect.element(button('Use this computer’s zone, US/Eastern')).toBeVisible();
    again({ view: { ...view, locked: ['timeZone'] } });
    await expect.element(button('Use this computer’s zone, US/Eastern')).not.toBeInTheDocument();
  });

  test('the focus goes to what connecting led to, and is left alone on a page that opens connected', async () => {
    const { again, onOpenDesk } = mountOptions({ view: connected });
    const heading = page.getByRole('heading', { name: 'Connected' });
    await expect.element(heading).not.toHaveFocus();
    again({ view: saved });
    await expect.element(button('Connect to DrChrono')).toBeVisible();
    again({ view: connected, connectFailure: 'missingPermission' });
    await expect.element(heading).toHaveFocus();
    await expect.element(page.getByRole('alert').filter({ hasText: 'press Check again' })).toBeVisible();
    await button('Open the desk').click();
    expect(onOpenDesk).toHaveBeenCalledOnce();
    await expectAccessible();
  });

  test('a second connection that fails says so at its button', async () => {
    mountOptions({ view: connected, connectFailure: 'windowClosed' });
    await page.getByText('Change application, computer or account').click();
    const said = page
      .getByRole('listitem')
      .getByRole('alert')
      .filter({ hasText: 'closed before it was done' });
    await expect.element(said).toBeVisible();
    await expectAccessible();
  });

  test('an end of the connection that a press met is said once', async () => {
    const state = { kind: 'reconnect', why: 'grantDead' } as const;
    mountOptions({ view: { ...connected, state }, failure: state });
    await expect.element(page.getByRole('alert').filter({ hasText: 'DrChrono ended' })).toBeVisible();
    expect(page.getByText('DrChrono ended the connection.').elements()).toHaveLength(1);
  });

  test('disconnect asks first and says what is wiped', async () => {
    const { onDisconnect } = mountOptions({ view: connected });
    await button('Disconnect…').click();
    await expect.element(page.getByText(/wipe the secret/)).toBeVisible();
    await button('Keep connected').click();
    expect(onDisconnect).not.toHaveBeenCalled();
    await button('Disconnect…').click();
    await button('Yes, disconnect').click();
    expect(onDisconnect).toHaveBeenCalledOnce();
  });

  test('an answer that could not be read is reported, and the report copied', async () => {
    const answerShape = '{id:number,status:string}';
    const { onCopy, again } = mountOptions({ view: { ...connected, answerShape } });
    await expect.element(page.getByText(answerShape)).toBeVisible();
    await expectAccessible();
    const copy = button('Copy report').element();
    if (copy instanceof HTMLElement) copy.focus();
    await userEvent.keyboard('{Enter}');
    expect(onCopy).toHaveBeenCalledExactlyOnceWith(answerShape);
    await expect.element(page.getByText('Copied', { exact: true })).toBeVisible();
    again({ view: { ...connected, answerShape }, onCopy: async () => false });
    await button('Copy report').click();
    await expect.element(page.getByText('Select the report and press Ctrl+C')).toBeVisible();
    again({ view: connected });
    expect(button('Copy report').elements()).toEqual([]);
  });

  test('a check that fails says why', async () => {
    const { onRecheck } = mountOptions({ view: connected, failure: { kind: 'timeout' } });
    await expect.element(page.getByRole('alert').filter({ hasText: 'too long to answer' })).toBeVisible();
    await button('Check again').click();
    expect(onRecheck).toHaveBeenCalledOnce();
  });

  test('a dead grant brings the steps back', async () => {
    mountOptions({ view: { ...connected, state: { kind: 'reconnect', why: 'grantDead' } } });
    await expect.element(page.getByText('DrChrono ended the connection.')).toBeVisible();
    await expect.element(button('Connect again')).toBeVisible();
  });
});

describe('an application that the practice’s IT sets', () => {
  const managed = connectionView({
    clientId: 'example-client-id',
    managed: true,
    secretStored: true,
    state: { kind: 'notConnected' },
  });

  test('is shown, with nothing to type', async () => {
    const { onConnect } = mountOptions({ view: managed });
    await expect.element(page.getByRole('heading', { name: /Set by your practice’s IT/ })).toBeVisible();
    await expect.element(page.getByText('example-client-id')).toBeVisible();
    await expect.element(page.getByText(OWN_ADDRESS)).toBeVisible();
    expect(page.getByRole('textbox').elements()).toEqual([]);
    expect(document.querySelector('input[type=password]')).toBeNull();
    await page.getByRole('radio', { name: /^Practice staff only/ }).click();
    await button('Connect to DrChrono').click();
    expect(onConnect).toHaveBeenCalledExactlyOnceWith('staffOnly');
    await expectAccessible();
  });

  test('where a page could get at the secret, says so and what is safer', async () => {
    const { again } = mountOptions({ view: managed });
    const said = page.getByText(/could read that secret\. It is safer if IT takes it out of the policy/);
    expect(said.elements()).toEqual([]);
    again({ view: { ...managed, secretInReach: true } });
    await expect.element(said).toBeVisible();
    await expectAccessible();
  });

  test('stays with IT at a disconnect, and says so', async () => {
    mountOptions({ view: managed });
    await expect.element(page.getByText(/Client ID and secret stay with your practice’s IT/)).toBeVisible();
    await button('Disconnect…').click();
    await expect.element(page.getByText('Disconnect and wipe what is remembered of patients?')).toBeVisible();
  });

  test('taken back, the form is there again', async () => {
    const { again } = mountOptions({ view: managed });
    again({ view: connectionView() });
    await expect.element(page.getByLabelText('Client ID')).toHaveValue('');
  });
});

describe('a disconnect that could not wipe everything', () => {
  const left: Failure = { kind: 'notWiped', left: ['memory'] };

  test('names what is left, and can be tried again', async () => {
    const { onDisconnect } = mountOptions({ failure: left });
    const said = page.getByRole('alert').filter({ hasText: 'what is remembered of patients' });
    await expect.element(said).toBeVisible();
    await button('Disconnect…').click();
    await button('Yes, disconnect').click();
    expect(onDisconnect).toHaveBeenCalledOnce();
    await expectAccessible();
  });

  test.each<[string, Partial<ConnectionView>, number]>([
    ['nothing', {}, 0],
    ['a client ID', { clientId: 'example-client-id' }, 1],
    ['who was signed in', { checks: connected.checks }, 1],
  ])('finds %s at the next start, and Disconnect is there to wipe it', async (_, kept, buttons) => {
    mountOptions({ view: connectionView(kept) });
    await expect.element(button('Connect to DrChrono')).toBeVisible();
    expect(button('Disconnect…').elements()).toHaveLength(buttons);
  });
});

describe('what the store of this computer lost or refuses', () => {
  test('is said until staff hide it', async () => {
    const { onDismissLost } = mountOptions({
      view: { ...connected, store: { trouble: null, lost: ['journal', 'secret'] } },
    });
    await expect.element(page.getByText(/The list of what was under way/)).toBeVisible();
    await expect.element(page.getByText(/The client secret kept on this computer/)).toBeVisible();
    await button('Done, hide this').click();
    expect(onDismissLost).toHaveBeenCalledOnce();
    await expectAccessible();
  });

  test('has no button where nothing can be hidden, and leaves the way out', async () => {
    mountOptions({
      view: connectionView({
        state: { kind: 'storeUnavailable', why: 'cannotOpen' },
        store: { trouble: 'cannotOpen', lost: [] },
      }),
    });
    await expect.element(page.getByText(/does not let Invite Desk open what it keeps/)).toBeVisible();
    expect(button('Done, hide this').elements()).toEqual([]);
    expect(page.getByRole('textbox').elements(), 'nothing typed could be kept').toEqual([]);
    await expect.element(button('Disconnect…')).toBeVisible();
    await expectAccessible();
  });
});

describe('the question on pages that show only one identifier', () => {
  const box = () => page.getByRole('checkbox', { name: /^Ask for name and birth date/ });

  test('is on, and can be switched off', async () => {
    const { onAskToConfirm } = mountOptions({ view: connected });
    await expect.element(box()).toBeChecked();
    await box().click();
    expect(onAskToConfirm).toHaveBeenCalledExactlyOnceWith(false);
    expect(page.getByText(/charts today/).elements()).toHaveLength(0);
    await expectAccessible();
  });

  test('that comes too often is told to the manager with the way out', async () => {
    mountOptions({ view: { ...connected, confirmedTooOften: { toConfirm: 9, charts: 31 } } });
    await expect.element(page.getByText(/^On 9 of 31 charts today/)).toBeVisible();
    await expect.element(page.getByText(/Copy page outline/)).toBeVisible();
    await expectAccessible();
  });
});

describe('the age under which a patient is a minor', () => {
  const age = () => page.getByRole('combobox', { name: /^Ask before an invite goes to a patient under/ });

  test('is shown and can be chosen from 12 to 21', async () => {
    const { onMinorsUnder } = mountOptions({ view: connected });
    await expect.element(age()).toHaveValue('18');
    expect([...(age().element() as HTMLSelectElement).options].map(({ value }) => Number(value))).toEqual([
      ...[12, 13, 14, 15, 16, 17, 18, 19, 20, 21],
    ]);
    await age().selectOptions('16');
    expect(onMinorsUnder).toHaveBeenCalledExactlyOnceWith(16);
    await expect.element(page.getByText(/lists leave the patient out/)).toBeVisible();
    await expectAccessible();
  });

  test('that IT has set is said, and cannot be chosen', async () => {
    mountOptions({ view: { ...connected, minors: { under: 16, setBy: 'it' } } });
    await expect.element(page.getByText('Under 16, set by your practice’s IT.')).toBeVisible();
    expect(age().elements()).toEqual([]);
    await expectAccessible();
  });
});

describe('notices', () => {
  const box = () => page.getByRole('checkbox', { name: /Show a notice/ });

  test('are off until somebody asks for them, at that very press', async () => {
    const { onNotices } = mountOptions();
    await expect.element(box()).not.toBeChecked();
    await box().click();
    expect(onNotices).toHaveBeenCalledExactlyOnceWith(true);
    await expectAccessible();
  });

  test('stay off where the browser refuses, and the page says so', async () => {
    mountOptions({ onNotices: async () => false });
    await box().click();
    await expect.element(page.getByText(/The browser does not allow notices/)).toBeVisible();
    await expect.element(box()).not.toBeChecked();
  });

  test('can be ended', async () => {
    const { onNotices } = mountOptions({ view: connectionView({ notices: true }) });
    await expect.element(box()).toBeChecked();
    await box().click();
    expect(onNotices).toHaveBeenCalledExactlyOnceWith(false);
  });
});

test('the support report is shown and copied as it stands', async () => {
  const { onCopy } = mountOptions();
  await page.getByText('Show the report').click();
  await expect.element(page.getByText(/Invite Desk 0\.1\.0, from a folder/)).toBeVisible();
  await button('Copy the support report').click();
  expect(onCopy).toHaveBeenCalledExactlyOnceWith(expect.stringContaining('Connection: notSetUp'));
  await expect.element(page.getByText('Copied')).toBeVisible();
  await expectAccessible();
});

test('where the browser refuses to copy, the page says what to do', async () => {
  mountOptions({ onCopy: async () => false });
  await button('Copy the support report').click();
  await expect.element(page.getByText(/select it and press Ctrl\+C/)).toBeVisible();
});
describe('what staff say of the schedule', () => {
  const prepares = () => page.getByRole('checkbox', { name: /^This computer prepares the schedule/ });
  const badge = () => page.getByRole('checkbox', { name: /^On the toolbar button/ });
  const itself = () => page.getByRole('combobox', { name: 'DrChrono sends invites by itself' });

  test('can be switched and chosen, each with what it means', async () => {
    const { onPrepareSchedule, onShowBadge, onDrChronoInvites } = mountOptions({ view: connected });
    await expect.element(prepares()).toBeChecked();
    await expect.element(badge()).toBeChecked();
    await expect.element(itself()).toHaveValue('never');
    await prepares().click();
    expect(onPrepareSchedule).toHaveBeenCalledExactlyOnceWith(false);
    await badge().click();
    expect(onShowBadge).toHaveBeenCalledExactlyOnceWith(false);
    await itself().selectOptions('With appointment reminders');
    expect(onDrChronoInvites).toHaveBeenCalledExactlyOnceWith('reminders');
    await expect.element(page.getByText(/two would use up its requests/)).toBeVisible();
    await expect.element(page.getByText(/OnPatient Settings > Communication/)).toBeVisible();
    await expectAccessible();
  });

  test('is shown as it was said', async () => {
    const said = { preparesSchedule: false, showsBadge: false, drChronoInvites: 'firstVisit' } as const;
    mountOptions({ view: { ...connected, ...said } });
    await expect.element(prepares()).not.toBeChecked();
    await expect.element(badge()).not.toBeChecked();
    await expect.element(itself()).toHaveValue('firstVisit');
  });
});

describe('another computer', () => {
  test('is set up by a file, after it is said that it needs a user of its own', async () => {
    const { onSaveDeskFile } = mountOptions({ view: connected });
    await expect.element(page.getByText(/^Each computer needs its own DrChrono user/)).toBeVisible();
    await page.getByLabelText('Passphrase for the file').fill('heron ladder quiet plum');
    await button('Save the file').click();
    expect(onSaveDeskFile).toHaveBeenCalledExactlyOnceWith('heron ladder quiet plum');
    await expect.element(page.getByText(/^Saved, with the client secret/)).toBeVisible();
    await expect.element(page.getByLabelText('Passphrase for the file')).toHaveValue('');
    await expectAccessible();
  });

  test('a short passphrase saves nothing and stays to be mended', async () => {
    mountOptions({
      view: connected,
      onSaveDeskFile: async () => ({ ok: false, failure: 'shortPassphrase' }),
    });
    await page.getByLabelText('Passphrase for the file').fill('short');
    await button('Save the file').click();
    await expect.element(page.getByRole('alert').filter({ hasText: 'at least 12' })).toBeVisible();
    await expect.element(page.getByLabelText('Passphrase for the file')).toHaveValue('short');
  });

  test('takes the file, and says what is left to do', async () => {
    const { onTakeDeskFile, again } = mountOptions();
    await page.getByText(TAKE_TITLE).click();
    await button('Use this file').click();
    await expect.element(page.getByText('Choose the file first.')).toBeVisible();
    await expect.element(page.getByLabelText('File', { exact: true })).toHaveFocus();
    const file = new File(['{}'], 'invite-desk-settings.json', { type: 'application/json' });
    await page.getByLabelText('File', { exact: true }).upload(file);
    await button('Use this file').click();
    expect(onTakeDeskFile).toHaveBeenCalledExactlyOnceWith(expect.any(File), null);
    await expect.element(page.getByText(/^Done. Say below who uses this computer/)).toBeVisible();
    await expectAccessible();
    again({ view: saved });
    await expect.element(page.getByLabelText('Client ID')).toHaveValue('example-client-id');
  });

  test('is not offered a file where IT has set it up', async () => {
    mountOptions({
      view: connectionView({ managed: true, clientId: 'example-client-id', secretStored: true }),
    });
    await expect.element(page.getByText(TAKE_TITLE)).not.toBeInTheDocument();
  });
});

test('what the practice’s IT has set is shown so, and cannot be changed', async () => {
  const locked = ['iconOnly', 'preparesSchedule', 'drChronoInvites', 'timeZone'] as const;
  mountOptions({ view: { ...connected, iconOnly: true, locked: [...locked] } });
  await expect.element(page.getByRole('checkbox', { name: /show only the icon/ })).toBeDisabled();
  await expect.element(page.getByRole('checkbox', { name: /show only the icon/ })).toBeChecked();
  await expect.element(page.getByRole('checkbox', { name: /^This computer prepares/ })).toBeDisabled();
  await expect
    .element(page.getByRole('combobox', { name: 'DrChrono sends invites by itself' }))
    .toBeDisabled();
  await expect.element(page.getByRole('combobox', { name: 'Time zone' })).toBeDisabled();
  await expect.element(page.getByRole('checkbox', { name: /^On the toolbar button/ })).toBeEnabled();
  expect(page.getByText('Set by your practice’s IT.').elements()).toHaveLength(4);
  await expectAccessible();
});

describe('what is new', () => {
  const news = () => page.getByText('What’s new in 0.1.0');
  const first = () => page.getByText(/^The day: who comes/);

  test('stands open on top until it was seen, and closed among the rest afterwards', async () => {
    const { again } = mountOptions({ view: connected, hasNews: true });
    await expect.element(first()).toBeVisible();
    const above = () =>
      news().element().compareDocumentPosition(page.getByText('Copy the support report').element()) &
      Node.DOCUMENT_POSITION_FOLLOWING;
    expect(above()).toBeTruthy();
    await expectAccessible();
    again({ view: connected, hasNews: false });
    await expect.element(first()).not.toBeVisible();
    expect(above()).toBeFalsy();
    await news().click();
    await expect.element(first()).toBeVisible();
  });

  test('is not told where nobody has worked with an earlier version', async () => {
    mountOptions({ hasNews: true });
    expect(news().elements()).toHaveLength(0);
  });
});
