import { describe, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { Options } from '../../../components/options/Options.tsx';
import css from '../../../components/options/options.css?inline';
import type { OptionsProps } from '../../../components/options/props.ts';
import type { ConnectionView } from '../../../lib/messages/connection-view.ts';
import { expectAccessible, show } from './stage.tsx';
import { connected, connectionView } from './views.ts';

function mount(change: Partial<OptionsProps> = {}) {
  const given: OptionsProps = {
    view: connectionView(),
    busy: null,
    connectFailure: null,
    failure: null,
    onCopy: vi.fn(async () => true),
    onSave: vi.fn(),
    onConnect: vi.fn(),
    onRecheck: vi.fn(),
    onChooseZone: vi.fn(),
    onDisconnect: vi.fn(),
    onDismissLost: vi.fn(),
    ...change,
  };
  const again = show(<Options {...given} />, css);
  return { ...given, again: (next: Partial<OptionsProps>) => again(<Options {...given} {...next} />) };
}

const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true });
const saved: ConnectionView = connectionView({
  clientId: 'example-client-id',
  secretStored: true,
  state: { kind: 'notConnected' },
});

describe('first connection', () => {
  test('shows the redirect address and copies it', async () => {
    const { onCopy } = mount();
    await expect.element(page.getByText(connectionView().redirectAddress)).toBeVisible();
    await button('Copy').click();
    expect(onCopy).toHaveBeenCalledExactlyOnceWith(connectionView().redirectAddress);
    await expect.element(page.getByText('Copied')).toBeVisible();
    await expectAccessible();
  });

  test('says how to copy by hand where the browser refuses', async () => {
    mount({ onCopy: async () => false });
    await button('Copy').click();
    await expect.element(page.getByText(/press Ctrl\+C/)).toBeVisible();
  });

  test('saves both keys trimmed and empties the secret at once', async () => {
    const { onSave } = mount();
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
    const { onSave } = mount();
    await button('Save').click();
    await expect.element(page.getByText('Enter the client ID.')).toBeVisible();
    await expect.element(page.getByLabelText('Client ID')).toHaveFocus();
    await userEvent.keyboard('x{Enter}');
    await expect.element(page.getByText('Enter the client secret.')).toBeVisible();
    expect(onSave).not.toHaveBeenCalled();
    await expectAccessible();
  });

  test('a stored secret is never shown and may stay empty', async () => {
    const { onSave } = mount({ view: saved });
    await expect.element(page.getByLabelText('Client secret')).toHaveValue('');
    await expect.element(page.getByText(/Stored, not shown/)).toBeVisible();
    await button('Save').click();
    expect(onSave).toHaveBeenCalledWith({ clientId: 'example-client-id', clientSecret: '' });
  });

  test('connects only after the question was answered', async () => {
    const { onConnect } = mount({ view: saved });
    await button('Connect to DrChrono').click();
    await expect.element(page.getByText(/say who uses this computer/)).toBeVisible();
    expect(onConnect).not.toHaveBeenCalled();
    await page.getByRole('radio', { name: /^It is shared/ }).click();
    await button('Connect to DrChrono').click();
    expect(onConnect).toHaveBeenCalledExactlyOnceWith('shared');
  });

  test('says why connecting did not work', async () => {
    mount({ view: saved, connectFailure: 'wrongSecret' });
    await expect.element(page.getByRole('alert').filter({ hasText: 'client ID and secret' })).toBeVisible();
    await expectAccessible();
  });

  test('waits without a second window', async () => {
    const { onConnect } = mount({ view: { ...saved, computer: 'shared' }, busy: 'connecting' });
    await button('Waiting for the DrChrono window…').click({ force: true });
    expect(onConnect).not.toHaveBeenCalled();
  });
});

describe('once connected', () => {
  test('the check list says who, where and what may be done', async () => {
    mount({ view: connected });
    await expect.element(page.getByText('frontdesk.example')).toBeVisible();
    await expect.element(page.getByText('Dr. James Smith')).toBeVisible();
    await expect
      .element(page.getByText('412 of 500, shared by the whole practice. Full again at 11:00 AM.'))
      .toBeVisible();
    await expectAccessible();
  });

  test('a missing permission names the permission', async () => {
    const { checks } = connected;
    mount({ view: { ...connected, checks: checks && { ...checks, mayInvite: 'no' } } });
    await expect.element(page.getByText(/Create and Update Patients/)).toBeVisible();
  });

  test('the zone can be chosen and given back', async () => {
    const { onChooseZone } = mount({ view: connected });
    const zone = page.getByRole('combobox', { name: 'Time zone' });
    await zone.selectOptions('US/Pacific');
    expect(onChooseZone).toHaveBeenLastCalledWith('US/Pacific');
    await zone.selectOptions('Use the provider’s zone');
    expect(onChooseZone).toHaveBeenLastCalledWith(null);
  });

  test('disconnect asks first and says what is wiped', async () => {
    const { onDisconnect } = mount({ view: connected });
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
    const { onCopy, again } = mount({ view: { ...connected, answerShape } });
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
    const { onRecheck } = mount({ view: connected, failure: { kind: 'timeout' } });
    await expect.element(page.getByRole('alert').filter({ hasText: 'too long to answer' })).toBeVisible();
    await button('Check again').click();
    expect(onRecheck).toHaveBeenCalledOnce();
  });

  test('a dead grant brings the steps back', async () => {
    mount({ view: { ...connected, state: { kind: 'reconnect', why: 'grantDead' } } });
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
    const { onConnect } = mount({ view: managed });
    await expect.element(page.getByRole('heading', { name: /Set by your practice’s IT/ })).toBeVisible();
    await expect.element(page.getByText('example-client-id')).toBeVisible();
    await expect.element(page.getByText(managed.redirectAddress)).toBeVisible();
    expect(page.getByRole('textbox').elements()).toEqual([]);
    expect(document.querySelector('input[type=password]')).toBeNull();
    await page.getByRole('radio', { name: /^Practice staff only/ }).click();
    await button('Connect to DrChrono').click();
    expect(onConnect).toHaveBeenCalledExactlyOnceWith('staffOnly');
    await expectAccessible();
  });

  test('stays with IT at a disconnect, and says so', async () => {
    mount({ view: managed });
    await expect.element(page.getByText(/Client ID and secret stay with your practice’s IT/)).toBeVisible();
    await button('Disconnect…').click();
    await expect.element(page.getByText('Disconnect and wipe what is remembered of patients?')).toBeVisible();
  });

  test('taken back, the form is there again', async () => {
    const { again } = mount({ view: managed });
    again({ view: connectionView() });
    await expect.element(page.getByLabelText('Client ID')).toHaveValue('');
  });
});

describe('what the store of this computer lost or refuses', () => {
  test('is said until staff hide it', async () => {
    const { onDismissLost } = mount({
      view: { ...connected, store: { trouble: null, lost: ['journal', 'secret'] } },
    });
    await expect.element(page.getByText(/The list of what was under way/)).toBeVisible();
    await expect.element(page.getByText(/The client secret kept on this computer/)).toBeVisible();
    await button('Done, hide this').click();
    expect(onDismissLost).toHaveBeenCalledOnce();
    await expectAccessible();
  });

  test('has no button where nothing can be hidden, and leaves the way out', async () => {
    mount({
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
