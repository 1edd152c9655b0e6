import type { DayAsk, ScreenState } from '../lib/messages/day-view.ts';

/** Asks for today's patients, whatever the provider and the office. */
export const WHOLE_DAY: DayAsk = {
  ...{ day: { kind: 'today' }, providerId: null, officeId: null, filter: 'all' },
  ...{ query: '', from: 0, count: 50 },
};

/** A page of the day that was left as it opened. */
export const LEFT_SCREEN: ScreenState = {
  ...{ ask: WHOLE_DAY, current: null, scrolled: 0, openPatient: null, draft: null },
};
