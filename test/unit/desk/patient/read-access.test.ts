import { beforeEach, expect, test } from 'vitest';
import { actsAsEvidence, allEvidence, readAccess } from '../../../../lib/desk/patient/read-access.ts';
import type { OwnAct } from '../../../../lib/desk/store/journal-schema.ts';
import type { Asker } from '../../../../lib/practice/budget.ts';
import type { AccessAnswer } from '../../../../lib/practice/decode-access.ts';
import type { PracticeFailure } from '../../../../lib/practice/failure.ts';
import { FAILURE_SHARED } from '../../../../lib/timing.ts';
import { fakeServices, NOW, newLocks, operation, pendingSince } from '../fake-services.ts';

beforeEach(newLocks);

const at = { earliest: NOW, latest: NOW + 999 };

test.each<[AccessAnswer, boolean, { lines: unknown; lists: boolean; shape: string | null }]>([
  [
    { kind: 'lines', lines: [pendingSince(NOW)] },
    false,
    { lines: [pendingSince(NOW)], lists: true, shape: null },
  ],
  [{ kind: 'emptyList' }, false, { lines: null, lists: false, shape: null }],
  [{ kind: 'emptyList' }, true, { lines: [], lists: true, shape: null }],
  [{ kind: 'doesNotTell', shape: '{a: text}' }, false, { lines: null, lists: false, shape: '{a: text}' }],
  [{ kind: 'doesNotTell', shape: '{a: text}' }, true, { lines: null, lists: true, shape: '{a: text}' }],
])('%j of a practice that has listed invites (%s) is remembered as %j', async (answer, hasListed, said) => {
  const { services } = await fakeServices(() => answer);
  if (hasListed) await services.facts.learnListsInvites();
  const read = await readAccess(services, 4224, 'click');
  expect(read).toMatchObject({ ok: true, value: { source: 'answer', lines: said.lines } });
  expect(await services.cache.evidence(4224)).toEqual(read.ok ? [read.value] : []);
  expect(await services.facts.listsInvites()).toBe(said.lists);
  expect(await services.facts.shape()).toBe(said.shape);
});

test('an answer is of its own time, and never of later than now', async () => {
  const { services, api } = await fakeServices(() => ({ kind: 'lines', lines: [] }));
  const answeredAt = (latest: number) => {
    api.practice.access = async () => ({
      ...{ ok: true, status: 200, at: { earliest: latest - 999, latest } },
      value: { kind: 'lines', lines: [] },
    });
  };
  answeredAt(NOW + 500);
  expect(await readAccess(services, 4224, 'click')).toMatchObject({ value: { asOf: NOW } });
  answeredAt(NOW - 500);
  expect(await readAccess(services, 4225, 'click')).toMatchObject({ value: { asOf: NOW - 500 } });
});

test('a failure is handed on, and nothing is remembered of it', async () => {
  const { services, api } = await fakeServices();
  api.practice.access = async () => ({ ok: false, failure: { kind: 'timeout' }, happened: 'maybe' });
  expect(await readAccess(services, 4224, 'click')).toMatchObject({ failure: { kind: 'timeout' } });
  expect(await services.cache.evidence(4224)).toEqual([]);
});

test('a read that DrChrono failed is not made again for a mere look right after it', async () => {
  const { services, api, clock } = await fakeServices();
  let asked = 0;
  const failWith = (failure: PracticeFailure) => {
    api.practice.access = async () => {
      asked += 1;
      return { ok: false, failure, happened: 'no' };
    };
  };
  const look: Asker = { lane: 'view', wanted: () => true };
  failWith({ kind: 'serverError', status: 500 });
  for (const asker of [look, look, 'click', look] as const)
    expect(await readAccess(services, 4224, asker)).toMatchObject({ failure: { kind: 'serverError' } });
  expect(asked).toBe(2);
  await readAccess(services, 4225, look);
  expect(asked).toBe(3);
  clock.now += FAILURE_SHARED;
  await readAccess(services, 4224, look);
  expect(asked).toBe(4);
  // These say nothing of DrChrono, and a person may have ended them by now.
  for (const kind of ['offline', 'viewOutdated', 'notConnected'] as const) {
    clock.now += FAILURE_SHARED;
    failWith({ kind });
    asked = 0;
    await readAccess(services, 4224, look);
    await readAccess(services, 4224, look);
    expect(asked, kind).toBe(2);
  }
});

test('what this desk did itself is evidence of its own kind, of that patient alone', async () => {
  const acts: OwnAct[] = [
    { patientId: 4224, kind: 'revoke', at, precision: 'exact' },
    { patientId: 4225, kind: 'send', at, precision: 'exact' },
    { patientId: 4224, kind: 'send', at, precision: 'about' },
  ];
  const own = [
    { source: 'ownRevoke', asOf: NOW + 999, at },
    {
      ...{ source: 'ownSend', asOf: NOW + 999 },
      invite: { sent: at, precision: 'about', email: null, by: null },
    },
  ];
  expect(actsAsEvidence(acts.filter(({ patientId }) => patientId === 4224))).toEqual(own);
  const { services } = await fakeServices();
  await services.cache.rememberEvidence(4224, { source: 'answer', asOf: NOW, lines: [] });
  expect(await allEvidence(services, 4224)).toEqual([{ source: 'answer', asOf: NOW, lines: [] }]);
  for (const act of acts) {
    await services.journal.open(operation({ patientId: act.patientId }));
    await services.journal.advance(operation({ patientId: act.patientId }), [act]);
  }
  expect(await allEvidence(services, 4224)).toEqual([{ source: 'answer', asOf: NOW, lines: [] }, ...own]);
});
