import * as words from '../../lib/words/whats-new.ts';

interface Props {
  version: string;
  /** Nobody has seen it on this computer yet. */
  unread: boolean;
}

/** What this release brings. It stands open until somebody has seen it once. */
export function WhatsNew({ version, unread }: Props) {
  return (
    <details class="whats-new" open={unread}>
      <summary>{words.whatsNewTitle(version)}</summary>
      <ul>
        {words.WHATS_NEW.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <p class="note">{words.WHATS_NEW_CHART}</p>
    </details>
  );
}
