import type { BulkAction } from '../../lib/invites/bulk-queue.ts';
import type { Interval } from '../../lib/invites/evidence.ts';
import type { BulkPreview, BulkView } from '../../lib/messages/bulk-view.ts';
import type { Failure } from '../../lib/messages/failure.ts';
import type { Action } from '../../lib/messages/offer.ts';
import * as words from '../../lib/words/bulk.ts';
import { failureWords } from '../../lib/words/failures.ts';
import { useNow } from '../shared/use-now.ts';
import { Words } from '../shared/Words.tsx';
import { Confirm } from './Confirm.tsx';
import { Running } from './Running.tsx';

export interface BulkLineWanted {
  patientId: number;
  action: BulkAction;
  seenInvite: Interval | null;
}

export interface BulkProps {
  /** null while the first answer is under way. */
  view: BulkView | null;
  preview: BulkPreview | null;
  /** Why the list could not be read or begun. */
  failure: Failure | null;
  onStart: (lines: readonly BulkLineWanted[]) => void;
  onSteer: (step: 'pause' | 'goOn' | 'cancelAll' | 'putAway') => void;
  onCancelLine: (patientId: number) => void;
  onAnswer: (patientId: number, action: Action) => void;
  onOpenChart: (patientId: number) => void;
  onOpenSettings: () => void;
}

/** Many invites at once: the list to confirm, then its progress, then what came of it. */
export function Bulk(props: BulkProps) {
  const { view, preview, failure } = props;
  const when = { now: useNow(view?.clock ?? null), zone: view?.zone ?? null };
  return (
    <main class="desk bulk">
      {failure && (
        <div role="alert">
          <Words words={failureWords(failure, when.zone)} tone="warn" icon="alert" />
        </div>
      )}
      {view?.list && <Running {...props} view={view} list={view.list} when={when} />}
      {view && !view.list && preview && <Confirm {...props} view={view} preview={preview} when={when} />}
      {!failure && !(view && (view.list || preview)) && <p role="status">{words.LOADING}</p>}
    </main>
  );
}
