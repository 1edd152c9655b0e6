import { type Plain, plain } from './plain.ts';
import { unheardSentence } from './unheard.ts';

export const ALLOW_SITE = 'Allow drchrono.com';

const NEXT =
  'Press Allow drchrono.com, then say yes to the browser’s question. Everything goes on by itself then.';

/** Say that the browser does not let us use the EHR's site. `everGiven`: it did before, on this computer. */
export function siteAccessWords(everGiven: boolean): Plain {
  return everGiven
    ? plain(
        unheardSentence.siteAccessWithdrawn,
        'Nothing can be checked or sent. Invites already out keep working.',
        NEXT,
      )
    : plain(
        'The browser does not let Invite Desk use drchrono.com yet.',
        'Nothing can be checked or sent until it does.',
        NEXT,
      );
}

/** The person said no to the browser's question, or the browser did not ask it. */
export const SITE_REFUSED =
  'The browser did not allow drchrono.com. Nothing is lost, and nothing was sent. Press again, or allow it in the browser’s extension settings.';
