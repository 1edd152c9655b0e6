import { expect, test } from 'vitest';
import { supportReport } from '../../../lib/words/support.ts';
import { connected, connectionView } from '../../dom/components/views.ts';

const about = { version: '0.1.0', browser: 'Mozilla/5.0 (X11; Linux x86_64) Chrome/156.0.0.0' };

test('names build, browser, state, layout, shape and errors', () => {
  const report = supportReport(
    connectionView({
      charts: { locked: 41, toConfirm: 3 },
      answerShape: 'object { results: array }',
      errors: [
        { place: 'popup', code: 'press', kind: 'TypeError', at: Date.UTC(2026, 10, 17, 15, 40), times: 2 },
        { place: 'background', code: 'viewBulk', kind: 'other', at: Date.UTC(2026, 10, 16), times: 1 },
      ],
    }),
    about,
  );
  expect(report).toContain('Invite Desk 0.1.0, from a folder in Chrome or Edge\n');
  expect(report).toContain(about.browser);
  expect(report).toContain('Charts on the last day that was counted: 44; recognised 41, to be confirmed 3');
  expect(report).toContain('object { results: array }');
  expect(report).toContain(
    '2026-11-17T15:40:00Z popup press TypeError 2\n2026-11-16T00:00:00Z background viewBulk',
  );
});

test('names nobody: not who is signed in, not the practice, its host or its application', () => {
  const view = connectionView({
    ...connected,
    clientId: 'example-client-id',
    practiceHost: { host: 'hillside.drchrono.com', setBy: 'staff' },
  });
  const report = supportReport(view, about);
  const { signedInAs, practice, domain } = view.checks ?? {};
  const said = ['example-client-id', 'hillside', signedInAs, practice, domain].filter((text) => text);
  expect(said.length).toBeGreaterThan(3);
  for (const text of said) expect(report).not.toContain(text);
  expect(report).toContain('Host of the practice’s own: set by staff');
});

test('a new installation has a report too', () => {
  expect(supportReport(connectionView(), about)).toMatch(/Errors, .*\nnone\n$/);
});
