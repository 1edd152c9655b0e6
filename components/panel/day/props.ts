import type { DaySession } from '../../../lib/panel/day-session.ts';
import type { DayShown } from '../../../lib/panel/day-shown.ts';
import type { PressWatch } from '../../card/press-watch.ts';

/** What a person can do on the day's page. */
export type DayDeeds = Omit<DaySession, 'shown' | 'look' | 'begin' | 'restore'>;

export interface DayProps {
  shown: DayShown;
  presses: PressWatch;
  day: DayDeeds;
  /** The patient of the tab in front; null on a page that stands beside no tab. */
  onLeave: (() => void) | null;
  /** Open the same page in a tab of its own; null where it is that one. */
  onOpenDesk: (() => void) | null;
  /** The patient who is open beside the day, whose row is marked; null for nobody. */
  opened: number | null;
  /** A press on a name: the patient's own view. */
  onOpenPatient: (patientId: number) => void;
  onOpenSettings: () => void;
  /** Let the browser ask for the right to use the EHR's site; false where it was refused. */
  onAllowSite: () => Promise<boolean>;
  onDismissLost: () => void;
  onLookAgain: () => void;
  /** The list was scrolled so far (px). */
  onScrolled: (top: number) => void;
}
