import { once } from '../once.ts';
import type { Presence } from './visit.ts';

/**
 * Read DrChrono's word for where an appointment stands. The words are a closed list of the API (`status` in the OpenAPI
 * document, OFF, High), to which a practice may add words of its own (same). What they mean is INF, Med: the words say
 * it, no document does. `Checked In Online` counts as expected, since a person who filled in the forms at home has not
 * come. Case, blanks and hyphens do not count, and `Canceled` is `Cancelled`. A practice's own word is never guessed at.
 */
export function presenceOf(status: string, deleted: boolean): Presence {
  if (deleted) return 'gone';
  return presences().get(status.normalize('NFKC').toLowerCase().replace(BETWEEN_LETTERS, '')) ?? 'expected';
}

const BETWEEN_LETTERS = /[\s_-]+/g;

const presences = once(
  () =>
    new Map<string, Presence>([
      ['confirmed', 'expected'],
      ['notconfirmed', 'expected'],
      ['checkedinonline', 'expected'],
      ['arrived', 'arrived'],
      ['checkedin', 'arrived'],
      ['inroom', 'withProvider'],
      ['insession', 'withProvider'],
      ['complete', 'over'],
      ['completed', 'over'],
      ['cancelled', 'gone'],
      ['canceled', 'gone'],
      ['noshow', 'gone'],
      ['rescheduled', 'gone'],
    ]),
);
