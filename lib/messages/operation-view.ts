import type { Interval } from '../invites/evidence.ts';
import type { OperationKind, Question, StopReason, WaitReason } from '../invites/operation.ts';
import type { Failure } from './failure.ts';

export type OperationView = {
  id: string;
  kind: OperationKind;
  startedAt: number;
} & OperationStage;

export type OperationStage =
  | { stage: 'working'; step: 'checking' | 'revoking' | 'sending' | 'confirming' }
  | { stage: 'waiting'; why: WaitReason; until: number | null }
  | { stage: 'needsYou'; question: Question }
  | {
      stage: 'sent';
      /** The invite went to this address, which is masked; null where it is not known any more. */
      to: string | null;
      at: Interval;
      precision: 'exact' | 'about';
      expires: Interval;
      confirmed: boolean;
      /** True: a look showed a second invite beside this one, so that the patient has two emails. */
      twice: boolean;
      actedAs?: string;
    }
  /** `actedAs` is who was signed in when it was done; it is missing where that is not known any more. */
  | { stage: 'revoked'; at: Interval; actedAs?: string }
  | { stage: 'stopped'; because: StopReason | { failure: Failure } };
