import { beforeEach, expect, test } from 'vitest';
import { patientState } from '../../../../lib/desk/patient/patient-state.ts';
import { readAccess } from '../../../../lib/desk/patient/read-access.ts';
import {
  evidenceOf,
  knownPatients,
  othersWithAddress,
  takeSnapshot,
  takeSnapshotOf,
} from '../../../../lib/desk/patient/snapshot.ts';
import { fakeServices, mira, NOW, newLocks, operation, pendingSince } from '../fake-services.ts';

beforeEach(newLocks);

test('an address is shared by the other charts that carry it, however it is written', async () => {
  const { services } = await fakeServices();
  for (const [id, email] of [
    [4224, 'mira@example.com'],
    [4225, 'MIRA@example.com'],
    [4226, 'mira@example.com'],
    [4227, 'tim@example.com'],
    [4228, null],
    [4229, ''],
    [4230, null],
  ] as const)
    await services.cache.rememberRecord({ ...mira, id, email }, NOW);
  const snapshot = await takeSnapshot(services);
  const others = (id: number, email: string | null) => othersWithAddress(snapshot, { ...mira, id, email });
  expect(others(4224, 'Mira@example.com')).toBe(2);
  expect(others(4227, 'tim@example.com')).toBe(0);
  // A chart that is read for the first time, or whose address has just been changed.
  expect(others(9999, 'tim@example.com')).toBe(1);
  expect(others(9999, 'new@example.com')).toBe(0);
  expect(others(4227, 'mira@example.com')).toBe(3);
  expect([others(4228, null), others(4229, ''), others(4231, null)]).toEqual([0, 0, 0]);
});

test('the age that the practice has set says who is a minor', async () => {
  const { services } = await fakeServices();
  const seventeen = { ...mira, birthDate: '2009-05-12' };
  await services.cache.rememberRecord(seventeen, NOW);
  const warnings = async () => {
    const snapshots = [await takeSnapshot(services), await takeSnapshotOf(services, seventeen.id)];
    return snapshots.map(
      (snapshot) => patientState(snapshot, seventeen.id, seventeen, 'locked').eligibility?.warnings,
    );
  };
  expect(await warnings()).toEqual([['minor'], ['minor']]);
  await services.facts.countAsMinorsUnder(17);
  expect(await warnings()).toEqual([[], []]);
});

test('a patient without an address shares none', async () => {
  const { services } = await fakeServices();
  for (const id of [1, 2, 3]) await services.cache.rememberRecord({ ...mira, id, email: null }, NOW);
  expect(othersWithAddress(await takeSnapshot(services), { ...mira, id: 1, email: null })).toBe(0);
});

test('whoever is under way, was acted on, was seen or has just ended is known, once', async () => {
  const { services } = await fakeServices();
  await services.journal.open(operation({ id: 'open', patientId: 1 }));
  await services.journal.open(operation({ id: 'over', patientId: 2 }));
  const at = { earliest: NOW, latest: NOW + 999 };
  await services.journal.advance(
    operation({
      ...{ id: 'over', patientId: 2 },
      phase: { at: 'settled', outcome: { kind: 'sent', confirmed: true } },
    }),
    [{ patientId: 2, kind: 'send', at, precision: 'exact' }],
  );
  await services.cache.rememberEvidence(3, { source: 'answer', asOf: NOW, lines: [pendingSince(NOW)] });
  await services.cache.rememberEvidence(2, { source: 'answer', asOf: NOW, lines: [] });
  await services.cache.rememberEnded({ operation: operation({ patientId: 4 }), at: NOW, to: null });
  await services.cache.rememberRecord({ ...mira, id: 5 }, NOW);
  const snapshot = await takeSnapshot(services);
  expect(knownPatients(snapshot).sort()).toEqual([1, 2, 3, 4]);
  expect(evidenceOf(snapshot, 2).map(({ source }) => source)).toEqual(['answer', 'ownSend']);
  expect(snapshot.operations.get(1)?.id).toBe('open');
});

test('the day is the practice’s, and Greenwich’s where its zone is not known', async () => {
  const { services, clock } = await fakeServices();
  clock.now = Date.parse('2026-05-13T03:30:00Z');
  expect(await takeSnapshot(services)).toMatchObject({
    ...{ today: '2026-05-12', zone: 'US/Eastern', mayInvite: 'yes', now: clock.now },
  });
  await services.facts.rememberChecks({
    ...{ checkedAt: NOW, signedInAs: null, practice: null, zone: null, mayInvite: 'no' },
  });
  expect(await takeSnapshot(services)).toMatchObject({ today: '2026-05-13', zone: null, mayInvite: 'no' });
});

test('what staff said of DrChrono’s own invites is known', async () => {
  const { services } = await fakeServices();
  expect(await takeSnapshot(services)).toMatchObject({ drChronoInvites: 'never' });
  await services.facts.sayDrChronoInvites('firstVisit');
  expect(await takeSnapshotOf(services, mira.id)).toMatchObject({ drChronoInvites: 'firstVisit' });
});

test('before the first connect nothing was said about inviting', async () => {
  const { services, settings } = await fakeServices();
  settings.clear();
  expect(await takeSnapshot(services)).toMatchObject({ mayInvite: 'notSaid', listsInvites: false });
});

test('an empty list says "not invited" from when another answer lists an invite, also where it came before', async () => {
  let list = false;
  const { services } = await fakeServices(() =>
    list ? { kind: 'lines', lines: [pendingSince(NOW)] } : { kind: 'emptyList' },
  );
  const status = async (id: number) => {
    const snapshot = await takeSnapshotOf(services, id);
    return patientState(snapshot, id, { ...mira, id }, 'locked').status;
  };
  await readAccess(services, 4224, 'click');
  expect(await status(4224)).toMatchObject({ kind: 'unknown', reason: 'answerDoesNotTell' });
  list = true;
  await readAccess(services, 4225, 'click');
  expect(await status(4224)).toMatchObject({ kind: 'notInvited', grounds: { asOf: NOW } });
});

test('an answer that does not tell stays one', async () => {
  const { services } = await fakeServices();
  await readAccess(services, 4224, 'click');
  await services.facts.learnListsInvites();
  const { status } = patientState(await takeSnapshotOf(services, 4224), 4224, mira, 'locked');
  expect(status).toMatchObject({ kind: 'unknown', reason: 'answerDoesNotTell' });
});
