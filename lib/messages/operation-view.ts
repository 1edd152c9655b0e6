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
      to: string | null;
      at: Interval;
      precision: 'exact' | 'about';
      expires: Interval;
      confirmed: boolean;
      /** A second invite of about the same time was seen beside it. */
      twice: boolean;
    }
  | { stage: 'revoked'; at: Interval }
  | { stage: 'stopped'; because: StopReason | { failure: Failure } };
