export interface BudgetView {
  /** As far as we know, so many requests are left in this hour. The whole practice shares 500. */
  left: number;
  limit: number;
  /** Others in the practice are known to have used so many requests of this hour; 0 while nothing has shown it. */
  others: number;
  /** Lists have this share: `left` in the hour that runs, and `perHour` in each hour after it. */
  bulk: { left: number; perHour: number };
  /** The count begins anew at this time, the next full hour (epoch ms, corrected clock). */
  resetsAt: number;
  /** After a 429 no request leaves before this time (epoch ms); null without one. */
  throttledUntil: number | null;
}
