import * as z from 'zod/mini';
import { once } from '../../once.ts';
import { LOOK_UP_EVERY, LOOK_UPS_AT_ONCE, MESSAGE_EVERY, MESSAGES_AT_ONCE } from '../../timing.ts';
import { LOCK, type NamedMemory, SESSION } from '../store/stored-keys.ts';
import { type Allowance, type Rest, spend, withoutWhole } from './allowance.ts';

const MESSAGES: Allowance = { burst: MESSAGES_AT_ONCE, every: MESSAGE_EVERY };
const LOOK_UPS: Allowance = { burst: LOOK_UPS_AT_ONCE, every: LOOK_UP_EVERY };

/**
 * Count the messages of each tab. The counts end with the worker, which is idle for half a minute before it ends, and by
 * then they are whole again. Returns false where a tab has sent too many.
 */
export function messageQuota(now: () => number): (tabId: number) => boolean {
  let rests = new Map<number, Rest>();
  return (tabId) => {
    if (!rests.has(tabId)) rests = new Map(withoutWhole([...rests], MESSAGES, now()));
    const after = spend(rests.get(tabId) ?? null, MESSAGES, now());
    if (after) rests.set(tabId, after);
    return after !== null;
  };
}

/** How many patients who are not known yet a tab may cause to be looked up, since each of them costs requests. */
export interface LookUpQuota {
  /** One more for this tab. False: it has caused too many. */
  take(tabId: number): Promise<boolean>;
}

const stored = once(() => z.record(z.string(), z.object({ left: z.number(), at: z.number() })));

/** The counts are in the session memory: a worker that ends early must not give a page a new allowance. */
export function lookUpQuota(memory: NamedMemory, now: () => number): LookUpQuota {
  return {
    take: (tabId) =>
      navigator.locks.request(LOCK.lookUps, async () => {
        const parsed = z.safeParse(stored(), await memory.read(SESSION.lookUps));
        const rests = new Map(Object.entries(parsed.success ? parsed.data : {}));
        const after = spend(rests.get(String(tabId)) ?? null, LOOK_UPS, now());
        if (after === null) return false;
        const missing = withoutWhole([...rests.set(String(tabId), after)], LOOK_UPS, now());
        await memory.write(SESSION.lookUps, Object.fromEntries(missing));
        return true;
      }),
  };
}
