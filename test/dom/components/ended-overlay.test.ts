import { afterEach, expect, test, vi } from 'vitest';
import { HOST } from '../../../components/overlay/mount.ts';
import { overlayInPage } from '../../../components/overlay/overlay-in-page.ts';

const shown = {
  ...{ view: null, loading: true, page: 'chart' as const, subject: 1 },
  ...{ open: false, place: null, staleExtension: false },
};
const hosts = () => document.querySelectorAll(HOST);
const ends: (() => void)[] = [];

afterEach(() => {
  for (const end of ends.splice(0)) end();
  expect(hosts()).toHaveLength(0);
});

function begin() {
  const overlay = overlayInPage(document, {
    ...{ avoid: () => [], onToggle: vi.fn(), onMove: vi.fn(), onTaken: vi.fn(), onUncovered: vi.fn() },
    cardAddress: async () => null,
  });
  ends.push(() => {
    overlay.end();
    overlay.show(null);
  });
  return overlay;
}

test('an overlay that has ended draws nothing of an answer that comes late', () => {
  const first = begin();
  first.show(shown);
  first.end();
  const second = begin();
  second.show(shown);
  first.show({ ...shown, loading: false });
  expect(hosts()).toHaveLength(1);
});

test('one whose extension is gone keeps its word to refresh the page', () => {
  const overlay = begin();
  overlay.show({ ...shown, staleExtension: true });
  overlay.end();
  expect(hosts()).toHaveLength(1);
  overlay.show({ ...shown, staleExtension: true });
  expect(hosts()).toHaveLength(1);
});
