import type { ConnectFailure, ConnectionView } from '../../lib/messages/connection-view.ts';
import type { Failure } from '../../lib/messages/failure.ts';

/** What the page is waiting for. */
export type Busy = 'saving' | 'connecting' | 'checking' | 'disconnecting' | null;

/** The keys of the practice's API application. An empty secret stands for the stored one. */
export interface ApplicationKeys {
  clientId: string;
  clientSecret: string;
}

export interface OptionsProps {
  /** null while the first answer is under way. */
  view: ConnectionView | null;
  busy: Busy;
  /** Why the last Connect did not work. */
  connectFailure: ConnectFailure | null;
  /** Why the last save, check or zone change did not work. */
  failure: Failure | null;
  /** Put the text on the clipboard; false when the browser refused. */
  onCopy: (text: string) => Promise<boolean>;
  onSave: (application: ApplicationKeys) => void;
  onConnect: (computer: 'staffOnly' | 'shared') => void;
  onRecheck: () => void;
  onChooseZone: (zone: string | null) => void;
  onDisconnect: () => void;
  /** Staff know what was lost on this computer. */
  onDismissLost: () => void;
}

/** What the parts below the title get: they wait for the first answer. `now` is the corrected clock. */
export type PageProps = OptionsProps & { view: ConnectionView; now: number };
