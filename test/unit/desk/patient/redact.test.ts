import { expect, test } from 'vitest';
import { redactOperation, redactStatus } from '../../../../lib/desk/patient/redact.ts';
import type { Status } from '../../../../lib/invites/status.ts';
import type { OperationView } from '../../../../lib/messages/operation-view.ts';
import { NOW } from '../fake-services.ts';

const sent = { earliest: NOW, latest: NOW + 999 };
const invite = { sent, precision: 'exact', email: 'm•••@example.com', by: 'Dana Whitlock' } as const;
const grounds = { source: 'answer', asOf: NOW } as const;

test.each(['pending', 'expired'] as const)(
  'an invite that is %s names nobody, and holds all the same',
  (kind) => {
    const marked = { ...invite, addressMark: '0123456789abcdef' };
    const status = { kind, invite: marked, expires: sent, grounds } as unknown as Status;
    expect(redactStatus(status)).toEqual({ ...status, invite: { ...invite, email: null, by: null } });
  },
);

test.each([
  [{ name: 'Mira Quillfeather' }, 'unknown'],
  ['patient', 'patient'],
  ['unknown', 'unknown'],
] as const)('an access that %j ended names nobody', (by, shown) => {
  const status: Status = { kind: 'disabled', by, at: sent, grounds };
  expect(redactStatus(status)).toEqual({ ...status, by: shown });
});

test('a state without an invite stays as it is', () => {
  const status: Status = { kind: 'unknown', reason: 'notChecked', sides: [] };
  expect(redactStatus(status)).toBe(status);
});

const shown = { id: 'one', kind: 'send', startedAt: NOW } as const;

test.each<[OperationView | null, OperationView | null]>([
  [null, null],
  [
    { ...shown, stage: 'working', step: 'sending' },
    { ...shown, stage: 'working', step: 'sending' },
  ],
  [
    {
      ...shown,
      stage: 'sent',
      to: 'm•••@example.com',
      at: sent,
      precision: 'exact',
      expires: sent,
      confirmed: true,
      twice: false,
    },
    {
      ...shown,
      stage: 'sent',
      to: null,
      at: sent,
      precision: 'exact',
      expires: sent,
      confirmed: true,
      twice: false,
    },
  ],
  [
    { ...shown, stage: 'stopped', because: 'patientJoined' },
    { ...shown, stage: 'stopped', because: 'patientJoined' },
  ],
  [
    { ...shown, stage: 'stopped', because: { failure: { kind: 'forbidden' } } },
    { ...shown, stage: 'stopped', because: { failure: { kind: 'forbidden' } } },
  ],
  [
    { ...shown, stage: 'stopped', because: { failure: { kind: 'refused', words: ['Mira has no email'] } } },
    { ...shown, stage: 'stopped', because: { failure: { kind: 'refused', words: [] } } },
  ],
])('%j is shown as %j', (operation, redacted) => {
  expect(redactOperation(operation)).toEqual(redacted);
});
