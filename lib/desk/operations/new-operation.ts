import type { Interval } from '../../invites/evidence.ts';
import { type BulkWork, type Operation, type OperationKind, startPhase } from '../../invites/operation.ts';
import type { Proof } from '../../invites/proof.ts';

interface Wanted {
  patientId: number;
  kind: OperationKind;
  riskAccepted: boolean;
  /** Newest invite the person saw. */
  seenInvite: Interval | null;
  /** Where this is enough, the revoke may be the first request. */
  proof: Proof;
  bulk?: BulkWork;
}

/** An operation as it is first written down. */
export function newOperation(wanted: Wanted, startedAt: number): Operation {
  const { patientId, kind, riskAccepted, seenInvite, bulk } = wanted;
  const { lookedAt, pageProof, isEnough } = wanted.proof;
  return {
    ...{ id: crypto.randomUUID(), patientId, kind, startedAt, riskAccepted, seenInvite },
    ...{ revoked: null, sent: null, attempts: 0, doubt: null },
    ...(lookedAt === null ? {} : { lookedAt }),
    ...(pageProof === null ? {} : { pageProof }),
    ...(bulk ? { bulk } : {}),
    phase: bulk ? { at: 'ready', next: 'check' } : startPhase(kind, isEnough),
  };
}
