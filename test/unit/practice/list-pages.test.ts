import { expect, test } from 'vitest';
import type { ApiRequest } from '../../../lib/practice/client.ts';
import { everyRow, samePath } from '../../../lib/practice/list-pages.ts';

const at = { earliest: 0, latest: 999 };

/** Ask for a list whose pages are these, the last of them again and again. */
async function read(pages: readonly unknown[], most = 4) {
  const asked: string[] = [];
  const call = async ({ path }: ApiRequest) => {
    asked.push(path);
    return { ok: true as const, status: 200, at, value: pages[asked.length - 1] ?? pages.at(-1) };
  };
  const answer = await everyRow(call, '/api/doctors?a=b', 'view', most);
  return { asked, rows: answer.ok ? answer.value : answer.failure.kind };
}

test('a list is read to its end, whatever its rows are', async () => {
  const pages = [
    { results: [1, null], next: '/api/doctors?page=2' },
    { data: ['x'], next: null },
  ];
  expect(await read(pages)).toEqual({
    asked: ['/api/doctors?a=b', '/api/doctors?page=2'],
    rows: [1, null, 'x'],
  });
  expect((await read([[1, 2]])).rows).toEqual([1, 2]);
});

test.each<[string, unknown[], number]>([
  ['has more pages than are read', [1, 2, 3].map((n) => ({ results: [n], next: `/api/doctors?p=${n}` })), 2],
  ['leads back to its beginning', [{ results: [1], next: '/api/doctors?a=b' }], 1],
  ['leads to one page of it for ever', [{ results: [1], next: '/api/doctors?page=2' }], 2],
  ['leads to another list', [{ results: [1], next: '/api/patients?page=2' }], 1],
  ['leads to one of its rows', [{ results: [1], next: '/api/doctors/7' }], 1],
  ['leads to another host', [{ results: [1], next: 'https://example.com/api/doctors?page=2' }], 1],
  ['is none', [{ id: 7 }], 1],
  ['goes on as none', [{ results: [1], next: '/api/doctors?page=2' }, { id: 7 }], 2],
])('a list that %s is unreadable', async (_, pages, requests) => {
  const { rows, asked } = await read(pages, 2);
  expect(rows).toBe('answerUnreadable');
  expect(asked).toHaveLength(requests);
});

test.each<[string, string | null]>([
  ['https://drchrono.com/api/doctors?cursor=a%3D', '/api/doctors?cursor=a%3D'],
  ['/api/doctors?page=2', '/api/doctors?page=2'],
  ['//example.com/api/doctors', null],
  ['https://app.drchrono.com/patients/7', null],
  ['https://', null],
])('of the next page %s only %s is asked', (next, path) => {
  expect(samePath(next)).toBe(path);
});
