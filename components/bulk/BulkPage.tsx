import { failureWords } from '../../lib/words/failures.ts';
import { LOADING_LIST } from '../../lib/words/shared.ts';
import { useNow } from '../shared/use-now.ts';
import { Words } from '../shared/Words.tsx';
import { Confirm } from './Confirm.tsx';
import type { BulkPageProps } from './props.ts';
import { Running } from './Running.tsx';

/** Show a list of many invites: first the list to confirm, then its progress, then what came of it. */
export function BulkPage(props: BulkPageProps) {
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
      {!failure && !(view && (view.list || preview)) && <p role="status">{LOADING_LIST}</p>}
    </main>
  );
}
