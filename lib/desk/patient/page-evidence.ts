import type { HistoryRow, PageReading } from '../../ehr/page/reading.ts';
import type { EndedBy, Evidence, HistoryLine, LineState } from '../../invites/evidence.ts';
import { wallClockInterval } from '../../invites/expiry.ts';
import { invitedAt } from '../../invites/old-address.ts';
import type { PatientServices } from './read-access.ts';

/**
 * Remember what the page says of the invite. It is dated from when the page first said so (`age`, in milliseconds), so
 * that a tab that was open for an hour does not overrule a newer answer. Where the age is not certain nothing is
 * remembered: the patient may have joined since.
 */
export async function rememberPage(
  { cache, clock, facts }: PatientServices,
  patientId: number,
  reading: PageReading,
  age: number | null,
): Promise<Evidence[]> {
  if (age === null) return [];
  const now = clock.now();
  const seen = pageEvidence(reading, now - age, await facts.zone());
  for (const item of seen) await cache.rememberEvidence(patientId, item, now);
  return seen;
}

/** What a page says about a patient's access. `at` is when it was read (corrected, epoch ms), `zone` the practice's. */
export function pageEvidence(reading: PageReading, at: number, zone: string | null): Evidence[] {
  const evidence: Evidence[] = [];
  const says = enabledOn(reading);
  if (says !== null) evidence.push({ source: 'header', asOf: at, says });
  if (reading.history.kind === 'found')
    evidence.push({
      source: 'accessHistory',
      asOf: at,
      lines: reading.history.value.map((row) => toLine(row, zone)),
    });
  return evidence;
}

/**
 * What the chart's header and the heading of OnPatient Access say together; null where they differ, since nobody knows
 * which of them is right.
 */
function enabledOn({ header, accessHeading }: PageReading): 'enabled' | 'notEnabled' | null {
  if (header.kind === 'absent') return accessHeading.kind === 'found' ? accessHeading.value : null;
  if (header.kind !== 'found') return null;
  const agrees =
    accessHeading.kind === 'absent' ||
    (accessHeading.kind === 'found' && accessHeading.value === header.value);
  return agrees ? header.value : null;
}

function toLine(row: HistoryRow, zone: string | null): HistoryLine {
  return {
    invite: {
      sent: row.enabled.at === null ? null : wallClockInterval(row.enabled.at, zone),
      precision: 'about',
      ...invitedAt(row.email),
      by: row.enabled.by,
    },
    state: stateOf(row, zone),
  };
}

/**
 * The state of one row. What ended the access counts more than what began it: a row that was activated and later
 * disabled is disabled.
 */
function stateOf(row: HistoryRow, zone: string | null): LineState {
  const { activated, disabled } = row;
  if (activated.kind === 'unreadable' || disabled.kind === 'unreadable') return { kind: 'unreadable' };
  const ended = disabled.kind === 'by' && disabled.at !== null ? wallClockInterval(disabled.at, zone) : null;
  if (activated.kind === 'revokedBeforeActivation') return { kind: 'revokedBeforeActivation', at: ended };
  if (activated.kind === 'pending')
    return disabled.kind === 'by'
      ? { kind: 'revokedBeforeActivation', at: ended }
      : disabled.kind === 'canRevokeAccess'
        ? { kind: 'unreadable' }
        : { kind: 'pending' };
  if (disabled.kind === 'by') return { kind: 'disabled', by: endedBy(disabled), at: ended };
  return disabled.kind === 'canRevokeInvite'
    ? { kind: 'unreadable' }
    : { kind: 'active', since: wallClockInterval(activated.at, zone) };
}

function endedBy({ who, name }: Extract<HistoryRow['disabled'], { kind: 'by' }>): EndedBy {
  if (who === 'patient') return 'patient';
  return name === null ? 'unknown' : { name };
}
