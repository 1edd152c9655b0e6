/** The card's drawer as far as it is here, and whether getting it failed. */
export interface CardArrival<T> {
  card: T | null;
  failed: boolean;
}

/**
 * Bring the code of the card the first time the overlay is open. A failure stands until the card is folded: the next
 * opening then tries again, and until then nothing asks over and over. `arrived` is called when the answer is new.
 */
export function cardOnDemand<T>(
  bring: () => Promise<T | null>,
  arrived: () => void,
): (open: boolean) => CardArrival<T> {
  let card: T | null = null;
  let state: 'idle' | 'asking' | 'failed' = 'idle';
  const ask = async () => {
    state = 'asking';
    card = await bring().catch(() => null);
    state = card === null ? 'failed' : 'idle';
    arrived();
  };
  return (open) => {
    if (!open && state === 'failed') state = 'idle';
    if (open && card === null && state === 'idle') void ask();
    return { card, failed: state === 'failed' };
  };
}
