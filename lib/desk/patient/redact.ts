import type { Status } from '../../invites/status.ts';
import type { OperationView } from '../../messages/operation-view.ts';

/**
 * The status for a page whose patient could not be read for certain. It says where the invite stands, without the
 * address and without whoever sent or ended it, so that nothing in it names a person.
 */
export function redactStatus(status: Status): Status {
  if (status.kind === 'disabled' && status.by !== 'patient') return { ...status, by: 'unknown' };
  if (status.kind !== 'pending' && status.kind !== 'expired') return status;
  const { addressMark: _, ...invite } = status.invite;
  return { ...status, invite: { ...invite, email: null, by: null } };
}

/**
 * The same for an operation: without the address and the person who acted, and without the words of DrChrono's refusal,
 * which may quote the chart.
 */
export function redactOperation(operation: OperationView | null): OperationView | null {
  if (operation?.stage === 'sent' || operation?.stage === 'revoked') {
    const { actedAs: _, ...rest } = operation;
    return rest.stage === 'sent' ? { ...rest, to: null } : rest;
  }
  if (operation?.stage !== 'stopped' || typeof operation.because === 'string') return operation;
  const { failure } = operation.because;
  return failure.kind === 'refused'
    ? { ...operation, because: { failure: { ...failure, words: [] } } }
    : operation;
}
