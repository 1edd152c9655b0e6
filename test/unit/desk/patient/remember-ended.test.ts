import { beforeEach, expect, test } from 'vitest';
import { rememberEnded } from '../../../../lib/desk/patient/remember-ended.ts';
import type { Outcome } from '../../../../lib/invites/operation.ts';
import { fakeServices, mira, NOW, newLocks, operation } from '../fake-services.ts';

beforeEach(newLocks);

const ended = (outcome: Outcome) => operation({ phase: { at: 'settled', outcome } });

test('how an operation ended is remembered with the masked address and who was signed in', async () => {
  const { services } = await fakeServices();
  const operation = ended({ kind: 'revoked' });
  await rememberEnded(services, operation);
  expect(await services.cache.ended(mira.id)).toEqual({ operation, at: NOW, to: null, actedAs: 'desk' });
  await services.cache.rememberRecord(mira, NOW);
  await rememberEnded(services, operation);
  expect(await services.cache.ended(mira.id)).toMatchObject({ to: 'm•••@example.com' });
});

test.each<[boolean, Outcome]>([
  [false, { kind: 'sent', confirmed: true }],
  [true, { kind: 'revoked' }],
  [true, { kind: 'stopped', because: 'notProven' }],
  [true, { kind: 'closedByPerson' }],
])('still put off %s after %o', async (isPutOff, outcome) => {
  const { services } = await fakeServices();
  const notNow = { reason: 'declined', until: { kind: 'never' }, at: NOW, day: '2026-05-12' } as const;
  await services.notNow.putOff(mira.id, notNow);
  await services.notNow.putOff(4_225, notNow);
  await rememberEnded(services, ended(outcome));
  const left = await services.notNow.all();
  expect([left.has(mira.id), left.has(4_225)]).toEqual([isPutOff, true]);
});
