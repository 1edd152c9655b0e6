import type { PillIcon } from '../../lib/words/tone.ts';

/**
 * These are line icons on a 16 by 16 grid, and the pill needs them too. They are decoration only: the word
 * beside an icon carries the meaning.
 */
export const pillShapes: Record<PillIcon, string> = {
  clock: 'M8 2a6 6 0 1 1 0 12A6 6 0 0 1 8 2zM8 4.8V8l2.2 1.6',
  expired: 'M4 2h8M4 14h8M5 2c0 3 3 4 3 6s-3 3-3 6M11 2c0 3-3 4-3 6s3 3 3 6',
  check: 'M8 2a6 6 0 1 1 0 12A6 6 0 0 1 8 2zM5.3 8.2l1.9 1.9 3.5-3.9',
  envelope: 'M2 4h12v8.5H2zM2.3 4.4 8 9l5.7-4.6',
  minus: 'M8 2a6 6 0 1 1 0 12A6 6 0 0 1 8 2zM5.4 8h5.2',
  question: 'M8 2a6 6 0 1 1 0 12A6 6 0 0 1 8 2zM6.3 6.4a1.8 1.8 0 1 1 2.5 1.7c-.6.3-.8.6-.8 1.2M8 11.3v.2',
  alert: 'M8 2.2 14.6 13.6H1.4zM8 6.4v3.4M8 11.6v.2',
  blocked: 'M8 2a6 6 0 1 1 0 12A6 6 0 0 1 8 2zM3.8 3.8l8.4 8.4',
  plug: 'M5.5 2v3.2M10.5 2v3.2M4 5.2h8v2.6a4 4 0 0 1-8 0zM8 11.8V14',
  pause: 'M8 2a6 6 0 1 1 0 12A6 6 0 0 1 8 2zM6.5 5.8v4.4M9.5 5.8v4.4',
  busy: 'M8 2a6 6 0 1 1-6 6',
  refresh: 'M13.5 8A5.5 5.5 0 1 1 11.6 3.9M12 1.5v2.7H9.3',
};
