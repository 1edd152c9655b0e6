import type { DayView } from '../../../lib/messages/day-view.ts';
import * as words from '../../../lib/words/day-page.ts';
import { READY_FOR, readyWords } from '../../../lib/words/day-standing.ts';
import { Key } from './Key.tsx';
import type { DayProps } from './props.ts';

/** One number first; then the one press that takes most of the rest, and the walk through those who need a person. */
export function DayStanding({ view, shown, day }: DayProps & { view: DayView }) {
  const { patients, ready, toDo, toSend } = view.counts;
  if (patients === 0) return null;
  const rest = Math.max(0, toDo - toSend);
  const parts = [
    ...([
      ['good', ready],
      ['calm', toSend],
      ['warn', rest],
    ] as const),
    ['quiet', patients - ready - toSend - rest] as const,
  ];
  // Without a connection nothing can be sent, and the notice above says so.
  const mayList = toSend > 0 && view.connection.kind === 'connected' && view.online;
  const toWalk = view.needing?.length ?? view.found;
  return (
    <section class="readiness" aria-label={READY_FOR}>
      <p class="number">
        <b>
          {ready} of {patients}
        </b>{' '}
        <span>{readyWords(view.meter)}</span>
      </p>
      <div class="share" aria-hidden="true">
        {parts.map(([tone, count]) => count > 0 && <i key={tone} class={tone} style={{ flexGrow: count }} />)}
      </div>
      {toDo === 0 ? (
        ready === patients && view.unread === 0 && <p class="calm-line">{words.ALL_READY}</p>
      ) : (
        <div class="presses">
          {mayList && (
            <button type="button" class="button primary" onClick={day.list}>
              <span>
                {words.sendWord(toSend)} <Key keys={shown.keys} name="list" />
              </span>
            </button>
          )}
          {toWalk > 0 && (
            <button type="button" class={mayList ? 'button' : 'button primary'} onClick={day.next}>
              <span>
                {words.walkWord(toWalk)} <Key keys={shown.keys} name="next" />
              </span>
            </button>
          )}
        </div>
      )}
    </section>
  );
}
