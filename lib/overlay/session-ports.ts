import type { PageKind, PageReading } from '../ehr/page/reading.ts';
import type { ReaderName } from '../ehr/page-readers.ts';
import type { Input, MessageName, Output } from '../messages/contract.ts';
import type { Failure } from '../messages/failure.ts';
import type { OverlayPlace, PatientView, PlaceKey } from '../messages/patient-view.ts';

/** The overlay shows this at one moment. Null in its place: the page is about nobody, so nothing is drawn. */
export interface Shown {
  view: PatientView | null;
  loading: boolean;
  page: PlaceKey;
  open: boolean;
  place: OverlayPlace | null;
  staleExtension: boolean;
  notice: Failure | null;
}

/** The page cannot be read before this reader has come. */
export interface Unread {
  missing: ReaderName;
  page: PageKind;
}

export interface SessionPorts {
  /** Look at the page now. */
  read(): PageReading | Unread;
  /** Is this reader in the page by now? */
  has(reader: ReaderName): boolean;
  ask<N extends MessageName>(name: N, input: Input<N>): Promise<Output<N>>;
  /** False once the extension was updated or removed under this page. */
  isAlive(): boolean;
  show(shown: Shown | null): void;
  /** Milliseconds since some fixed moment. Unlike the computer's clock, this is never set back. */
  elapsed(): number;
  /** Call back after this many milliseconds unless the session ends first. */
  later(milliseconds: number, callback: () => void): void;
  /** The session is over: stop watching. */
  end(): void;
}
