import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const listing = readFileSync('docs/listing.md', 'utf8');
const manifest = JSON.parse(readFileSync('.output/chrome-mv3/manifest.json', 'utf8'));

test('the summary is that of the manifest, and short enough for every store', () => {
  expect(listing).toContain(`> ${manifest.description}\n`);
  expect(manifest.description.length).toBeLessThanOrEqual(132);
});

test('each permission has its reason', () => {
  const { permissions, host_permissions: hosts, optional_permissions: optional } = manifest;
  for (const permission of [...permissions, ...hosts, ...optional])
    expect(listing, permission).toMatch(new RegExp(`^\\| \`${RegExp.escape(permission)}\``, 'm'));
});
