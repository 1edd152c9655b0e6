import { describe, expect, test } from 'vitest';
import type { ConnectFailure } from '../../../lib/messages/connection-view.ts';
import { connectFailureWords } from '../../../lib/words/connect-failures.ts';

const here = { again: '11:00 AM', managed: false };

test('a sign-in window that was closed may have shown an error, so both causes are named', () => {
  expect(connectFailureWords('windowClosed', here).next).toMatch(
    /If you closed it, .*If it showed an error, .*redirect address.*press Copy in step 1/,
  );
});

describe('each failure ends with the press that leads back', () => {
  test.each<[ConnectFailure, RegExp]>([
    ['wrongSecret', /step 2 and press Save\.$/],
    ['addressRefused', /Press Copy in step 1, .*press Connect\.$/],
    ['windowNotLoaded', /press Connect\.$/],
    ['consentRefused', /^Press Connect and choose Authorize\.$/],
    ['scopeRefused', /clinical:read\. Then press Connect\.$/],
    ['missingScope', /^Press Connect and allow everything/],
    ['missingPermission', /Create and Update Patients, then press Check again\.$/],
    ['siteAccessWithdrawn', /^Press Allow drchrono\.com .* press Connect\.$/],
    ['offline', /press Connect\.$/],
    ['unreachable', /press Connect\.$/],
    ['throttled', /^Press Connect after 11:00 AM\.$/],
  ])('%s', (failure, next) => {
    expect(connectFailureWords(failure, here).next).toMatch(next);
  });
});

test('what the practice’s IT has set is not asked of staff', () => {
  for (const failure of ['wrongSecret', 'addressRefused'] as const) {
    const { next } = connectFailureWords(failure, { ...here, managed: true });
    expect(next).toMatch(/IT .*press Connect\.$/);
    expect(next).not.toMatch(/step 2|Account > API/);
  }
});
