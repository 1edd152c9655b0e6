import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { WHATS_NEW, whatsNewTitle } from '../../../lib/words/whats-new.ts';

test('the news is a few short sentences, and the whole list is in the changelog', () => {
  expect(WHATS_NEW.length).toBeGreaterThan(2);
  expect(WHATS_NEW.length).toBeLessThanOrEqual(8);
  for (const line of WHATS_NEW) {
    expect(line.length, line).toBeLessThanOrEqual(120);
    expect(line, line).toMatch(/^[A-Z].*[.”"]$/);
  }
  expect(readFileSync('CHANGELOG.md', 'utf8')).toContain('What’s new');
});

test('names the version', () => {
  expect(whatsNewTitle('1.2.0')).toBe('What’s new in 1.2.0');
});
