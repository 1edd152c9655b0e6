import type { Failure, IdentityRefusal } from '../../../lib/messages/failure.ts';
import type { OperationStage } from '../../../lib/messages/operation-view.ts';
import type { SaveView } from '../../../lib/messages/panel-view.ts';
import type { PatientView } from '../../../lib/messages/patient-view.ts';
import { showCard } from '../components/card-stage.tsx';
import { everythingMissing, onFile, saveView, showPanel, withoutEmail } from '../components/panel-stage.tsx';
import { showShell } from '../components/shell-stage.ts';
import * as views from '../components/views.ts';
import type { State } from './states.tsx';

const { offer, statuses, patientView } = views;
const MINUTE = 60_000;

export const stages: readonly OperationStage[] = [
  { stage: 'working', step: 'sending' },
  { stage: 'waiting', why: 'offline', until: null },
  { stage: 'waiting', why: 'throttled', until: views.NOW + MINUTE },
  { stage: 'needsYou', question: 'didSendArrive' },
  { stage: 'needsYou', question: 'didRevokeHappen' },
  { stage: 'needsYou', question: 'revokedNotSent' },
  views.sent,
  { ...views.sent, twice: true } as OperationStage,
  { stage: 'revoked', at: { earliest: views.NOW, latest: views.NOW } },
  { stage: 'stopped', because: 'patientJoined' },
  { stage: 'stopped', because: { failure: { kind: 'timeout' } } },
];
const REFUSALS: readonly IdentityRefusal[] = [
  'nameDiffers',
  'pageUnreadable',
  'appointmentIsBreak',
  'noMatch',
];
export const failures: readonly Failure[] = [
  { kind: 'timeout' },
  { kind: 'offline' },
  { kind: 'notConnected' },
  { kind: 'alreadyRunning' },
];
const saves: readonly SaveView['state'][] = [
  { at: 'saving' },
  { at: 'waiting', why: 'offline', until: null },
  { at: 'saved', shown: { email: 'm•••@example.org' } },
  { at: 'refused', words: ['No.'], duplicateEmail: true },
  { at: 'notSaved' },
];

const card = (name: string, change: Partial<PatientView>): State => ({
  name: `card: ${name}`,
  mount: () => void showCard({ view: patientView(change) }),
});

export const pillStates: readonly State[] = (
  [
    ['calm', {}],
    ['warn', { view: views.pillView({ tone: 'warn', icon: 'expired', word: 'Expired', until: null }) }],
    [
      'stop',
      { view: views.pillView({ tone: 'stop', icon: 'alert', word: 'Can’t invite: no email', until: null }) },
    ],
    ['good', { view: views.pillView({ tone: 'good', icon: 'check', word: 'Active', until: null }) }],
    [
      'quiet',
      { view: views.pillView({ tone: 'quiet', icon: 'question', word: 'Not checked', until: null }) },
    ],
    ['under way', { view: views.pillView({ word: 'Resending…', icon: 'busy', until: null }, true) }],
    ['icon only', { view: { ...views.pillView(), iconOnly: true } }],
    ['looking', { view: null, loading: true }],
    ['behind a dialog', { inert: true }],
    ['without site access', { noAccess: true as const }],
    ['of an old version', { staleExtension: true }],
    ['outranked', { outranked: true, open: true }],
  ] as const
).map(([name, change]) => ({ name: `pill: ${name}`, mount: () => void showShell(change) }));

export const cardStates: readonly State[] = [
  ...Object.entries(statuses).map(([name, status]) =>
    card(name, { status, history: views.history, offers: [offer.resend, offer.revoke, offer.check] }),
  ),
  ...stages.map((stage) =>
    card(`a resend: ${JSON.stringify(stage).slice(0, 60)}`, {
      operation: views.operation(stage),
      offers: stage.stage === 'needsYou' ? [offer.itArrived, offer.sendAgain, offer.dismiss] : [],
    }),
  ),
  ...REFUSALS.map((reason) => card(reason, { identity: { kind: 'refused', reason }, offers: [] })),
  card('fields missing', { status: statuses.notInvited, eligibility: views.missingEmailAndPhone }),
  card('to confirm', {
    identity: { kind: 'locked', name: 'Jenny (Jen) Harris', birthDate: null, toConfirm: true } as never,
    offers: [offer.send],
  }),
  card('trouble', { trouble: { kind: 'timeout' }, status: statuses.notChecked, offers: [offer.check] }),
  ...failures.map((notice) => ({
    name: `card: a press that ended with ${notice.kind}`,
    mount: () => void showCard({ view: patientView({ offers: [offer.send] }), notice }),
  })),
  { name: 'card: looking', mount: () => void showCard({ view: null }) },
  { name: 'card: gone', mount: () => void showCard({ view: null, gone: true }) },
];

const panel = (name: string, change: Parameters<typeof showPanel>[0]): State => ({
  name: `panel: ${name}`,
  mount: () => void showPanel(change),
});

export const panelStates: readonly State[] = [
  panel('an email is missing', {}),
  panel('everything is missing, of a long name', { view: everythingMissing() }),
  panel('expired', { view: onFile() }),
  panel('typed', { typed: { email: { text: 'maren@example.org', seen: null } } }),
  panel('typed wrongly', { typed: { email: { text: 'maren at example', seen: null } } }),
  panel('mistyped', { typed: { email: { text: 'maren@gmial.com', seen: null } } }),
  panel('changed meanwhile', { view: onFile(), typed: { email: { text: 'maren@example.org', seen: null } } }),
  panel('looking', { view: null }),
  panel('nobody', { view: { kind: 'nobody' } as never }),
  panel('not looked up', { view: { kind: 'notLooked' } as never }),
  panel('failed', { view: { kind: 'failed', failure: { kind: 'timeout' } } as never }),
  ...saves.map((state) => panel(`a save: ${state.at}`, { view: withoutEmail({ save: saveView(state) }) })),
  ...stages.map((stage) =>
    panel(`a resend: ${JSON.stringify(stage).slice(0, 60)}`, {
      view: onFile({ operation: views.operation(stage), offers: [] }),
    }),
  ),
];
