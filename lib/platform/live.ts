import type { Output } from '../messages/contract.ts';
import { ask, onChanged } from './messaging.ts';

type View = 'viewWorklist' | 'viewConnection' | 'viewBulk';

/**
 * Fetch a view now and again whenever the background says that something changed. Answers that were overtaken by
 * a newer question are dropped. Returns a function that asks again.
 */
export function follow<N extends View>(
  name: N,
  show: (view: Output<N>) => void,
  lost: () => void,
): () => Promise<void> {
  let latest = 0;
  const look = async () => {
    latest += 1;
    const mine = latest;
    try {
      const view = await ask<View>(name, null);
      if (mine === latest) show(view as Output<N>);
    } catch {
      if (mine === latest) lost();
    }
  };
  onChanged(() => void look());
  for (const type of ['online', 'offline']) globalThis.addEventListener(type, () => void look());
  void look();
  return look;
}
