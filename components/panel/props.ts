import type { Risk } from '../../lib/invites/risk.ts';
import type { Action } from '../../lib/messages/offer.ts';
import type { IdentifierField } from '../../lib/messages/panel-view.ts';
import type { PanelShown } from '../../lib/panel/panel-shown.ts';
import type { PressWatch } from '../card/press-watch.ts';
import type { Support } from '../card/support.ts';

/** How the patient who is shown was come by, and the ways on from there. */
export interface PatientWays {
  /** Opened from the day, and not the patient of the tab in front. */
  isOpened: boolean;
  /** When this patient's visit is, of those of the day; null where none is known. */
  visit: string | null;
  /** Back to the day; null where the day stands beside it. */
  onBack: (() => void) | null;
  /** To the patient of the tab in front; null where the page stands beside no tabs. */
  onShowFront: (() => void) | null;
}

export interface PanelProps extends PanelHandlers {
  ways: PatientWays | null;
  shown: PanelShown;
  presses: PressWatch;
  copy: Support['copy'];
}

export interface PanelHandlers {
  onLookUp: () => void;
  onOpenSettings: () => void;
  onAct: (action: Action, accepted: { risksRead: readonly Risk[] }) => void;
  onEdit: (field: IdentifierField) => void;
  onType: (field: IdentifierField, text: string) => void;
  /** Keep what the chart has. */
  onDrop: (field: IdentifierField) => void;
  /** Keep what was typed, though somebody else has changed the field. */
  onInsist: (field: IdentifierField) => void;
  onSave: (then: 'nothing' | 'send' | 'resend', accepted: { risksRead: readonly Risk[] }) => void;
  /** A person has read how the save ended. */
  onPutAway: () => void;
}
