import type { Status } from '../../invites/status.ts';
import type { OperationView } from '../../messages/operation-view.ts';

/**
 * The status for a page whose patient could not be read for certain. It says where the invite stands, without the
 * address or the colleague, so that nothing in it names a person.
 */
export function redactStatus(status: Status): Status {
  return status.kind === 'pending' || status.kind === 'expired'
    ? { ...status, invite: { ...status.invite, email: null, by: null } }
    : status;
}

/**
 * The same for an operation: without the address, and without the words of DrChrono's refusal, which may quote the
 * chart.
 */
export function redactOperation(operation: OperationView | null): OperationView | null {
  if (operation?.stage === 'sent') return { ...operation, to: null };
  if (operation?.stage !== 'stopped' || typeof operation.because === 'string') return operation;
  const { failure } = operation.because;
  return failure.kind === 'refused'
    ? { ...operation, because: { failure: { ...failure, words: [] } } }
    : operation;
}
