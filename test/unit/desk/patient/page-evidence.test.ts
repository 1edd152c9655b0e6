import { expect, test } from 'vitest';
import { pageEvidence } from '../../../../lib/desk/patient/page-evidence.ts';
import type { HistoryRow, PageReading } from '../../../../lib/ehr/page/reading.ts';
import type { EndedBy } from '../../../../lib/invites/evidence.ts';
import { miraChart, NOW } from '../fake-services.ts';

const AT = '2022-05-17T15:04';
const row = (activated: HistoryRow['activated'], disabled: HistoryRow['disabled']): HistoryRow => ({
  ...{ email: 'mira@example.com', enabled: { by: 'Staff Member', at: AT } },
  ...{ activated, disabled },
});
const pending = { kind: 'pending' } as const;
const activated = { kind: 'at', at: AT } as const;
const before = { kind: 'revokedBeforeActivation' } as const;
const unreadable = { kind: 'unreadable' } as const;
const no = { kind: 'no' } as const;
const byStaff = { kind: 'by', who: 'staff', name: null, at: AT } as const;
const canRevokeInvite = { kind: 'canRevokeInvite' } as const;
const canRevokeAccess = { kind: 'canRevokeAccess' } as const;

test.each<[HistoryRow, string]>([
  [row(pending, canRevokeInvite), 'pending'],
  [row(pending, no), 'pending'],
  [row(pending, byStaff), 'revokedBeforeActivation'],
  [row(pending, canRevokeAccess), 'unreadable'],
  [row(activated, canRevokeAccess), 'active'],
  [row(activated, no), 'active'],
  [row(activated, byStaff), 'disabled'],
  [row(activated, canRevokeInvite), 'unreadable'],
  [row(before, byStaff), 'revokedBeforeActivation'],
  [row(before, no), 'revokedBeforeActivation'],
  [row(unreadable, no), 'unreadable'],
  [row(pending, unreadable), 'unreadable'],
  [row(activated, unreadable), 'unreadable'],
])('%j is %s', (history, kind) => {
  const reading: PageReading = { ...miraChart, history: { kind: 'found', value: [history] } };
  const [evidence] = pageEvidence(reading, NOW, 'US/Eastern');
  expect(evidence).toMatchObject({
    source: 'accessHistory',
    asOf: NOW,
    lines: [
      {
        state: { kind },
        invite: { email: 'm•••@example.com', sent: { earliest: Date.parse('2022-05-17T19:04:00Z') } },
      },
    ],
  });
});

test.each([
  [row(activated, byStaff), Date.parse('2022-05-17T19:04:00Z')],
  [row(pending, byStaff), Date.parse('2022-05-17T19:04:00Z')],
  [row(activated, { ...byStaff, at: null }), null],
  [row(before, no), null],
])('%j ended when the page says so', (history, earliest) => {
  const reading: PageReading = { ...miraChart, history: { kind: 'found', value: [history] } };
  const at = earliest === null ? null : { earliest, latest: earliest + 59_999 };
  expect(pageEvidence(reading, NOW, 'US/Eastern')).toMatchObject([{ lines: [{ state: { at } }] }]);
});

test.each<[HistoryRow['disabled'], EndedBy]>([
  [{ kind: 'by', who: 'staff', name: 'Mira Quillfeather', at: AT }, { name: 'Mira Quillfeather' }],
  [{ kind: 'by', who: 'staff', name: null, at: AT }, 'unknown'],
  [{ kind: 'by', who: 'patient', name: null, at: AT }, 'patient'],
])('whom the row %j names is handed on, since a name may be the patient’s own', (disabled, by) => {
  const history = { kind: 'found' as const, value: [row(activated, disabled)] };
  expect(pageEvidence({ ...miraChart, history }, NOW, null)).toMatchObject([
    { lines: [{ state: { kind: 'disabled', by } }] },
  ]);
});

test('only what was found is evidence; the header of the chart comes before the heading of the page', () => {
  expect(pageEvidence(miraChart, NOW, null)).toEqual([]);
  const found = (value: 'enabled' | 'notEnabled') => ({ kind: 'found', value }) as const;
  expect(pageEvidence({ ...miraChart, accessHeading: found('notEnabled') }, NOW, null)).toEqual([
    { source: 'header', asOf: NOW, says: 'notEnabled' },
  ]);
  expect(
    pageEvidence({ ...miraChart, header: { kind: 'ambiguous', reason: 'twoValues' } }, NOW, null),
  ).toEqual([]);
});

test('a header that shows two things is not settled by the heading', () => {
  const reading: PageReading = {
    ...miraChart,
    header: { kind: 'ambiguous', reason: 'twoValues' },
    accessHeading: { kind: 'found', value: 'notEnabled' },
  };
  expect(pageEvidence(reading, NOW, null)).toEqual([]);
});

test('a header and a heading of one page that disagree are not settled by picking one', () => {
  const reading: PageReading = {
    ...miraChart,
    header: { kind: 'found', value: 'enabled' },
    accessHeading: { kind: 'found', value: 'notEnabled' },
  };
  expect(pageEvidence(reading, NOW, null)).toEqual([]);
});

test('a row without a stamp or an address has none', () => {
  const row: HistoryRow = {
    ...{ email: null, enabled: { by: 'James Smith', at: null }, activated: { kind: 'pending' } },
    disabled: { kind: 'no' },
  };
  const [evidence] = pageEvidence(
    { ...miraChart, history: { kind: 'found', value: [row] } },
    NOW,
    'US/Eastern',
  );
  expect(evidence).toEqual({
    ...{ source: 'accessHistory', asOf: NOW },
    lines: [
      {
        invite: { sent: null, precision: 'about', email: null, by: 'James Smith' },
        state: { kind: 'pending' },
      },
    ],
  });
});
