import type { Socket } from 'node:net';

/** Number the connections and remember which of them carried a request before. */
export function createConnections(): {
  arrive(socket: Socket): { connection: number; reused: boolean };
} {
  const numbers = new WeakMap<Socket, number>();
  let last = 0;
  return {
    arrive(socket) {
      const known = numbers.get(socket);
      if (known !== undefined) return { connection: known, reused: true };
      last += 1;
      numbers.set(socket, last);
      return { connection: last, reused: false };
    },
  };
}
