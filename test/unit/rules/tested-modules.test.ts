import { describe, expect, test } from 'vitest';
import { readSources } from './source-files.ts';
import { untestedModules } from './untested-modules.ts';

/** Modules that no test imports itself, each with where it is tested or why it holds nothing to test. */
const WITHOUT_A_TEST: Record<string, string> = {
  // The background's parts, met through its messages: every handler, over the sandbox practice.
  'lib/desk/background-services.ts': 'put together in desk/whole-background.ts, for three test files',
  'lib/desk/handlers.ts': 'put together in desk/whole-background.ts, for three test files',
  'lib/desk/many-patients.ts': 'put together in desk/whole-background.ts, for three test files',
  'lib/desk/practice-over.ts': 'put together in desk/whole-background.ts, for three test files',
  // The parts of the schedule, over a practice whose days go by.
  'lib/desk/schedule/checking-all.ts': 'a press on Check all now, in desk/schedule/schedule.test.ts',
  'lib/desk/schedule/day-frame.ts': 'what stands around the rows, in desk/schedule/schedule.test.ts',
  'lib/desk/schedule/day-handlers.ts': 'every message in desk/schedule/day.test.ts',
  'lib/messages/sight.ts': 'how long ago a press was, in desk/patient/card-press.test.ts',
  'lib/messages/page-schemas.ts': 'every reading of a page, in messages/callers.test.ts and router.test.ts',
  'lib/schedule-timing.ts': 'durations, through desk/schedule/schedule.test.ts',
  'lib/desk/schedule/day-use.ts': 'a desk where nobody has looked, in desk/schedule/schedule.test.ts',
  'lib/desk/schedule/judge-day.ts': 'the rows and counts of each day, in desk/schedule/schedule.test.ts',
  'lib/desk/schedule/look-ahead.ts': 'every request of a week, in desk/schedule/schedule.test.ts',
  'lib/desk/schedule/open-schedule.ts': 'a desk over a practice, in desk/schedule/schedule.test.ts',
  'lib/desk/schedule/places.ts': 'names of providers and offices, in desk/schedule/schedule.test.ts',
  'lib/desk/schedule/plan-looks.ts': 'every request of a week, in desk/schedule/schedule.test.ts',
  'lib/desk/schedule/schedule-services.ts':
    'the schedule of a whole background, in desk/schedule/day.test.ts',
  'lib/desk/patient/judge-worklist.ts': 'through the held list in desk/lists/held-worklist.test.ts',
  'lib/desk/lists/bulk-handlers.ts': 'every message in desk/background-lists.test.ts',
  'lib/desk/patient/page-key.ts': 'through the cards of each page in desk/patient/card-frames.test.ts',
  'lib/desk/sign-in/sign-in-with-code.ts': 'through connect in desk/sign-in/connect.test.ts',
  'lib/desk/lists/bulk-line.ts': 'one line of the list, in desk/lists/bulk.test.ts',
  'lib/desk/lists/bulk-work.ts': 'the list line by line, in desk/lists/bulk.test.ts',
  'lib/desk/operations/drive-operation.ts': 'through the runner in desk/operations/runner.test.ts',
  'lib/desk/operations/make-request.ts': 'through the runner in desk/operations/runner.test.ts',
  'lib/desk/sign-in/application.ts': 'as part of the credentials in desk/sign-in/credentials.test.ts',
  'lib/desk/sign-in/unversioned-record.ts': 'damaged and foreign secrets in desk/store/store-health.test.ts',
  // The panel's messages, over the sandbox practice.
  'lib/desk/operations/save-requests.ts': 'every save in desk/panel.test.ts and the files beside it',
  'lib/desk/patient/new-save.ts': 'what may be saved, in desk/panel.test.ts',
  'lib/desk/patient/panel-handlers.ts': 'every message of the panel in desk/panel.test.ts',
  // Steps of one state machine, tested as the machine.
  'lib/invites/settle-doubt.ts': 'through step in invites/operation.test.ts',
  'lib/invites/judge-check.ts': 'through step in invites/operation.test.ts',
  'lib/practice/changed-fields.ts': 'through a PATCH in practice/client.test.ts',
  // Parts of the page readers, tested as what they read, in a real page.
  'lib/ehr/appointment/find-appointment-window.ts': 'through readPage in dom/ehr/topmost-window.test.ts',
  'lib/ehr/appointment/look-at-windows.ts': 'through readPage in dom/ehr/appointment-window.test.ts',
  'lib/ehr/appointment/read-appointment-window.ts': 'through readPage in dom/ehr/appointment-window.test.ts',
  'lib/ehr/chart/find-name.ts': 'through readPage in dom/ehr/chart-name.test.ts',
  'lib/ehr/chart/look-at-chart.ts': 'through readPage in dom/ehr/chart-facts.test.ts',
  'lib/ehr/chart/read-chart.ts': 'through readPage in dom/ehr/chart-status.test.ts',
  'lib/ehr/chart/read-header.ts': 'through readPage in dom/ehr/chart-facts.test.ts',
  'lib/ehr/page/element-guards.ts': 'through watchPage in dom/ehr/watch-page.test.ts',
  'lib/ehr/page/look-timer.ts': 'through watchPage in dom/ehr/watch-page.test.ts',
  'lib/ehr/page/page-observer.ts': 'through watchPage in dom/ehr/watch-page.test.ts',
  // Parts of the overlay's session and of the card's.
  'lib/overlay/session.ts':
    'one overlay over a background, in overlay/session.test.ts and the files beside it',
  'lib/overlay/compare-readings.ts': 'through the session in overlay/session.test.ts',
  'lib/overlay/subject.ts': 'through the session in overlay/session.test.ts',
  'lib/overlay/screen.ts': 'through the session in overlay/session.test.ts',
  'lib/overlay/view-questions.ts': 'through the session in overlay/questions.test.ts',
  'lib/overlay/seen-pill.ts': 'through the session in overlay/seen.test.ts',
  'lib/overlay/place.ts': 'through the session in overlay/place.test.ts',
  'lib/overlay/overlay-on-page.ts':
    'ties a session to a real page: e2e/chart.spec.ts and e2e/switches.spec.ts',
  'lib/card/card-session.ts': 'one card over a background, in card/press.test.ts and the files beside it',
  'lib/card/end-of-invite.ts': 'through the session in card/end-of-invite.test.ts',
  'lib/card/silence.ts': 'through the session in card/looks.test.ts',
  'lib/panel/panel-session.ts': 'one panel over a background, in panel/panel-session.test.ts',
  'lib/panel/panel-shown.ts': 'types, and one that is asked by panel/panel-session.test.ts',
  'lib/card/news-questions.ts': 'through the sessions in card/looks.test.ts and panel/panel-session.test.ts',
  'lib/panel/panel-screen.ts': 'through the session in panel/panel-session.test.ts',
  'lib/panel/day-deeds.ts': 'through the session in panel/day-session.test.ts',
  'lib/panel/day-questions.ts': 'through the session in panel/day-session.test.ts',
  'lib/panel/day-screen.ts': 'through the session in panel/day-session.test.ts',
  'lib/desk/schedule/day-page-handlers.ts': 'each of its messages in desk/panel.test.ts',
  'lib/panel/panel-questions.ts': 'through the session in panel/panel-session.test.ts',
  'lib/desk/patient/page-of-tab.ts':
    'through the popup and the panel in desk/panel.test.ts and desk/patient/tab-patient.test.ts',
  'lib/desk/patient/window-patient.ts':
    'through the popup and the panel in desk/patient/tab-patient.test.ts and desk/panel.test.ts',
  'lib/desk/patient/panel-standing.ts': 'through its message and the shortcut in desk/panel.test.ts',
  'lib/desk/patient/panel-services.ts': 'through a whole background in desk/panel.test.ts',
  'lib/invites/birth-date-text.ts': 'through judgeIdentifier in invites/identifier-text.test.ts',
  'lib/words/overlay.ts': 'through the overlay in dom/components/overlay.test.tsx',
  'lib/words/site-access.ts': 'shown in dom/components/popup.test.tsx and day-states.test.tsx',
  'lib/words/shared.ts': 'words of several pages, shown in dom/components/popup.test.tsx and bulk.test.tsx',
  'lib/words/operation-mark.ts': 'through the pill in desk/patient/pill-view.test.ts',
  'lib/words/row-problems.ts': 'through the rows of the day in words/day.test.ts',
  'lib/words/tone.ts': 'colours and icons, through the pill in desk/patient/pill-view.test.ts',
  'lib/words/plain.ts': 'the shape of every message in words/catalogue.test.ts',
  'lib/words/notice.ts': 'two sentences, shown in desk/background.test.ts',
  // What only a browser has: each hands a call on to it.
  'lib/platform/connection-timing.ts': 'times that only a browser takes: e2e/kills.spec.ts',
  'lib/platform/panel-page.ts': 'calls of the browser: e2e/panel.spec.ts',
  'lib/platform/desk-file.ts': 'files of the browser: e2e/second-desk.spec.ts',
  'lib/platform/about.ts': 'calls of the browser: e2e/support.spec.ts',
  'lib/platform/native.ts': 'calls of the browser: e2e/manifest-and-messages.spec.ts',
  'lib/platform/clipboard.ts': 'calls of the browser: e2e/popup.spec.ts',
  'lib/platform/settings-choices.ts': 'five messages without an answer: e2e/put-off.spec.ts',
  'lib/platform/page-outline.ts': 'what one call leaves in the page for the next: e2e/self-check.spec.ts',
  'lib/platform/stored-names.ts':
    'three names: through dom/platform/settings.test.ts and platform/storage.test.ts',
};

test('every module of lib is imported by a test, or it is said why not', () => {
  const modules = readSources('lib');
  expect(modules.length).toBeGreaterThan(100);
  expect(untestedModules(modules, readSources('test'), WITHOUT_A_TEST)).toEqual([]);
  for (const reason of Object.values(WITHOUT_A_TEST)) expect(reason.length).toBeGreaterThan(10);
});

describe('the checker', () => {
  const expiry = { path: 'lib/invites/expiry.ts', text: 'export const isOver = () => true;' };
  const judged = (path: string, text: string, exempt: Record<string, string> = {}) =>
    untestedModules([expiry], [{ path, text }], exempt);

  test.each([
    ['test/unit/invites/expiry.test.ts', "import { isOver } from '../../../lib/invites/expiry.ts';"],
    ['test/dom/expiry.test.tsx', "const expiry = await import('../../lib/invites/expiry.ts');"],
    ['test/e2e/expiry.spec.ts', "import { isOver, type Expiry } from '../../lib/invites/expiry.ts';"],
  ])('takes for tested what %s imports: %s', (path, text) => {
    expect(judged(path, text)).toEqual([]);
  });

  test.each([
    ['test/unit/invites/expiry.test.ts', "import { isOver } from '../../../lib/invites/status.ts';"],
    ['test/unit/invites/expiry.test.ts', "import type { Expiry } from '../../../lib/invites/expiry.ts';"],
    ['test/unit/invites/expiry.test.ts', "const path = '../../../lib/invites/expiry.ts';"],
    ['test/unit/invites/patients.ts', "import { isOver } from '../../../lib/invites/expiry.ts';"],
  ])('takes for untested what %s does not import: %s', (path, text) => {
    expect(judged(path, text)).toHaveLength(1);
  });

  test('lets a reason stand for a test, once', () => {
    const reason = { [expiry.path]: 'through the status' };
    expect(judged('test/unit/a.test.ts', '', reason)).toEqual([]);
    const imports = "import { isOver } from '../../lib/invites/expiry.ts';";
    expect(judged('test/unit/a.test.ts', imports, reason)).toHaveLength(1);
    expect(judged('test/unit/a.test.ts', '', { ...reason, 'lib/gone.ts': 'it is gone' })).toHaveLength(1);
  });

  test.each([
    ['export interface Invite { sent: number }', true],
    [
      "import type { A } from './a.ts'; export type B = A; export type { C } from './c.ts'; interface D {}",
      true,
    ],
    ['export type A = string; export const a = 1;', false],
    ["export { a } from './a.ts';", false],
    ["export * from './a.ts';", false],
    ["addEventListener('message', () => undefined);", false],
  ])('sees that %s holds types alone: %s', (text, isTypes) => {
    const problems = untestedModules([{ path: 'lib/invites/a.ts', text }], [], {});
    expect(problems).toHaveLength(isTypes ? 0 : 1);
  });
});
