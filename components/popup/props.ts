import type { Failure } from '../../lib/messages/failure.ts';
import type { Action } from '../../lib/messages/offer.ts';
import type { WorklistView } from '../../lib/messages/worklist-view.ts';

export interface PopupProps {
  /** This is null until the first answer has come. */
  view: WorklistView | null;
  /** The last press on a row was not carried out for this reason. */
  notice: { patientId: number; failure: Failure } | null;
  /** The list itself could not be read for this reason. */
  failure: Failure | null;
  onAct: (patientId: number, action: Action, accepted: { riskAccepted: boolean }) => void;
  onOpenChart: (patientId: number) => void;
  onOpenSettings: () => void;
  /** Open the page that resends to all whose invite has expired. */
  onOpenBulk: () => void;
  /** Staff say that they know what was lost on this computer. */
  onDismissLost: () => void;
}
