import { expect, test } from 'vitest';
import { bulkStore } from '../../../../lib/desk/lists/bulk-store.ts';
import { viewTokens } from '../../../../lib/desk/patient/view-token.ts';
import { disconnect } from '../../../../lib/desk/sign-in/connection.ts';
import { credentials } from '../../../../lib/desk/sign-in/credentials.ts';
import { managedPolicy } from '../../../../lib/desk/sign-in/managed-policy.ts';
import { requestBudget } from '../../../../lib/desk/store/request-budget.ts';
import { SESSION, SETTING, VAULT, WIPED_SETTINGS } from '../../../../lib/desk/store/stored-keys.ts';
import { wipe } from '../../../../lib/desk/store/wipe.ts';
import { openClock } from '../../../../lib/platform/clock.ts';
import { fakeServices, mira, NOW, operation } from '../fake-services.ts';

const cacheKinds = ['record', 'evidence', 'ended', 'search', 'name-wait'] as const;

/** List every name of a registry. A name that each patient or page has for itself stands here with an example. */
const settingNames = Object.values(SETTING).map((name) => (typeof name === 'string' ? name : name('chart')));
const sessionNames = Object.values(SESSION).flatMap((name) =>
  typeof name === 'string' ? [name] : cacheKinds.map((kind) => name(kind, 4224)),
);
const vaultNames = Object.values(VAULT);

const isIn = (names: readonly string[], stored: string) =>
  names.some((name) => stored === name || stored.replace(/:[^:]*$/, '') === name.replace(/:[^:]*$/, ''));

async function connectedComputer() {
  const fake = await fakeServices();
  const { memory, settings, vault, services, store } = fake;
  const keys = credentials(
    vault,
    memory,
    settings,
    managedPolicy(
      async () => ({}),
      settings,
      () => undefined,
    ),
  );
  const ports = {
    ...{
      credentials: keys,
      facts: services.facts,
      clock: services.clock,
      practice: services.practice,
      store,
    },
    budget: requestBudget(settings, () => NOW),
    fetch: async () => new Response('{}'),
    hasSiteAccess: async () => true,
    redirectAddress: () => 'https://desk.example.org/',
    openSignIn: async () => ({ ok: false, why: 'closed' }) as const,
    online: () => true,
    connected: async () => undefined,
    wipe: () => wipe(vault, memory, settings),
  };
  return { ...fake, keys, ports };
}

test('disconnecting leaves exactly what the registry says', async () => {
  const { memory, settings, vault, ports } = await connectedComputer();
  for (const name of settingNames) await settings.write(name, 'kept');
  for (const name of sessionNames) await memory.write(name, 'kept');
  for (const name of vaultNames) await vault.write(name, 'kept');
  expect(await disconnect(ports)).toBe(true);
  expect([...settings.all.keys()].sort()).toEqual(
    settingNames.filter((name) => !WIPED_SETTINGS.includes(name)).sort(),
  );
  expect([...settings.all.keys()].sort()).toEqual([
    'clock-offset',
    'place:chart',
    'policy-set-nothing',
    'request-budget',
  ]);
  expect(memory.all.size).toBe(0);
  expect(vault.disk.size).toBe(0);
});

test('a working day stores nothing under a name that is not in the registry', async () => {
  const { memory, settings, vault, services, store, keys, ports } = await connectedComputer();
  const clock = await openClock(memory, () => NOW, settings);
  await clock.learn(new Date(NOW + 600_000).toUTCString(), NOW, NOW);
  await keys.storeApplication('client', 'secret');
  await keys.chooseComputer('staffOnly');
  await keys.storeTokens({ access: 'a', refresh: 'r' });
  await keys.entered();
  await ports.budget.take('click');
  await store.noticeLoss();
  await services.facts.chooseZone('US/Pacific');
  await services.facts.learnListsInvites();
  await services.facts.learnRevokeTells();
  await services.facts.rememberShape('{id:number}');
  await services.cache.rememberRecord(mira, NOW);
  await services.cache.rememberEvidence(4224, { source: 'answer', asOf: NOW, lines: null });
  await services.cache.rememberEnded({ operation: operation(), at: NOW, to: null });
  await services.cache.rememberSearchHit('mira quillfeather 1980-02-11', 4224);
  await services.cache.rememberNameWait('anybody', NOW);
  await viewTokens(memory, () => NOW).issue({
    patientId: 4224,
    tabId: 1,
    documentId: 'doc',
    page: 'chart 4224',
  });
  await services.journal.open(operation());
  await bulkStore(vault).change(() => ({
    ...{ id: 'list', startedAt: NOW, lines: [], pausedByPerson: false, hold: null, endedAt: null },
    promise: { requests: 0, finish: NOW },
  }));
  await keys.dropTokens();
  await store.dismiss();
  expect(settings.all.size).toBeGreaterThan(8);
  expect(memory.all.size).toBeGreaterThan(5);
  expect(vault.disk.size).toBeGreaterThan(2);
  expect([...settings.all.keys()].filter((name) => !isIn(settingNames, name))).toEqual([]);
  expect([...memory.all.keys()].filter((name) => !isIn(sessionNames, name))).toEqual([]);
  expect([...vault.disk.keys()].filter((name) => !isIn(vaultNames, name))).toEqual([]);
});
