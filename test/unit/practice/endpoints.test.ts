import { expect, test } from 'vitest';
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
  await practice.appointment('50/01', 'view');
  await practice.access(4224, null, 'background');
  await practice.sendInvite(4224, 'bulk');
  await practice.revokeInvites(4224, 'click');
  await practice.currentUser();
  await practice.doctor(7);
  await practice.doctors();
  expect(asked.map(({ method, path, asker }) => [method, path, asker])).toEqual([
    ['GET', '/api/patients/4224', 'view'],
    ['GET', '/api/patients?first_name=Mira&date_of_birth=1980-02-11&show_inactive=true', 'view'],
    ['GET', '/api/appointments/50%2F01', 'view'],
    ['GET', '/api/patients/4224/onpatient_access', 'background'],
    ['POST', '/api/patients/4224/onpatient_access', 'bulk'],
    ['DELETE', '/api/patients/4224/onpatient_access', 'click'],
    ['GET', '/api/users/current', 'click'],
    ['GET', '/api/doctors/7', 'click'],
    ['GET', '/api/doctors', 'click'],
  ]);
});

test('each answer is read as what was asked for', async () => {
  const answers: Record<string, unknown> = {
    '/api/patients/4224': { id: 4224, first_name: 'Mira' },
    '/api/appointments/5001': { id: '5001', patient: 4224, doctor: 7 },
    '/api/users/current': { id: 3, username: 'desk', doctor: 7 },
    '/api/doctors/7': { id: 7, timezone: 'US/Eastern' },
    '/api/doctors': { results: [{ id: 7, timezone: 'US/Eastern' }], next: null },
    '/api/patients/4224/onpatient_access': [],
  };
  const practice = practiceEndpoints(async ({ path }) => answered(answers[path]));
  const doctor = { id: 7, zone: 'US/Eastern', practice: null };
  expect(await practice.patient(4224, 'view')).toMatchObject({
    ok: true,
    value: { id: 4224, firstName: 'Mira' },
  });
  expect(await practice.appointment('5001', 'view')).toEqual(answered({ patientId: 4224 }));
  expect(await practice.currentUser()).toEqual(
    answered({ username: 'desk', doctorId: 7, mayInvite: 'notSaid' }),
  );
  expect(await practice.doctor(7)).toEqual(answered(doctor));
  expect(await practice.doctors()).toEqual(answered([doctor]));
  expect(await practice.access(4224, 'US/Eastern', 'view')).toEqual(answered({ kind: 'emptyList' }));
});

test('a failure is handed on as it came, from the first page as from a later one', async () => {
  const failure: Answer<never> = { ok: false, failure: { kind: 'forbidden' }, happened: 'no' };
  expect(await practiceEndpoints(async () => failure).patient(4224, 'view')).toBe(failure);
  expect(await practiceEndpoints(async () => failure).doctors()).toBe(failure);
  const later = practiceEndpoints(async ({ path }) =>
    path.includes('page=2') ? failure : answered({ results: [{ id: 7 }], next: '/api/doctors?page=2' }),
  );
  expect(await later.doctors()).toBe(failure);
});

/** A list of so many pages, and how many of them were asked for. */
async function listOf(pageCount: number, row: unknown = { id: 7 }) {
  let asked = 0;
  const answer = await practiceEndpoints(async () => {
    asked += 1;
    return answered({ results: [row], next: asked < pageCount ? `/api/doctors?page=${asked + 1}` : null });
  }).doctors();
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
  expect(await practiceEndpoints(async () => answered({ id: 7 })).doctors()).toMatchObject({
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
  }).doctors();
  expect(asked).toEqual(followed ? ['/api/doctors', '/api/doctors?page=2'] : ['/api/doctors']);
});
