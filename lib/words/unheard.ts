import type { Unheard } from '../invites/operation.ts';

/** Say why no answer of DrChrono's came, where something waits for one. */
export const unheardSentence: Record<Exclude<Unheard, 'offline'>, string> = {
  unreachable: 'DrChrono could not be reached.',
  timeout: 'DrChrono took too long to answer.',
  serverError: 'DrChrono has a fault on its side.',
  answerUnreadable: 'DrChrono’s answer could not be read.',
  siteAccessWithdrawn: 'The browser no longer lets Invite Desk use drchrono.com.',
};
