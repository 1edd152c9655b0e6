import { useEffect, useState } from 'preact/hooks';
import { unawaited } from '../../lib/unawaited.ts';

/**
 * Show what a person has chosen, although it is still being saved: an answer about an earlier choice, drawn meanwhile, must
 * not turn this one back on screen. What cannot be saved is turned back.
 */
export function useChosen<Value>(
  stored: Value,
  save: (value: Value) => Promise<unknown>,
): [shown: Value, choose: (value: Value) => void] {
  const [chosen, setChosen] = useState<{ value: Value } | null>(null);
  const isStored = chosen?.value === stored;
  useEffect(() => {
    if (isStored) setChosen(null);
  }, [isStored]);
  const choose = (value: Value) => {
    const choice = { value };
    setChosen(choice);
    const turnBack = (error: unknown) => {
      setChosen((now) => (now === choice ? null : now));
      throw error;
    };
    unawaited('press', save(value).catch(turnBack));
  };
  return [chosen === null ? stored : chosen.value, choose];
}
