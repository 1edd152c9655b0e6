import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { rowsNewestFirst } from '../../../lib/ehr/history/history-order.ts';
import { readHistoryCells } from '../../../lib/ehr/history/read-history-cells.ts';
import type { HistoryRow } from '../../../lib/ehr/page/reading.ts';

const cells = { email: 'sample@example.com', enabledBy: '', activatedOn: '', disabled: '' };

describe('every cell form of the help pages', () => {
  test.each<[string, HistoryRow['enabled']]>([
    ['By: James Smith On: May 17, 2022, 3:04 p.m.', { by: 'James Smith', at: '2022-05-17T15:04' }],
    ['by: James Smith on: May 17, 2022, noon', { by: 'James Smith', at: '2022-05-17T12:00' }],
    ['By: Ron On Smith On: May 17, 2022, 3 p.m.', { by: 'Ron On Smith', at: '2022-05-17T15:00' }],
    ['On: May 17, 2022, 3:04 p.m.', { by: null, at: '2022-05-17T15:04' }],
    ['By: James Smith', { by: 'James Smith', at: null }],
    ['By: James Smith On', { by: 'James Smith', at: null }],
    ['By: James O On: May 17, 2022, noon', { by: 'James O', at: '2022-05-17T12:00' }],
    ['By: James Smith On: yesterday', { by: 'James Smith', at: null }],
    ['James Smith', { by: null, at: null }],
    ['', { by: null, at: null }],
  ])('enabled by: %s', (enabledBy, enabled) => {
    expect(readHistoryCells({ ...cells, enabledBy }).enabled).toEqual(enabled);
  });

  test.each<[string, HistoryRow['activated']]>([
    ['Pending...', { kind: 'pending' }],
    ['pending… ⓘ', { kind: 'pending' }],
    ['Access revoked before activation', { kind: 'revokedBeforeActivation' }],
    ['May 16, 2022, 10:13 a.m.', { kind: 'at', at: '2022-05-16T10:13' }],
    ['Pending approval', { kind: 'unreadable' }],
    ['May 16, 2022', { kind: 'unreadable' }],
    ['Feb. 30, 2022, noon', { kind: 'unreadable' }],
    ['', { kind: 'unreadable' }],
  ])('activated on: %s', (activatedOn, activated) => {
    expect(readHistoryCells({ ...cells, activatedOn }).activated).toEqual(activated);
  });

  test.each<[string, HistoryRow['disabled']]>([
    ['', { kind: 'no' }],
    ['--', { kind: 'no' }],
    ['Revoke invite', { kind: 'canRevokeInvite' }],
    ['REVOKE INVITE ⓘ', { kind: 'canRevokeInvite' }],
    ['Revoke Access', { kind: 'canRevokeAccess' }],
    [
      'By: James Smith On: May 17, 2022, 3:04 p.m.',
      { kind: 'by', who: 'staff', name: 'James Smith', at: '2022-05-17T15:04' },
    ],
    ['By: Tim Patient', { kind: 'by', who: 'staff', name: 'Tim Patient', at: null }],
    [
      'By: Patient On: May 17, 2022, noon',
      { kind: 'by', who: 'patient', name: null, at: '2022-05-17T12:00' },
    ],
    ['Disabled by the patient', { kind: 'by', who: 'patient', name: null, at: null }],
    ['Revoked', { kind: 'unreadable' }],
    ['By:', { kind: 'unreadable' }],
    ['By: Pati', { kind: 'unreadable' }],
    ['By: Pat On: May 17, 2022, noon', { kind: 'by', who: 'staff', name: 'Pat', at: '2022-05-17T12:00' }],
    ['By: James Smith O', { kind: 'by', who: 'staff', name: 'James Smith', at: null }],
  ])('disabled: %s', (disabled, expected) => {
    expect(readHistoryCells({ ...cells, disabled }).disabled).toEqual(expected);
  });

  test('a column that is not there says nothing', () => {
    const row = readHistoryCells({ email: null, enabledBy: null, activatedOn: null, disabled: null });
    expect(row).toEqual({
      email: null,
      enabled: { by: null, at: null },
      activated: { kind: 'unreadable' },
      disabled: { kind: 'unreadable' },
    });
  });

  test('no text makes it throw or turns into a state', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const row = readHistoryCells({ email: text, enabledBy: text, activatedOn: text, disabled: text });
        expect(row.activated.kind).toBe('unreadable');
        expect(['unreadable', 'no']).toContain(row.disabled.kind);
      }),
    );
  });
});

describe('order of rows', () => {
  const row = (at: string | null, disabledAt?: string): HistoryRow => ({
    email: null,
    enabled: { by: null, at },
    activated: { kind: 'unreadable' },
    disabled: disabledAt ? { kind: 'by', who: 'staff', name: null, at: disabledAt } : { kind: 'no' },
  });
  const [newest, middle, oldest] = [
    row('2022-05-17T15:04'),
    row('2022-05-16T10:12', '2022-05-17T15:04'),
    row('2022-05-16T10:09', '2022-05-16T10:12'),
  ];

  test('newest first stays, oldest first is turned, anything else is refused', () => {
    expect(rowsNewestFirst([newest, middle, oldest])).toEqual([newest, middle, oldest]);
    expect(rowsNewestFirst([oldest, middle, newest])).toEqual([newest, middle, oldest]);
    expect(rowsNewestFirst([middle, newest, oldest])).toBeNull();
    expect(rowsNewestFirst([newest, oldest, middle])).toBeNull();
  });

  test('a revoke and an enable in one minute keep the order of the page', () => {
    const closed = row('2022-05-17T15:04', '2022-05-17T15:04');
    expect(rowsNewestFirst([newest, closed])).toEqual([newest, closed]);
    expect(rowsNewestFirst([closed, newest])).toEqual([newest, closed]);
  });

  test('the night the clocks go back is no reason to turn the page round', () => {
    const again = row('2022-11-06T01:10');
    const first = row('2022-11-06T01:50', '2022-11-06T01:09');
    expect(rowsNewestFirst([again, first])).toEqual([again, first]);
  });

  test('rows without a stamp stay where they are', () => {
    const unknown = row(null);
    expect(rowsNewestFirst([unknown, newest, oldest])).toEqual([unknown, newest, oldest]);
    expect(rowsNewestFirst([])).toEqual([]);
  });
});
