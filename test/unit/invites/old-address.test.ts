import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Evidence, HistoryLine, LineState } from '../../../lib/invites/evidence.ts';
import { foldStatus } from '../../../lib/invites/fold-status.ts';
import { addressMark, invitedAt, withOldAddress } from '../../../lib/invites/old-address.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const NOW = Date.parse('2026-11-17T15:42:00Z');

/** What a row of Access History or of an answer shows in its Email column. */
const COLUMNS = {
  present: 'mira.quill@example.com',
  presentOtherwiseWritten: ' Mira.Quill@EXAMPLE.com ',
  old: 'mira.quil@example.com',
  masked: 'm***@example.org',
  maskedAsHere: 'm•••@example.org',
  shortened: 'mira...@example.org',
  noAddress: 'by letter',
  none: null,
} as const;
type Column = keyof typeof COLUMNS;
const OLD: readonly Column[] = ['old'];

const CHARTS = {
  present: 'mira.quill@example.com',
  otherwiseWritten: 'MIRA.QUILL@example.com',
  unusable: 'mira at example',
  missing: null,
  notSaid: undefined,
} as const;
type Chart = keyof typeof CHARTS;
const WITH_ADDRESS: readonly Chart[] = ['present', 'otherwiseWritten'];

/** When the record was read, beside the top row. */
const READ = { afterTheInvite: 5 * MINUTE, rightAfterIt: MINUTE / 2, beforeIt: -MINUTE } as const;

/** What this workstation did, beside a top row that was sent an hour ago. */
const OWN = {
  nothing: [],
  /** The list is older, and shows the invite before. */
  sentJustNow: [{ ago: MINUTE / 2, listIsNewer: false }],
  /** The list came in the same minute, and its top row lies so near that it passes for ours. */
  sentWithTheRow: [{ ago: 59 * MINUTE, listIsNewer: false }],
  /** The list is a minute younger than our send, which is its top row. */
  sentAndListed: [{ ago: 59 * MINUTE, listIsNewer: true }],
} as const;
type Own = keyof typeof OWN;

const STATES: Record<string, LineState> = {
  pending: { kind: 'pending' },
  active: { kind: 'active', since: null },
  revoked: { kind: 'revokedBeforeActivation', at: null },
  unreadable: { kind: 'unreadable' },
};

const row = (sentAgo: number, column: Column, state: LineState = { kind: 'pending' }): HistoryLine => ({
  invite: {
    ...{ sent: { earliest: NOW - sentAgo, latest: NOW - sentAgo }, precision: 'about', by: null },
    ...invitedAt(COLUMNS[column]),
  },
  state,
});

function toOld(evidence: Evidence[], chart: Chart, readAt: number | null): boolean {
  const present = readAt === null ? null : { email: CHARTS[chart], readAt };
  const status = withOldAddress(foldStatus(evidence, NOW, 'US/Eastern'), present);
  return status.kind === 'pending' && status.toOldAddress === true;
}

function evidenceOf(lines: HistoryLine[], own: Own, source: 'accessHistory' | 'answer'): Evidence[] {
  const sends = OWN[own].map(
    ({ ago }): Evidence => ({
      source: 'ownSend',
      asOf: NOW - ago,
      invite: {
        ...{ sent: { earliest: NOW - ago, latest: NOW - ago }, precision: 'exact' },
        ...{ email: null, by: null },
      },
    }),
  );
  const [first] = OWN[own];
  const asOf = first === undefined || first.listIsNewer ? NOW - MINUTE / 6 : NOW - first.ago - 1;
  return [{ source, asOf, lines }, ...sends];
}

const keys = <T extends object>(of: T) => Object.keys(of) as (keyof T & string)[];

const cases = keys(COLUMNS).flatMap((column) =>
  keys(COLUMNS).flatMap((before) =>
    keys(CHARTS).flatMap((chart) =>
      keys(READ).flatMap((read) =>
        keys(OWN).flatMap((own) =>
          keys(STATES).map((state) => ({ column, before, chart, read, own, state })),
        ),
      ),
    ),
  ),
);

test('of all combinations only these are at an old address', () => {
  const wrong: string[] = [];
  const counts = { old: 0, others: 0 };
  for (const source of ['accessHistory', 'answer'] as const)
    for (const { column, before, chart, read, own, state } of cases) {
      const lines = [row(60 * MINUTE, column, STATES[state]), row(3 * DAY, before, STATES['revoked'])];
      const said = toOld(evidenceOf(lines, own, source), chart, NOW - 60 * MINUTE + READ[read]);
      // A pending row on top with another whole address than the chart's, which was read after that invite. Our own send
      // must be that row for certain, or there must be none.
      const isOld =
        OLD.includes(column) &&
        WITH_ADDRESS.includes(chart) &&
        state === 'pending' &&
        read === 'afterTheInvite';
      const isCertain = own === 'nothing' || own === 'sentAndListed';
      if (said !== (isOld && isCertain))
        wrong.push(JSON.stringify({ source, column, before, chart, read, own, state }));
      counts[said ? 'old' : 'others'] += 1;
    }
  expect(wrong).toEqual([]);
  expect(counts.old).toBeGreaterThan(50);
  expect(counts.others).toBeGreaterThan(5_000);
});

describe('and beside that', () => {
  const pendingAtOld = [row(60 * MINUTE, 'old')];

  test('a record that was never read says nothing', () => {
    expect(toOld(evidenceOf(pendingAtOld, 'nothing', 'answer'), 'present', null)).toBe(false);
    expect(toOld(evidenceOf(pendingAtOld, 'nothing', 'answer'), 'present', NOW)).toBe(true);
  });

  test('an invite that has expired is expired, wherever it went', () => {
    expect(toOld(evidenceOf([row(9 * DAY, 'old')], 'nothing', 'answer'), 'present', NOW)).toBe(false);
  });

  test('an undated invite counts from when the list was read', () => {
    const undated: HistoryLine = {
      invite: { sent: null, precision: 'about', by: null, ...invitedAt(COLUMNS.old) },
      state: { kind: 'pending' },
    };
    const evidence: Evidence[] = [{ source: 'answer', asOf: NOW - 10 * MINUTE, lines: [undated] }];
    expect(toOld(evidence, 'present', NOW)).toBe(true);
    expect(toOld(evidence, 'present', NOW - 10 * MINUTE)).toBe(false);
  });

  test('a send of our own that no list shows went where nobody can tell', () => {
    expect(toOld(evidenceOf([], 'sentJustNow', 'answer').slice(1), 'present', NOW)).toBe(false);
  });
});

test('a mark tells addresses apart and holds nothing of them', () => {
  const address = fc.emailAddress();
  fc.assert(
    fc.property(address, address, (one, other) => {
      const [mark, another] = [addressMark(one), addressMark(other)];
      if (mark !== null && another !== null)
        expect(mark === another).toBe(one.toLowerCase() === other.toLowerCase());
      if (mark !== null) expect(mark).toMatch(/^[0-9a-f]{16}$/);
    }),
  );
  expect(addressMark('<mira@example.com>')).toBe(addressMark('mira@example.com\u200b'));
  expect(addressMark('mira@example.com')).not.toBeNull();
  for (const hidden of [
    'm***@example.com',
    'm____@example.com',
    'm-----a@example.com',
    'm×××@example.com',
    'm···@example.com',
    'm■■■@example.com',
    '[hidden]@example.com',
    'm•••@example.com',
    'm…@example.com',
    'mxxxx@example.com',
    '',
    null,
  ])
    expect(addressMark(hidden)).toBeNull();
});
