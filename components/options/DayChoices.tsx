import type { DrChronoInvites } from '../../lib/invites/drchrono-invites.ts';
import * as words from '../../lib/words/options.ts';
import { Locked } from './Locked.tsx';
import type { PageProps } from './props.ts';

const WHENS: readonly DrChronoInvites[] = ['never', 'firstVisit', 'reminders'];

/** Let staff say which computer prepares the schedule, what DrChrono sends by itself, and whether the badge counts. */
export function DayChoices({ view, onPrepareSchedule, onDrChronoInvites, onShowBadge }: PageProps) {
  return (
    <section class="day">
      <h2>{words.DAY_TITLE}</h2>
      <label class="choice">
        <input
          type="checkbox"
          checked={view.preparesSchedule}
          disabled={view.locked.includes('preparesSchedule')}
          onChange={(event) => onPrepareSchedule(event.currentTarget.checked)}
        />
        <span>
          {words.PREPARES_SCHEDULE}
          <small>{words.PREPARES_SCHEDULE_HOW}</small>
          <Locked view={view} choice="preparesSchedule" />
        </span>
      </label>
      <label class="choice">
        <input
          type="checkbox"
          checked={view.showsBadge}
          disabled={view.locked.includes('showBadge')}
          onChange={(event) => onShowBadge(event.currentTarget.checked)}
        />
        <span>
          {words.SHOWS_BADGE}
          <small>{words.SHOWS_BADGE_HOW}</small>
          <Locked view={view} choice="showBadge" />
        </span>
      </label>
      <label class="when">
        {words.DRCHRONO_INVITES}
        <select
          value={view.drChronoInvites}
          disabled={view.locked.includes('drChronoInvites')}
          onChange={(event) => onDrChronoInvites(WHENS[event.currentTarget.selectedIndex] ?? 'never')}
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
