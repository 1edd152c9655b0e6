import { expect, test } from 'vitest';
import { type AddressedBulk, bulkAddress, bulkOfAddress } from '../../../lib/messages/bulk-address.ts';

test.each<[AddressedBulk, string]>([
  [{ of: 'expired' }, '?of=expired'],
  ...(['current', 'today', 'tomorrow', 'nextWorkingDay'] as const).map((kind): [AddressedBulk, string] => [
    { of: 'day', day: { kind }, providerId: null, officeId: null },
    `?of=day&day=${kind}`,
  ]),
  [
    { of: 'day', day: { kind: 'date', date: '2026-12-01' }, providerId: 12, officeId: 3 },
    '?of=day&day=2026-12-01&provider=12&office=3',
  ],
])('%j is said by the address and read from it', (of, address) => {
  expect(bulkAddress(of)).toBe(address);
  expect(bulkOfAddress(address)).toEqual(of);
});

test.each(['', '?of=day', '?of=day&day=someday', '?of=lines&patient=4224', '?day=today'])(
  'an address that says no list of ours is about those whose invite has expired: %s',
  (address) => expect(bulkOfAddress(address)).toEqual({ of: 'expired' }),
);

test('what is no id in an address stands for all', () => {
  expect(bulkOfAddress('?of=day&day=today&provider=-1&office=1e9')).toEqual({
    ...{ of: 'day', day: { kind: 'today' }, providerId: null, officeId: null },
  });
});
