import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { sizeTeller } from '../../../components/card/tell-size.ts';
import type { CardShown } from '../../../lib/card/card-session.ts';
import { CARD_FIRST_DRAW } from '../../../lib/page-timing.ts';
import { patientView } from './views.ts';

const looking: CardShown = { view: null, gone: false, busy: false, notice: null };
const filled: CardShown = { ...looking, view: patientView() };

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function begin() {
  const told: number[] = [];
  return { told, tell: sizeTeller((height) => told.push(height)) };
}

test.each<[string, CardShown]>([
  ['a view', filled],
  ['a notice', { ...looking, notice: { kind: 'timeout' } }],
  ['that its page has moved on', { ...looking, gone: true }],
])('a card that shows %s tells its height at once, once for each height', (_name, shown) => {
  const { told, tell } = begin();
  tell(200, shown);
  tell(200, shown);
  tell(240, shown);
  expect(told).toEqual([200, 240]);
});

test('a card that still looks waits for a moment, so that it does not flash its first words', () => {
  const { told, tell } = begin();
  tell(60, looking);
  vi.advanceTimersByTime(CARD_FIRST_DRAW - 1);
  expect(told).toEqual([]);
  vi.advanceTimersByTime(1);
  expect(told).toEqual([60]);
  tell(80, looking);
  expect(told).toEqual([60, 80]);
});

test('a view that comes within that moment is all that is told', () => {
  const { told, tell } = begin();
  tell(60, looking);
  tell(240, filled);
  vi.advanceTimersByTime(2 * CARD_FIRST_DRAW);
  expect(told).toEqual([240]);
});

test('a card keeps its size while a press is on its way', () => {
  const { told, tell } = begin();
  tell(240, filled);
  tell(260, { ...filled, busy: true });
  expect(told).toEqual([240]);
  tell(260, filled);
  expect(told).toEqual([240, 260]);
});
