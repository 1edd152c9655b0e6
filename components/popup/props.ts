import type { Risk } from '../../lib/invites/risk.ts';
import type { DayChoice, DayView, ScreenState } from '../../lib/messages/day-view.ts';
import type { Failure } from '../../lib/messages/failure.ts';
import type { Action } from '../../lib/messages/offer.ts';
import type { IdentifierField } from '../../lib/messages/panel-view.ts';
import type { TabPatientView } from '../../lib/messages/tab-patient-view.ts';
import type { WorklistAsk, WorklistView } from '../../lib/messages/worklist-view.ts';

export interface PopupProps {
  /** This is null until the first answer has come. */
  view: WorklistView | null;
  /** The day, as far as it is known; null until the first answer has come, 'lost' where none did. */
  day: DayView | 'lost' | null;
  /** The patient of the tab in front; null while that is looked up. */
  tab: TabPatientView | null;
  /** How the popup was left; null where it opens for the first time. It counts at the first drawing alone. */
  left: ScreenState | null;
  /** Nobody has seen yet what is new in this version. */
  hasNews: boolean;
  /** The last press on a row was not carried out for this reason. */
  notice: { patientId: number; failure: Failure } | null;
  /** The list itself could not be read for this reason. */
  failure: Failure | null;
  /** An invite has ended while the popup was open. */
  onEnd: () => void;
  /** Somebody searches, or other rows come into view. */
  onAsk: (part: Pick<WorklistAsk, 'query' | 'from' | 'count'>) => void;
  /** Somebody wants to see another day. */
  onAskDay: (day: DayChoice) => void;
  /** The popup looks like this now, so that it does when it is opened again. */
  onLeave: (state: ScreenState) => void;
  onAct: (patientId: number, action: Action, accepted: { risksRead: readonly Risk[] }) => void;
  onOpenChart: (patientId: number) => void;
  onOpenSettings: () => void;
  /** Open the panel beside the page, where there is room; false where the browser did not. */
  onOpenPanel: () => Promise<boolean>;
  /** Open the panel at this patient, and at this field. */
  onOpenPatient: (patientId: number, field: IdentifierField | null) => void;
  /** Open the day in a tab of its own. */
  onOpenDesk: () => void;
  /** Open the page that resends to all whose invite has expired. */
  onOpenBulk: () => void;
  /** A person wants the patient of the tab looked up now. */
  onLookAtTab: () => void;
  /** Let the browser ask for the right to use the EHR's site; false where it was refused. */
  onAllowSite: () => Promise<boolean>;
  /** Staff say that they know what was lost on this computer. */
  onDismissLost: () => void;
  /** Staff say that pages at this host are their practice's DrChrono. */
  onConfirmHost: (host: string) => void;
}
