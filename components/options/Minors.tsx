import { OLDEST_MINOR, YOUNGEST_ADULT } from '../../lib/invites/age.ts';
import * as words from '../../lib/words/options.ts';
import type { PageProps } from './props.ts';

const AGES = Array.from({ length: OLDEST_MINOR - YOUNGEST_ADULT + 1 }, (_, index) => YOUNGEST_ADULT + index);

/** Let staff choose the age under which a patient is a minor, where the practice's IT has not set it. */
export function Minors({ view, busy, onMinorsUnder }: PageProps) {
  const { under, setBy } = view.minors;
  return (
    <section class="minors">
      <h2>{words.MINORS_TITLE}</h2>
      {setBy === 'it' ? (
        <p>{words.minorsSetByIt(under)}</p>
      ) : (
        <label>
          {words.MINORS_UNDER_LABEL}
          <select
            value={under}
            disabled={busy !== null}
            onChange={(event) => onMinorsUnder(Number(event.currentTarget.value))}
          >
            {AGES.map((years) => (
              <option key={years} value={years}>
                {years}
              </option>
            ))}
          </select>
        </label>
      )}
      <p class="note">{setBy === 'it' ? words.MINORS_HOW : `${words.MINORS_HOW} ${words.MINORS_CHOOSE}`}</p>
    </section>
  );
}
