import { useState } from 'preact/hooks';
import * as words from '../../lib/words/redirect-addresses.ts';
import { COPIED } from '../../lib/words/shared.ts';
import type { PageProps } from './props.ts';

/**
 * Show the redirect address of this installation, and folded below it those that the practice's other desks may have,
 * since one application at DrChrono takes them all.
 */
export function RedirectAddresses({ view, onCopy, onCopied }: PageProps & { onCopied?: () => void }) {
  const [own, ...others] = view.redirectAddresses;
  const [result, setResult] = useState<{ address: string; copied: boolean } | null>(null);
  const copy = async (address: string) => {
    const copied = await onCopy(address);
    setResult({ address, copied });
    if (copied && address === own?.address) onCopied?.();
  };
  const said = (address: string) =>
    result?.address === address && (result.copied ? COPIED : words.COPY_FAILED);
  if (own === undefined) return null;
  return (
    <>
      <div class="address">
        <code>{own.address}</code>
        <button type="button" class="button" onClick={() => copy(own.address)}>
          {words.COPY}
        </button>
        <p role="status">{said(own.address)}</p>
      </div>
      <p class="note">{words.ownAddressSentence[own.of]}</p>
      <details class="other-addresses">
        <summary>{words.OTHER_DESKS}</summary>
        <p>{words.OTHER_DESKS_HOW}</p>
        {others.map(({ address, of }) => (
          <div key={address} class="other-address">
            <p>{words.otherAddressSentence[of]}</p>
            <code>{address}</code>
            <button
              type="button"
              class="button"
              aria-label={words.copyLabel(words.otherAddressSentence[of])}
              onClick={() => copy(address)}
            >
              {words.COPY}
            </button>
            <p role="status">{said(address)}</p>
          </div>
        ))}
        <p class="note">{words.STORE_ADDRESS}</p>
      </details>
    </>
  );
}
