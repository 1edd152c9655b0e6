import type { Input, Output } from '../messages/contract.ts';
import type { DayAsk, DayView } from '../messages/day-view.ts';
import type { TabPatientView } from '../messages/tab-patient-view.ts';
import type { WorklistAsk, WorklistView } from '../messages/worklist-view.ts';
import { MOST_ROWS_AT_ONCE, WORKLIST_PAGE } from '../timing.ts';
import { unawaited } from '../unawaited.ts';
import { ask, onChanged, onTabInFront } from './messaging.ts';

type View = 'viewWorklist' | 'viewDay' | 'viewConnection' | 'viewBulk';

/**
 * Fetch a view now, and again whenever the background says that something changed. `input` is taken anew each time. One
 * question is asked at a time: however much changes while it is under way, only one more follows. Returns a function that
 * asks once more and resolves when that view is shown.
 */
export function follow<N extends View>(
  name: N,
  input: () => Input<N>,
  show: (view: Output<N>) => void,
  lost: () => void,
): () => Promise<void> {
  let isNews = false;
  let looking: Promise<void> | null = null;
  const lookUntilNoNews = async () => {
    while (isNews) {
      isNews = false;
      try {
        show((await ask<View>(name, input())) as Output<N>);
      } catch {
        lost();
      }
    }
    looking = null;
  };
  const look = (): Promise<void> => {
    isNews = true;
    looking ??= lookUntilNoNews();
    return looking;
  };
  onChanged(() => unawaited('look', look()));
  for (const type of ['online', 'offline'])
    globalThis.addEventListener(type, () => unawaited('look', look()));
  unawaited('look', look());
  return look;
}

/** What a page shows of something that is longer. `ask` shows another part of it, from now on. */
interface Followed<Ask> {
  look(): Promise<void>;
  ask(part: Partial<Ask>): Promise<void>;
}

/** Follow as much of the popup's list as it shows, at first its first rows or those from `first` on. */
export function followWorklist(
  first: Pick<WorklistAsk, 'query' | 'from'>,
  show: (view: WorklistView) => void,
  lost: () => void,
): Followed<WorklistAsk> {
  return followPart('viewWorklist', { ...first, count: WORKLIST_PAGE, without: null }, show, lost);
}

/** Follow the day. What is said at its first opening alone stays while this page is open. */
export function followDay(
  first: DayAsk,
  show: (view: DayView) => void,
  lost: () => void,
): Followed<DayAsk> & { keep(patientId: number): void } {
  let { morning }: Pick<DayView, 'morning'> = { morning: null };
  const shown = (view: DayView) => {
    morning = view.morning ?? morning;
    show({ ...view, morning: view.date === view.today ? morning : null });
  };
  let kept: number[] = [];
  const followed = followPart('viewDay', first, shown, lost);
  return {
    ...followed,
    ask(part) {
      kept = [];
      return followed.ask({ ...part, keep: kept });
    },
    /** Something was pressed in this patient's row, so it stays where it is until another day is shown. */
    keep(patientId) {
      kept = [...kept.filter((one) => one !== patientId), patientId].slice(-MOST_ROWS_AT_ONCE);
      void followed.ask({ keep: kept });
    },
  };
}

function followPart<N extends 'viewWorklist' | 'viewDay'>(
  name: N,
  first: Input<N>,
  show: (view: Output<N>) => void,
  lost: () => void,
): Followed<Input<N>> {
  let asked = first;
  const look = follow<N>(name, () => asked, show, lost);
  return {
    look,
    async ask(part) {
      const before = JSON.stringify(asked);
      asked = { ...asked, ...part };
      if (JSON.stringify(asked) !== before) await look();
    },
  };
}

/**
 * Look up the patient of the tab in front now, since somebody has just opened the popup over it, and at each `look`. A
 * `refresh` costs no request; so does the tab that goes elsewhere, since a page could do that by itself. Null: it is
 * being looked up.
 */
export function followTabPatient(show: (view: TabPatientView | null) => void): {
  look(): Promise<void>;
  refresh(): Promise<void>;
} {
  let looks = 0;
  let moves = 0;
  const tell = async (look: boolean): Promise<void> => {
    const before = moves;
    const lost = (): TabPatientView => ({ kind: 'failed', failure: { kind: 'timeout' } });
    const view = await ask('viewTabPatient', { look }).catch(lost);
    if (look) looks -= 1;
    // What comes of a look that is still under way is newer.
    if (looks > 0) return;
    // The answer may be about the page before.
    if (before === moves) show(view);
    else await tell(false);
  };
  const look = () => {
    looks += 1;
    show(null);
    return tell(true);
  };
  const refresh = async () => {
    if (looks === 0) await tell(false);
  };
  onTabInFront(() => {
    moves += 1;
    // Nobody may take the patient before for the one of the tab, so that one leaves at once.
    show(null);
    unawaited('look', refresh());
  });
  unawaited('look', look());
  return { look, refresh };
}
