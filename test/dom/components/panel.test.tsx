import { describe, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { FieldHint } from '../../../components/panel/FieldHint.tsx';
import css from '../../../components/panel/panel.css?inline';
import type { IdentifierField, SaveView } from '../../../lib/messages/panel-view.ts';
import type { PanelShown } from '../../../lib/panel/panel-shown.ts';
import { fieldsOf } from '../../../lib/panel/typed-fields.ts';
import { everythingMissing, onFile, saveView, showPanel, withoutEmail } from './panel-stage.tsx';
import { keyDown, keyUp, press as pressOn } from './person.ts';
import { expectAccessible, show } from './stage.tsx';
import * as views from './views.ts';

const button = (name: string | RegExp) => page.getByRole('button', { name });
/** What stands in the panel; what a screen reader is told besides is not looked at. */
const main = () => page.getByRole('main');
const field = (name: string) => page.getByRole('textbox', { name });
const email = () => field('Email');
const typed = (value: string, seen: string | null = null) => ({ text: value, seen });

describe('whom it is about', () => {
  test.each<[string, Partial<PanelShown>, RegExp]>([
    ['while that is asked', { view: null }, /Looking for the patient in front/],
    ['where nobody is in front', { view: { kind: 'nobody' } }, /Open a chart or an appointment/],
    ['where nobody was looked up', { view: { kind: 'notLooked' } }, /has not been looked up yet/],
    ['offline', { view: { kind: 'failed', failure: { kind: 'offline' } } }, /This computer is offline/],
  ])('%s nobody is named', async (_, shown, words) => {
    showPanel(shown);
    await expect.element(main()).toMatchTextContent(words);
    await expect.element(page.getByRole('heading', { level: 2 })).toMatchTextContent(/^Invite Desk$/);
    await expectAccessible();
  });

  test('a press looks the patient up, and leads to the settings without a connection', async () => {
    const { onLookUp, onOpenSettings, again } = showPanel({ view: { kind: 'notLooked' } });
    await button('Look up').click();
    expect(onLookUp).toHaveBeenCalledOnce();
    again({ view: { kind: 'failed', failure: { kind: 'notConnected' } } });
    await button('Open settings').click();
    expect(onOpenSettings).toHaveBeenCalledOnce();
    again({ view: { kind: 'notLooked' }, busy: true });
    await pressOn(button('Look up').element());
    expect(onLookUp).toHaveBeenCalledOnce();
  });

  test.each([320, 400, 640])(
    'a patient fits into %d pixels, with name, state, fields and past',
    async (width) => {
      await page.viewport(width, 900);
      showPanel({
        view: everythingMissing({ history: views.history }),
        typed: { email: typed(`${'wilhelmina'.repeat(6)}@example.org`), cellPhone: typed('410') },
      });
      await expect.element(page.getByRole('heading', { level: 2 })).toMatchTextContent(/^Wilhelmina/);
      await expect.element(main()).toMatchTextContent('Invites so far');
      expect(document.documentElement.scrollWidth).toBe(width);
      await expectAccessible();
    },
  );

  test('in whose name it acts stands at the deed and at the foot', async () => {
    showPanel({ view: onFile() });
    await expect.element(button(/Resend invite/)).toMatchTextContent(/as Dana Whitlock/);
    await expect.element(page.getByRole('contentinfo')).toMatchTextContent('as Dana Whitlock');
  });
});

describe('a field', () => {
  test('that is missing is an empty input; what is on file is masked until somebody corrects it', async () => {
    showPanel({ view: onFile() });
    await expect.element(main()).toMatchTextContent('m•••@example.com');
    expect(document.body.textContent).not.toContain('maren.fairholt@example.com');
    await button('Edit Email').click();
    expect((email().element() as HTMLInputElement).value).toBe('maren.fairholt@example.com');
    await expectAccessible();
  });

  test('birth date that is on file cannot be changed', async () => {
    showPanel({ view: onFile() });
    await expect.element(main()).toMatchTextContent('Feb 11, 1980');
    expect(field('Birth date').elements()).toEqual([]);
    expect(button('Edit Birth date').elements()).toEqual([]);
  });

  test('that DrChrono did not speak of cannot be typed into', async () => {
    const { view, values } = onFile();
    showPanel({ view: { ...onFile(), view, values: { ...values, cellPhone: undefined } } });
    await expect.element(main()).toMatchTextContent('not said');
    expect(field('Cell phone').elements()).toEqual([]);
    expect(button('Edit Cell phone').elements()).toEqual([]);
  });

  test('takes the focus once, also after the view came again', async () => {
    const focus = { field: 'email' as IdentifierField };
    const { again } = showPanel({ focus });
    await expect.element(email()).toHaveFocus();
    (document.activeElement as HTMLElement).blur();
    again({ view: withoutEmail(), focus });
    await expect.element(email()).not.toHaveFocus();
  });

  test.each<[IdentifierField, string, string, string]>([
    ['email', 'Email', 'maren', 'Type the whole address'],
    ['email', 'Email', ' Maren <maren@example.org>;', 'Cleaned: maren@example.org'],
    ['email', 'Email', 'maren@gmial.com', 'Did you mean maren@gmail.com?'],
    ['cellPhone', 'Cell phone', '555 0143', 'with the area code'],
    ['cellPhone', 'Cell phone', '4105550143', 'Cleaned: (410) 555-0143'],
    ['birthDate', 'Birth date', '2/11/1980', 'Feb 11, 1980, age 46'],
    ['birthDate', 'Birth date', '2/30/1980', 'no such day'],
    ['birthDate', 'Birth date', '2/11/2030', 'still to come'],
  ])('%s %s says in words what it makes of %s', async (name, label, typing, words) => {
    showPanel({ view: everythingMissing(), typed: { [name]: typed(typing) } });
    await expect.element(main()).toMatchTextContent(words);
    const described = field(label).element().getAttribute('aria-describedby') ?? '';
    expect(document.getElementById(described)?.textContent).toContain(words);
  });

  test('keeps what is on file where somebody empties it', async () => {
    showPanel({ view: onFile(), typed: { email: typed('', 'maren.fairholt@example.com') } });
    await expect.element(main()).toMatchTextContent('Invite Desk never empties a field.');
    expect(button('Save').elements()).toEqual([]);
  });

  test('is given up by Escape and by Cancel', async () => {
    const { onDrop } = showPanel({ typed: { email: typed('maren') } });
    await email().click();
    await userEvent.keyboard('{Escape}');
    await button('Cancel Email').click();
    expect(onDrop.mock.calls).toEqual([['email'], ['email']]);
  });
});

test('an address that is most likely meant is offered, and never put in its place by itself', async () => {
  const onUse = vi.fn();
  const patient = everythingMissing();
  const [shown] = fieldsOf(patient, { email: typed('maren@exmaple.org') });
  if (!shown) throw new Error('There is an email field');
  const rest = { onUse, onInsist: vi.fn(), onDrop: vi.fn(), today: '2026-11-17' };
  show(
    <div class="desk panel">
      <FieldHint shown={shown} hint={{ kind: 'meant', address: 'maren@example.org' }} {...rest} />
    </div>,
    css,
  );
  await expect
    .element(page.getByText('Did you mean', { exact: false }))
    .toMatchTextContent('Did you mean maren@example.org? Use it Tab');
  await expectAccessible();
  await button('Use it').click();
  expect(onUse).toHaveBeenCalledExactlyOnceWith('maren@example.org');
});

describe('what is saved', () => {
  test('stands there from what to what, with Save and the deed that follows', async () => {
    const { onSave } = showPanel();
    expect(button(/^Save/).elements()).toEqual([]);
    await email().fill('maren@example.org');
    await expect.element(main()).toMatchTextContent('nothing');
    await expect.element(button(/^Save and send to m•••@example.org as Dana Whitlock/)).toBeVisible();
    await expectAccessible();
    await button(/^Save and send/).click();
    await button(/^Save$/).click();
    expect(onSave.mock.calls).toEqual([
      ['send', { risksRead: [] }],
      ['nothing', { risksRead: [] }],
    ]);
  });

  test('takes the place of an invite to the address before', async () => {
    const { onSave, onAct } = showPanel({
      view: onFile(),
      typed: { email: typed('maren@example.org', 'maren.fairholt@example.com') },
    });
    expect(button(/^Resend/).elements()).toEqual([]);
    await button(/^Save and resend/).click();
    expect(onSave).toHaveBeenCalledExactlyOnceWith('resend', { risksRead: [] });
    expect(onAct).not.toHaveBeenCalled();
  });

  test('asks first where the deed has a risk', async () => {
    const { onSave } = showPanel({
      view: onFile({ offers: [views.offer.riskyResend] }),
      typed: { email: typed('maren@example.org', 'maren.fairholt@example.com') },
    });
    await button(/^Save and resend/).click();
    expect(onSave).not.toHaveBeenCalled();
    await button(/^Resend anyway/).click();
    expect(onSave).toHaveBeenCalledExactlyOnceWith('resend', { risksRead: ['mayHaveJoined'] });
  });

  test('is saved alone where the patient still cannot be invited', async () => {
    showPanel({ view: everythingMissing(), typed: { email: typed('maren@example.org') } });
    await expect.element(button(/^Save$/)).toBeVisible();
    expect(button(/^Save and/).elements()).toEqual([]);
  });

  test('waits until every field that was typed into is good', async () => {
    showPanel({
      view: everythingMissing(),
      typed: { email: typed('maren@example.org'), birthDate: typed('2/30/1980') },
    });
    await expect.element(main()).toMatchTextContent('Finish or cancel the other field first.');
    expect(button(/^Save/).elements()).toEqual([]);
  });

  test('Enter in a good field presses Save, a key that is held does nothing, and a bad field neither', async () => {
    const { onSave } = showPanel({ typed: { email: typed('maren') } });
    await email().click();
    await keyDown('Enter');
    await keyUp('Enter');
    expect(onSave).not.toHaveBeenCalled();
    await email().fill('maren@example.org');
    await keyDown('Enter', { autoRepeat: true });
    expect(onSave).not.toHaveBeenCalled();
    await keyUp('Enter');
    await keyDown('Enter');
    await keyUp('Enter');
    expect(onSave).toHaveBeenCalledExactlyOnceWith('nothing', { risksRead: [] });
    email()
      .element()
      .dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }));
    expect(onSave).toHaveBeenCalledOnce();
  });

  test('takes every letter while the patient is still looked up', async () => {
    showPanel({ busy: true, looksUp: true, focus: { field: 'email' } });
    await expect.element(email()).toHaveFocus();
    expect((email().element() as HTMLInputElement).readOnly).toBe(false);
    await userEvent.keyboard('mira@example.org');
    await expect.element(email()).toHaveValue('mira@example.org');
  });

  test('shows both values where somebody else changed the field, and saves neither by itself', async () => {
    const { onInsist, onDrop } = showPanel({
      view: onFile(),
      typed: { email: typed('maren@example.org', 'older@example.com') },
    });
    await expect.element(main()).toMatchTextContent('It says now: maren.fairholt@example.com');
    expect(button(/^Save/).elements()).toEqual([]);
    await expectAccessible();
    await button('Use mine').click();
    expect(onInsist).toHaveBeenCalledExactlyOnceWith('email');
    await button('Keep theirs').click();
    expect(onDrop).toHaveBeenCalledExactlyOnceWith('email');
  });
});

const ends: [SaveView['state'], RegExp][] = [
  [{ at: 'saved', shown: { email: 'm•••@example.org' } }, /Saved: DrChrono shows m•••@example.org\./],
  [{ at: 'changedMeanwhile', now: { email: 'x@example.org' } }, /somebody else has just changed the email/],
  [{ at: 'refused', words: ['No.'], duplicateEmail: true }, /DrChrono refused: No\..*Another chart has this/],
  [{ at: 'refused', words: [], duplicateEmail: false }, /DrChrono refused the email/],
  [{ at: 'notSaved' }, /Not saved: DrChrono does not show the new email/],
  [
    { at: 'unknown', shown: { email: 'm•••@example.org' } },
    /Nobody can tell whether this was saved.*shows m•••@example.org now/,
  ],
];

describe('a save', () => {
  test.each(ends)('that ended as %j says so, until it is put away', async (state, words) => {
    const { onPutAway } = showPanel({ view: withoutEmail({ save: saveView(state) }) });
    await expect.element(main()).toMatchTextContent(words);
    await expect.element(page.getByRole('status')).not.toBeEmptyDOMElement();
    await expectAccessible();
    await button('OK').click();
    expect(onPutAway).toHaveBeenCalledOnce();
  });

  test.each<[SaveView['state'], string]>([
    [{ at: 'saving' }, 'Saving the email.'],
    [{ at: 'waiting', why: 'offline', until: null }, 'Saving the email has to wait.'],
  ])('that is %j lets nobody type or save once more', async (state, words) => {
    const { onSave } = showPanel({
      view: withoutEmail({ save: saveView(state) }),
      typed: { email: typed('maren@example.org') },
    });
    await expect.element(main()).toMatchTextContent(words);
    expect((email().element() as HTMLInputElement).readOnly).toBe(true);
    expect(button(/^(Save|OK)/).elements()).toEqual([]);
    await email().click();
    await keyDown('Enter');
    await keyUp('Enter');
    expect(onSave).not.toHaveBeenCalled();
  });

  test('that may not have been followed by its invite says why', async () => {
    const saved = saveView({ at: 'saved', shown: { email: 'm•••@example.org' } }, 'resend');
    showPanel({ view: { ...onFile(), save: { ...saved, halted: 'youDecide' } } });
    await expect.element(main()).toMatchTextContent(/nobody can tell what DrChrono did to the old one/);
  });

  test('that was not begun says why beside its buttons', async () => {
    showPanel({ typed: { email: typed('maren@example.org') }, notice: { kind: 'alreadyRunning' } });
    await expect.element(main()).toMatchTextContent('Another send or revoke for this patient is under way.');
  });
});

test('the keys go from the state over the fields to the buttons that save them', async () => {
  showPanel({
    view: everythingMissing({ offers: [views.offer.check] }),
    typed: { email: typed('maren@example.org') },
  });
  const order: string[] = [];
  for (let step = 0; step < 6; step += 1) {
    await userEvent.tab();
    order.push(document.activeElement?.id || (document.activeElement?.textContent ?? ''));
  }
  expect(order).toEqual([
    ...['Check now', 'field-email', 'Cancel Email', 'field-birthDate', 'field-cellPhone', 'Save'],
  ]);
});
