import type { Interval } from '../../invites/evidence.ts';
import { type BulkWork, type Operation, type OperationKind, startPhase } from '../../invites/operation.ts';

interface Wanted {
  patientId: number;
  kind: OperationKind;
  riskAccepted: boolean;
  /** Newest invite the person saw. */
  seenInvite: Interval | null;
  /** True where the invite was read so lately that the revoke or send may be the first request. */
  proven: boolean;
  bulk?: BulkWork;
}

/** An operation as it is first written down. */
export function newOperation(wanted: Wanted, startedAt: number): Operation {
  const { patientId, kind, riskAccepted, seenInvite, bulk } = wanted;
  return {
    ...{ id: crypto.randomUUID(), patientId, kind, startedAt, riskAccepted, seenInvite },
    ...{ revoked: null, sent: null, attempts: 0, doubt: null },
    ...(bulk ? { bulk } : {}),
    phase: bulk ? { at: 'ready', next: 'check' } : startPhase(kind, wanted.proven),
  };
}
