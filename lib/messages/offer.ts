export type Action = 'send' | 'resend' | 'revoke' | 'check' | 'retry' | 'itArrived' | 'sendAgain' | 'dismiss';

/** What a person must be told before an action goes ahead. */
export type Risk = 'mayHaveJoined' | 'mayBeInvited' | 'cutsOffInvite';

export interface Offer {
  action: Action;
  emphasis: 'primary' | 'secondary';
  /** When set, the UI shows the risk in words and asks for a second click; `act` then carries `riskAccepted`. */
  risk: Risk | null;
}
