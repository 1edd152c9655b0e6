import { describe, expect, test } from 'vitest';
import type { ApiRequest } from '../../../lib/practice/client.ts';
import { practiceEndpoints } from '../../../lib/practice/endpoints.ts';
import type { Answer } from '../../../lib/practice/failure.ts';

const answered = (value: unknown): Answer<unknown> => ({
  ok: true,
  value,
  status: 200,
  at: { earliest: 0, latest: 999 },
});

/** This practice answers when it is told to, and keeps what it was asked. */
function slowPractice(answer: (request: ApiRequest) => unknown) {
  const asked: ApiRequest[] = [];
  const waiting: (() => void)[] = [];
  const practice = practiceEndpoints((request) => {
    asked.push(request);
    return new Promise((resolve) => waiting.push(() => resolve(answered(answer(request)))));
  });
  return { practice, asked, release: () => waiting.splice(0).map((go) => go()) };
}

test('writes are never shared', () => {
  const { practice, asked } = slowPractice(() => null);
  void practice.sendInvite(4224, 'click');
  void practice.sendInvite(4224, 'click');
  expect(asked.map(({ method }) => method)).toEqual(['POST', 'POST']);
});

test('a save names its fields as the API does, and no field that was not typed', () => {
  const { practice, asked } = slowPractice(() => null);
  void practice.saveIdentifiers(4224, { email: 'mira@example.org' }, 'click');
  void practice.saveIdentifiers(4224, { cellPhone: '2125550144', birthDate: '1980-02-11' }, 'click');
  expect(asked).toMatchObject([
    { method: 'PATCH', path: '/api/patients/4224', fields: { email: 'mira@example.org' } },
    { fields: { cell_phone: '2125550144', date_of_birth: '1980-02-11' } },
  ]);
  expect(asked.map(({ fields }) => Object.keys(fields ?? {}).length)).toEqual([1, 2]);
});

test('an answer about another patient is no answer', async () => {
  const { practice, release } = slowPractice(() => ({ id: 4225 }));
  const answer = practice.patient(4224, 'view');
  release();
  expect(await answer).toMatchObject({ ok: false, failure: { kind: 'answerUnreadable' } });
});

test('the next page is asked on our own host, whatever host the answer names', async () => {
  const next = 'https://drchrono.com/api/patients?cursor=abc&first_name=Mira';
  const { practice, asked, release } = slowPractice(({ path }) =>
    path.includes('cursor') ? { results: [{ id: 2 }], next: null } : { results: [{ id: 1 }], next },
  );
  const answer = practice.findPatients('Mira', '1980-02-11', 'view');
  release();
  await expect.poll(() => asked.length).toBe(2);
  release();
  expect(await answer).toMatchObject({ ok: true, value: [{ id: 1 }, { id: 2 }] });
  expect(asked[1]?.path).toBe('/api/patients?cursor=abc&first_name=Mira');
});

test('a next page on a foreign host makes the list incomplete, so no list', async () => {
  const { practice, release } = slowPractice(() => ({
    results: [{ id: 1 }],
    next: 'https://example.com/api/x',
  }));
  const answer = practice.findPatients('Mira', '1980-02-11', 'view');
  release();
  expect(await answer).toMatchObject({ ok: false });
});

test('every call has its own method and path, and says who asks', async () => {
  const asked: ApiRequest[] = [];
  const practice = practiceEndpoints(async (request) => {
    asked.push(request);
    return answered(null);
  });
  await practice.patient(4224, 'view');
  await practice.findPatients('Mira', '1980-02-11', 'view');
  await practice.patientsWithEmail('mira+a@example.com', 'click');
  await practice.appointment('50/01', 'view');
  await practice.access(4224, null, 'background');
  await practice.sendInvite(4224, 'bulk');
  await practice.revokeInvites(4224, 'click');
  await practice.currentUser('click');
  await practice.doctor(7, 'click');
  await practice.doctors('click');
  await practice.visitsOn('2026-05-20', 'background');
  await practice.visitsChangedSince('2026-05-20T09:15:00', 'background');
  await practice.offices('click');
  expect(asked.map(({ method, path, asker }) => [method, path, asker])).toEqual([
    ['GET', '/api/patients/4224', 'view'],
    ['GET', '/api/patients?first_name=Mira&date_of_birth=1980-02-11&show_inactive=true', 'view'],
    ['GET', '/api/patients?email=mira%2Ba%40example.com&show_inactive=true&page_size=25', 'click'],
    ['GET', '/api/appointments/50%2F01', 'view'],
    ['GET', '/api/patients/4224/onpatient_access', 'background'],
    ['POST', '/api/patients/4224/onpatient_access', 'bulk'],
    ['DELETE', '/api/patients/4224/onpatient_access', 'click'],
    ['GET', '/api/users/current', 'click'],
    ['GET', '/api/doctors/7', 'click'],
    ['GET', '/api/doctors', 'click'],
    ['GET', '/api/appointments?date=2026-05-20&page_size=100', 'background'],
    ['GET', '/api/appointments?since=2026-05-20T09%3A15%3A00&page_size=100', 'background'],
    ['GET', '/api/offices', 'click'],
  ]);
});

test('each answer is read as what was asked for', async () => {
  const answers: Record<string, unknown> = {
    '/api/patients/4224': { id: 4224, first_name: 'Mira' },
    '/api/appointments/5001': { id: '5001', patient: 4224, doctor: 7, scheduled_time: '2026-05-20T09:00:00' },
    '/api/users/current': { id: 3, username: 'desk', doctor: 7 },
    '/api/doctors/7': { id: 7, timezone: 'US/Eastern' },
    '/api/doctors': { results: [{ id: 7, timezone: 'US/Eastern' }], next: null },
    '/api/patients/4224/onpatient_access': [],
  };
  const practice = practiceEndpoints(async ({ path }) => answered(answers[path]));
  const doctor = { id: 7, name: null, zone: 'US/Eastern', practice: null, domain: null };
  expect(await practice.patient(4224, 'view')).toMatchObject({
    ok: true,
    value: { id: 4224, firstName: 'Mira' },
  });
  expect(await practice.appointment('5001', 'view')).toEqual(
    answered({
      patientId: 4224,
      visit: {
        ...{ id: '5001', patientId: 4224, providerId: 7, officeId: null },
        ...{ starts: '2026-05-20T09:00', presence: 'expected' },
      },
    }),
  );
  expect(await practice.currentUser('view')).toEqual(
    answered({ username: 'desk', doctorId: 7, mayInvite: 'notSaid' }),
  );
  expect(await practice.doctor(7, 'view')).toEqual(answered(doctor));
  expect(await practice.doctors('view')).toEqual(answered([doctor]));
  expect(await practice.access(4224, 'US/Eastern', 'view')).toEqual(answered({ kind: 'emptyList' }));
});

test('a failure is handed on as it came, from the first page as from a later one', async () => {
  const failure: Answer<never> = { ok: false, failure: { kind: 'forbidden' }, happened: 'no' };
  expect(await practiceEndpoints(async () => failure).patient(4224, 'view')).toBe(failure);
  expect(await practiceEndpoints(async () => failure).doctors('view')).toBe(failure);
  const later = practiceEndpoints(async ({ path }) =>
    path.includes('page=2') ? failure : answered({ results: [{ id: 7 }], next: '/api/doctors?page=2' }),
  );
  expect(await later.doctors('view')).toBe(failure);
});

/** A list of so many pages, and how many of them were asked for. */
async function listOf(pageCount: number, row: unknown = { id: 7 }) {
  let asked = 0;
  const answer = await practiceEndpoints(async () => {
    asked += 1;
    return answered({ results: [row], next: asked < pageCount ? `/api/doctors?page=${asked + 1}` : null });
  }).doctors('view');
  return { answer, asked };
}

test('a list of four pages is whole; a longer one is none, and is not read to its end', async () => {
  const whole = await listOf(4);
  expect(whole.answer.ok && whole.answer.value).toHaveLength(4);
  const long = await listOf(5);
  expect(long).toMatchObject({ asked: 4, answer: { ok: false, failure: { kind: 'answerUnreadable' } } });
});

test('a list with one row that cannot be read is none; so is an answer that is no list', async () => {
  expect((await listOf(1, { id: 'seven' })).answer).toMatchObject({ ok: false });
  expect(await practiceEndpoints(async () => answered({ id: 7 })).doctors('view')).toMatchObject({
    ok: false,
    failure: { kind: 'answerUnreadable' },
    happened: 'maybe',
  });
});

test.each([
  ['https://app.drchrono.com/api/doctors?page=2', true],
  ['/api/doctors?page=2', true],
  ['https://drchrono.com/api/doctors?page=2', true],
  ['https://example.com/api/doctors?page=2', false],
  ['https://notdrchrono.com/api/doctors?page=2', false],
  ['https://app.drchrono.com/patients/4224', false],
  ['https://', false],
])('a next page at %s is followed: %s', async (next, followed) => {
  const asked: string[] = [];
  await practiceEndpoints(async ({ path }) => {
    asked.push(path);
    return answered({ results: [], next: asked.length === 1 ? next : null });
  }).doctors('view');
  expect(asked).toEqual(followed ? ['/api/doctors', '/api/doctors?page=2'] : ['/api/doctors']);
});

describe('an answer about something else than was asked is no answer', () => {
  const from = (value: unknown) => practiceEndpoints(async () => answered(value));
  const unreadable = { ok: false, failure: { kind: 'answerUnreadable' } };

  test.each([{ id: '99000001', patient: 7 }, { id: 76_232_955, patient: 7 }, { patient: 7 }])(
    'appointment %j',
    async (body) => {
      expect(await from(body).appointment('76232954', 'view')).toMatchObject(unreadable);
    },
  );

  test('an appointment’s id may be a number', async () => {
    expect(await from({ id: 76_232_954, patient: 7 }).appointment('76232954', 'view')).toEqual(
      answered({ patientId: 7, visit: null }),
    );
  });

  test.each([{ id: 8 }, { id: 7.5 }, {}])('doctor %j', async (body) => {
    expect(await from(body).doctor(7, 'view')).toMatchObject(unreadable);
  });

  test.each([
    { id: 4225 },
    { id: 4224, patient_id: 4225 },
    { id: 4224, url: 'https://app.drchrono.com/api/patients/4225' },
  ])('patient %j', async (body) => {
    expect(await from(body).patient(4224, 'view')).toMatchObject(unreadable);
  });

  test('invites', async () => {
    const body = [{ status: 'pending', sent_at: '2026-05-10T09:00:00', patient: { pk: 4225 } }];
    expect(await from(body).access(4224, null, 'view')).toMatchObject({
      ok: true,
      value: { kind: 'doesNotTell' },
    });
  });
});

describe('a list of invites of several pages', () => {
  const path = '/api/patients/4224/onpatient_access';
  const row = (day: string, status: string, change = {}) => ({
    ...{ status, sent_at: `2026-05-${day}T09:00:00`, ...change },
  });
  async function access(pages: { results: unknown[]; next?: unknown; count?: number }[]) {
    const asked: string[] = [];
    const answer = await practiceEndpoints(async (request) => {
      asked.push(request.path);
      return answered(pages[asked.length - 1]);
    }).access(4224, 'US/Eastern', 'view');
    const said = answer.ok ? answer.value : null;
    return { asked, top: said?.kind === 'lines' ? said.lines[0]?.state.kind : (said?.kind ?? 'failed') };
  }
  const next = `https://drchrono.com${path}?cursor=2`;

  test('that come oldest first is read to its end', async () => {
    const read = await access([
      { results: [row('01', 'revoked')], next },
      { results: [row('10', 'pending')], next: null },
    ]);
    expect(read).toEqual({ asked: [path, `${path}?cursor=2`], top: 'pending' });
  });

  test('is of the time of its first page: what that one shows may have changed by the last', async () => {
    const bodies = [
      { results: [row('10', 'pending')], next },
      { results: [row('01', 'revoked')], next: null },
    ];
    let asked = 0;
    const read = await practiceEndpoints(async () => {
      asked += 1;
      const at = asked * 1_000;
      return { ...answered(bodies[asked - 1]), at: { earliest: at, latest: at } };
    }).access(4224, 'US/Eastern', 'view');
    expect(read).toMatchObject({ at: { latest: 1_000 }, value: { kind: 'lines' } });
  });

  test('that come newest first costs one request', async () => {
    const read = await access([{ results: [row('10', 'pending'), row('01', 'revoked')], next }]);
    expect(read).toEqual({ asked: [path], top: 'pending' });
  });

  test.each<[string, { results: unknown[]; next?: unknown; count?: number }[]]>([
    [
      'of which a page is about another patient',
      [
        { results: [row('01', 'revoked')], next },
        { results: [row('10', 'pending', { patient: 4225 })], next: null },
      ],
    ],
    [
      'whose next page is another patient’s',
      [{ results: [row('01', 'revoked')], next: '/api/patients/4225/onpatient_access?c=2' }],
    ],
    [
      'whose next page is elsewhere',
      [{ results: [row('01', 'revoked')], next: 'https://example.com/api/x' }],
    ],
    ['without end', Array.from({ length: 9 }, () => ({ results: [row('01', 'revoked')], next }))],
    ['that counts more than it holds', [{ results: [row('01', 'revoked')], count: 2 }]],
  ])('%s does not tell', async (_, pages) => {
    const read = await access(pages);
    expect(read.top).toBe('doesNotTell');
    expect(read.asked.length).toBeLessThanOrEqual(4);
  });
});
