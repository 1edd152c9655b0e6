import { expect, test } from 'vitest';
import { QUICK_ROWS, quickRows } from '../../../components/popup/quick-day.ts';
import { dayRow, dayView } from '../../dom/components/days.ts';

test('who has come and was not looked at is shown, and is none of those who are to do', () => {
  const toDo = Array.from({ length: 10 }, (_, place) => dayRow('noEmail', place));
  const arrived = [dayRow('notChecked', 10)];
  const view = dayView(toDo);
  const day = { ...view, arrived, counts: { ...view.counts, toDo: 10, notChecked: 1 } };
  const { rows, more } = quickRows(day, new Set());
  expect(rows).toHaveLength(QUICK_ROWS);
  expect(more).toBe(10 - (QUICK_ROWS - 1));
  // Whoever stands above the day already is not among those who are to do either.
  expect(quickRows(day, new Set([arrived[0]?.patientId ?? 0])).more).toBe(10 - QUICK_ROWS);
});
