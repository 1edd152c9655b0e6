import type { ConnectionChecks } from '../../lib/messages/connection-view.ts';
import * as words from '../../lib/words/options.ts';
import { clockTime } from '../../lib/words/time.ts';
import { Locked } from './Locked.tsx';
import type { PageProps } from './props.ts';

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

type Clocks = Pick<PageProps, 'now' | 'computerZone'>;

/** Tell whether the clock shows the same in the practice's zone as on this computer, which stands in the practice. */
export function zoneFits(zone: string | null, { now, computerZone }: Clocks): boolean {
  return zone !== null && clockTime(now, zone) === clockTime(now, computerZone);
}

/** Show the practice's zone with its time, and let staff choose another one where the practice's IT has not set it. */
export function Zone(props: PageProps & { checks: ConnectionChecks }) {
  const { view, checks, busy, onChooseZone } = props;
  const chosen = checks.zoneSource === 'chosen' ? (checks.zone ?? '') : '';
  const all = Intl.supportedValuesOf('timeZone');
  const listed = chosen === '' || COMMON.includes(chosen) || all.includes(chosen);
  return (
    <>
      {checks.zone ?? <strong>{words.ZONE_UNKNOWN}</strong>}
      <Compared {...props} zone={checks.zone} />
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
    </>
  );
}

/** Where the two clocks differ, or nobody knows the zone, one press takes the computer's own. */
function Compared(props: PageProps & { zone: string | null }) {
  const { view, busy, now, zone, computerZone, onChooseZone } = props;
  const time = clockTime(now, zone);
  if (zoneFits(zone, props)) return <p class="note">{words.zoneAgrees(time)}</p>;
  const here = clockTime(now, computerZone);
  const locked = view.locked.includes('timeZone');
  return (
    <>
      {zone !== null && <p>{words.zoneDiffers(time, here, locked)}</p>}
      {!locked && (
        <button
          type="button"
          class="button"
          aria-disabled={busy !== null}
          onClick={() => busy === null && onChooseZone(computerZone)}
        >
          {words.useZone(computerZone)}
        </button>
      )}
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
