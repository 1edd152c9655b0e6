import { describe, expect, test } from 'vitest';
import { pageKind } from '../../../lib/ehr/page/page-kind.ts';
import { canBePracticeHost, isSharedHost } from '../../../lib/ehr/page/practice-host.ts';

describe('a host that a practice can have as its own', () => {
  test.each(['hillside.drchrono.com', 'hill-side.drchrono.com', '2nd.drchrono.com', 'a.drchrono.com'])(
    '%s',
    (host) => {
      expect(canBePracticeHost(host)).toBe(true);
      expect(isSharedHost(host)).toBe(false);
    },
  );
});

describe('a host that no practice can have as its own', () => {
  test.each([
    ...['app.drchrono.com', 'app.staging.drchrono.com', 'staging.app.drchrono.com'],
    ...['support.drchrono.com', 'www.drchrono.com', 'owlknowledgeteststuff.drchrono.com'],
    ...['drchrono.com', '.drchrono.com', 'drchrono.com.', 'hillside.drchrono.com.'],
    ...['east.hillside.drchrono.com', 'hillside..drchrono.com', 'hillside.drchrono.com:8443'],
    ...['hillside.drchrono.com.example.org', 'hillside.example.org', 'evildrchrono.com'],
    ...['Hillside.drchrono.com', 'hill_side.drchrono.com', '-hill.drchrono.com', 'hill-.drchrono.com'],
    ...['xn--hllside-2fb.drchrono.com', 'hillside.drchrono.com/', 'https://hillside.drchrono.com'],
    ...['*.drchrono.com', 'hillside.drchrono.com hillside', `${'a'.repeat(64)}.drchrono.com`, ''],
  ])('%j', (host) => {
    expect(canBePracticeHost(host)).toBe(false);
  });
});

test('a host whose pages are none of the EHR is never one', () => {
  for (const label of ['support', 'www', 'owlknowledgeteststuff']) {
    const host = `${label}.drchrono.com`;
    expect(pageKind(new URL(`https://${host}/chart/107000001/summary`))).toEqual({ kind: 'none' });
    expect([canBePracticeHost(host), isSharedHost(host)]).toEqual([false, false]);
  }
});
