import { expiryOf } from '../../invites/expiry.ts';
import type { Operation, Phase, Refusal, Request } from '../../invites/operation.ts';
import type { Failure } from '../../messages/failure.ts';
import type { OperationStage, OperationView } from '../../messages/operation-view.ts';

const STEPS: Record<Request, 'checking' | 'revoking' | 'sending' | 'confirming'> = {
  check: 'checking',
  revoke: 'revoking',
  enable: 'sending',
  verify: 'confirming',
};

/**
 * How an operation looks to a person. `to` is the masked address and `actedAs` who was signed in when it was done; null
 * when it is not known any more.
 */
export function operationView(
  operation: Operation,
  to: string | null,
  zone: string | null,
  actedAs: string | null = null,
): OperationView | null {
  const ended = stageOf(operation, to, zone);
  const isDone = ended?.stage === 'sent' || ended?.stage === 'revoked';
  const stage = isDone && actedAs !== null ? { ...ended, actedAs } : ended;
  return stage && { id: operation.id, kind: operation.kind, startedAt: operation.startedAt, ...stage };
}

function stageOf(operation: Operation, to: string | null, zone: string | null): OperationStage | null {
  const { phase } = operation;
  switch (phase.at) {
    case 'ready':
      return { stage: 'working', step: STEPS[phase.next] };
    case 'requesting':
      return { stage: 'working', step: STEPS[phase.request] };
    case 'doubt':
      return { stage: 'working', step: 'checking' };
    case 'waiting':
      return { stage: 'waiting', why: phase.why, until: phase.until };
    case 'needsYou':
      return { stage: 'needsYou', question: phase.question };
    case 'settled':
      return settledStage(operation, phase, to, zone);
  }
}

function settledStage(
  operation: Operation,
  { outcome }: Extract<Phase, { at: 'settled' }>,
  to: string | null,
  zone: string | null,
): OperationStage | null {
  switch (outcome.kind) {
    case 'sent': {
      if (operation.sent === null) return null;
      const { at, precision } = operation.sent;
      const { confirmed, twice = false } = outcome;
      return { stage: 'sent', to, at, precision, expires: expiryOf(at, zone), confirmed, twice };
    }
    case 'revoked':
      return operation.revoked && { stage: 'revoked', at: operation.revoked };
    case 'stopped':
      return { stage: 'stopped', because: outcome.because };
    case 'refused':
      return { stage: 'stopped', because: { failure: failureOf(outcome.refusal) } };
    case 'closedByPerson':
      return null;
  }
}

function failureOf(refusal: Refusal): Failure {
  switch (refusal.kind) {
    case 'refused':
      return { kind: 'refused', words: refusal.words };
    case 'forbidden':
      return refusal.lacks === undefined
        ? { kind: 'forbidden' }
        : { kind: 'forbidden', lacks: refusal.lacks };
    case 'notFound':
      return { kind: 'notFound' };
  }
}
