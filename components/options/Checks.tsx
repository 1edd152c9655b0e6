import type { ComponentChildren } from 'preact';
import type { ConnectionChecks } from '../../lib/messages/connection-view.ts';
import * as words from '../../lib/words/options.ts';
import { age, clockTime } from '../../lib/words/time.ts';
import type { Tone } from '../../lib/words/tone.ts';
import { Icon, type IconName } from '../shared/Icon.tsx';
import { Locked } from './Locked.tsx';
import type { PageProps } from './props.ts';

/**
 * Show the check list after connecting: who is signed in, which practice, which zone, what the account may do and how
 * many requests are left.
 */
export function Checks(props: PageProps) {
  const { view, busy, now } = props;
  const { checks, budget } = view;
  return (
    <section class="checks">
      <h2>{words.CHECKS_TITLE}</h2>
      {checks && (
        <dl>
          <Check title={words.SIGNED_IN_AS} good={checks.signedInAs !== null}>
            <bdi>{checks.signedInAs ?? words.OPTIONS_NOT_SAID}</bdi>
          </Check>
          <Check title={words.PRACTICE} good={checks.practice !== null}>
            <bdi>{checks.practice ?? words.PRACTICE_NOT_NAMED}</bdi>
          </Check>
          <Check title={words.ZONE} good={checks.zone !== null}>
            <Zone {...props} checks={checks} />
          </Check>
          <Check title={words.MAY_INVITE} good={checks.mayInvite === 'yes'} bad={checks.mayInvite === 'no'}>
            {words.mayInviteSentence[checks.mayInvite]}
          </Check>
          <Check title={words.REQUESTS} good={budget.left > 0}>
            {words.requestsSentence(budget.left, budget.limit, clockTime(budget.resetsAt, checks.zone))}
          </Check>
        </dl>
      )}
      <div class="save">
        <button
          type="button"
          class="button"
          aria-disabled={busy !== null}
          onClick={() => busy === null && props.onRecheck()}
        >
          {busy === 'checking' ? words.CHECKING : words.RECHECK}
        </button>
        {checks && <span class="note">{words.checkedSentence(age(now - checks.checkedAt))}</span>}
      </div>
    </section>
  );
}

interface CheckProps {
  title: string;
  good: boolean;
  bad?: boolean;
  children: ComponentChildren;
}

function Check({ title, good, bad = false, children }: CheckProps) {
  const [tone, icon]: [Tone, IconName] = good
    ? ['good', 'check']
    : bad
      ? ['stop', 'blocked']
      : ['warn', 'question'];
  return (
    <div class={`check ${tone}`}>
      <dt>
        <Icon name={icon} />
        {title}
      </dt>
      <dd>{children}</dd>
    </div>
  );
}

/** Most practices are in these zones, and DrChrono itself names them like this. */
const COMMON = [
  'US/Eastern',
  'US/Central',
  'US/Mountain',
  'US/Arizona',
  'US/Pacific',
  'US/Alaska',
  'US/Hawaii',
];

function Zone({ view, checks, busy, onChooseZone }: PageProps & { checks: ConnectionChecks }) {
  const chosen = checks.zoneSource === 'chosen' ? (checks.zone ?? '') : '';
  const all = Intl.supportedValuesOf('timeZone');
  const listed = chosen === '' || COMMON.includes(chosen) || all.includes(chosen);
  return (
    <>
      {checks.zone ?? <strong>{words.ZONE_UNKNOWN}</strong>}
      <select
        aria-label={words.ZONE}
        value={chosen}
        disabled={busy !== null || view.locked.includes('timeZone')}
        onChange={(event) => onChooseZone(event.currentTarget.value || null)}
      >
        <option value="">{words.ZONE_FROM_PROVIDER}</option>
        {!listed && <option value={chosen}>{chosen}</option>}
        <optgroup label={words.ZONE_COMMON}>{COMMON.map(option)}</optgroup>
        <optgroup label={words.ZONE_ALL}>{all.map(option)}</optgroup>
      </select>
      <Locked view={view} choice="timeZone" />
      <p class="note">{words.ZONE_HOW}</p>
    </>
  );
}

function option(zone: string) {
  return (
    <option key={zone} value={zone}>
      {zone}
    </option>
  );
}
