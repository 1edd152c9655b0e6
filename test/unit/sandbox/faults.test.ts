import { beforeEach, describe, expect, it } from 'vitest';
import { doctors } from '../../sandbox/accounts.ts';
import { type Fault, type FaultRule, takeFaults } from '../../sandbox/faults.ts';
import { people } from '../../sandbox/patients.ts';
import { apiOf, connect } from './client.ts';
import { running } from './running.ts';

const now = running();
const { neverInvited } = people;
const path = `/api/patients/${neverInvited.id}/onpatient_access`;
let api: ReturnType<typeof apiOf>;

beforeEach(async () => {
  const { sandbox, client } = now();
  const { practice } = sandbox;
  practice.faults.length = 0;
  api = apiOf(client, await connect(sandbox, client));
  practice.clock.move(60_000);
  practice.revoke(neverInvited.id);
  practice.clock.move(60_000);
  sandbox.log.clear();
});

function once(fault: Fault, method = 'POST') {
  now().sandbox.practice.faults.push({ match: { method, path: /onpatient_access$/ }, times: 1, fault });
}

const state = () => now().sandbox.practice.access.stateOf(neverInvited.id);
const send = () => api(path, { method: 'POST' });
const invites = () => now().sandbox.practice.access.history(neverInvited.id).length;

it('drops the line before anything happens', async () => {
  const before = [state(), invites()];
  once({ kind: 'dropBefore' });
  await expect(send()).rejects.toThrow();
  expect([state(), invites()]).toEqual(before);
  expect(
    now()
      .sandbox.log.api()
      .map(({ status }) => status),
  ).toEqual(['dropped']);
});

it('drops the line after the invite was sent', async () => {
  once({ kind: 'dropAfter' });
  await expect(send()).rejects.toThrow();
  expect(state()).toBe('pending');
});

it('fails with 500 before or after', async () => {
  once({ kind: 'status500Before' });
  expect([(await send()).status, state()]).toEqual([500, 'revoked']);
  once({ kind: 'status500After' });
  expect([(await send()).status, state()]).toEqual([500, 'pending']);
});

it('throttles, forgets the token, answers HTML', async () => {
  once({ kind: 'throttle', seconds: 412 });
  expect(JSON.parse((await send()).text).detail).toContain('412.0 seconds');
  once({ kind: 'unauthorized' });
  expect((await send()).text).toBe('Authorization failed.');
  once({ kind: 'html200' }, 'GET');
  const page = await api(path);
  expect([page.status, page.headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
  expect(state()).toBe('revoked');
});

it('cuts a body in half', async () => {
  once({ kind: 'truncatedBody' }, 'GET');
  const { text } = await api(path);
  expect(() => JSON.parse(text)).toThrow();
});

it('answers reads from the past', async () => {
  await send();
  now().sandbox.practice.clock.move(5000);
  once({ kind: 'staleRead', ms: 10_000 }, 'GET');
  expect(JSON.parse((await api(path)).text)[0].status).toBe('revoked');
  expect(JSON.parse((await api(path)).text)[0].status).toBe('pending');
});

describe('an answer about another id', () => {
  const other = 99_000_001;
  const ask = async (asked: string, row?: 'id' | 'url' | 'pk' | 'patientId' | 'ownUrl') => {
    const fault: Fault = { kind: 'otherIds', id: other, ...(row && { row }) };
    now().sandbox.practice.faults.push({ match: { method: 'GET', path: /^\/api\// }, times: 1, fault });
    return JSON.parse((await api(asked)).text);
  };

  it.each([
    ['/api/appointments/76300001', '99000001'],
    [`/api/doctors/${doctors.primary.id}`, other],
    [`/api/patients/${neverInvited.id}`, other],
  ])('%s', async (asked, id) => {
    const right = JSON.parse((await api(asked)).text);
    expect(await ask(asked)).toEqual({ ...right, id });
  });

  it.each([
    ['id', { patient: other }],
    ['url', { patient: { url: `https://app.drchrono.com/api/patients/${other}` } }],
    ['pk', { patient: { pk: other } }],
    ['patientId', { patientId: other }],
    ['ownUrl', { url: `https://app.drchrono.com/api/patients/${other}/onpatient_access` }],
  ] as const)('an invite that names its patient by %s', async (row, names) => {
    await send();
    const right = JSON.parse((await api(path)).text);
    const expected = right.map(({ patient: _, ...rest }: { patient: number }) => ({ ...rest, ...names }));
    expect(await ask(path, row)).toEqual(expected);
  });

  it.each(['paged', 'single', 'patient', 'empty'] as const)('in the shape "%s"', async (shape) => {
    const { settings } = now().sandbox.practice;
    await send();
    settings.accessShape = shape;
    const text = JSON.stringify(await ask(path));
    settings.accessShape = 'rows';
    expect(text.includes(String(other))).toBe(shape !== 'empty');
    expect(text).not.toContain(String(neverInvited.id));
  });
});

it('uses the rules in order, each so often, after those it skips', async () => {
  const { faults } = now().sandbox.practice;
  faults.push({ match: { method: 'GET' }, times: 2, skip: 1, fault: { kind: 'html200' } });
  faults.push({ match: {}, times: 1, fault: { kind: 'throttle', seconds: 5 } });
  const statuses: number[] = [];
  for (let nth = 0; nth < 4; nth += 1) statuses.push((await api(path)).status);
  expect(statuses).toEqual([429, 200, 200, 200]);
  expect(faults).toEqual([]);
});

it('lets others act just before and just after, beside another fault', async () => {
  const seen: string[] = [];
  const act = () => void seen.push(state());
  once({ kind: 'meanwhile', when: 'before', act });
  once({ kind: 'meanwhile', when: 'after', act });
  once({ kind: 'status500After' });
  expect((await send()).status).toBe(500);
  expect(seen).toEqual(['revoked', 'pending']);
});

it('says in the log what the practice did, whatever became of the answer', async () => {
  once({ kind: 'dropAfter' });
  await expect(send()).rejects.toThrow();
  once({ kind: 'status500Before' });
  await send();
  expect(
    now()
      .sandbox.log.api()
      .map(({ status, done }) => [status, done]),
  ).toEqual([
    ['dropped', 201],
    [500, null],
  ]);
});

it('tells a used line from a new one', () => {
  const queue: FaultRule[] = [
    { match: { connection: 'reused' }, times: 1, fault: { kind: 'dropBefore' } },
    { match: { connection: 'fresh' }, times: 1, fault: { kind: 'dropAfter' } },
  ];
  expect(takeFaults(queue, { method: 'POST', path, reused: false })).toEqual([{ kind: 'dropAfter' }]);
  expect(takeFaults(queue, { method: 'POST', path, reused: false })).toEqual([]);
  expect(takeFaults(queue, { method: 'POST', path, reused: true })).toEqual([{ kind: 'dropBefore' }]);
});

it('is slow when told to', async () => {
  once({ kind: 'latency', ms: 40 }, 'GET');
  const start = performance.now();
  expect((await api(path)).status).toBe(200);
  expect(performance.now() - start).toBeGreaterThanOrEqual(38);
});

it('logs what came, without what is secret, and which connection it came on', async () => {
  await api('/api/patients?last_name=Fair', { headers: { cookie: 'sessionid=abc' } });
  await api(`/api/patients/${neverInvited.id}`, { method: 'PATCH', json: { cell_phone: '(410) 555-0101' } });
  const [list, patch] = now().sandbox.log.api();
  expect(list).toMatchObject({
    host: 'app.drchrono.com',
    method: 'GET',
    path: '/api/patients',
    query: { last_name: 'Fair' },
    status: 200,
    at: now().sandbox.practice.clock.now(),
  });
  expect(list?.headers).toMatchObject({ authorization: 'Bearer', cookie: 'sessionid' });
  expect(patch).toMatchObject({ bodyFields: ['cell_phone'], status: 204, reused: true });
  expect(patch?.connection).toBe(list?.connection);
});
