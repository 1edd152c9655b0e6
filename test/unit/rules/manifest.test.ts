import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { EXTENSION_KEY, idOfKey } from '../../../tools/extension-key.ts';

interface ContentScript {
  matches: string[];
  exclude_matches?: string[];
  js: string[];
  [other: string]: unknown;
}

// This is the manifest that ships. It is there because `npm test` builds first.
const manifest: Record<string, unknown> & {
  content_scripts?: ContentScript[];
  content_security_policy?: { extension_pages: string };
} = JSON.parse(readFileSync('.output/chrome-mv3/manifest.json', 'utf8'));

test('asks for exactly the permissions that the product uses', () => {
  expect(manifest.permissions).toHaveLength(5);
  expect(new Set(Array.isArray(manifest.permissions) ? manifest.permissions : [])).toEqual(
    new Set(['storage', 'alarms', 'identity', 'scripting', 'sidePanel']),
  );
  expect(manifest.host_permissions).toEqual(['https://*.drchrono.com/*']);
});

test('asks for notices only where a person wants them', () => {
  expect(manifest.optional_permissions).toEqual(['notifications']);
});

test('the panel is one page for all tabs, and stands beside them alone', () => {
  expect(manifest.side_panel).toEqual({ default_path: 'panel.html' });
  expect(JSON.stringify(manifest.web_accessible_resources)).not.toContain('panel');
});

test('one shortcut opens the panel, another one the card', () => {
  expect(manifest.commands).toEqual({
    'open-panel': {
      suggested_key: { default: 'Alt+Shift+I' },
      description: 'Open the panel for the patient in front',
    },
    'open-card': {
      suggested_key: { default: 'Alt+Shift+C' },
      description: 'Open or fold the card on the chart or appointment in front',
    },
  });
});

test('the background is one classic script, of which the browser keeps the compiled code', () => {
  expect(manifest.background).toEqual({ service_worker: 'background.js' });
  expect(readFileSync('.output/chrome-mv3/background.js', 'utf8')).not.toMatch(
    /\bimport\s*[({"'`]|\bimportScripts\b/,
  );
});

test('IT may set the application, the host and what staff choose in the browser’s policy, and nothing else', () => {
  expect(manifest.storage).toEqual({ managed_schema: 'managed-schema.json' });
  const schema = JSON.parse(readFileSync('.output/chrome-mv3/managed-schema.json', 'utf8'));
  expect(schema.type).toBe('object');
  expect(Object.keys(schema.properties).toSorted()).toEqual([
    ...['askToConfirm', 'clientId', 'clientSecret', 'drChronoInvites', 'iconOnly'],
    ...['labelWords', 'minorsUnder'],
    ...['practiceHost', 'preparesSchedule', 'showBadge', 'timeZone'],
  ]);
});

test('pages and background load and reach only what they need, and only the EHR may frame a page', () => {
  expect(manifest.content_security_policy).toEqual({ extension_pages: expect.any(String) });
  expect(manifest.content_security_policy?.extension_pages.split('; ').toSorted()).toEqual([
    "base-uri 'none'",
    'connect-src https://app.drchrono.com',
    "default-src 'none'",
    "form-action 'none'",
    'frame-ancestors https://*.drchrono.com',
    "script-src 'self'",
    "style-src 'self'",
  ]);
});

test('has the key that gives it the id by which IT knows it', () => {
  expect(manifest.key).toBe(EXTENSION_KEY);
  // Another key would be another extension to a practice: other settings, and another redirect address at DrChrono.
  expect(idOfKey(EXTENSION_KEY)).toBe('hhoadhcemekeblfehbjknabpghifpoha');
  expect(readFileSync('SECURITY.md', 'utf8')).toContain(idOfKey(EXTENSION_KEY));
});

test('a page of the EHR may frame the card, by an address that is another one in each session, and nothing else', () => {
  expect(manifest.web_accessible_resources).toEqual([
    { resources: ['card.html'], matches: ['https://*.drchrono.com/*'], use_dynamic_url: true },
  ]);
});

test.each(['optional_host_permissions', 'externally_connectable', 'sandbox'])('has no %s', (key) => {
  expect(manifest).not.toHaveProperty(key);
});

describe('the content script', () => {
  const [script, ...others] = manifest.content_scripts ?? [];

  test('is the detector alone, in top frames', () => {
    expect(others).toEqual([]);
    expect(script?.js).toEqual(['detector.js']);
    expect(script).not.toHaveProperty('css');
    expect(script?.all_frames ?? false).toBe(false);
    expect(script?.match_about_blank ?? false).toBe(false);
    expect(script?.world ?? 'ISOLATED').toBe('ISOLATED');
    expect(script?.matches).toEqual(['https://*.drchrono.com/*']);
    expect(script?.exclude_matches).toHaveLength(3);
  });

  test.each([
    'https://app.drchrono.com/patients/4224/',
    'https://app.drchrono.com/chart/4224/demographics',
    'https://example-practice.drchrono.com/appointments/99/',
  ])('runs on %s', (url) => {
    expect(runsOn(url)).toBe(true);
  });

  test.each([
    'https://support.drchrono.com/home/218137408',
    'https://www.drchrono.com/',
    'https://drchrono.com/scheduling/offices/abc',
    'https://app.drchrono.com/scheduling/offices/abc',
    'http://app.drchrono.com/patients/4224/',
    'https://drchrono.com.example.org/patients/4224/',
    'https://notdrchrono.com/patients/4224/',
  ])('does not run on %s', (url) => {
    expect(runsOn(url)).toBe(false);
  });

  function runsOn(url: string): boolean {
    const matched = (patterns: string[] | undefined) =>
      (patterns ?? []).some((pattern) => matches(pattern, url));
    return matched(script?.matches) && !matched(script?.exclude_matches);
  }
});

/** Match a pattern as browsers do: `*.` before a host also means the host itself. */
function matches(pattern: string, url: string): boolean {
  const parts = /^(\w+):\/\/(\*\.)?([^/*]+)(\/.*)$/.exec(pattern);
  if (!parts) throw new Error(`A match pattern of an unexpected form: ${pattern}`);
  const [, scheme, anySubdomain, host = '', path = ''] = parts;
  const { protocol, hostname, pathname, search } = new URL(url);
  const pathPattern = new RegExp(
    `^${path
      .split('*')
      .map((part) => RegExp.escape(part))
      .join('.*')}$`,
  );
  return (
    protocol === `${scheme}:` &&
    (hostname === host || (anySubdomain !== undefined && hostname.endsWith(`.${host}`))) &&
    pathPattern.test(pathname + search)
  );
}
