/** The operations that this worker is driving right now. After its death only the journal tells what was under way. */
export interface HeldOperations {
  /** Do this work while nobody else here works on the operation; null: somebody does, and nothing was done. */
  hold<T>(id: string, work: () => Promise<T>): Promise<T | null>;
  isAny(): boolean;
}

/**
 * Whoever takes hold of an operation reads the journal afterwards, because another holder may have changed it until
 * then.
 */
export function heldOperations(): HeldOperations {
  const held = new Set<string>();
  return {
    async hold(id, work) {
      if (held.has(id)) return null;
      held.add(id);
      try {
        return await work();
      } finally {
        held.delete(id);
      }
    },
    isAny: () => held.size > 0,
  };
}
