import type { DrChronoInvites } from '../../lib/invites/drchrono-invites.ts';
import * as words from '../../lib/words/options.ts';
import { Locked } from './Locked.tsx';
import { OnOffChoice } from './OnOffChoice.tsx';
import type { PageProps } from './props.ts';
import { useChosen } from './use-chosen.ts';

const WHENS: readonly DrChronoInvites[] = ['never', 'firstVisit', 'reminders'];

/** Let staff say which computer prepares the schedule, what DrChrono sends by itself, and whether the badge counts. */
export function DayChoices({ view, onPrepareSchedule, onDrChronoInvites, onShowBadge }: PageProps) {
  const [invitesItself, choose] = useChosen(view.drChronoInvites, onDrChronoInvites);
  return (
    <section class="day">
      <h2>{words.DAY_TITLE}</h2>
      <OnOffChoice
        {...{ view, choice: 'preparesSchedule', isOn: view.preparesSchedule, save: onPrepareSchedule }}
        {...{ name: words.PREPARES_SCHEDULE, how: words.PREPARES_SCHEDULE_HOW }}
      />
      <OnOffChoice
        {...{ view, choice: 'showBadge', isOn: view.showsBadge, save: onShowBadge }}
        {...{ name: words.SHOWS_BADGE, how: words.SHOWS_BADGE_HOW }}
      />
      <label class="when">
        {words.DRCHRONO_INVITES}
        <select
          value={invitesItself}
          disabled={view.locked.includes('drChronoInvites')}
          onChange={(event) => choose(WHENS[event.currentTarget.selectedIndex] ?? 'never')}
        >
          {WHENS.map((when) => (
            <option key={when} value={when}>
              {words.drChronoInvitesWord[when]}
            </option>
          ))}
        </select>
      </label>
      <Locked view={view} choice="drChronoInvites" />
      <p class="note">{words.DRCHRONO_INVITES_HOW}</p>
    </section>
  );
}
