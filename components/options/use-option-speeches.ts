import * as words from '../../lib/words/options.ts';
import { age } from '../../lib/words/time.ts';
import type { Speech } from '../shared/Spoken.tsx';
import { useAtChange } from '../shared/use-at-change.ts';
import type { OptionsProps } from './props.ts';

/** What the settings say to a screen reader: who is connected, what a look has found, and that nobody is connected any more. */
export function useOptionSpeeches({ view }: OptionsProps, now: number): readonly Speech[] {
  const checks = view?.checks ?? null;
  const checked = checks && words.checkedSentence(age(now - checks.checkedAt));
  const found = checks
    ? `${words.SIGNED_IN_AS}: ${checks.signedInAs ?? words.OPTIONS_NOT_SAID}. ${words.MAY_INVITE}: ${words.mayInviteSentence[checks.mayInvite]}. ${checked}.`
    : '';
  const isConnected = view?.state.kind === 'connected';
  return [
    useAtChange(isConnected ? found : '', checks?.checkedAt),
    useAtChange(isConnected || view === null ? '' : words.DISCONNECTED, view !== null && isConnected),
  ];
}
