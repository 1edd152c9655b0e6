import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { errorKind } from '../../../lib/messages/noted-error.ts';
import { hearErrors } from '../../../lib/platform/hear-errors.ts';
import { hearFailures, unawaited } from '../../../lib/unawaited.ts';
import { thrownOn } from '../thrown-on.ts';

// The module that it tells by asks the browser for its namespace, which other tests in this process put in place themselves.
vi.mock('../../../lib/platform/messaging.ts', () => ({ ask: vi.fn() }));

let fire: Record<string, (event: object) => void> = {};
let noted: string[] = [];

beforeEach(() => {
  fire = {};
  noted = [];
  vi.stubGlobal('addEventListener', (name: string, listener: (event: object) => void) => {
    fire[name] = listener;
  });
  hearErrors((...error) => noted.push(error.join(' ')));
});

afterEach(() => {
  vi.unstubAllGlobals();
  hearFailures(() => undefined);
});

describe('of what nobody handles', () => {
  test('code and kind are noted, and nothing of its text', () => {
    fire['error']?.({ error: new RangeError('Jenny Harris, jenny@example.com') });
    fire['unhandledrejection']?.({ reason: new TypeError('Jenny Harris') });
    fire['unhandledrejection']?.({ reason: 'Jenny Harris' });
    expect(noted).toEqual(['thrown RangeError', 'rejected TypeError', 'rejected other']);
  });

  test('an error whose work has a name is noted by that name, and once', async () => {
    const reason = new TypeError('x');
    expect(await thrownOn(() => unawaited('resume', Promise.reject(reason)))).toBe(reason);
    fire['unhandledrejection']?.({ reason });
    expect(noted).toEqual(['resume TypeError']);
  });

  test('what the browser reports without an error is none', () => {
    fire['error']?.({ error: undefined, message: 'ResizeObserver loop completed' });
    expect(noted).toEqual([]);
  });
});

test('a name that anybody could have made up is no kind', () => {
  const named = Object.assign(new Error('x'), { name: 'Jenny Harris' });
  expect(errorKind(named)).toBe('other');
  expect(errorKind({ name: 'TypeError' })).toBe('other');
  expect(errorKind(new DOMException('x', 'QuotaExceededError'))).toBe('QuotaExceededError');
});
