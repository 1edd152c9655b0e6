/** Counts what is written, so that whoever holds something that was read knows whether it may be old. */
export interface CountedWrites {
  /** So many writes have ended in this worker's life. */
  count(): number;
  /**
   * The same port, whose writes are counted: every call but those whose name begins with `read`, and those of
   * `readers`. So a call that is added later under another name counts until somebody lists it.
   */
  over<Port extends object>(port: Port, readers?: readonly (keyof Port)[]): Port;
}

export function countedWrites(): CountedWrites {
  let count = 0;
  return {
    count: () => count,
    over<Port extends object>(port: Port, readers: readonly (keyof Port)[] = []): Port {
      const calls = Object.entries(port).map(([name, call]) => {
        if (name.startsWith('read') || readers.some((reader) => reader === name)) return [name, call];
        const counted = async (...input: unknown[]) => {
          try {
            return await call(...input);
          } finally {
            count += 1;
          }
        };
        return [name, counted];
      });
      // Each call keeps its input and output, since a port's writes are all asynchronous.
      return Object.fromEntries(calls) as Port;
    },
  };
}
