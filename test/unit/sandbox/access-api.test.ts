import { beforeAll, describe, expect, it } from 'vitest';
import { INVITE_LIFE } from '../../sandbox/access-history.ts';
import { people } from '../../sandbox/patients.ts';
import type { AccessShape } from '../../sandbox/settings.ts';
import { apiOf, connect } from './client.ts';
import { running } from './running.ts';

const now = running();
let api: ReturnType<typeof apiOf>;

beforeAll(async () => {
  const { sandbox, client } = now();
  api = apiOf(client, await connect(sandbox, client));
});

const path = (patient: { id: number }) => `/api/patients/${patient.id}/onpatient_access`;

async function readAs(shape: AccessShape, patient: { id: number }) {
  now().sandbox.practice.settings.accessShape = shape;
  const reply = await api(path(patient));
  expect(reply.status).toBe(200);
  return JSON.parse(reply.text);
}

/** The newest row says this of each patient. An expired invite still reads pending. */
const newest: [keyof typeof people, string | undefined][] = [
  ['neverInvited', undefined],
  ['pendingFresh', 'pending'],
  ['expired', 'pending'],
  ['active', 'active'],
  ['revoked', 'revoked'],
  ['disabledByStaff', 'disabled'],
  ['disabledByPatient', 'disabled'],
];

describe.each(newest)('%s', (name, status) => {
  const patient = people[name];

  it('as rows, paged and single', async () => {
    const rows = await readAs('rows', patient);
    expect(rows[0]?.status).toBe(status);
    expect(await readAs('paged', patient)).toEqual({ previous: null, results: rows, next: null });
    expect(await readAs('single', patient)).toEqual(rows[0] ?? {});
  });

  it('as a Patient that says nothing, and as nothing', async () => {
    const record = await readAs('patient', patient);
    expect(record).toMatchObject({ id: patient.id, chart_id: patient.chartId });
    expect(record).not.toHaveProperty('status');
    expect(await readAs('empty', patient)).toEqual([]);
  });
});

it('gives rows newest first, in naive practice time', async () => {
  const rows = await readAs('rows', people.seedHistory);
  expect(rows).toHaveLength(3);
  expect(rows.map(({ status }: { status: string }) => status)).toEqual(['pending', 'disabled', 'revoked']);
  expect(rows[0].created_at.slice(0, 16)).toBe(rows[1].revoked_at.slice(0, 16));
  expect(rows[0].created_at).toMatch(/^2026-05-18T15:30:\d\d$/);
  expect((await readAs('rows', people.disabledByPatient))[0].disabled_by).toBe('Patient');
});

it.each([
  ['rows', 'pending'],
  ['patient', undefined],
] as const)('answers a send with 201 (%s)', async (shape, status) => {
  const { practice } = now().sandbox;
  practice.settings.accessShape = shape;
  const reply = await api(path(people.twinFirst), { method: 'POST' });
  expect(reply.status).toBe(201);
  expect(JSON.parse(reply.text).status).toBe(status);
  expect(practice.access.stateOf(people.twinFirst.id)).toBe('pending');
});

it('answers a send with 201 and nothing in the empty shape', async () => {
  now().sandbox.practice.settings.accessShape = 'empty';
  const reply = await api(path(people.twinSecond), { method: 'POST' });
  expect([reply.status, reply.text]).toEqual([201, '']);
});

it('refuses to send where something is missing or nothing is needed', async () => {
  const post = async (patient: { id: number }) => {
    const reply = await api(path(patient), { method: 'POST' });
    return [reply.status, JSON.parse(reply.text)];
  };
  expect(await post(people.emailNull)).toEqual([400, { email: ['This field is required.'] }]);
  expect((await post(people.phoneMissing))[0]).toBe(400);
  expect((await post(people.active))[0]).toBe(400);
});

it('revokes with 204, and says 404 or 204 when nothing is left', async () => {
  const { settings, access } = now().sandbox.practice;
  const remove = async () => (await api(path(people.pendingFresh), { method: 'DELETE' })).status;
  expect(await remove()).toBe(204);
  expect(access.stateOf(people.pendingFresh.id)).toBe('revoked');
  expect(await remove()).toBe(404);
  settings.revokeAnswers = 'always204';
  expect(await remove()).toBe(204);
  settings.revokeAnswers = 'tells';
});

it('is forbidden without the permission', async () => {
  const { settings, access } = now().sandbox.practice;
  settings.createAndUpdatePatients = false;
  expect((await api(path(people.suffixed), { method: 'POST' })).status).toBe(403);
  expect((await api(path(people.pendingNearExpiry), { method: 'DELETE' })).status).toBe(403);
  settings.createAndUpdatePatients = true;
  expect(access.stateOf(people.suffixed.id)).toBe('notInvited');
});

it('follows an invite from sent to expired to resent to joined', async () => {
  const { practice } = now().sandbox;
  const { id } = people.nickNamed;
  await api(path(people.nickNamed), { method: 'POST' });
  practice.clock.move(INVITE_LIFE);
  expect(practice.access.stateOf(id)).toBe('expired');
  const { sandbox, client } = now();
  api = apiOf(client, await connect(sandbox, client));
  expect((await api(path(people.nickNamed), { method: 'DELETE' })).status).toBe(204);
  expect((await api(path(people.nickNamed), { method: 'POST' })).status).toBe(201);
  expect(practice.accept(id).kind).toBe('accepted');
  expect((await readAs('rows', people.nickNamed)).map((row: { status: string }) => row.status)).toEqual([
    'active',
    'revoked',
  ]);
});
