import { useState } from 'preact/hooks';
import type { DayView } from '../../../lib/messages/day-view.ts';
import * as words from '../../../lib/words/day-page.ts';
import { AS } from '../../../lib/words/shared.ts';
import type { When } from '../../../lib/words/status.ts';
import { KeyHelp } from './KeyHelp.tsx';
import type { DayProps } from './props.ts';

/** How far the states have been read, in whose name it is sent, and what is left of the hour. */
export function DayFooter(props: DayProps & { view: DayView; when: When }) {
  const { view, shown, day, when } = props;
  const { meter, actsAs, budget } = view;
  const [isOpen, setOpen] = useState(false);
  const isWhole = meter.checked >= meter.of;
  const mayCheck = view.connection.kind === 'connected' && view.online && !isWhole;
  return (
    <footer>
      {isOpen && shown.keys && (
        <KeyHelp
          keys={shown.keys}
          onChoose={(keys) => void day.chooseKeys(keys)}
          onClose={() => setOpen(false)}
        />
      )}
      <p class="meter">
        {meter.of > 0 && <span>{words.meterSentence(meter, view.readAt, when)}</span>}
        {mayCheck &&
          (meter.checkingAll ? (
            <span>{words.CHECKING_ALL}</span>
          ) : (
            <button type="button" class="link" onClick={() => void day.checkAll()}>
              {words.CHECK_ALL}
            </button>
          ))}
      </p>
      <p>
        {actsAs && (
          <span class="as" title={actsAs}>
            {AS} <bdi>{actsAs}</bdi>
          </span>
        )}
        <span class={budget.left < budget.limit / 10 ? 'low' : undefined}>
          {words.leftSentence(budget.left)}
        </span>
        <button type="button" class="link" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {words.KEYS}
        </button>
        {props.onOpenDesk && (
          <button type="button" class="link" onClick={props.onOpenDesk}>
            {words.OPEN_DESK}
          </button>
        )}
      </p>
    </footer>
  );
}
