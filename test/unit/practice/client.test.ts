import { describe, expect, test } from 'vitest';
import { type Asker, isWanted } from '../../../lib/practice/budget.ts';
import {
  type ApiRequest,
  type ClientPorts,
  practiceCall,
  type TokenResult,
} from '../../../lib/practice/client.ts';
import { practiceEndpoints } from '../../../lib/practice/endpoints.ts';

const NOW = Date.parse('2026-05-12T10:00:00Z');
const DATE = 'Tue, 12 May 2026 10:00:05 GMT';
const JSON_TYPE = { 'content-type': 'application/json', date: DATE };

type Reply = { status: number; body?: string; headers?: Record<string, string> } | Error;

/** This practice gives one reply per request, and remembers the requests. */
function practice(replies: Reply[], change: Partial<ClientPorts> = {}) {
  const sent: { url: string; init: RequestInit }[] = [];
  const lanes: Asker[] = [];
  const learned: string[] = [];
  const waits: (number | null)[] = [];
  const renewals: string[] = [];
  const ended: string[] = [];
  const ports: ClientPorts = {
    fetch: async (input, init) => {
      sent.push({ url: String(input), init: init ?? {} });
      const reply = replies[sent.length - 1];
      if (reply === undefined) throw new Error('One request too many');
      if (reply instanceof Error) throw reply;
      const body = [204, 304].includes(reply.status) ? null : (reply.body ?? '');
      return new Response(body, { status: reply.status, headers: reply.headers ?? {} });
    },
    tokens: {
      current: async (): Promise<TokenResult> => ({ ok: true, token: 'first' }),
      renew: async (refused) => {
        renewals.push(refused);
        return { ok: true, token: 'second' };
      },
      ended: async (refused) => void ended.push(refused),
      worked: async () => undefined,
    },
    budget: {
      take: async (asker) => {
        lanes.push(asker);
        return { ok: true };
      },
      throttled: async (seconds) => {
        waits.push(seconds);
        return NOW + (seconds ?? 3_600) * 1_000;
      },
    },
    now: () => NOW,
    localNow: () => NOW,
    learnTime: async (date) => {
      learned.push(date);
    },
    watchConnection: () => () => false,
    hasSiteAccess: async () => true,
    online: () => true,
    ...change,
  };
  return { call: practiceCall(ports), sent, lanes, learned, waits, renewals, ended };
}

const GET: ApiRequest = { method: 'GET', path: '/api/patients/4224', asker: 'view' };
const POST: ApiRequest = { method: 'POST', path: '/api/patients/4224/onpatient_access', asker: 'click' };
const DELETE: ApiRequest = { ...POST, method: 'DELETE' };
const PATCH: ApiRequest = {
  ...{ method: 'PATCH', path: '/api/patients/4224', asker: 'click' },
  fields: { email: 'mira@example.org' },
};

test.each([GET, POST, DELETE])('what every request carries: $method', async (request) => {
  const { call, sent } = practice([{ status: 204 }]);
  await call(request);
  expect(sent).toHaveLength(1);
  expect(sent[0]?.url).toBe(`https://app.drchrono.com${request.path}`);
  expect(sent[0]?.init).toMatchObject({ cache: 'no-store', credentials: 'omit', method: request.method });
  expect(sent[0]?.init.redirect).toBe(request.method === 'GET' ? 'follow' : 'error');
  expect(sent[0]?.init.signal).toBeInstanceOf(AbortSignal);
  expect(sent[0]?.init.body).toBeUndefined();
  expect(new Headers(sent[0]?.init.headers).get('authorization')).toBe('Bearer first');
});

describe('a change of a record', () => {
  test('brings its fields as JSON, and obeys the rules of every write', async () => {
    const { call, sent } = practice([{ status: 204 }]);
    expect(await call(PATCH)).toMatchObject({ ok: true, value: null });
    const { body, headers, ...init } = sent[0]?.init ?? {};
    expect(body).toBe('{"email":"mira@example.org"}');
    expect(new Headers(headers).get('content-type')).toBe('application/json');
    expect(new Headers(headers).get('authorization')).toBe('Bearer first');
    expect(init).toMatchObject({
      method: 'PATCH',
      cache: 'no-store',
      credentials: 'omit',
      redirect: 'error',
    });
  });

  test('is in doubt without a 204, and brings nothing along to the read before it', async () => {
    for (const reply of [{ status: 200, body: '{}', headers: JSON_TYPE }, { status: 502 }, new TypeError('')])
      expect(await practice([reply]).call(PATCH)).toMatchObject({ ok: false, happened: 'maybe' });
    const { call, sent } = practice([{ status: 500 }, { status: 204 }], { online: () => false });
    await call(PATCH);
    expect(sent.map(({ init }) => [init.method, init.body])).toEqual([
      ['GET', undefined],
      ['PATCH', '{"email":"mira@example.org"}'],
    ]);
  });

  test('does not leave once it is too late, not even with a renewed token', async () => {
    let left = 1;
    const asker: Asker = { lane: 'click', wanted: () => left-- > 0 };
    const budget: ClientPorts['budget'] = {
      take: async (one) => (isWanted(one) ? { ok: true } : { ok: false, failure: { kind: 'viewOutdated' } }),
      throttled: async () => NOW,
    };
    const { call, sent } = practice([{ status: 401 }, { status: 204 }], { budget });
    expect(await call({ ...PATCH, asker })).toEqual({
      ...{ ok: false, failure: { kind: 'viewOutdated' }, happened: 'no' },
    });
    expect(sent).toHaveLength(1);
  });
});

describe('answers', () => {
  test('JSON is read and its Date learned', async () => {
    const { call, learned } = practice([{ status: 200, body: '{"id":4224}', headers: JSON_TYPE }]);
    expect(await call(GET)).toEqual({
      ok: true,
      value: { id: 4224 },
      status: 200,
      at: { earliest: NOW + 5_000, latest: NOW + 5_999 },
    });
    expect(learned).toEqual([DATE]);
  });

  test('201 settles a send, whatever its body', async () => {
    for (const body of ['', '<html>', '{"id":1}']) {
      const { call } = practice([{ status: 201, body, headers: { date: DATE } }]);
      expect(await call(POST)).toMatchObject({ ok: true, at: { earliest: NOW + 5_000 } });
    }
  });

  test('204 settles a revoke', async () => {
    expect(await practice([{ status: 204 }]).call(DELETE)).toMatchObject({ ok: true });
  });

  test.each<[string, ApiRequest, Reply]>([
    [
      '200 text/html on a send',
      POST,
      { status: 200, body: '<html>', headers: { 'content-type': 'text/html' } },
    ],
    ['200 JSON on a send', POST, { status: 200, body: '{}', headers: JSON_TYPE }],
    ['204 on a send', POST, { status: 204 }],
    [
      '200 text/html on a revoke',
      DELETE,
      { status: 200, body: 'ok', headers: { 'content-type': 'text/html' } },
    ],
    ['502 on a send', POST, { status: 502, body: 'Bad gateway' }],
    ['524 on a revoke', DELETE, { status: 524 }],
    ['a dropped line on a send', POST, new TypeError('Failed to fetch')],
    [
      '200 text/html on a read',
      GET,
      { status: 200, body: '<html>', headers: { 'content-type': 'text/html' } },
    ],
    ['a cut-off body on a read', GET, { status: 200, body: '{"id":42', headers: JSON_TYPE }],
  ])('%s may or may not have happened', async (_, request, reply) => {
    const { call, sent } = practice([reply]);
    expect(await call(request)).toMatchObject({ ok: false, happened: 'maybe' });
    expect(sent).toHaveLength(1);
  });

  test.each<[Reply, string]>([
    [{ status: 400, body: '{"email":["This field is required."]}' }, 'refused'],
    [{ status: 409, body: '["Potential duplicate."]' }, 'refused'],
    [{ status: 403, body: '{"detail":"No."}' }, 'forbidden'],
    [{ status: 404, body: '{"detail":"Not found."}' }, 'notFound'],
    [{ status: 429, body: '{"detail":"Expected available in 412.5 seconds."}' }, 'throttled'],
  ])('%j on a send did not happen', async (reply, kind) => {
    expect(await practice([{ ...reply, headers: JSON_TYPE }]).call(POST)).toMatchObject({
      ok: false,
      failure: { kind },
      happened: 'no',
    });
  });

  test('DrChrono’s own words of a 400 in every recorded form', async () => {
    for (const [body, words] of [
      ['{"email":["Wrong."],"phone":["Wronger."]}', ['Wrong.', 'Wronger.']],
      ['["No."]', ['No.']],
      ['{"detail":"Never."}', ['Never.']],
    ] as const)
      expect(await practice([{ status: 400, body, headers: JSON_TYPE }]).call(POST)).toMatchObject({
        failure: { words },
      });
  });

  test('a 429 tells the budget how long', async () => {
    const { call, waits } = practice([
      { status: 429, body: 'available in 2295.0 seconds', headers: { 'retry-after': '5' } },
    ]);
    expect(await call(GET)).toMatchObject({ failure: { kind: 'throttled', until: NOW + 2_295_000 } });
    expect(waits).toEqual([2295]);
  });
});

describe('401', () => {
  const unauthorized: Reply = {
    status: 401,
    body: 'Authorization failed.',
    headers: { 'content-type': 'text/html' },
  };

  test('renews once and goes on, each try from the budget', async () => {
    const { call, sent, renewals, lanes } = practice([unauthorized, { status: 201 }]);
    expect(await call(POST)).toMatchObject({ ok: true });
    expect(renewals).toEqual(['first']);
    expect(sent.map(({ init }) => new Headers(init.headers).get('authorization'))).toEqual([
      'Bearer first',
      'Bearer second',
    ]);
    expect(lanes).toEqual(['click', 'click']);
  });

  test('again right after the renewal is tried once more with the same new token', async () => {
    const { call, sent, renewals, ended } = practice([unauthorized, unauthorized, { status: 201 }]);
    expect(await call(POST)).toMatchObject({ ok: true, status: 201 });
    expect(renewals).toEqual(['first']);
    expect(sent).toHaveLength(3);
    expect(ended).toEqual([]);
  });

  test('to the new token too ends the sign-in, for every page and list', async () => {
    const { call, sent, ended } = practice([unauthorized, unauthorized, unauthorized]);
    expect(await call(POST)).toMatchObject({ failure: { kind: 'reconnect' }, happened: 'no' });
    expect(sent).toHaveLength(3);
    expect(ended).toEqual(['second']);
  });

  test('a renewal that fails is said, and nothing is sent again', async () => {
    const { call, sent } = practice([unauthorized], {
      tokens: {
        current: async () => ({ ok: true, token: 'first' }),
        renew: async () => ({ ok: false, failure: { kind: 'offline' } }),
        ended: async () => undefined,
        worked: async () => undefined,
      },
    });
    expect(await call(POST)).toMatchObject({ failure: { kind: 'offline' }, happened: 'no' });
    expect(sent).toHaveLength(1);
  });
});

describe('nothing leaves', () => {
  test('of a write offline: the read that goes ahead of it fails', async () => {
    const { call, sent } = practice([new TypeError('Failed to fetch')], { online: () => false });
    expect(await call(POST)).toEqual({ ok: false, failure: { kind: 'offline' }, happened: 'no' });
    expect(sent.map(({ init }) => init.method)).toEqual(['GET']);
  });

  test('without a token', async () => {
    const { call, sent } = practice([], {
      tokens: {
        current: async () => ({ ok: false, failure: { kind: 'notConnected' } }),
        renew: async () => ({ ok: false, failure: { kind: 'notConnected' } }),
        ended: async () => undefined,
        worked: async () => undefined,
      },
    });
    expect(await call(POST)).toMatchObject({ failure: { kind: 'notConnected' }, happened: 'no' });
    expect(sent).toEqual([]);
  });

  test('without budget', async () => {
    const { call, sent } = practice([], {
      budget: {
        take: async () => ({ ok: false, failure: { kind: 'budgetSpent', until: NOW } }),
        throttled: async () => NOW,
      },
    });
    expect(await call(POST)).toMatchObject({ failure: { kind: 'budgetSpent' }, happened: 'no' });
    expect(sent).toEqual([]);
  });

  test('without site access, which the browser reports as a failed fetch', async () => {
    const { call } = practice([new TypeError('Failed to fetch')], { hasSiteAccess: async () => false });
    expect(await call(POST)).toEqual({ ok: false, failure: { kind: 'siteAccessWithdrawn' }, happened: 'no' });
  });
});

test('a request that timed out may have happened', async () => {
  const timeout = AbortSignal.timeout;
  AbortSignal.timeout = () => AbortSignal.abort(new DOMException('late', 'TimeoutError'));
  try {
    const { call } = practice([new DOMException('late', 'TimeoutError')]);
    expect(await call(POST)).toEqual({ ok: false, failure: { kind: 'timeout' }, happened: 'maybe' });
  } finally {
    AbortSignal.timeout = timeout;
  }
});

describe('endpoints', () => {
  const json = (value: unknown): Reply => ({ status: 200, body: JSON.stringify(value), headers: JSON_TYPE });

  test('a record of somebody else is no answer', async () => {
    const { call } = practice([json({ id: 4225 })]);
    expect(await practiceEndpoints(call).patient(4224, 'view')).toMatchObject({
      ok: false,
      failure: { kind: 'answerUnreadable' },
    });
  });

  test('pages are followed by path, never to another host', async () => {
    const { call, sent } = practice([
      json({ results: [{ id: 1 }], next: 'https://drchrono.com/api/patients?cursor=abc' }),
      json({ results: [{ id: 2 }], next: null }),
    ]);
    const found = await practiceEndpoints(call).findPatients('Mira', '1980-02-11', 'view');
    expect(found).toMatchObject({ ok: true, value: [{ id: 1 }, { id: 2 }] });
    expect(sent.map(({ url }) => url)).toEqual([
      'https://app.drchrono.com/api/patients?first_name=Mira&date_of_birth=1980-02-11&show_inactive=true',
      'https://app.drchrono.com/api/patients?cursor=abc',
    ]);
  });

  test.each([
    'https://drchrono.com.example.org/api/patients',
    'https://example.com/api/patients',
    'https://drchrono.com/o/x',
  ])('a next page at %s makes the search unusable', async (next) => {
    const { call, sent } = practice([json({ results: [{ id: 1 }], next })]);
    expect(await practiceEndpoints(call).findPatients('Mira', '1980-02-11', 'view')).toMatchObject({
      ok: false,
    });
    expect(sent).toHaveLength(1);
  });

  test('a search without end is no answer', async () => {
    const { call } = practice(
      Array.from({ length: 9 }, () => json({ results: [{ id: 1 }], next: '/api/patients?c=1' })),
    );
    expect(await practiceEndpoints(call).findPatients('Mira', '1980-02-11', 'view')).toMatchObject({
      ok: false,
    });
  });

  test('invites go out in the lane of clicks', async () => {
    const { call, sent, lanes } = practice([{ status: 201 }, { status: 204 }]);
    const endpoints = practiceEndpoints(call);
    await endpoints.sendInvite(4224, 'click');
    await endpoints.revokeInvites(4224, 'click');
    expect(sent.map(({ init, url }) => `${init.method} ${new URL(url).pathname}`)).toEqual([
      'POST /api/patients/4224/onpatient_access',
      'DELETE /api/patients/4224/onpatient_access',
    ]);
    expect(lanes).toEqual(['click', 'click']);
  });
});

describe('a write that the browser may have sent twice', () => {
  const twice = { watchConnection: () => () => true };

  test('its yes says so', async () => {
    const { call } = practice([{ status: 201 }, { status: 204 }], twice);
    expect(await call(POST)).toMatchObject({ ok: true, repeated: true });
    expect(await call(DELETE)).toMatchObject({ ok: true, repeated: true });
  });

  test.each([400, 401, 403, 404, 409, 429])(
    '%s to a send may be the answer to the second: a doubt',
    async (status) => {
      const { call, sent, renewals } = practice([{ status }], twice);
      expect(await call(POST)).toMatchObject({ ok: false, happened: 'maybe' });
      expect([sent.length, renewals.length]).toEqual([1, 0]);
    },
  );

  test.each([400, 403, 404, 409])('%s to a change of a record is a doubt too', async (status) => {
    const { call } = practice([{ status, body: '{}', headers: JSON_TYPE }], twice);
    expect(await call(PATCH)).toMatchObject({ ok: false, happened: 'maybe' });
  });

  test('404 to a revoke says no more than it ever does', async () => {
    const { call } = practice([{ status: 404, body: '{}', headers: JSON_TYPE }], twice);
    expect(await call(DELETE)).toMatchObject({ ok: false, failure: { kind: 'notFound' }, happened: 'no' });
  });

  test('a read is a read', async () => {
    const { call, renewals } = practice(
      [{ status: 401 }, { status: 200, body: '{}', headers: JSON_TYPE }],
      twice,
    );
    const answer = await call(GET);
    expect(answer).toMatchObject({ ok: true, value: {} });
    expect(answer).not.toHaveProperty('repeated');
    expect(renewals).toHaveLength(1);
  });
});

test('an answer without a date is of the second before it came', async () => {
  const { call, learned } = practice([{ status: 204 }]);
  expect(await call(DELETE)).toMatchObject({ ok: true, at: { earliest: NOW - 1_000, latest: NOW } });
  expect(learned).toEqual([]);
});

test.each([300, 302, 399])(
  '%i is no answer that can be read, and a write may have happened',
  async (status) => {
    const { call } = practice([{ status }]);
    expect(await call(POST)).toEqual({ ok: false, failure: { kind: 'answerUnreadable' }, happened: 'maybe' });
  },
);

test.each<[number, string, ApiRequest, object]>([
  [400, 'no', POST, { failure: { kind: 'refused', words: [] }, happened: 'no' }],
  [409, 'no', POST, { failure: { kind: 'refused', words: [] }, happened: 'no' }],
  [403, '', POST, { failure: { kind: 'forbidden', lacks: 'createAndUpdatePatients' }, happened: 'no' }],
  [404, '', POST, { failure: { kind: 'notFound' }, happened: 'no' }],
  [405, '', POST, { failure: { kind: 'notFound' }, happened: 'no' }],
  [500, '', POST, { failure: { kind: 'serverError', status: 500 }, happened: 'maybe' }],
  [499, '', POST, { failure: { kind: 'answerUnreadable' }, happened: 'maybe' }],
  [200, '{}', POST, { failure: { kind: 'answerUnreadable' }, happened: 'maybe' }],
  [204, '', POST, { failure: { kind: 'answerUnreadable' }, happened: 'maybe' }],
  [201, '{}', DELETE, { failure: { kind: 'answerUnreadable' }, happened: 'maybe' }],
  [200, '{}', DELETE, { failure: { kind: 'answerUnreadable' }, happened: 'maybe' }],
  [204, '', GET, { failure: { kind: 'answerUnreadable' }, happened: 'maybe' }],
  [200, '{"cut', GET, { failure: { kind: 'answerUnreadable' }, happened: 'maybe' }],
])('%i %s', async (status, body, request, answer) => {
  const { call } = practice([{ status, body, headers: JSON_TYPE }]);
  expect(await call(request)).toEqual({ ok: false, ...answer });
});

test.each([{ 'content-type': 'text/html' }, { 'content-type': 'text/jsonp' }, {}])(
  '200 with %j is no answer of the API',
  async (headers) => {
    const { call } = practice([{ status: 200, body: '{"id":1}', headers }]);
    expect(await call(GET)).toEqual({ ok: false, failure: { kind: 'answerUnreadable' }, happened: 'maybe' });
  },
);

test.each<[string, string[]]>([
  ['{"email":["no email","ask"],"phone":"none"}', ['no email', 'ask', 'none']],
  ['["a","b","c","d","e"]', ['a', 'b', 'c', 'd']],
  ['{"detail":7,"other":"said"}', ['said']],
  [`["${'x'.repeat(201)}"]`, ['x'.repeat(200)]],
  ['null', []],
  ['"text"', []],
])('of a refusal %s these words are kept', async (body, words) => {
  const { call } = practice([{ status: 400, body, headers: JSON_TYPE }]);
  expect(await call(POST)).toMatchObject({ failure: { kind: 'refused', words } });
});

describe('a page of something on the way is no answer of DrChrono’s', () => {
  const page = { body: '<html>Access denied</html>', headers: { 'content-type': 'text/html' } };
  test.each([400, 403, 404, 405, 409])('%i as a page says nothing about the account', async (status) => {
    for (const request of [GET, POST, DELETE])
      expect(await practice([{ status, ...page }]).call(request)).toEqual({
        ...{ ok: false, failure: { kind: 'unreachable' }, happened: 'maybe' },
      });
  });

  test.each<[string, Record<string, string>]>([
    ['', {}],
    ['Forbidden', { 'content-type': 'text/plain' }],
    ['<html>', { 'content-type': 'application/json' }],
  ])('403 %j with %j neither', async (body, headers) => {
    expect(await practice([{ status: 403, body, headers }]).call(GET)).toMatchObject({
      failure: { kind: 'unreachable' },
    });
  });
});

describe('the browser’s word on the network', () => {
  const saysOffline = { online: () => false };
  const patient = { status: 200, body: '{"id":4224}', headers: JSON_TYPE };

  test('stops no read', async () => {
    expect(await practice([patient], saysOffline).call(GET)).toMatchObject({ ok: true, value: { id: 4224 } });
  });

  test.each([
    [POST, 201],
    [DELETE, 204],
  ])('stops no write, which follows a read that was answered', async (request, status) => {
    for (const first of [patient, { status: 500 }, { status: 404, body: '{}', headers: JSON_TYPE }]) {
      const { call, sent } = practice([first, { status }], saysOffline);
      expect(await call(request)).toMatchObject({ ok: true, status });
      expect(sent.map(({ init }) => init.method)).toEqual(['GET', request.method]);
    }
  });

  test('says why a request failed', async () => {
    const failed = () => [new TypeError('Failed to fetch')];
    expect(await practice(failed(), saysOffline).call(GET)).toMatchObject({ failure: { kind: 'offline' } });
    expect(await practice(failed()).call(GET)).toMatchObject({ failure: { kind: 'unreachable' } });
  });

  test('a read ahead that a gate answers keeps the write back', async () => {
    const { call, sent } = practice([{ status: 403, body: '<html>' }], saysOffline);
    expect(await call(POST)).toEqual({ ok: false, failure: { kind: 'unreachable' }, happened: 'no' });
    expect(sent).toHaveLength(1);
  });
});

test.each([
  ['https://app.drchrono.com/api/patients/4225', false],
  ['https://app.drchrono.com/api/users/7', false],
  ['https://app.drchrono.com/api/patients/4224?verbose=true', true],
])('a read that was led to %s is read: %s', async (url, isRead) => {
  const led = new Response('{"id":4224}', { headers: JSON_TYPE });
  Object.defineProperties(led, { url: { value: url }, redirected: { value: true } });
  const answer = await practice([], { fetch: async () => led }).call(GET);
  expect(answer.ok).toBe(isRead);
});
