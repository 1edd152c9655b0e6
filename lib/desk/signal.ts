/**
 * Something that happens in the background, under a name, so that whoever makes it happen need not know who hears of
 * it.
 */
export interface Signal<T> {
  /** It happened. Resolves when everybody who listens is done with it, one after the other. */
  tell(what: T): Promise<void>;
  heardBy(listener: (what: T) => Promise<unknown>): void;
}

export function signal<T = void>(): Signal<T> {
  const listeners: ((what: T) => Promise<unknown>)[] = [];
  return {
    async tell(what) {
      for (const listener of listeners) await listener(what);
    },
    heardBy: (listener) => void listeners.push(listener),
  };
}
