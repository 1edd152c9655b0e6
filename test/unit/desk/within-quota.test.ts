import { describe, expect, test } from 'vitest';
import { overQuota, type TabMessage } from '../../../lib/desk/patient/over-quota.ts';
import { withinQuota } from '../../../lib/desk/within-quota.ts';
import { callers, type MessageName } from '../../../lib/messages/contract.ts';
import type { Caller, Handlers } from '../../../lib/messages/router.ts';
import { failureWords } from '../../../lib/words/failures.ts';
import { fakeServices } from './fake-services.ts';

const names = Object.keys(callers) as MessageName[];
const fromTab = names.filter((name) => {
  const kinds: readonly string[] = callers[name];
  return kinds.includes('page') || kinds.includes('card');
});
const inTab = { tabId: 7, documentId: 'doc', host: 'app.drchrono.com', page: { kind: 'calendar' } } as const;
const page: Caller = { kind: 'page', ...inTab };
const card: Caller = { kind: 'card', frameId: 4, ...inTab };
const own: Caller = { kind: 'own' };

/** Handlers that note what reaches them, in a background where a tab may send so many messages. */
async function guarded(most: number) {
  const { services, vault } = await fakeServices();
  const reached: string[] = [];
  const counted: number[] = [];
  const plain = Object.fromEntries(
    names.map((name) => [
      name,
      async () => {
        reached.push(name);
        return 'handled';
      },
    ]),
  ) as unknown as Handlers;
  const handlers = withinQuota(plain, overQuota(Promise.resolve({ patients: services })), (tabId) => {
    counted.push(tabId);
    return counted.length <= most;
  });
  const send = (name: MessageName, caller: Caller) =>
    (Reflect.get(handlers, name) as (input: object, caller: Caller) => Promise<unknown>)({}, caller);
  return { reached, counted, send, vault };
}

describe.each(fromTab)('%s', (name) => {
  test.each([page, card])('counts for its tab, and over the quota reaches nothing: $kind', async (caller) => {
    const { reached, counted, send } = await guarded(1);
    expect(await send(name, caller)).toBe('handled');
    const answer = await send(name, caller);
    expect(answer).not.toBe('handled');
    expect(answer).not.toBeUndefined();
    expect(reached).toEqual([name]);
    expect(counted).toEqual([7, 7]);
  });
});

test('a view over the quota is a trouble in words, without anything of a patient', async () => {
  const { send } = await guarded(0);
  const trouble = { kind: 'tooManyMessages' } as const;
  const words = failureWords(trouble, null);
  for (const part of [words.happened, words.patient, words.next]) expect(part).not.toBe('');
  expect(await send('viewCard', card)).toMatchObject({
    ...{ trouble, token: null, identity: { kind: 'open' }, eligibility: null, history: [], operation: null },
    status: { kind: 'unknown', reason: 'notChecked' },
  });
  expect(await send('viewPill', page)).toMatchObject({
    ...{ isUnderWay: false, phases: [{ word: 'Paused', until: null }] },
  });
  expect(await send('act', card)).toEqual({ ok: false, failure: trouble });
  expect(await send('openCard', page)).toBe('');
});

test('our own pages are not counted', async () => {
  const { reached, counted, send } = await guarded(0);
  for (const name of names) expect(await send(name, own)).toBe('handled');
  expect(reached).toEqual(names);
  expect(counted).toEqual([]);
});

test('every message that a tab may send has an answer for the case', async () => {
  const { services } = await fakeServices();
  const answers: Record<TabMessage, unknown> = overQuota(Promise.resolve({ patients: services }));
  expect(Object.keys(answers).sort()).toEqual(fromTab.toSorted());
});
