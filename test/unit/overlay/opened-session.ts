import type { PageReading } from '../../../lib/ehr/page/reading.ts';
import type { PillView } from '../../../lib/messages/patient-view.ts';
import { overlaySession } from '../../../lib/overlay/session.ts';
import type { Shown } from '../../../lib/overlay/session-ports.ts';
import type { Moment } from '../../../lib/platform/detector-ports.ts';
import { answeredByTest, movedClock } from '../moved-background.ts';

const absent = { kind: 'absent' } as const;
export const chart = (patientId: number, name: string | null): PageReading => ({
  page: { kind: 'chart', patientId },
  subject: 'chart',
  name: name === null ? absent : { kind: 'found', value: { text: name, parts: null } },
  ...{ birthDate: absent, chartId: absent, linkedPatientId: absent, linkedAppointmentId: absent },
  ...{ header: absent, accessHeading: absent, history: absent, lines: [], drawnHere: true },
});
export const MIRA = chart(4224, 'Mira Quillfeather');
export const TIM = chart(4225, 'Tim Patient');
export const windowOf = (linked: number, name: string): PageReading => ({
  ...chart(1, name),
  page: { kind: 'calendar' },
  subject: 'appointmentWindow',
  linkedPatientId: { kind: 'found', value: linked },
});
export const NOBODY: PageReading = { ...chart(1, null), page: { kind: 'calendar' }, subject: 'none' };

/** What the pill is told. It names nobody, so the time of the answer tells one answer from another. */
export const pill = (now: number): PillView => ({
  ...{ clock: { now, learned: true }, iconOnly: false, isUnderWay: false, phases: [] },
});

/** Open a session on a page that the test sets, with a background for which the test answers. */
export function open(first: PageReading, arrived: Moment | null = { wall: 0, counted: 0 }) {
  const { ask, asked, last } = answeredByTest();
  const { elapsed, later, pass, timers, now, setWall } = movedClock();
  const state = { page: first, reads: 0, alive: true, ended: false, hidden: false, covered: false };
  const shows: (Shown | null)[] = [];
  const session = overlaySession({
    read() {
      state.reads += 1;
      return state.page;
    },
    ...{ ask, elapsed, later, now, arrived, loadedAt: new URL('https://app.drchrono.com/patients/4224/') },
    isAlive: () => state.alive,
    ...{ isHidden: () => state.hidden, isCovered: () => state.covered, cardHears: () => state.covered },
    show: (shown) => void shows.push(shown),
    end: () => {
      state.ended = true;
    },
  });
  return { session, state, shows, timers, asked, last, pass, setWall, shown: () => shows.at(-1) ?? null };
}

/** Open a session that already shows what is known of the patient of `page`. */
export async function showing(page: PageReading, arrived?: Moment | null) {
  const opened = open(page, arrived);
  opened.session.looked(false);
  await opened.last('viewPill').answer(pill(1));
  return opened;
}
