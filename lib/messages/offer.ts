import type { DrChronoInvites } from '../invites/drchrono-invites.ts';
import type { OtherChart } from '../invites/other-charts.ts';
import type { Risky } from '../invites/risk.ts';
import type { SentLately } from '../invites/sent-lately.ts';

export type Action = 'send' | 'resend' | 'revoke' | 'check' | 'retry' | 'itArrived' | 'sendAgain' | 'dismiss';

/** Where there is a risk, it is shown in words and a second press is needed, which carries what was read. */
export interface Offer extends Risky {
  action: Action;
  emphasis: 'primary' | 'secondary';
  /** The age (years) that the risk `minor` is about. */
  minorsUnder?: number;
  /** The other charts that the risk `sharedAddress` is about. */
  alsoOn?: readonly OtherChart[];
  /** The invite that the risk `sentLately` is about. */
  lately?: SentLately;
  /** When DrChrono invites by itself, which the risk `drChronoInvites` is about. */
  byItself?: Exclude<DrChronoInvites, 'never'>;
}
