import { describe, expect, test } from 'vitest';
import { readSources } from './source-files.ts';
import { untestedModules } from './untested-modules.ts';

/** Modules that no test imports itself, each with where it is tested or why it holds nothing to test. */
const WITHOUT_A_TEST: Record<string, string> = {
  // The background's parts, met through its messages: every handler, over the sandbox practice.
  'lib/desk/background-services.ts': 'put together in desk/whole-background.ts, for two test files',
  'lib/desk/handlers.ts': 'put together in desk/whole-background.ts, for two test files',
  'lib/desk/lists/bulk-handlers.ts': 'every message in desk/background-lists.test.ts',
  'lib/desk/lists/view-bulk.ts': 'through viewBulk and previewBulk in desk/background-lists.test.ts',
  'lib/desk/patient/page-handlers.ts': 'every message in desk/background.test.ts',
  'lib/desk/sign-in/sign-in-with-code.ts': 'through connect in desk/sign-in/connect.test.ts',
  'lib/desk/lists/bulk-line.ts': 'one line of the list, in desk/lists/bulk.test.ts',
  'lib/desk/lists/bulk-work.ts': 'the list line by line, in desk/lists/bulk.test.ts',
  'lib/desk/operations/drive-operation.ts': 'through the runner in desk/operations/runner.test.ts',
  'lib/desk/operations/make-request.ts': 'through the runner in desk/operations/runner.test.ts',
  'lib/desk/sign-in/application.ts': 'as part of the credentials in desk/sign-in/credentials.test.ts',
  'lib/desk/sign-in/unversioned-record.ts': 'damaged and foreign secrets in desk/store/store-health.test.ts',
  // Steps of one state machine, tested as the machine.
  'lib/invites/settle-doubt.ts': 'through step in invites/operation.test.ts',
  'lib/practice/access-stamps.ts': 'through decodeAccess in practice/decode-access.test.ts',
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
  // Parts of the overlay's session.
  'lib/overlay/end-of-invite.ts': 'through the session in overlay/session.test.ts',
  'lib/overlay/silence.ts': 'through the session in overlay/session.test.ts',
  'lib/overlay/subject.ts': 'through the session in overlay/session.test.ts',
  'lib/overlay/compare-views.ts': 'through the session in overlay/session.test.ts',
  'lib/overlay/readers-on-demand.ts': 'through the session in overlay/session.test.ts',
  'lib/overlay/screen.ts': 'through the session in overlay/session.test.ts',
  'lib/overlay/view-questions.ts': 'through the session in overlay/session.test.ts',
  'lib/overlay/place.ts': 'through the overlay on a page in dom/components/overlay-in-page.test.ts',
  'lib/overlay/overlay-on-page.ts':
    'ties a session to a real page: e2e/chart.spec.ts and e2e/switches.spec.ts',
  'lib/overlay/lent.ts': 'wiring: a list of functions that the build lends to the parts of the overlay',
  'lib/words/overlay.ts': 'through the overlay in dom/components/overlay.test.tsx',
  'lib/words/shared.ts': 'words of several pages, shown in dom/components/popup.test.tsx and bulk.test.tsx',
  'lib/words/plain.ts': 'the shape of every message in words/catalogue.test.ts',
  'lib/words/notice.ts': 'two sentences, shown in desk/background.test.ts',
  // What only a browser has: each hands a call on to it.
  'lib/platform/background-events.ts': 'wiring of the browser’s events: any end-to-end test',
  'lib/platform/browser-ports.ts': 'calls of the browser: any end-to-end test',
  'lib/platform/connection-timing.ts': 'times that only a browser takes: e2e/kills.spec.ts',
  'lib/platform/detector-ports.ts': 'calls of the browser: any end-to-end test',
  'lib/platform/messaging.ts': 'calls of the browser: e2e/manifest-and-messages.spec.ts',
  'lib/platform/native.ts': 'calls of the browser: e2e/manifest-and-messages.spec.ts',
  'lib/platform/overlay-page.ts': 'calls of the browser: e2e/overlay.spec.ts',
  'lib/platform/clipboard.ts': 'calls of the browser: e2e/popup.spec.ts',
  'lib/platform/page-messaging.ts': 'calls of the browser: e2e/manifest-and-messages.spec.ts',
  'lib/platform/storage.ts': 'calls of the browser: e2e/disk.spec.ts',
  'lib/platform/vault-disk.ts': 'the database of the vault: through it in dom/platform/vault.test.ts',
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
