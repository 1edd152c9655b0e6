import { expect } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { OptionsProps } from '../../../components/options/props.ts';
import * as bulk from '../components/bulk-stage.tsx';
import { showCard } from '../components/card-stage.tsx';
import { showDay } from '../components/day-stage.tsx';
import { dayRow } from '../components/days.ts';
import { mountOptions } from '../components/options-stage.tsx';
import { onFile, saveView, showPanel, withoutEmail } from '../components/panel-stage.tsx';
import { mountPopup } from '../components/popup-stage.tsx';
import { showShell } from '../components/shell-stage.ts';
import * as views from '../components/views.ts';

/** A deed by keyboard alone: what stands there before, and what a person and the background then do. */
export interface Flow {
  name: string;
  begin(): Promise<() => Promise<void>>;
  /** A screen reader says this once; null: nothing is said, since all is where the focus is. */
  words: RegExp | null;
}

const { offer, patientView, operation, sent, statuses, worklist } = views;
const working = { stage: 'working', step: 'sending' } as const;

/** Press a button by keyboard, wherever it stands. */
async function enter(name: string | RegExp, role: 'button' | 'combobox' = 'button'): Promise<void> {
  const button = page.getByRole(role, { name }).first();
  await expect.element(button).toBeVisible();
  (button.element() as HTMLElement).focus();
  expect(document.activeElement).toBe(button.element());
  await userEvent.keyboard('{Enter}');
}

const cardFlows: readonly Flow[] = [
  {
    name: 'card: a send goes out',
    words: /Sent 10:42 AM/,
    async begin() {
      const { again } = showCard({
        view: patientView({ status: statuses.notInvited, offers: [offer.send] }),
      });
      return async () => {
        await enter(/^Send invite/);
        again({ busy: true, view: patientView({ offers: [offer.send] }) });
        again({ view: patientView({ operation: operation(working, 'send') }) });
        again({ view: patientView({ operation: operation(sent, 'send'), offers: [offer.revoke] }) });
      };
    },
  },
  ...[statuses.active, statuses.pending].map((status) => ({
    name: `card: “Check now” finds ${status.kind}`,
    words: status.kind === 'active' ? /Harris: Active\./ : /Harris: Pending/,
    async begin() {
      const view = patientView({ offers: [offer.resend, offer.check] });
      const { again } = showCard({ view });
      return async () => {
        await enter('Check now');
        again({ view, busy: true });
        const offers = status.kind === 'active' ? [] : [offer.resend, offer.check];
        again({ view: patientView({ status, offers }), busy: true });
        again({ view: patientView({ status, offers }), busy: false });
      };
    },
  })),
  {
    name: 'card: a press is refused by DrChrono',
    words: /took too long to answer/,
    async begin() {
      const view = patientView({ offers: [offer.send] });
      const { again } = showCard({ view });
      return async () => {
        await enter(/^Send invite/);
        again({ view, notice: { kind: 'timeout' } });
        again({ view: patientView({ offers: [offer.send] }), notice: { kind: 'timeout' } });
      };
    },
  },
  {
    name: 'card: a press comes too early',
    words: /^One moment/,
    async begin() {
      const nothing = () => undefined;
      const presses = { drawn: nothing, gone: nothing, judge: () => ({ kind: 'tooSoon' }) as const };
      showCard({ view: patientView({ offers: [offer.send] }) }, { presses });
      return () => enter(/^Send invite/);
    },
  },
  {
    name: 'card: a question is taken back by Escape',
    words: null,
    async begin() {
      showCard({ view: patientView({ offers: [offer.riskyResend] }) });
      return async () => {
        await enter(/^Resend invite/);
        await expect.element(page.getByRole('button', { name: 'Cancel' })).toHaveFocus();
        await userEvent.keyboard('{Escape}');
        await expect.element(page.getByRole('button', { name: /^Resend invite/ })).toHaveFocus();
      };
    },
  },
  {
    name: 'card: the page moves on below it',
    words: /The page has moved on/,
    async begin() {
      const { again } = showCard({ view: patientView({ offers: [offer.send] }) });
      (page.getByRole('button', { name: /^Send/ }).element() as HTMLElement).focus();
      return async () => again({ view: null, gone: true });
    },
  },
  {
    name: 'pill: what was under way has ended',
    words: /^Pending$/,
    async begin() {
      const { again } = showShell({ view: views.pillView({ word: 'Resending…', until: null }, true) });
      (page.getByRole('button', { name: /^Invite Desk/ }).element() as HTMLElement).focus();
      return async () => {
        again({ view: views.pillView() });
        again({ view: views.pillView() });
      };
    },
  },
];

const panelFlows: readonly Flow[] = [
  {
    name: 'panel: what was typed is saved',
    words: /^Saved: DrChrono shows/,
    async begin() {
      const { again } = showPanel({ typed: { email: { text: 'maren@example.org', seen: null } } });
      return async () => {
        await enter(/^Save$/);
        again({ view: withoutEmail({ save: saveView({ at: 'saving' }) }), typed: {} });
        again({
          view: withoutEmail({ save: saveView({ at: 'saved', shown: { email: 'm•••@example.org' } }) }),
        });
      };
    },
  },
  {
    name: 'panel: “Check now” finds that the patient has joined',
    words: /Fairholt: Active\./,
    async begin() {
      const { again } = showPanel({ view: onFile() });
      return async () => {
        await enter('Check now');
        again({ busy: true });
        again({ busy: false });
        again({ view: onFile({ status: statuses.active, offers: [] }) });
      };
    },
  },
  {
    name: 'panel: a save that was read is put away',
    words: null,
    async begin() {
      const { again } = showPanel({ view: withoutEmail({ save: saveView({ at: 'notSaved' }) }) });
      return async () => {
        await enter('OK');
        again({ view: withoutEmail() });
      };
    },
  },
  {
    name: 'panel: a field is opened, and its correction is given up',
    words: null,
    async begin() {
      const { again } = showPanel({ view: onFile() });
      return async () => {
        await enter('Edit Email');
        again({ focus: { field: 'email' } });
        await expect.element(page.getByRole('textbox', { name: 'Email' })).toHaveFocus();
        again({ typed: {} });
      };
    },
  },
];

const [michelle] = views.rows;

/** The popup over the rows that are known, once it has put the focus into its search. */
async function openPopup(change: Parameters<typeof mountPopup>[0] = {}) {
  const popup = mountPopup(change);
  await expect.element(page.getByRole('searchbox')).toHaveFocus();
  return popup;
}

const popupFlows: readonly Flow[] = [
  {
    name: 'popup: a row is resent',
    words: /^Michelle Harris: Sent 10:42 AM/,
    async begin() {
      const { again } = await openPopup();
      const rows = (change: object) => [
        { ...views.row({ patientId: 1 }), ...michelle, ...change },
        ...views.rows.slice(1),
      ];
      return async () => {
        await enter('Resend: Michelle Harris');
        again({ view: worklist({ rows: rows({ operation: operation(working), offers: [] }) }) });
        again({ view: worklist({ rows: rows({ operation: operation(sent), offers: [] }) }) });
        again({ view: worklist({ rows: rows({ operation: operation(sent), offers: [] }) }) });
      };
    },
  },
  {
    name: 'popup: a press in a row is not carried out',
    words: /Another send or revoke/,
    async begin() {
      const { again } = await openPopup();
      return async () => {
        await enter('Resend: Michelle Harris');
        again({ notice: { patientId: michelle?.patientId ?? 0, failure: { kind: 'alreadyRunning' } } });
      };
    },
  },
  {
    name: 'popup: a row goes with what came of its press',
    words: null,
    async begin() {
      const { again } = await openPopup();
      return async () => {
        await enter('Resend: Michelle Harris');
        again({ view: worklist({ rows: views.rows.slice(1) }) });
      };
    },
  },
  {
    name: 'popup: the patient of the tab is looked up',
    words: /^Olive Pruitt: Pending/,
    async begin() {
      const { again } = await openPopup({ tab: { kind: 'notLooked' } });
      const row = views.row({ patientId: 4001, name: 'Olive Pruitt', offers: [] });
      return async () => {
        await enter(/^Look /);
        again({ tab: null });
        again({ tab: { kind: 'found', row, eligibility: null, trouble: null } });
      };
    },
  },
];

const dayFlows: readonly Flow[] = [
  {
    name: 'day: a row is resent',
    words: /^Maren Fairholt: Sent 10:42 AM/,
    async begin() {
      const { says } = await showDay([dayRow('expired', 0), dayRow('noEmail', 1)]);
      return async () => {
        await enter(/^Resend/);
        await says([dayRow('sending', 0), dayRow('noEmail', 1)]);
        await says([dayRow('invited', 0, { operation: operation(sent) }), dayRow('noEmail', 1)]);
      };
    },
  },
  {
    name: 'day: a row is checked',
    words: /^Maren Fairholt: Joined/,
    async begin() {
      const { says, failures } = await showDay([dayRow('notChecked', 0), dayRow('noEmail', 1)]);
      let answer: (result: unknown) => void = () => undefined;
      failures.set('actOnPatient', new Promise((resolve) => (answer = resolve)));
      return async () => {
        await enter(/^Check/);
        await says([dayRow('joined', 0), dayRow('noEmail', 1)]);
        answer({ ok: true, value: null });
      };
    },
  },
  {
    name: 'day: everybody is checked',
    words: /2 of 2 checked/,
    async begin() {
      const meter = { checked: 0, of: 2, doneAt: null, checkingAll: false };
      const rows = [dayRow('notChecked', 0), dayRow('noEmail', 1)];
      const { says } = await showDay(rows, { change: { meter } });
      return async () => {
        await enter('Check all now');
        await says(rows, { meter: { ...meter, checkingAll: true } });
        await says(rows, { meter: { ...meter, checked: 2 } });
      };
    },
  },
];

const line = (state: Parameters<typeof bulk.row>[1], index = 0) => bulk.row(index, state);
const listFlows: readonly Flow[] = [
  {
    name: 'list: it begins',
    words: /^0 of 2 done/,
    async begin() {
      const { again } = bulk.mount();
      return async () => {
        await enter(/^Resend 3 invites/);
        again({ view: bulk.list([line(bulk.waiting), line(bulk.waiting, 1)]) });
      };
    },
  },
  {
    name: 'list: it is paused',
    words: /^Paused\./,
    async begin() {
      const lines = [line(bulk.waiting), line(bulk.waiting, 1)];
      const { again } = bulk.mount({ view: bulk.list(lines) });
      return async () => {
        await enter('Pause');
        again({ view: bulk.list(lines, { paused: true }) });
      };
    },
  },
  {
    name: 'list: it is done',
    words: /This list is done: 2 sent/,
    async begin() {
      const { again } = bulk.mount({ view: bulk.list([line(bulk.done), line(bulk.waiting, 1)]) });
      (page.getByRole('button', { name: 'Pause' }).element() as HTMLElement).focus();
      return async () =>
        again({ view: bulk.list([line(bulk.done), line(bulk.done, 1)], { endedAt: views.NOW }) });
    },
  },
];

const settings = (change: Partial<OptionsProps>) => mountOptions(change).again;

const settingsFlows: readonly Flow[] = [
  {
    name: 'settings: DrChrono connects',
    words: /Signed in as: frontdesk\.example/,
    async begin() {
      const view = views.connectionView({
        clientId: 'id',
        secretStored: true,
        computer: 'staffOnly',
        state: { kind: 'notConnected' },
      });
      const again = settings({ view });
      return async () => {
        await enter('Connect to DrChrono');
        again({ busy: 'connecting' });
        again({ view: views.connected });
        await expect.element(page.getByRole('heading', { name: 'Connected' })).toHaveFocus();
      };
    },
  },
  {
    name: 'settings: “Check again” ends',
    words: /May send invites: No/,
    async begin() {
      const again = settings({ view: views.connected });
      const { checks } = views.connected;
      return async () => {
        await enter('Check again');
        again({ busy: 'checking' });
        again({
          view: {
            ...views.connected,
            checks: checks && { ...checks, checkedAt: views.NOW, mayInvite: 'no' },
          },
        });
      };
    },
  },
  {
    name: 'settings: a choice that is switched off for a moment keeps the focus',
    words: null,
    async begin() {
      const again = settings({ view: views.connected });
      return async () => {
        await enter('Time zone', 'combobox');
        await userEvent.keyboard('{Escape}');
        again({ busy: 'checking' });
        await new Promise(requestAnimationFrame);
        again({ busy: null });
        await expect.element(page.getByRole('combobox', { name: 'Time zone' })).toHaveFocus();
      };
    },
  },
  {
    name: 'settings: the question before disconnecting is taken back',
    words: null,
    async begin() {
      settings({ view: views.connected });
      return async () => {
        await enter(/^Disconnect…/);
        await userEvent.keyboard('{Tab}{Enter}');
      };
    },
  },
];

export const flows: readonly Flow[] = [
  ...[...cardFlows, ...panelFlows, ...popupFlows, ...dayFlows, ...listFlows, ...settingsFlows],
];
