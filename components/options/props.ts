import type { DrChronoInvites } from '../../lib/invites/drchrono-invites.ts';
import type { CheckedPage, CheckStep, OwnWords, TakenWords } from '../../lib/messages/check-view.ts';
import type { ComputerKind, ConnectFailure, ConnectionView } from '../../lib/messages/connection-view.ts';
import type { TakenDeskFile, WrittenDeskFile } from '../../lib/messages/desk-file.ts';
import type { Failure } from '../../lib/messages/failure.ts';
import type { ConnectSurroundings } from '../../lib/words/connect-failures.ts';
import type { ThisBuild } from '../../lib/words/support.ts';
import { clockTime } from '../../lib/words/time.ts';

/** The page is waiting for this; null where it waits for nothing. */
export type Busy = 'saving' | 'trying' | 'connecting' | 'checking' | 'disconnecting' | null;

/** These are the keys of the practice's API application. An empty secret stands for the stored one. */
export interface ApplicationKeys {
  clientId: string;
  clientSecret: string;
}

export interface OptionsProps {
  /** This is null until the first answer has come. */
  view: ConnectionView | null;
  /** Which build this is, and in which browser. */
  about: ThisBuild;
  /** Nobody has seen yet, on this computer, what is new in this version. */
  hasNews: boolean;
  /** The clock of this computer is set to this IANA zone. */
  computerZone: string;
  busy: Busy;
  /** What came of trying the keys that were saved last; null while they were not tried. */
  tried: 'known' | ConnectFailure | null;
  /** The last Connect did not work for this reason. */
  connectFailure: ConnectFailure | null;
  /** The last save, check or zone change did not work for this reason. */
  failure: Failure | null;
  /** Put the text on the clipboard; false where the browser refused. */
  onCopy: (text: string) => Promise<boolean>;
  onSave: (application: ApplicationKeys) => void;
  onConnect: (computer: ComputerKind) => void;
  onRecheck: () => void;
  onChooseZone: (zone: string | null) => void;
  onDisconnect: () => void;
  /** Let the browser ask for the right to use the EHR's site; false where it was refused. */
  onAllowSite: () => Promise<boolean>;
  /** Staff say that they know what was lost on this computer. */
  onDismissLost: () => void;
  /** These choices are kept as they are made. The promise fails where one could not be kept. */
  onIconOnly: (iconOnly: boolean) => Promise<unknown>;
  onAskToConfirm: (asks: boolean) => Promise<unknown>;
  onMinorsUnder: (years: number) => void;
  /** Allow notices on the desktop, or end them; false where the browser refused. */
  onNotices: (wanted: boolean) => Promise<boolean>;
  onPrepareSchedule: (prepares: boolean) => Promise<unknown>;
  onDrChronoInvites: (when: DrChronoInvites) => Promise<unknown>;
  onShowBadge: (shows: boolean) => Promise<unknown>;
  /** Save the file that sets up another computer. Null: without the client secret. */
  onSaveDeskFile: (passphrase: string | null) => Promise<WrittenDeskFile>;
  /** Set this computer up as that file says. */
  onTakeDeskFile: (file: File, passphrase: string | null) => Promise<TakenDeskFile>;
  /** Tell how the page of the EHR is read that a person looked at last. */
  onCheckPage: (step: CheckStep) => Promise<CheckedPage>;
  /** Take these words of the practice's own for labels. */
  onChooseLabelWords: (words: OwnWords) => Promise<TakenWords>;
  /** The EHR's own labels have this word, so it is read as that. */
  isKnownWord: (word: string) => boolean;
  /** Open the day. */
  onOpenDesk: () => void;
  /** Staff take back which host is their practice's. */
  onForgetHost: () => void;
}

/**
 * The parts below the title get these and are drawn once the first answer has come. `now` is epoch ms on the corrected
 * clock.
 */
export type PageProps = OptionsProps & { view: ConnectionView; now: number };

/** What the sentences about a failed connection depend on. */
export function surroundings({ budget, checks, managed }: ConnectionView): ConnectSurroundings {
  return { again: clockTime(budget.throttledUntil ?? budget.resetsAt, checks?.zone ?? null), managed };
}
