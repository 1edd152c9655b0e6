export interface BudgetView {
  /** Requests left this hour as far as we know; the whole practice shares 500. */
  left: number;
  limit: number;
  /** What others in the practice are known to have used of this hour; 0 while nothing has shown it. */
  others: number;
  /** The share of bulk work: what is left of it this hour, and what it gets in a fresh one. */
  bulk: { left: number; perHour: number };
  /** Epoch ms of the next full hour. */
  resetsAt: number;
  throttledUntil: number | null;
}
