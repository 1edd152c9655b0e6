import type { PageKind } from '../../ehr/page/reading.ts';
import { identifiersOf } from '../../invites/compare-identifiers.ts';
import { isFresh } from '../../invites/evidence.ts';
import type { PatientRecord } from '../../invites/patient.ts';
import type { Failure } from '../../messages/failure.ts';
import type { IdentifierField, PanelPatient } from '../../messages/panel-view.ts';
import type { PatientView } from '../../messages/patient-view.ts';
import { RECORD_FRESH } from '../../timing.ts';
import type { TypedMemory } from '../operations/typed-values.ts';
import { saveView } from '../operations/view-save.ts';
import type { SaveStore } from '../store/save-store.ts';
import { lapseBefore } from './lapse-before.ts';
import type { PanelTargets } from './panel-targets.ts';
import { asidesOf } from './patient-asides.ts';
import { patientState } from './patient-state.ts';
import type { PatientsOfTabs } from './patients-of-tabs.ts';
import type { PatientServices } from './read-access.ts';
import { knownByAppointment } from './resolve-patient.ts';
import { takeSnapshotOf } from './snapshot.ts';
import type { NamingPage } from './tab-patient.ts';
import { isStateFresh, personOf } from './view-page.ts';

/** The page in front of a panel's window, in its tab. */
export interface PageInFront {
  tabId: number;
  page: Exclude<PageKind, { kind: 'none' }>;
  /** The name of the page, by which a target is bound to it. */
  key: string;
}

/** The field at which a card opened the panel for this patient, and by which press. */
interface AtField {
  field: IdentifierField | null;
  press?: string;
}

/** Whom a panel is about. `naming`: the address names the patient, and DrChrono must say who it is. */
export type InPanel =
  | ({ kind: 'patient'; patientId: number } & AtField)
  | { kind: 'naming'; page: NamingPage }
  | { kind: 'nobody' };

/** Find whom a panel over this page is about: by its address, or where that names nobody by the card that opened it. */
export async function patientInPanel(
  services: PatientServices,
  { targets, tabs }: { targets: PanelTargets; tabs: PatientsOfTabs },
  { tabId, page, key }: PageInFront,
): Promise<InPanel> {
  const target = await targets.targetOf(tabId, key);
  const at = (patientId: number): InPanel =>
    target?.patientId === patientId
      ? { kind: 'patient', ...target }
      : { kind: 'patient', patientId, field: null };
  if (page.kind === 'chart') return at(page.patientId);
  if (page.kind === 'appointment') {
    const known = await knownByAppointment(services, page.appointmentId);
    if (known !== null) return at(known);
    return target ? { kind: 'patient', ...target } : { kind: 'naming', page };
  }
  // The calendar keeps its address while windows open and close, so the tab must still show that patient.
  const isThere = target !== null && (await tabs.mayShow(target.patientId))(tabId);
  return isThere ? { kind: 'patient', ...target } : { kind: 'nobody' };
}

/** What the panel shows of one patient; null where the record is not known, or is too old to name anybody. */
export async function viewInPanel(
  services: PatientServices,
  { saves, typed }: { saves: SaveStore; typed: TypedMemory },
  { patientId, ...atField }: { patientId: number } & AtField,
  failure: Failure | null,
): Promise<PanelPatient | null> {
  const remembered = await services.cache.record(patientId);
  if (remembered === null || !isFresh(remembered.at, services.clock.now(), RECORD_FRESH)) return null;
  const record = remembered.value;
  const trouble = failure !== null && (await isStateFresh(services, patientId)) ? null : failure;
  const save = await saves.ofPatient(patientId);
  return {
    ...{ kind: 'patient', ...atField, values: identifiersOf(record) },
    practiceDomain: (await services.facts.checks())?.domain ?? null,
    view: { ...(await viewOf(services, record)), trouble },
    save: save && saveView(save, record, await typed.told(save.id)),
  };
}

/** All that the card would show, drawn from the record: the panel stands beside the page and reads nothing of it. */
async function viewOf(services: PatientServices, record: PatientRecord): Promise<PatientView> {
  const snapshot = await takeSnapshotOf(services, record.id);
  const state = patientState(snapshot, record.id, record, 'locked');
  const { name, birthDate } = personOf(record.id, record);
  return {
    clock: { now: snapshot.now, learned: services.clock.learned() },
    ...{ zone: snapshot.zone, token: null, actsAs: snapshot.signedInAs, withheld: null, trouble: null },
    identity: { kind: 'locked', name: name ?? '', birthDate },
    ...(await lapseBefore(services, snapshot, record.id, state.status)),
    ...{ status: state.status, eligibility: state.eligibility, history: state.history },
    ...{ operation: state.operation, offers: state.offers },
    asides: asidesOf(snapshot, record.id, state),
  };
}
