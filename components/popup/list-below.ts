import { matching } from '../../lib/invites/match-person.ts';
import type { WorklistRow, WorklistView } from '../../lib/messages/worklist-view.ts';

/** The list below the patient of the tab, who has a place on top and is neither in its rows nor counted. */
export interface ListBelow {
  all: number;
  /** So many match the query. Until that is known of all, it counts the rows that are here, and at least one. */
  found: number;
  /** The first of the rows stands in this place of all that were found. */
  from: number;
  rows: WorklistRow[];
}

/** What of the view is listed, while somebody types and the answer about that word is still to come too. */
export function listedBelow(view: WorklistView, query: string, onTop: WorklistRow | null): ListBelow {
  const below = view.rows.filter(({ patientId }) => patientId !== onTop?.patientId);
  // A view from before the patient of the tab was known may still count that one.
  const counted = view.rows.length - below.length;
  const all = view.counts.all - counted;
  if (query === view.query) return { all, rows: below, from: view.from, found: view.counts.found - counted };
  const rows = matching(below, query);
  const isWhole = view.query === '' && below.length === all;
  return { all, rows, from: 0, found: isWhole ? rows.length : Math.max(1, rows.length) };
}
