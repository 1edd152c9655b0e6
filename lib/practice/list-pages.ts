import { MOST_PAGES } from '../timing.ts';
import type { Asker } from './budget.ts';
import type { PracticeCall } from './client.ts';
import { decodeList } from './decode-patient.ts';
import type { Answer } from './failure.ts';

/** An answer came that does not say what was asked for. */
export const unreadable: Answer<never> = {
  ok: false,
  failure: { kind: 'answerUnreadable' },
  happened: 'maybe',
};

/** Take from an answer what `decode` makes of its body; null from it makes the answer unreadable. */
export function decoded<B, T>(answer: Answer<B>, decode: (body: B) => T | null): Answer<T> {
  if (!answer.ok) return answer;
  const value = decode(answer.value);
  return value === null ? unreadable : { ...answer, value };
}

/** Read all rows of a list. More pages than MOST_PAGES fail, and so does one row that cannot be read. */
export async function pages<T>(
  call: PracticeCall,
  first: string,
  asker: Asker,
  decode: (row: unknown) => T | null,
): Promise<Answer<T[]>> {
  return decoded(await everyRow(call, first, asker, MOST_PAGES), (found) => {
    const rows = found.map(decode);
    return rows.includes(null) ? null : rows.filter((row) => row !== null);
  });
}

/**
 * Read the rows of a list, of whatever shape, by following `next`. More pages than `most` fail, and so does a page that
 * leads elsewhere or back: a part must not pass for the whole. The answer's time is the first page's, since the rows
 * are from then on.
 */
export async function everyRow(
  call: PracticeCall,
  first: string,
  asker: Asker,
  most: number,
): Promise<Answer<unknown[]>> {
  const found: unknown[] = [];
  const asked = new Set<string>();
  let begun: Extract<Answer<unknown>, { ok: true }> | null = null;
  let path = first;
  while (asked.size < most && !asked.has(path)) {
    asked.add(path);
    const answer = await call({ method: 'GET', path, asker });
    if (!answer.ok) return answer;
    begun ??= answer;
    const list = decodeList(answer.value);
    if (list === null) return unreadable;
    found.push(...list.rows);
    if (list.next === null) return { ...begun, value: found };
    const next = samePath(list.next);
    if (next === null || pathOf(next) !== pathOf(first)) return unreadable;
    path = next;
  }
  return unreadable;
}

const pathOf = (path: string) => path.split('?')[0];

/** `next` names a host of its own (`drchrono.com`, seen). Its path and query are kept, and its host never is. */
export function samePath(next: string): string | null {
  const url = URL.parse(next, 'https://app.drchrono.com');
  if (url === null || !/(^|\.)drchrono\.com$/.test(url.hostname) || !url.pathname.startsWith('/api/'))
    return null;
  return url.pathname + url.search;
}
