import { describe, expect, test } from 'vitest';
import { pageKindExamples } from '../../../lib/ehr/page/page-kind.examples.ts';
import { pageKind } from '../../../lib/ehr/page/page-kind.ts';
import type { PageKind } from '../../../lib/ehr/page/reading.ts';

const kinds: readonly PageKind['kind'][] = ['chart', 'appointment', 'calendar', 'none'];

describe('every example against every kind', () => {
  for (const { url, is } of pageKindExamples) {
    test(url, () => {
      const kind = pageKind(new URL(url));
      expect(kind).toEqual(is);
      expect(kinds.filter((each) => each === kind.kind)).toEqual([is.kind]);
    });
  }
});

test('every kind has examples', () => {
  for (const kind of kinds) expect(pageKindExamples.some((example) => example.is.kind === kind)).toBe(true);
});

test('a page address on another host is never a page of ours', () => {
  const ours = pageKindExamples.filter((example) => example.is.kind !== 'none');
  const others = [
    'drchrono.com',
    'www.drchrono.com',
    'support.drchrono.com',
    'owlknowledgeteststuff.drchrono.com',
    'drchrono.com.example.org',
    'onpatient.com',
  ];
  for (const { url } of ours) {
    for (const host of others) {
      const moved = new URL(url);
      moved.hostname = host;
      expect(pageKind(moved), moved.href).toEqual({ kind: 'none' });
    }
  }
});

test('a page of ours is the same on each kind of host', () => {
  const ours = pageKindExamples.filter((example) => example.is.kind !== 'none');
  for (const { url, is } of ours) {
    for (const host of ['app.drchrono.com', 'some-practice.drchrono.com', 'app.staging.drchrono.com']) {
      const moved = new URL(url);
      moved.hostname = host;
      expect(pageKind(moved), moved.href).toEqual(is);
    }
  }
});
