import type { Input, MessageName, Output } from '../messages/contract.ts';
import type { Failure } from '../messages/failure.ts';
import type { IdentifierField, PanelPatient, PanelView } from '../messages/panel-view.ts';
import type { FrontTab } from '../platform/panel-page.ts';
import type { TypedFields } from './typed-fields.ts';

/** The panel shows this at one moment. */
export interface PanelShown {
  /** null while it is asked whom the tab in front is about. */
  view: PanelView | null;
  /** What was typed for the patient that is shown. */
  typed: TypedFields;
  /** A press is on its way. */
  busy: boolean;
  /** That press only asks DrChrono about the patient: what is typed meanwhile is none the worse for it. */
  looksUp: boolean;
  /** Why the last press was not carried out, or that no answer came. */
  notice: Failure | null;
  /** This field takes the focus now. Each time it is another object. */
  focus: { field: IdentifierField } | null;
}

/** What a panel shows before anything was answered. */
export const NOBODY_SHOWN: PanelShown = {
  ...{ view: null, typed: {}, busy: false, looksUp: false, notice: null, focus: null },
};

export interface PanelPorts {
  /** It stands beside tabs, and can show the patient of the one in front. A page in a tab of its own cannot. */
  hasTabs: boolean;
  /** Names this document. The tokens of its views belong to it. */
  page: string;
  windowId: number;
  ask<N extends MessageName>(name: N, input: Input<N>): Promise<Output<N>>;
  show(shown: PanelShown): void;
  /** The tab in front of the panel's window; null where there is none. */
  front(): Promise<FrontTab | null>;
  /** Milliseconds since some fixed moment. Unlike the computer's clock, this is never set back. */
  elapsed(): number;
  later(milliseconds: number, callback: () => void): void;
}

export function patientIn({ view }: Pick<PanelShown, 'view'>): PanelPatient | null {
  return view?.kind === 'patient' ? view : null;
}
