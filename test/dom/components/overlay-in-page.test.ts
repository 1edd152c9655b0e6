import { afterEach, expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import { makeCardDrawer } from '../../../components/overlay/card-drawer.tsx';
import { cardOnDemand } from '../../../components/overlay/card-on-demand.ts';
import { HOST } from '../../../components/overlay/mount.ts';
import { overlayInPage } from '../../../components/overlay/overlay-in-page.ts';
import { patientView, support } from './views.ts';

const cardDrawer = makeCardDrawer(support);

const ends: (() => void)[] = [];

afterEach(() => {
  for (const end of ends.splice(0)) end();
});

function begin(bring = vi.fn(async () => cardDrawer)) {
  const overlay = overlayInPage(document, {
    cardFor: cardOnDemand(bring, () => overlay.draw()),
    avoid: () => [],
    onToggle: (open) => overlay.show({ ...shown, open }),
    onMove: vi.fn(),
    onAct: vi.fn(),
    onOpenSettings: vi.fn(),
  });
  ends.push(() => {
    overlay.show(null);
    overlay.end();
  });
  return { overlay, bring };
}

const shown = {
  view: patientView(),
  loading: false,
  page: 'chart' as const,
  open: false,
  place: null,
  staleExtension: false,
  notice: null,
};
const host = () => document.querySelector(HOST);
const name = () => page.getByText('Jenny (Jen) Harris');
const pill = () => page.getByRole('button', { name: /^Invite Desk:/ });

test('is in the page only while there is something to show', async () => {
  const { overlay } = begin();
  expect(host()).toBeNull();
  overlay.show(shown);
  await expect.element(pill()).toBeVisible();
  overlay.show(null);
  expect(host()).toBeNull();
});

test('asks for the card at the first opening, and draws it when it is here', async () => {
  const { overlay, bring } = begin();
  overlay.show(shown);
  expect(bring).not.toHaveBeenCalled();
  await pill().click();
  await expect.element(page.getByText('Needed for an invite')).toBeVisible();
  expect(bring).toHaveBeenCalledOnce();
});

test('asks at once where the place was left open', async () => {
  const { overlay, bring } = begin();
  overlay.show({ ...shown, open: true });
  expect(bring).toHaveBeenCalledOnce();
  await expect.element(page.getByText('Needed for an invite')).toBeVisible();
});

test('a card that does not come says so, and the next press tries again', async () => {
  const bring = vi.fn(async () => cardDrawer).mockRejectedValueOnce(new Error('the background is busy'));
  const { overlay } = begin(bring);
  overlay.show({ ...shown, open: true });
  await expect.element(page.getByText(/^The card could not be opened/)).toBeVisible();
  await pill().click();
  await expect.element(page.getByText('Needed for an invite')).toBeVisible();
  expect(bring).toHaveBeenCalledTimes(2);
});

test('a card that comes after the end is not drawn', async () => {
  const late = Promise.withResolvers<typeof cardDrawer>();
  const { overlay } = begin(vi.fn(() => late.promise));
  overlay.show({ ...shown, open: true });
  overlay.end();
  late.resolve(cardDrawer);
  await late.promise;
  expect(host()).toBeNull();
});

test('under an extension that is gone it asks for a refresh and names nobody', async () => {
  const { overlay } = begin();
  overlay.show({ ...shown, open: true });
  await expect.element(name()).toBeVisible();
  overlay.show({ ...shown, open: true, staleExtension: true });
  overlay.end();
  await expect.element(page.getByText(/Refresh this page to go on/)).toBeVisible();
  expect(name().elements()).toEqual([]);
  overlay.show({ ...shown, staleExtension: true });
  await expect.element(pill()).toMatchTextContent('Refresh this page');
});
