import type { Output } from '../messages/contract.ts';
import { ask, onChanged } from './messaging.ts';

type View = 'viewWorklist' | 'viewConnection' | 'viewBulk';

/**
 * Fetch a view now, and again whenever the background says that something changed. One question is asked at a time:
 * however much changes while it is under way, only one more follows. Returns a function that asks once more and
 * resolves when that view is shown.
 */
export function follow<N extends View>(
  name: N,
  show: (view: Output<N>) => void,
  lost: () => void,
): () => Promise<void> {
  let isNews = false;
  let looking: Promise<void> | null = null;
  const lookUntilNoNews = async () => {
    while (isNews) {
      isNews = false;
      try {
        show((await ask<View>(name, null)) as Output<N>);
      } catch {
        lost();
      }
    }
    looking = null;
  };
  const look = (): Promise<void> => {
    isNews = true;
    looking ??= lookUntilNoNews();
    return looking;
  };
  onChanged(() => void look());
  for (const type of ['online', 'offline']) globalThis.addEventListener(type, () => void look());
  void look();
  return look;
}
