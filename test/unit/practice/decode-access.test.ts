import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type AccessAnswer, decodeAccess } from '../../../lib/practice/decode-access.ts';

const ZONE = 'US/Eastern';
const states = (answer: AccessAnswer) =>
  answer.kind === 'lines' ? answer.lines.map(({ state }) => state.kind) : answer.kind;

const row = (change: object) => ({ email: 'mira@example.com', sent_at: '2026-05-10T09:00:00', ...change });

describe('the same row in every wrapping', () => {
  const pending = row({ status: 'pending' });
  test.each<[string, unknown]>([
    ['rows', [pending]],
    ['results', { previous: null, results: [pending], next: null }],
    ['data', { data: [pending] }],
    ['one object', pending],
  ])('%s', (_, body) => {
    const answer = decodeAccess(body, ZONE);
    expect(answer).toMatchObject({
      kind: 'lines',
      lines: [
        {
          state: { kind: 'pending' },
          invite: { email: 'm•••@example.com', sent: { earliest: Date.parse('2026-05-10T13:00:00Z') } },
        },
      ],
    });
  });
});

test.each<[string, unknown]>([
  ['a list', []],
  ['results', { results: [], next: null }],
  ['data', { data: [] }],
  ['an object', {}],
])('nothing in %s is an empty list', (_, body) => {
  expect(decodeAccess(body, ZONE).kind).toBe('emptyList');
});

test.each<[string, unknown]>([
  ['null', null],
  ['a number', 7],
  ['text', '<html><body>Attention required</body></html>'],
  ['a boolean', true],
  ['rows of null', [null]],
  ['rows of text', ['pending']],
  ['rows of rows', [[row({ status: 'pending' })]]],
  ['results that are null', { results: null }],
  [
    'a patient',
    { id: 4224, first_name: 'Mira', email: 'mira@example.com', state: 'NY', patient_status: 'A' },
  ],
  ['a detail', { detail: 'Not found.' }],
  ['an unknown word', [row({ status: 'queued' })]],
  ['one row unknown among known', [row({ status: 'pending' }), row({ status: 'queued' })]],
  ['a status in HTML', [row({ status: '<b>pending</b>' })]],
  ['a status that is a number', [row({ status: 1 })]],
  ['a status that is the name of something every object has', [row({ status: 'constructor' })]],
  ['only an address', [{ email: 'mira@example.com' }]],
  ['a send without any end fields', [{ sent_at: '2026-05-10T09:00:00' }]],
])('%s does not tell', (_, body) => {
  expect(decodeAccess(body, ZONE).kind).toBe('doesNotTell');
});

test.each<[object, string]>([
  [{ status: 'Pending...' }, 'pending'],
  [{ status: 'SENT' }, 'pending'],
  [{ status: 'active' }, 'active'],
  [{ status: 'accepted', activated_at: '2026-05-10T10:00:00' }, 'active'],
  [{ status: 'revoked' }, 'revokedBeforeActivation'],
  [{ status: 'revoked_before_activation' }, 'revokedBeforeActivation'],
  [{ status: 'revoked', activated_at: '2026-05-10T10:00:00' }, 'disabled'],
  [{ status: 'disabled', disabled_by: 'Patient' }, 'disabled'],
  [{ activated_at: null, revoked_at: null }, 'pending'],
  [{ activated_at: '', revoked_at: '' }, 'pending'],
  [{ activated_at: '2026-05-10T10:00:00', revoked_at: null }, 'active'],
  [{ activated_at: null, revoked_at: '2026-05-10T10:00:00' }, 'revokedBeforeActivation'],
])('%j reads %s', (change, kind) => {
  expect(states(decodeAccess([row(change)], ZONE))).toEqual([kind]);
});

describe('a row that contradicts itself tells nothing', () => {
  test.each([
    { status: 'pending', activated_at: '2026-05-10T10:00:00' },
    { status: 'pending', revoked_at: '2026-05-10T10:00:00' },
    { status: 'active', revoked_at: '2026-05-10T10:00:00' },
    // What is from before the send is left over from the invite before, or stands for "never".
    { activated_at: null, revoked_at: '2026-05-01T09:00:00' },
    { activated_at: '2026-05-01T09:00:00', revoked_at: null },
    { sent_at: '2026-05-10T09:00:00Z', activated_at: '1970-01-01T00:00:00Z', revoked_at: null },
    { status: 'active', activated_at: '2026-05-01T09:00:00' },
    { status: 'revoked', revoked_at: '2026-05-01T09:00:00' },
    // Nobody knows these fields, and what they hold is no "no".
    { status: 'pending', revoked: true },
    { status: 'pending', is_activated: 'yes' },
    { status: 'active', disabled: 1 },
    { status: 'active', disconnected_at: '2026-05-12T09:00:00' },
    { activated_at: null, revoked_at: null, is_revoked: true },
  ])('%j', (change) => {
    expect(decodeAccess([row(change)], ZONE).kind).toBe('doesNotTell');
  });
});

test.each([
  { status: 'pending', revoked: false, is_activated: 0, disabled: 'No', deleted_at: null },
  { activated_at: null, revoked_at: null, accepted: 'false' },
])('a "no" in other fields contradicts nothing: %j', (change) => {
  expect(states(decodeAccess([row(change)], ZONE))).toEqual(['pending']);
});

test('a revoke in the minute of the send may follow it', () => {
  const ended = { activated_at: null, revoked_at: '2026-05-10T09:00' };
  expect(states(decodeAccess([row({ sent_at: '2026-05-10T09:00:31', ...ended })], ZONE))).toEqual([
    'revokedBeforeActivation',
  ]);
});

test('a list that comes with an error is no empty list', () => {
  expect(decodeAccess({ detail: 'Not found.', results: [] }, ZONE).kind).toBe('doesNotTell');
  expect(decodeAccess({ error: null, results: [] }, ZONE).kind).toBe('emptyList');
});

describe('an end that is there but cannot be read as a time is still there', () => {
  const ends = ['05/10/2026 10:00 AM', 'May 10, 2026, 10 a.m.', '2026-05-10', 1_778_400_000, true];

  test.each(ends)('activated %s is not pending', (end) => {
    expect(states(decodeAccess([row({ activated_at: end, revoked_at: null })], ZONE))).not.toContain(
      'pending',
    );
    expect(states(decodeAccess([row({ status: 'pending', activated_at: end })], ZONE))).not.toContain(
      'pending',
    );
  });

  test.each(ends)('revoked %s is not alive', (end) => {
    const silent = states(decodeAccess([row({ activated_at: null, revoked_at: end })], ZONE));
    expect(silent).not.toContain('pending');
    expect(states(decodeAccess([row({ status: 'active', revoked_at: end })], ZONE))).not.toContain('active');
  });

  test('before the practice zone is known', () => {
    const joined = row({ activated_at: '2026-05-10T10:00:00', revoked_at: null });
    expect(states(decodeAccess([joined], null))).not.toContain('pending');
    const over = row({ activated_at: null, revoked_at: '2026-05-10T10:00:00' });
    expect(states(decodeAccess([over], null))).not.toContain('pending');
  });
});

describe('which row is the newest', () => {
  const first = row({ sent_at: '2026-05-01T09:00:00', status: 'revoked', revoked_at: '2026-05-10T09:00:00' });
  const second = row({ sent_at: '2026-05-10T09:00:30', status: 'pending' });

  test('the one sent last, in whatever order they come', () => {
    expect(states(decodeAccess([first, second], ZONE))).toEqual(['pending', 'revokedBeforeActivation']);
    expect(states(decodeAccess([second, first], ZONE))).toEqual(['pending', 'revokedBeforeActivation']);
  });

  test('not the first of a list whose order nobody knows: lists of DrChrono come oldest first', () => {
    const { sent_at: _, ...unstamped } = first;
    const top = states(decodeAccess([unstamped, second], ZONE));
    expect(top === 'doesNotTell' || top[0] === 'pending').toBe(true);
    const zoneless = states(decodeAccess([first, second], null));
    expect(zoneless === 'doesNotTell' || zoneless[0] === 'pending').toBe(true);
  });

  test('a space for the T and a zone in the stamp are read', () => {
    const answer = decodeAccess([row({ sent_at: '2026-05-10 09:00:00', status: 'pending' })], ZONE);
    expect(answer).toMatchObject({
      lines: [{ invite: { sent: { earliest: Date.parse('2026-05-10T13:00:00Z') } } }],
    });
    const exact = decodeAccess([row({ sent_at: '2026-05-10T09:00:00-04:00', status: 'pending' })], null);
    expect(exact).toMatchObject({
      lines: [{ invite: { sent: { earliest: Date.parse('2026-05-10T13:00:00Z') } } }],
    });
  });

  test('a date with the year last is no instant', () => {
    const answer = decodeAccess([row({ sent_at: '05-10-2026', status: 'pending' })], ZONE);
    expect(answer).toMatchObject({ lines: [{ invite: { sent: null } }] });
  });

  test('rows of one time that say different things have no newest', () => {
    const sent_at = '2026-05-10T09:00:00';
    const pending = row({ sent_at, status: 'pending' });
    const revoked = row({ sent_at, status: 'revoked' });
    for (const zone of [ZONE, null]) {
      expect(states(decodeAccess([pending, revoked], zone))).toBe('doesNotTell');
      expect(states(decodeAccess([pending, pending], zone))).toEqual(['pending', 'pending']);
    }
  });

  test('seconds count, also within the minute that a stamp without zone is wide', () => {
    const pending = row({ sent_at: '2026-05-10T09:00:31', status: 'pending' });
    const revoked = row({ sent_at: '2026-05-10T09:00:30', status: 'revoked' });
    expect(states(decodeAccess([revoked, pending], ZONE))).toEqual(['pending', 'revokedBeforeActivation']);
  });

  test('in the hour that comes twice the wall clock has no order', () => {
    const pending = row({ sent_at: '2026-11-01T01:10:00', status: 'pending' });
    const revoked = row({ sent_at: '2026-11-01T01:50:00', status: 'revoked' });
    expect(states(decodeAccess([pending, revoked], ZONE))).toBe('doesNotTell');
  });

  test('stamps of two kinds are compared as instants where the zone is known, else not at all', () => {
    const pending = row({ sent_at: '2026-05-10T13:05:00Z', status: 'pending' });
    const revoked = row({ sent_at: '2026-05-10T09:00:00', status: 'revoked' });
    expect(states(decodeAccess([revoked, pending], ZONE))).toEqual(['pending', 'revokedBeforeActivation']);
    expect(states(decodeAccess([revoked, pending], null))).toBe('doesNotTell');
  });

  test('nobody knows while a page of the list is missing', () => {
    const body = { results: [row({ status: 'pending' })], next: 'https://drchrono.com/api/x?cursor=1' };
    expect(decodeAccess(body, ZONE).kind).toBe('doesNotTell');
  });
});

describe('words where a time would stand are no time', () => {
  test.each([
    { activated_at: 'Pending...', revoked_at: null },
    { activated_at: null, revoked_at: 'Never' },
    { status: 'revoked', activated_at: 'Revoked before activation' },
  ])('%j', (change) => {
    expect(decodeAccess([row(change)], ZONE).kind).toBe('doesNotTell');
  });

  test('a day without a time says that it happened', () => {
    const activated = row({ activated_at: '2026-05-10', revoked_at: null });
    expect(decodeAccess([activated], ZONE)).toMatchObject({
      lines: [{ state: { kind: 'active', since: null } }],
    });
  });

  test('blank and false are "not yet"', () => {
    expect(states(decodeAccess([row({ activated_at: ' ', revoked_at: false })], ZONE))).toEqual(['pending']);
  });
});

describe('rows about somebody else tell nothing', () => {
  const link = (id: number) => `https://app.drchrono.com/api/patients/${id}`;
  test.each([
    { patient: 4225 },
    { patient_id: '4225' },
    { patient: { id: 4225 } },
    { patient: link(4225) },
    { patient: `${link(4225)}/` },
    { patient: { url: link(4225) } },
    { patient: { pk: 4225 } },
    { patient: { self: { href: link(4225) } } },
    { patient: [4224, 4225] },
    { patientId: 4225 },
    { 'patient-id': 4225 },
    { patient_url: '/patients/4225' },
    { url: `${link(4225)}/onpatient_access/9` },
    { chart: 'https://app.drchrono.com/patients/4225/' },
    { invite: { for: { patient_id: 4225 } } },
    { next_step: '/api/onpatient_access?patient=4225' },
    { patient: 'HUMI000001' },
    { patient: 4224.5 },
  ])('%j', (change) => {
    const rows = [row({ status: 'pending' }), row({ status: 'pending', ...change })];
    expect(decodeAccess(rows, ZONE, 4224).kind).toBe('doesNotTell');
    expect(decodeAccess({ ...change, results: [] }, ZONE, 4224).kind).toBe('doesNotTell');
  });

  test.each([
    { patient: 4224 },
    { patient_id: '4224' },
    { patient: { id: 4224 } },
    { patient: link(4224) },
    { patient: `${link(4224)}/onpatient_access` },
    { patient: { pk: '4224', url: link(4224), doctor: 7 } },
    { id: 9, pk: 9, url: '/api/invites/9', onpatient_id: 77, patient_id: 4224 },
    { patient: null },
    { patient: 'Mira Quillfeather' },
  ])('%j is not somebody else', (change) => {
    expect(states(decodeAccess([row({ status: 'pending', ...change })], ZONE, 4224))).toEqual(['pending']);
  });
});

test('nothing in it throws, and no value gets into the report of its shape', () => {
  const marked = fc.letrec((tie) => ({
    tree: fc.oneof(
      { depthSize: 'small' },
      fc.integer({ min: 900_000_000, max: 999_999_999 }),
      fc.stringMatching(/^9\d\d-\d\d-\d{4}$/),
      fc.constant(null),
      fc.boolean(),
      fc.array(tie('tree'), { maxLength: 3 }),
      fc.dictionary(
        fc.constantFrom(
          'results',
          'data',
          'status',
          'sent_at',
          'activated_at',
          'revoked_at',
          'email',
          '900-11-2222',
        ),
        tie('tree'),
      ),
    ),
  })).tree;
  fc.assert(
    fc.property(marked, fc.constantFrom(ZONE, null), (body, zone) => {
      const answer = decodeAccess(body, zone);
      if (answer.kind === 'doesNotTell') expect(answer.shape).not.toMatch(/\d/);
      if (answer.kind === 'lines') for (const { state } of answer.lines) expect(state).toBeDefined();
    }),
    { numRuns: 1_000 },
  );
});

describe('what a row says is read under each name that it may have', () => {
  const one = (fields: object) => {
    const answer = decodeAccess([fields], ZONE);
    return answer.kind === 'lines' ? answer.lines[0] : null;
  };
  const time = '2026-05-10T09:00:00';
  const instant = { earliest: Date.parse('2026-05-10T13:00:00Z') };

  test.each(['sent_at', 'invited_at', 'enabled_at', 'created_at', 'date_sent', 'enabled_on', 'created'])(
    'when it was sent: %s',
    (key) => {
      expect(one({ [key]: time, status: 'pending' })?.invite.sent).toMatchObject(instant);
      expect(one({ [key]: time, activated_at: null, revoked_at: null })?.state).toEqual({ kind: 'pending' });
    },
  );

  test.each(['activated_at', 'accepted_at', 'activated_on', 'date_activated'])(
    'when it was accepted: %s',
    (key) => {
      const { state } = one({ sent_at: time, [key]: time, revoked_at: null }) ?? {};
      expect(state).toMatchObject({ kind: 'active', since: instant });
    },
  );

  test.each(['revoked_at', 'disabled_at', 'revoked_on', 'disabled_on'])('when it ended: %s', (key) => {
    const { state } = one({ sent_at: time, [key]: time, activated_at: null }) ?? {};
    expect(state).toMatchObject({ kind: 'revokedBeforeActivation', at: instant });
  });

  test.each(['status', 'state', 'invite_status', 'access_status'])('how it stands: %s', (key) => {
    expect(one({ sent_at: time, [key]: 'pending' })?.state).toEqual({ kind: 'pending' });
  });

  test.each(['enabled_by', 'sent_by', 'invited_by', 'created_by'])('who sent it: %s', (key) => {
    expect(one({ sent_at: time, status: 'pending', [key]: 'Dana Whitlock' })?.invite.by).toBe(
      'Dana Whitlock',
    );
  });

  test.each([
    [{ disabled_by: 'patient' }, 'patient'],
    [{ revoked_by: 'Patient' }, 'patient'],
    [{ disabled_by: 'By: the patient' }, 'patient'],
    [{ disabled_by: 'Patient Services' }, { name: 'Patient Services' }],
    [{ revoked_by: 'Dana Whitlock' }, { name: 'Dana Whitlock' }],
    [{ revoked_by: '' }, 'unknown'],
    [{}, 'unknown'],
  ])('who ended it: %j is %s', (fields, by) => {
    expect(one({ sent_at: time, status: 'disabled', ...fields })?.state).toMatchObject({
      kind: 'disabled',
      by,
    });
    const joined = { sent_at: time, status: 'revoked', activated_at: time, ...fields };
    expect(one(joined)?.state).toMatchObject({ kind: 'disabled', by });
  });

  test.each([
    ['pending', 'pending'],
    ['Sent', 'pending'],
    ['invited', 'pending'],
    ['active', 'active'],
    ['Activated.', 'active'],
    ['accepted', 'active'],
    ['enabled', 'active'],
    ['connected', 'active'],
    ['revoked', 'revokedBeforeActivation'],
    ['disabled', 'disabled'],
    ['disconnected', 'disabled'],
  ])('in words: %s is %s', (status, kind) => {
    expect(one({ sent_at: time, status })?.state.kind).toBe(kind);
  });

  test.each([
    ['', null],
    [7, null],
    ['mira@example.com', 'm•••@example.com'],
  ])('the address %j is shown as %j', (email, shown) => {
    expect(one({ sent_at: time, status: 'pending', email })?.invite.email).toBe(shown);
  });
});

test('three rows are put in order, whatever order they come in', () => {
  const rows = [10, 11, 12].map((day) =>
    row({ sent_at: `2026-05-${day}T09:00:00`, status: day === 12 ? 'pending' : 'revoked' }),
  );
  const [first, second, third] = rows;
  for (const order of [
    [first, second, third],
    [third, first, second],
    [second, third, first],
    [third, second, first],
  ]) {
    const answer = decodeAccess(order, ZONE);
    const days =
      answer.kind === 'lines'
        ? answer.lines.map(({ invite }) => new Date(invite.sent?.earliest ?? 0).getUTCDate())
        : [];
    expect(days).toEqual([12, 11, 10]);
  }
});

describe('a row that says nothing is void, and the others still say what they say', () => {
  const day = (number: number, change: object) =>
    row({ sent_at: `2026-05-${String(number).padStart(2, '0')}T09:00:00`, ...change });
  const good = Array.from({ length: 22 }, (_, index) =>
    day(index + 1, {
      status: 'revoked',
      revoked_at: `2026-05-${String(index + 1).padStart(2, '0')}T10:00:00`,
    }),
  );
  const newest = day(28, { status: 'pending' });

  test.each<[string, object]>([
    ['an unknown word', { status: 'queued' }],
    ['a contradiction', { status: 'active', revoked_at: '2026-05-12T10:00:00' }],
    ['two words that differ', { status: 'pending', invite_status: 'active' }],
    ['a word that is a number', { status: 3 }],
  ])('with %s in an older row', (_, change) => {
    const answer = decodeAccess([...good, day(25, change), newest], ZONE);
    expect(states(answer)).toEqual(['pending', 'unreadable', ...Array(22).fill('revokedBeforeActivation')]);
  });

  test('with an unknown word in the newest row nobody knows', () => {
    expect(decodeAccess([...good, newest, day(29, { status: 'queued' })], ZONE).kind).toBe('doesNotTell');
    const { sent_at: _, ...undated } = day(25, { status: 'queued' });
    expect(decodeAccess([...good, newest, undated], ZONE).kind).toBe('doesNotTell');
  });

  test.each<[object, string]>([
    [{ activated_at: '2026-05-28T10:00:00', disabled_at: '2026-05-29T10:00:00' }, 'disabled'],
    [{ activated_at: null, disabled_at: '2026-05-29T10:00:00' }, 'revokedBeforeActivation'],
  ])('stamps of an end say more than a word that we do not know: %j', (stamps, kind) => {
    const answer = decodeAccess([...good, day(28, { status: 'Turned off', ...stamps })], ZONE);
    expect(states(answer)[0]).toBe(kind);
  });

  test.each<object>([
    { activated_at: '2026-05-28T10:00:00', disabled_at: null },
    { activated_at: null, disabled_at: null },
    { activated_at: 'soon', disabled_at: '2026-05-29T10:00:00' },
    { disabled_at: '2026-05-29T10:00:00' },
    { activated_at: '2026-05-30T10:00:00', disabled_at: '2026-05-29T10:00:00' },
  ])('other stamps do not say what such a word means: %j', (stamps) => {
    expect(decodeAccess([day(28, { status: 'Paused', ...stamps })], ZONE).kind).toBe('doesNotTell');
  });

  test('who was activated after the end may be active again', () => {
    const again = { activated_at: '2026-05-30T10:00:00', revoked_at: '2026-05-29T10:00:00' };
    expect(decodeAccess([day(28, again)], ZONE).kind).toBe('doesNotTell');
    expect(decodeAccess([day(28, { status: 'disabled', ...again })], ZONE).kind).toBe('doesNotTell');
  });

  test('the state in the patient’s address is no status', () => {
    expect(states(decodeAccess([day(28, { status: 'pending', state: 'NY' })], ZONE))).toEqual(['pending']);
  });
});

describe('an answer that is a part', () => {
  const older = row({ sent_at: '2026-05-01T09:00:00', status: 'revoked' });
  const newer = row({ status: 'pending' });
  const next = 'https://drchrono.com/api/x?cursor=1';

  test('tells where its rows come newest first', () => {
    expect(states(decodeAccess({ results: [newer, older], next }, ZONE))[0]).toBe('pending');
  });

  test.each<object>([
    { results: [older, newer], next },
    { results: [newer, newer], next },
    { results: [older, newer], next: { page: 2 } },
    { results: [older, newer], count: 3 },
    { results: [older, newer], has_more: true },
    { results: [older, newer], links: { next: '/api/x?page=2' } },
    { data: [older, newer], meta: { next_cursor: 'c2' } },
    { results: [], count: 1 },
    { results: [], data: [newer] },
  ])('does not tell otherwise: %j', (body) => {
    expect(decodeAccess(body, ZONE).kind).toBe('doesNotTell');
  });
});
