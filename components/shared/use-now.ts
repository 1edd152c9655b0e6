import { useEffect, useState } from 'preact/hooks';
import { REDRAW_TIMES } from '../../lib/page-timing.ts';

/**
 * Tell the corrected clock (epoch ms), and draw again as it goes on. It is what the view said plus the time since the
 * view came. The difference of two readings of the local clock is right even where that clock itself is wrong.
 */
export function useNow(clock: { now: number } | null): number {
  const [received, setReceived] = useState({ clock, at: Date.now() });
  const [, setTick] = useState(0);
  const base = received.clock === clock ? received : { clock, at: Date.now() };
  if (base !== received) setReceived(base);
  useEffect(() => {
    const timer = setInterval(() => setTick((tick) => tick + 1), REDRAW_TIMES);
    return () => clearInterval(timer);
  }, []);
  return (clock?.now ?? 0) + Date.now() - base.at;
}
