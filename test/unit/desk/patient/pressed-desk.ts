import { operationRunner } from '../../../../lib/desk/operations/runner.ts';
import type { ActPorts, PageClick } from '../../../../lib/desk/patient/act.ts';
import { readAccess } from '../../../../lib/desk/patient/read-access.ts';
import { viewTokens } from '../../../../lib/desk/patient/view-token.ts';
import type { AccessAnswer } from '../../../../lib/practice/decode-access.ts';
import { fakeServices, miraAddress, miraChart, miraHost, miraPage } from '../fake-services.ts';

const nobody: AccessAnswer = { kind: 'lines', lines: [] };

/**
 * A desk that was asked about Mira, who was never invited. `click` is a press on send in the card of her chart, which the
 * tab shows until it `goes` elsewhere.
 */
export async function pressedDesk(access: () => AccessAnswer = () => nobody) {
  const fake = await fakeServices(access);
  const { services, clock, memory } = fake;
  await services.facts.learnListsInvites();
  let address: string | null = miraAddress;
  const ports: ActPorts = {
    tokens: viewTokens(memory, services.clock.now),
    runner: operationRunner({
      journal: services.journal,
      practice: services.practice,
      now: services.clock.now,
      readAccess: (patientId) => readAccess(services, patientId, 'click'),
      ended: async () => undefined,
      changed: async () => undefined,
      asks: async () => undefined,
      wakeAt: async () => undefined,
      sendDelay: async () => undefined,
      revokeTold: async () => undefined,
    }),
    hasSiteAccess: async () => true,
    tabAddress: async () => address,
    changed: async () => undefined,
  };
  await services.cache.rememberEvidence(4224, { source: 'answer', asOf: clock.now, lines: [] });
  const viewToken = await ports.tokens.issue({
    patientId: 4224,
    tabId: 1,
    documentId: 'doc',
    page: 'chart 4224',
  });
  const click: PageClick = {
    ...{ viewToken, action: 'send', risksRead: [], reading: miraChart, age: 0 },
    ...{ tabId: 1, documentId: 'doc', host: miraHost, page: miraPage },
  };
  const goes = (url: string | null) => {
    address = url;
  };
  return { ...fake, ports, click, goes };
}
