import { useLayoutEffect, useRef } from 'preact/hooks';
import type { PressRefusal } from '../../../lib/card/judge-press.ts';
import type { DayRow } from '../../../lib/messages/day-view.ts';
import type { Offer } from '../../../lib/messages/offer.ts';
import type { PressedAt } from '../../../lib/panel/day-shown.ts';
import { actionWord, confirmWord, riskSentences } from '../../../lib/words/actions.ts';
import { verbOf } from '../../../lib/words/day.ts';
import { verbFor } from '../../../lib/words/day-page.ts';
import { CANCEL, RISK_TITLE } from '../../../lib/words/shared.ts';
import type { When } from '../../../lib/words/status.ts';
import { listedName } from '../../bulk/Person.tsx';
import { ActionButton } from '../../card/ActionButton.tsx';
import { ActsAs } from '../../shared/ActsAs.tsx';
import { broughtToLight } from '../../shared/brought-to-light.ts';
import type { DayProps } from './props.ts';

interface Props extends DayProps {
  row: DayRow;
  isCurrent: boolean;
  onRefused: (refusal: PressRefusal) => void;
  /** Where the button stands: the same patient can be among the arrived and in the list. */
  place: PressedAt;
}

/** The one verb of a row. Nothing stands there for somebody who needs nobody. */
export function RowDeed({ row, shown, day, isCurrent, onRefused, place }: Props) {
  const verb = verbOf(row);
  if (verb.kind === 'none') return null;
  const isQuiet = verb.kind === 'inviteNow';
  return (
    <ActionButton
      meaning={`${place} ${row.key} ${row.patientId} ${listedName(row)}`}
      look={isQuiet ? 'link' : isCurrent ? 'primary' : 'secondary'}
      busy={shown.sending.has(row.patientId)}
      onAccepted={() => day.verb(row, place)}
      onRefused={onRefused}
    >
      <span>
        {verb.word}
        <span class="sr"> {verbFor(listedName(row))}</span>
      </span>
      {isCurrent && !isQuiet && (
        <span class="key" aria-hidden="true">
          ↵
        </span>
      )}
    </ActionButton>
  );
}

/** The offer about which this row asks now; null where it asks nothing. */
export function askedIn(row: DayRow, { pressed }: DayProps['shown'], place: PressedAt): Offer | null {
  if (pressed?.patientId !== row.patientId || pressed.at !== place) return null;
  const offer = row.offers.find(({ action }) => action === pressed.action);
  if (!offer) return null;
  // What went out is a reason to ask before another one, but nobody wants another one.
  const verb = verbOf(row);
  if (verb.kind === 'none' || verb.kind === 'open' || verb.action !== offer.action) return null;
  if (pressed.isSent) return offer.risk !== null && broughtToLight(offer, pressed.offer) ? offer : null;
  return offer.risk === null ? null : offer;
}

/** What is to be read before the second press, in the row itself. */
export function RowQuestion(props: Omit<Props, 'place' | 'isCurrent'> & { offer: Offer; when: When }) {
  const { row, offer, day, shown, when, onRefused } = props;
  const cancel = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => {
    cancel.current?.focus({ preventScroll: true });
    cancel.current?.closest('fieldset')?.scrollIntoView({ block: 'nearest' });
  }, []);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    day.cancel();
  };
  const sentences = riskSentences(offer, when);
  return (
    <fieldset class="risk" aria-label={RISK_TITLE} onKeyDown={onKeyDown}>
      {sentences.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      <div class="actions">
        <ActionButton
          meaning={`risk ${offer.action} ${row.key} ${row.patientId} ${sentences.join(' ')}`}
          look="primary"
          busy={shown.sending.has(row.patientId)}
          onAccepted={() => day.confirm(row, offer)}
          onRefused={onRefused}
        >
          <span>{confirmWord[offer.action] ?? actionWord[offer.action]}</span>
          <ActsAs name={shown.view?.actsAs} />
        </ActionButton>
        <button type="button" class="button secondary" ref={cancel} onClick={day.cancel} data-next>
          {CANCEL}
        </button>
      </div>
    </fieldset>
  );
}
