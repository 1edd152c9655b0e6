import { vi } from 'vitest';
import { cardFrames } from '../../../../lib/desk/patient/card-frames.ts';
import { cardHandlers } from '../../../../lib/desk/patient/card-handlers.ts';
import { patientsOfTabs } from '../../../../lib/desk/patient/patients-of-tabs.ts';
import { tabInterest } from '../../../../lib/desk/patient/tab-interest.ts';
import { lookUpQuota } from '../../../../lib/desk/patient/tab-quotas.ts';
import type { Input } from '../../../../lib/messages/contract.ts';
import type { PageSight } from '../../../../lib/messages/page-orders.ts';
import type { CardCaller, PageCaller } from '../../../../lib/messages/router.ts';
import type { Sight } from '../../../../lib/messages/sight.ts';
import type { AccessAnswer } from '../../../../lib/practice/decode-access.ts';
import { miraChart, miraHost, miraPage } from '../fake-services.ts';
import { pressedDesk } from './pressed-desk.ts';

export const onChart: PageCaller = {
  ...{ kind: 'page', tabId: 1, documentId: 'doc' },
  ...{ host: miraHost, page: miraPage },
};
export const card: CardCaller = { ...onChart, kind: 'card', frameId: 3, documentId: 'card' };

export const CLEAR: Sight = { kind: 'clear', glass: false, filter: 'none' };

/** What the page under the card says when it is read, and what it was told. A test sets it. */
interface Page {
  /** Null: it does not answer. */
  shows: (Pick<PageSight, 'reading' | 'age'> & { documentAge?: number | null }) | null;
  sight: Sight | null;
  told: string[];
}

/** A card over the chart of Mira, who was never invited. */
export async function openedCard(access?: () => AccessAnswer) {
  const desk = await pressedDesk(access);
  const { services, memory, ports } = desk;
  const cards = cardFrames(memory);
  const page: Page = { shows: { reading: miraChart, age: 0 }, sight: CLEAR, told: [] };
  const tell = async (what: string) => void page.told.push(what);
  const handlers = cardHandlers(
    Promise.resolve({
      patients: services,
      act: ports,
      cards,
      tabs: patientsOfTabs(memory),
      lookUps: lookUpQuota(memory, services.clock.now),
    }),
    {
      async read({ tabId, run }, { heldFor }) {
        await tell(`read ${tabId} ${run} ${heldFor}`);
        return page.shows && { documentAge: 0, ...page.shows, sight: heldFor === null ? null : page.sight };
      },
      size: ({ tabId, run }, { frameToken: token, height }) =>
        tell(`size ${tabId} ${run} ${token} ${height}`),
      fold: ({ tabId, run }) => tell(`fold ${tabId} ${run}`),
      async outline({ tabId }) {
        await tell(`outline ${tabId}`);
        return 'body';
      },
    },
    tabInterest(),
  );
  const frameToken = await cards.open(onChart, 'run');
  const look = (check = false) => handlers.viewCard({ frameToken, check }, card);
  /** Nothing is begun and no question is answered where neither of these was called. */
  const runs = [vi.spyOn(ports.runner, 'start'), vi.spyOn(ports.runner, 'answer')];
  const reachedRunner = () => runs.some(({ mock }) => mock.calls.length > 0);
  /** What a press on send hands over. */
  const pressOn = async (): Promise<Input<'act'>> => ({
    ...{ frameToken, viewToken: (await look())?.token ?? '', action: 'send', risksRead: [] },
    press: { heldFor: 80, toldAt: Date.now(), watched: true },
  });
  return { ...desk, cards, page, handlers, frameToken, look, pressOn, reachedRunner };
}
