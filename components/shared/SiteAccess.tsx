import { useState } from 'preact/hooks';
import { ALLOW_SITE, SITE_REFUSED, siteAccessWords } from '../../lib/words/site-access.ts';
import { Message } from './Message.tsx';

interface Props {
  /** The browser let us use the EHR's site before, on this computer. */
  everGiven: boolean;
  /** Let the browser ask; false where it does not allow the site. It must be asked in the turn of the press. */
  onAllowSite: () => Promise<boolean>;
}

/** Show that the browser does not let us use the EHR's site, with the one button that changes it. */
export function SiteAccess({ everGiven, onAllowSite }: Props) {
  const [refused, setRefused] = useState(false);
  const allow = () => {
    const asked = onAllowSite();
    setRefused(false);
    void asked.then((allowed) => setRefused(!allowed));
  };
  return (
    <Message words={siteAccessWords(everGiven)} tone="warn" icon="plug">
      <button type="button" class="button primary" onClick={allow}>
        {ALLOW_SITE}
      </button>
      {refused && <p role="alert">{SITE_REFUSED}</p>}
    </Message>
  );
}
