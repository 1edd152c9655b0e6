import type { ConnectionView, LockedChoice } from '../../lib/messages/connection-view.ts';
import { Locked } from './Locked.tsx';
import { useChosen } from './use-chosen.ts';

interface Props {
  view: ConnectionView;
  /** The practice's IT may have fixed it under this name. */
  choice: LockedChoice;
  isOn: boolean;
  name: string;
  /** What it means, in a sentence or two. */
  how: string;
  save(isOn: boolean): Promise<unknown>;
}

/** One thing that staff switch on or off on this computer. */
export function OnOffChoice({ view, choice, isOn, name, how, save }: Props) {
  const [shown, choose] = useChosen(isOn, save);
  return (
    <label class="choice">
      <input
        type="checkbox"
        checked={shown}
        disabled={view.locked.includes(choice)}
        onChange={(event) => choose(event.currentTarget.checked)}
      />
      <span>
        {name}
        <small>{how}</small>
        <Locked view={view} choice={choice} />
      </span>
    </label>
  );
}
