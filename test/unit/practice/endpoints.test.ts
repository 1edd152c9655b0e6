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

/** A practice that answers when told to, and keeps what it was asked. */
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
