import { beforeEach, describe, expect, it } from 'vitest';
import { HOUR } from '../../sandbox/wall-clock.ts';
import { apiOf, connect, token } from './client.ts';
import { running } from './running.ts';

const now = running();

beforeEach(() => {
  const { practice } = now().sandbox;
  practice.clock.move(HOUR);
  practice.settings.perSecondLimit = Number.POSITIVE_INFINITY;
});

describe('the hour', () => {
  it('lets 500 calls pass, then names the wait as a decimal until its top', async () => {
    const { sandbox, client } = now();
    const { practice } = sandbox;
    const tokens = await connect(sandbox, client);
    const api = apiOf(client, tokens);
    practice.meter.spend(499 - practice.meter.used());
    expect((await api('/api/users/current')).status).toBe(200);
    expect(practice.meter.used()).toBe(500);
    const reply = await api('/api/users/current');
    const left = Math.ceil((HOUR - (practice.clock.now() % HOUR)) / 1000);
    expect(reply.status).toBe(429);
    expect(JSON.parse(reply.text)).toEqual({
      detail: `Request was throttled. Expected available in ${left}.0 seconds.`,
    });
    expect(reply.headers).not.toHaveProperty('retry-after');
    expect(sandbox.log.api().slice(-2)).toMatchObject([
      { status: 200, sentAwayFor: null, user: 'dana.frontdesk' },
      { status: 429, sentAwayFor: left, user: 'dana.frontdesk' },
    ]);
    const refresh = { grant_type: 'refresh_token', refresh_token: tokens.refresh_token };
    expect((await token(sandbox, client, refresh)).status).toBe(429);
    practice.clock.move(left * 1000);
    expect((await api('/api/users/current')).status).toBe(200);
    expect(practice.meter.used()).toBe(1);
  });

  it('counts token calls', async () => {
    const { sandbox, client } = now();
    await connect(sandbox, client);
    expect(sandbox.practice.meter.used()).toBe(1);
  });
});

it('refuses the tenth call of a second, and keeps refusing while calls go on', async () => {
  const { sandbox, client } = now();
  const api = apiOf(client, await connect(sandbox, client));
  sandbox.practice.clock.move(1000);
  sandbox.practice.settings.perSecondLimit = 10;
  const call = async () => (await api('/api/users/current')).status;
  const statuses: number[] = [];
  for (let nth = 1; nth <= 10; nth += 1) statuses.push(await call());
  expect(statuses).toEqual([...Array(9).fill(200), 429]);
  sandbox.practice.clock.move(999);
  expect(await call()).toBe(429);
  sandbox.practice.clock.move(1000);
  expect(await call()).toBe(200);
});
