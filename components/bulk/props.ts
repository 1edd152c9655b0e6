import type { BulkAction } from '../../lib/invites/bulk-queue.ts';
import type { Interval } from '../../lib/invites/evidence.ts';
import type { BulkPreview, BulkView } from '../../lib/messages/bulk-view.ts';
import type { Failure } from '../../lib/messages/failure.ts';
import type { Action } from '../../lib/messages/offer.ts';
import type { PressWatch } from '../card/press-watch.ts';

export interface BulkLineWanted {
  patientId: number;
  action: BulkAction;
  seenInvite: Interval | null;
}

export interface BulkPageProps {
  /** This is null until the first answer has come. */
  view: BulkView | null;
  preview: BulkPreview | null;
  /** Somebody opened the page for a new list, so a list that is over does not stand in its way. */
  isForNew: boolean;
  /** The list could not be read or begun for this reason. */
  failure: Failure | null;
  /** Judges the press that begins a list. */
  presses: PressWatch;
  onStart: (lines: readonly BulkLineWanted[]) => void;
  onSteer: (step: 'pause' | 'goOn' | 'cancelAll' | 'putAway') => void;
  onCancelLine: (patientId: number) => void;
  onAnswer: (patientId: number, action: Action) => void;
  onOpenChart: (patientId: number) => void;
  onOpenSettings: () => void;
  onOpenDesk: () => void;
}
