import { useEffect, useRef, useState } from 'preact/hooks';
import { forecast, plannedOf } from '../../lib/invites/bulk-forecast.ts';
import type { BulkOffer, BulkPreview, BulkView } from '../../lib/messages/bulk-view.ts';
import * as words from '../../lib/words/bulk.ts';
import type { When } from '../../lib/words/status.ts';
import { ActionButton } from '../card/ActionButton.tsx';
import { ActsAs } from '../shared/ActsAs.tsx';
import { useRefusal } from '../shared/use-refusal.ts';
import type { BulkPageProps } from './props.ts';

interface Props extends Pick<BulkPageProps, 'onStart'> {
  view: BulkView;
  preview: BulkPreview;
  chosen: readonly BulkOffer[];
  when: When;
}

/**
 * Say what the list costs and when it is done, and begin it at one press. The press is judged: it must have begun on the
 * button, which must have stood there just so for half a second.
 */
export function Begin({ view, preview, chosen, when, onStart }: Props) {
  const [started, setStarted] = useState<BulkView | null>(null);
  const [refusal, setRefusal] = useRefusal();
  const deck = useRef<HTMLElement>(null);
  const { bulk, resetsAt } = view.budget;
  const actions = chosen.map(({ action }) => action);
  const cost = forecast(actions, view.revokeTells, bulk, when.now);
  const isIdle = chosen.length === 0 || view.connection.kind !== 'connected' || started === view;
  // Whoever comes here by a key presses one more; a page that somebody works in already keeps its focus.
  useEffect(() => {
    if (document.activeElement === document.body)
      deck.current?.querySelector('button')?.focus({ preventScroll: true });
  }, []);
  const start = () => {
    setRefusal(null);
    setStarted(view);
    onStart(chosen.map(({ patientId, action, seenInvite }) => ({ patientId, action, seenInvite })));
  };
  return (
    <footer class="deck" ref={deck}>
      {refusal === null ? (
        <p>{chosen.length > 0 && words.costSentence(cost, bulk, resetsAt, when)}</p>
      ) : (
        <p role="alert" key={refusal.nth}>
          {words.listRefusalSentence[refusal.why]}
        </p>
      )}
      <ActionButton
        look="primary"
        meaning={chosen.map(({ patientId, action }) => `${patientId} ${action}`).join()}
        busy={isIdle}
        onAccepted={start}
        onRefused={setRefusal}
      >
        <span>{words.startWord(plannedOf(chosen), preview.date)}</span>
        <ActsAs name={view.actsAs} />
      </ActionButton>
    </footer>
  );
}
