import type { Failure } from '../../messages/failure.ts';
import type { PanelView } from '../../messages/panel-view.ts';
import type { Handlers } from '../../messages/router.ts';
import { frontTab } from '../../platform/browser-ports.ts';
import { unawaited } from '../../unawaited.ts';
import type { SaveRunner } from '../operations/save-runner.ts';
import type { TypedMemory } from '../operations/typed-values.ts';
import type { PracticeHosts } from '../sign-in/practice-host.ts';
import type { SaveStore } from '../store/save-store.ts';
import { type ActPorts, actOnRow } from './act.ts';
import { beginSave } from './new-save.ts';
import { pageKey } from './page-key.ts';
import { pageOfTab } from './page-of-tab.ts';
import { type PageInFront, patientInPanel, viewInPanel } from './panel-patient.ts';
import type { PanelTargets } from './panel-targets.ts';
import type { PanelTokens } from './panel-tokens.ts';
import type { PatientsOfTabs } from './patients-of-tabs.ts';
import type { PatientServices } from './read-access.ts';
import { lookUpPage, lookUpPatient } from './tab-patient.ts';

/** What the messages of panels need of the background. */
interface Needs {
  patients: PatientServices;
  act: ActPorts;
  tabs: PatientsOfTabs;
  hosts: Pick<PracticeHosts, 'accepts'>;
  panel: PanelServices;
}

/** What a panel alone needs. */
export interface PanelServices {
  tokens: PanelTokens;
  targets: PanelTargets;
  saves: SaveStore;
  typed: TypedMemory;
  runner: SaveRunner;
}

type PanelHandlers = Pick<Handlers, 'viewPanel' | 'actInPanel' | 'saveIdentifiers' | 'putSaveAway'>;

/**
 * What a panel may ask for: the patient of the tab in front of its window, and deeds for the patient that was drawn in it.
 * Whom a deed is for the token alone says.
 */
export function panelHandlers(opening: Promise<Needs>): PanelHandlers {
  const outdated = { ok: false, failure: { kind: 'viewOutdated' } } as const;
  return {
    async viewPanel({ page, windowId, look, patientId: chosen }) {
      const background = await opening;
      const view = await (chosen === null
        ? seeInFront(background, windowId, look)
        : seeChosen(background, windowId, chosen, look));
      const patientId = view.kind === 'patient' ? view.patientId : null;
      const token = await background.panel.tokens.draw(page, patientId);
      // What DrChrono said just now concerns the card over the page too.
      if (look && patientId !== null) unawaited('news', background.act.changed(patientId));
      return view.kind === 'patient' ? { ...view.drawn, view: { ...view.drawn.view, token } } : view;
    },
    async actInPanel({ token, action, risksRead }) {
      const { patients, act, panel } = await opening;
      const patientId = await panel.tokens.patientOf(token);
      return patientId === null ? outdated : actOnRow(patients, act, { patientId, action, risksRead });
    },
    async saveIdentifiers({ token, ...wanted }) {
      const { patients, panel } = await opening;
      const patientId = await panel.tokens.patientOf(token);
      return patientId === null ? outdated : beginSave(patients, panel.runner, patientId, wanted);
    },
    async putSaveAway({ token }) {
      const { panel } = await opening;
      const patientId = await panel.tokens.patientOf(token);
      if (patientId !== null) await panel.runner.putAway(patientId);
      return null;
    },
  };
}

async function seeInFront(background: Needs, windowId: number, look: boolean): Promise<Drawn> {
  const failure = look ? await lookInFront(background, windowId) : null;
  // The tab may have gone to another patient while DrChrono was asked, so its address is read again.
  return viewInFront(background, windowId, failure);
}

/**
 * Draw the patient whom a person opened from the day. The row that was pressed named the patient by id, as in the popup, so
 * no page has a say in it; it is only told whether the tab in front is about somebody else.
 */
async function seeChosen(
  background: Needs,
  windowId: number,
  patientId: number,
  look: boolean,
): Promise<Drawn> {
  const { patients, panel, tabs } = background;
  const failure = look ? await lookUpPatient(patients, patientId) : null;
  const drawn = await viewInPanel(patients, panel, { patientId, field: null }, failure);
  if (drawn === null) return failure === null ? { kind: 'notLooked' } : { kind: 'failed', failure };
  const front = await pageInFrontOf(background.hosts, windowId);
  const whom = front && (await patientInPanel(patients, { targets: panel.targets, tabs }, front));
  const inFront = whom?.kind === 'patient' ? (whom.patientId === patientId ? 'same' : 'other') : 'nobody';
  return { kind: 'patient', patientId, drawn: { ...drawn, inFront } };
}

/** Look the patient in front up, at a press. Returns why that was not possible. */
async function lookInFront(background: Needs, windowId: number): Promise<Failure | null> {
  const { patients, panel, tabs } = background;
  const front = await pageInFrontOf(background.hosts, windowId);
  if (front === null) return null;
  const whom = await patientInPanel(patients, { targets: panel.targets, tabs }, front);
  if (whom.kind === 'nobody') return null;
  return whom.kind === 'patient' ? lookUpPatient(patients, whom.patientId) : lookUpPage(patients, whom.page);
}

type Drawn =
  | Exclude<PanelView, { kind: 'patient' }>
  | { kind: 'patient'; patientId: number; drawn: Extract<PanelView, { kind: 'patient' }> };

async function viewInFront(background: Needs, windowId: number, failure: Failure | null): Promise<Drawn> {
  const { patients, panel, tabs } = background;
  const front = await pageInFrontOf(background.hosts, windowId);
  if (front === null) return { kind: 'nobody' };
  const whom = await patientInPanel(patients, { targets: panel.targets, tabs }, front);
  if (whom.kind === 'nobody') return whom;
  const drawn = whom.kind === 'patient' ? await viewInPanel(patients, panel, whom, failure) : null;
  if (drawn === null || whom.kind !== 'patient')
    return failure === null ? { kind: 'notLooked' } : { kind: 'failed', failure };
  return { kind: 'patient', patientId: whom.patientId, drawn };
}

/** The page in the tab in front of this window; null where nothing of the EHR is there, or nothing that has patients. */
export async function pageInFrontOf(hosts: Needs['hosts'], windowId: number): Promise<PageInFront | null> {
  const tabId = await frontTab(windowId);
  const page = tabId === null ? null : await pageOfTab(tabId, hosts);
  return tabId === null || page === null || page.kind === 'none' ? null : { tabId, page, key: pageKey(page) };
}
