import type { BulkAction } from '../../invites/bulk-queue.ts';
import type { Visit } from '../../invites/visit.ts';
import type { DayAsk, DayView } from '../../messages/day-view.ts';
import type { Result } from '../../messages/failure.ts';
import type { Concerned } from '../patient/patients-of-tabs.ts';

/** Which part of the schedule a person means. */
export type DayScope = Pick<DayAsk, 'day' | 'providerId' | 'officeId'>;

/** The practice's schedule as far as it was read, and how ready its patients are. */
export interface Schedule {
  /** Everything that the day's page shows, but what belongs to the page or the browser alone. */
  view(ask: DayAsk): Promise<Omit<DayView, 'connection' | 'online' | 'budget' | 'store'>>;
  /**
   * Begin to look at everybody of these who was not looked at lately, in the lists' share of the requests. It goes on
   * without anybody there, and fails where nothing can be asked now.
   */
  checkAll(scope: DayScope): Promise<Result<null>>;
  /**
   * The patients of today who need a person; null while today was not read. Costs no requests, and takes a snapshot only
   * where `whom`, whom the news is about, may be a patient of today.
   */
  toDoToday(whom: Concerned): Promise<number[] | null>;
  /** Everybody of these whose next step is a send or a resend without a question, each once. Costs no requests. */
  readyToGo(scope: DayScope): Promise<{ patientId: number; action: BulkAction }[]>;
  /** The visits of one patient that are known, from today on, by their start. Costs no requests. */
  visitsOf(patientId: number): Promise<Visit[]>;
  /** Go on reading ahead: the schedule, then states, the nearest visit first. An alarm and each look call it. */
  work(): Promise<void>;
}
