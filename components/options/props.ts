import type { ConnectFailure, ConnectionView } from '../../lib/messages/connection-view.ts';
import type { Failure } from '../../lib/messages/failure.ts';

/** The page is waiting for this; null where it waits for nothing. */
export type Busy = 'saving' | 'connecting' | 'checking' | 'disconnecting' | null;

/** These are the keys of the practice's API application. An empty secret stands for the stored one. */
export interface ApplicationKeys {
  clientId: string;
  clientSecret: string;
}

export interface OptionsProps {
  /** This is null until the first answer has come. */
  view: ConnectionView | null;
  busy: Busy;
  /** The last Connect did not work for this reason. */
  connectFailure: ConnectFailure | null;
  /** The last save, check or zone change did not work for this reason. */
  failure: Failure | null;
  /** Put the text on the clipboard; false where the browser refused. */
  onCopy: (text: string) => Promise<boolean>;
  onSave: (application: ApplicationKeys) => void;
  onConnect: (computer: 'staffOnly' | 'shared') => void;
  onRecheck: () => void;
  onChooseZone: (zone: string | null) => void;
  onDisconnect: () => void;
  /** Staff say that they know what was lost on this computer. */
  onDismissLost: () => void;
}

/**
 * The parts below the title get these and are drawn once the first answer has come. `now` is epoch ms on the corrected
 * clock.
 */
export type PageProps = OptionsProps & { view: ConnectionView; now: number };
