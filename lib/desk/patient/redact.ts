import type { Status } from '../../invites/status.ts';
import type { OperationView } from '../../messages/operation-view.ts';

/** A state for a page whose patient could not be read: what holds of the invite, and nothing that names a person. */
export function redactStatus(status: Status): Status {
  return status.kind === 'pending' || status.kind === 'expired'
    ? { ...status, invite: { ...status.invite, email: null, by: null } }
    : status;
}

/** The same for an operation: no address, and none of DrChrono's own words, which may quote the chart. */
export function redactOperation(operation: OperationView | null): OperationView | null {
  if (operation?.stage === 'sent') return { ...operation, to: null };
  if (operation?.stage !== 'stopped' || typeof operation.because === 'string') return operation;
  const { failure } = operation.because;
  return failure.kind === 'refused'
    ? { ...operation, because: { failure: { ...failure, words: [] } } }
    : operation;
}
