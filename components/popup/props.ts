import type { Failure } from '../../lib/messages/failure.ts';
import type { Action } from '../../lib/messages/offer.ts';
import type { WorklistView } from '../../lib/messages/worklist-view.ts';

export interface PopupProps {
  /** null while the first answer is under way. */
  view: WorklistView | null;
  /** Why the last click on a row was not carried out. */
  notice: { patientId: number; failure: Failure } | null;
  /** Why the list itself could not be had. */
  failure: Failure | null;
  onAct: (patientId: number, action: Action, accepted: { riskAccepted: boolean }) => void;
  onOpenChart: (patientId: number) => void;
  onOpenSettings: () => void;
  /** Bring up the page that resends to all whose invite has expired. */
  onOpenBulk: () => void;
  /** Staff know what was lost on this computer. */
  onDismissLost: () => void;
}
