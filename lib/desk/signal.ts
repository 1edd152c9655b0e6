/** Something that happens in the background, with a name: who makes it happen and who hears of it need not know each other. */
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
