import type { PanelPatient } from '../../../lib/messages/panel-view.ts';
import { panelSession } from '../../../lib/panel/panel-session.ts';
import type { PanelShown } from '../../../lib/panel/panel-shown.ts';
import type { FrontTab } from '../../../lib/platform/panel-page.ts';
import { view } from '../card/opened-card.ts';
import { answeredByTest, idleTurn, movedClock } from '../moved-background.ts';

export const chart = (patientId: number, section = 'summary') =>
  `https://app.drchrono.com/chart/${patientId}/${section}`;

/** What the background says of Mira, whose chart has no email. Each view has another token. */
export const mira = (token = 'token', change: Partial<PanelPatient> = {}): PanelPatient => ({
  kind: 'patient',
  view: view(token),
  values: { email: null, cellPhone: '(410) 555-0143', birthDate: '1980-02-11' },
  ...{ practiceDomain: null, field: null, save: null },
  ...change,
});

/** Another patient, whose name is another one. */
export const tim = (token = 'token of Tim'): PanelPatient => ({
  ...mira(token),
  view: view(token, { identity: { kind: 'locked', name: 'Tim Patient', birthDate: null } }),
});

/** Open a panel over tabs that the test brings to the front, and a background for which the test answers. */
export function openPanel() {
  const { ask, asked, last } = answeredByTest();
  const { elapsed, later, pass } = movedClock();
  const shows: PanelShown[] = [];
  let front: FrontTab | null = { tabId: 1, address: chart(4224) };
  const session = panelSession({
    ...{
      page: 'page-1',
      hasTabs: true,
      windowId: 9,
      ask,
      elapsed,
      later,
      show: (shown) => void shows.push(shown),
    },
    front: async () => front,
  });
  return {
    ...{ session, asked, last, pass, shows },
    shown: (): PanelShown =>
      shows.at(-1) ?? { view: null, typed: {}, busy: false, looksUp: false, notice: null, focus: null },
    /** The tab in front is another one, or shows another page, and the browser says so. */
    async goTo(next: FrontTab | null, isTold = true): Promise<void> {
      front = next;
      if (isTold && next) session.moved(next.tabId, next.address);
      await idleTurn();
    },
    /** A question waits until the tab in front is known. */
    async looked(look = () => void session.look()) {
      look();
      await idleTurn();
      return last('viewPanel');
    },
  };
}

/** Open a panel that already shows this patient. */
export async function showingPanel(first = mira()) {
  const opened = openPanel();
  await (await opened.looked()).answer(first);
  return opened;
}
