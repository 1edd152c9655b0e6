import type { NotNowReason, NotNowUntil } from '../invites/not-now.ts';
import type { ScreenState } from '../messages/day-view.ts';
import { AT_FIRST } from './day-cursor.ts';
import type { DayShown, NotNowDraft } from './day-shown.ts';

/** What is kept of a page when it is closed: which rows, which of them is current, and what was begun. */
export function keptScreen(
  { ask, cursor, draft, scrolled }: DayShown,
  openPatient: number | null,
): ScreenState {
  return {
    ...{ ask, scrolled, openPatient, current: cursor.row?.key ?? null },
    draft: draft && {
      ...{ patientId: draft.patientId, reason: draft.reason },
      until: draft.until.kind === 'date' ? draft.until.date : draft.until.kind,
    },
  };
}

/** The day as it was left. The current row comes back with the first answer, wherever it stands by then. */
export function restoredDay({
  ask,
  current,
  scrolled,
  draft,
}: ScreenState): Pick<DayShown, 'ask' | 'cursor' | 'scrolled' | 'draft'> {
  const row = current === null ? null : { key: current, patientId: 0, meaning: '', needs: true };
  return {
    ...{ ask, scrolled, cursor: { ...AT_FIRST, row, moves: 1 } },
    draft: draft && {
      patientId: draft.patientId,
      reason: REASONS.find((reason) => reason === draft.reason) ?? null,
      until: untilOf(draft.until),
    },
  };
}

const REASONS: readonly NotNowReason[] = ['declined', 'noEmail', 'willAskAgain', 'other'];

function untilOf(kept: string | null): NotNowDraft['until'] {
  const until: NotNowUntil = { kind: 'nextVisit' };
  if (kept === 'never') return { kind: 'never' };
  return kept !== null && /^\d{4}-\d{2}-\d{2}$/.test(kept) ? { kind: 'date', date: kept } : until;
}
