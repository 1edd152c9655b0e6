import type { ConnectionView, LockedChoice } from '../../lib/messages/connection-view.ts';
import * as words from '../../lib/words/options.ts';

/** Say below a choice that the practice's IT has set it, where that is so. */
export function Locked({ view, choice }: { view: ConnectionView; choice: LockedChoice }) {
  return view.locked.includes(choice) ? <small class="locked">{words.SET_BY_PRACTICE_IT}</small> : null;
}
