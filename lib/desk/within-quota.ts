import type { MessageName } from '../messages/contract.ts';
import type { Handlers } from '../messages/router.ts';
import type { TabMessage } from './patient/over-quota.ts';

/**
 * Count what comes from a tab before any handler hears of it, whatever the message is. A tab over its quota gets the
 * answers of `instead`. Our own pages are not counted, since no page of the EHR can make them send anything.
 */
export function withinQuota(
  handlers: Handlers,
  instead: Pick<Handlers, TabMessage>,
  counts: (tabId: number) => boolean,
): Handlers {
  const guarded = (name: MessageName) => (input: unknown, caller: object) => {
    const isOver = 'tabId' in caller && typeof caller.tabId === 'number' && !counts(caller.tabId);
    const answers: object = isOver ? instead : handlers;
    return Reflect.get(answers, name)(input, caller);
  };
  // Each name keeps the input and output that it has: both sides have a handler of that type under it.
  return Object.fromEntries(
    Object.keys(handlers).map((name) => [name, guarded(name as MessageName)]),
  ) as unknown as Handlers;
}
