export type Action = 'send' | 'resend' | 'revoke' | 'check' | 'retry' | 'itArrived' | 'sendAgain' | 'dismiss';

/** A person must be told of such a risk before the action goes ahead. */
export type Risk = 'mayHaveJoined' | 'mayBeInvited' | 'cutsOffInvite';

export interface Offer {
  action: Action;
  emphasis: 'primary' | 'secondary';
  /** Where this is set, the risk is shown in words and a second press is needed, which carries `riskAccepted`. */
  risk: Risk | null;
}
