import type { MessageName } from '../messages/contract.ts';
import type { Handlers } from '../messages/router.ts';

/** Tell of each message whose work threw, and throw on: who asked learns that no answer came. */
export function toldFailures(
  handlers: Handlers,
  tell: (message: MessageName, error: unknown) => void,
): Handlers {
  const told = (name: MessageName) => async (input: unknown, caller: object) => {
    try {
      const handle: (input: unknown, caller: object) => unknown = Reflect.get<object, string>(handlers, name);
      return await handle(input, caller);
    } catch (error) {
      tell(name, error);
      throw error;
    }
  };
  // Each name keeps the input and output that it has.
  return Object.fromEntries(
    Object.keys(handlers).map((name) => [name, told(name as MessageName)]),
  ) as unknown as Handlers;
}
