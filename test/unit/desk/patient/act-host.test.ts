import { beforeEach, expect, test } from 'vitest';
import type { Runner } from '../../../../lib/desk/operations/runner.ts';
import { type ActPorts, actOnPage, type PageClick } from '../../../../lib/desk/patient/act.ts';
import { viewTokens } from '../../../../lib/desk/patient/view-token.ts';
import { fakeServices, miraChart, miraPage, newLocks } from '../fake-services.ts';

beforeEach(newLocks);

const HILLSIDE = 'hillside.drchrono.com';

/** A press on Send over Mira's chart at her practice's own host, while the tab shows `address`. */
async function press(address: string) {
  const { services, clock, memory } = await fakeServices();
  await services.facts.learnListsInvites();
  await services.cache.rememberEvidence(4224, { source: 'answer', asOf: clock.now, lines: [] });
  const tokens = viewTokens(memory, services.clock.now);
  const bound = { patientId: 4224, tabId: 1, documentId: 'card', page: 'chart 4224' };
  const started: number[] = [];
  const runner: Runner = {
    async start({ patientId }) {
      started.push(patientId);
      return 'opened';
    },
    ...{ rested: async () => undefined, resume: async () => undefined, answer: async () => false },
    seen: async () => undefined,
  };
  const ports: ActPorts = {
    ...{ tokens, runner, tabAddress: async () => address },
    ...{ hasSiteAccess: async () => true, changed: async () => undefined },
  };
  const click: PageClick = {
    ...{ viewToken: await tokens.issue(bound), action: 'send', risksRead: [], reading: miraChart },
    ...{ age: 0, tabId: 1, documentId: 'card', host: HILLSIDE, page: miraPage },
  };
  return { answer: await actOnPage(services, ports, click), started };
}

test('a press counts while the tab shows that page at that host', async () => {
  const { answer, started } = await press(`https://${HILLSIDE}/patients/4224/?tab=required`);
  expect(answer).toEqual({ ok: true, value: null });
  expect(started).toEqual([4224]);
});

test.each([
  'https://evil.drchrono.com/patients/4224/',
  'https://app.drchrono.com/patients/4224/',
  `https://${HILLSIDE}:8443/patients/4224/`,
  `https://${HILLSIDE}/patients/4225/`,
])('and not once it shows %s', async (address) => {
  const { answer, started } = await press(address);
  expect(answer).toEqual({ ok: false, failure: { kind: 'viewOutdated' } });
  expect(started).toEqual([]);
});
