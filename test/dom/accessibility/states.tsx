import type { OptionsProps } from '../../../components/options/props.ts';
import homeCss from '../../../components/panel/home.css?inline';
import type { PopupProps } from '../../../components/popup/props.ts';
import { PICTURE_STATES } from '../../pictures/cases.ts';
import { drawHome } from '../../pictures/drawn-home.tsx';
import * as bulk from '../components/bulk-stage.tsx';
import { dayView, rowsOfDay } from '../components/days.ts';
import { mountOptions } from '../components/options-stage.tsx';
import { mountPopup } from '../components/popup-stage.tsx';
import { stage } from '../components/stage.tsx';
import * as views from '../components/views.ts';
import { cardStates, failures, panelStates, pillStates, stages } from './patient-states.tsx';

/** One thing that a person may have before them. */
export interface State {
  name: string;
  /** So many pixels wide, where it is not as wide as usual. */
  width?: number;
  mount(): void | Promise<void>;
}

const popup = (name: string, change: Partial<PopupProps>): State => ({
  name: `popup: ${name}`,
  mount: () => void mountPopup(change),
});

const { worklist, offer } = views;
const TODAY = { date: '2026-11-17', today: '2026-11-17' };
const day = dayView(rowsOfDay(42), undefined, TODAY);
const eligible = views.patientView().eligibility;
const onTab = views.row({ patientId: 4001, name: 'Olive Pruitt', offers: [offer.send, offer.check] });
const tab = { kind: 'found' as const, row: onTab, eligibility: eligible, trouble: null };

const popupStates: readonly State[] = [
  popup('invites', {}),
  popup('a day', { day }),
  popup('a day and the patient of the tab', { day, tab }),
  popup('nobody', { view: worklist() }),
  popup('looking', { view: null }),
  popup('no answer', { view: null, failure: { kind: 'timeout' } }),
  popup('looking at the tab', { tab: null }),
  popup('a tab that was not looked up', { tab: { kind: 'notLooked' } }),
  popup('offline', { view: worklist({ online: false, rows: views.rows }) }),
  popup('not set up', { view: worklist({ connection: { kind: 'notSetUp' } }) }),
  popup('reconnect', { view: worklist({ connection: { kind: 'reconnect', why: 'grantDead' } }) }),
  popup('no site access', {
    view: worklist({ connection: { kind: 'siteAccessWithdrawn', everGiven: true } }),
  }),
  popup('another host', {
    view: worklist({ otherHost: { host: 'hillside.drchrono.com', practiceHost: null } }),
  }),
  popup('lost', { view: worklist({ store: { trouble: 'cannotWrite', lost: ['acts'] }, rows: views.rows }) }),
  ...failures.map((failure) =>
    popup(`a press that ended with ${failure.kind}`, { tab, notice: { patientId: 4001, failure } }),
  ),
  ...stages.map((stageOf) =>
    popup(`a resend: ${JSON.stringify(stageOf).slice(0, 60)}`, {
      tab: { ...tab, row: { ...onTab, operation: views.operation(stageOf), offers: [] } },
    }),
  ),
];

const lines = [0, 1, 2].map((index) => bulk.offer(index));
const running = [
  bulk.row(0, bulk.done),
  bulk.row(1, bulk.waiting),
  bulk.row(2, { at: 'needsYou' } as never, {
    operation: views.operation({ stage: 'needsYou', question: 'revokedNotSent' }),
    answers: ['retry', 'dismiss'],
  }),
];
const list = (name: string, change: Parameters<typeof bulk.mount>[0]): State => ({
  name: `list: ${name}`,
  mount: () => void bulk.mount(change),
});

const listStates: readonly State[] = [
  list('to confirm', {}),
  list('with warnings and some left out', {
    preview: bulk.preview([...lines, bulk.warned(3, 'minor', 'sharedAddress')], {
      leftOut: [bulk.leftOut(4, 'missingIdentifiers', { lacking: ['email'] })],
    }),
  }),
  list('nobody', { preview: bulk.preview([]) }),
  list('looking', { view: null, preview: null }),
  list('under way', { view: bulk.list(running) }),
  list('paused', { view: bulk.list(running, { paused: true }) }),
  list('held', { view: bulk.list(running, { hold: { why: 'offline', until: null } }) }),
  list('over', { view: bulk.list([bulk.row(0, bulk.done)], { endedAt: views.NOW }) }),
  list('not begun', { failure: { kind: 'offline' } }),
];

const settings = (name: string, change: Partial<OptionsProps>): State => ({
  name: `settings: ${name}`,
  mount: () => void mountOptions(change),
});

const settingsStates: readonly State[] = [
  settings('the first hour', {}),
  settings('connecting', { busy: 'connecting' }),
  settings('connected', { view: views.connected }),
  settings('checking', { view: views.connected, busy: 'checking' }),
  settings('no right to invite', {
    view: {
      ...views.connected,
      checks: views.connected.checks && { ...views.connected.checks, mayInvite: 'no' },
    },
  }),
  settings('no answer', { view: views.connected, failure: { kind: 'timeout' } }),
  settings('no site access', {
    view: views.connectionView({ state: { kind: 'siteAccessWithdrawn', everGiven: false } }),
  }),
  settings('a store that is closed', {
    view: views.connectionView({
      state: { kind: 'storeUnavailable', why: 'cannotOpen' },
      store: { trouble: 'cannotOpen', lost: [] },
    }),
  }),
];

const homeStates: readonly State[] = PICTURE_STATES.map((name) => ({
  name: `day: ${name}`,
  mount: () => drawHome(stage(homeCss).element, name, name === 'usual' ? 3 : 42),
}));

/** Every state of pill, card, popup, panel, day, lists and settings that a test knows. */
export const states: readonly State[] = [
  ...[...pillStates, ...cardStates, ...popupStates, ...panelStates],
  ...[...homeStates, ...listStates, ...settingsStates],
];
