import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { bulkStore } from '../../../../lib/desk/lists/bulk-store.ts';
import { typedMemory } from '../../../../lib/desk/operations/typed-values.ts';
import { panelTargets } from '../../../../lib/desk/patient/panel-targets.ts';
import { panelTokens } from '../../../../lib/desk/patient/panel-tokens.ts';
import { viewTokens } from '../../../../lib/desk/patient/view-token.ts';
import { disconnect } from '../../../../lib/desk/sign-in/connection.ts';
import { credentials } from '../../../../lib/desk/sign-in/credentials.ts';
import { managedPolicy } from '../../../../lib/desk/sign-in/managed-policy.ts';
import { requestBudget } from '../../../../lib/desk/store/request-budget.ts';
import { saveStore } from '../../../../lib/desk/store/save-store.ts';
import {
  ALARM,
  MARK,
  SESSION,
  SETTING,
  VAULT,
  WIPED_SETTINGS,
} from '../../../../lib/desk/store/stored-keys.ts';
import { wipe } from '../../../../lib/desk/store/wipe.ts';
import { openClock } from '../../../../lib/platform/clock.ts';
import { fakeServices, mira, NOW, newSave, operation } from '../fake-services.ts';

const cacheKinds = [
  ...(['record', 'evidence', 'ended', 'search', 'name-wait', 'counted'] as const),
  ...(['place', 'address'] as const),
];

/** List every name of a registry. A name of which there are many stands here with an example. */
const settingNames = Object.values(SETTING).map((name) => (typeof name === 'string' ? name : name('chart')));
const sessionNames = [
  ...Object.values(SESSION).filter((name) => typeof name === 'string'),
  ...cacheKinds.map((kind) => SESSION.cached(kind, 4224)),
  SESSION.viewTokens(7),
  SESSION.typed('7'),
  SESSION.screen('panel'),
];
const vaultNames = Object.values(VAULT).map((name) => (typeof name === 'string' ? name : name('3a0')));

const isIn = (names: readonly string[], stored: string) =>
  names.some((name) => stored === name || stored.replace(/:[^:]*$/, '') === name.replace(/:[^:]*$/, ''));

async function connectedComputer() {
  const fake = await fakeServices();
  const { memory, settings, mark, vault, services, store } = fake;
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
    hasNotices: async () => false,
    errors: { view: async () => [] },
    redirectAddress: () => 'https://desk.example.org/',
    openSignIn: async () => ({ ok: false, why: 'closed' }) as const,
    online: () => true,
    hosts: { own: async () => null },
    connected: async () => undefined,
    storageClosed: Promise.resolve(true),
    wipe: () => wipe(vault, memory, settings, mark),
  };
  return { ...fake, keys, ports };
}

test('disconnecting leaves exactly what the registry says', async () => {
  const { memory, settings, vault, ports } = await connectedComputer();
  for (const name of settingNames) await settings.write(name, 'kept');
  for (const name of sessionNames) await memory.write(name, 'kept');
  for (const name of vaultNames) await vault.write(name, 'kept');
  expect(await disconnect(ports)).toEqual([]);
  expect([...settings.all.keys()].sort()).toEqual(
    settingNames.filter((name) => !WIPED_SETTINGS.includes(name)).sort(),
  );
  expect([...settings.all.keys()].sort()).toEqual([
    'clock-offset',
    'day-keys',
    'icon-only',
    'leaves-schedule',
    'minors-under',
    'never-confirm',
    'news-read',
    'no-badge',
    'place:chart',
    'policy-set-nothing',
    'request-budget',
    'taken-over',
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
  await services.cache.rememberSearchHit('mira quillfeather 1980-02-11', 4224, NOW);
  await services.cache.rememberNameWait('anybody', NOW);
  await viewTokens(memory, () => NOW).issue({
    patientId: 4224,
    tabId: 1,
    documentId: 'doc',
    page: 'chart 4224',
  });
  await services.journal.open(operation());
  const at = { earliest: NOW, latest: NOW };
  await services.journal.advance(operation(), [{ patientId: 4224, kind: 'send', at, precision: 'exact' }]);
  await bulkStore(vault).change(() => ({
    ...{ id: 'list', startedAt: NOW, lines: [], pausedByPerson: false, hold: null, endedAt: null },
    promise: { requests: 0, finish: NOW },
  }));
  await panelTokens(memory, () => NOW).draw('page-1', 4224);
  await panelTargets(memory).bind(1, 'chart 4224', 4224, 'email');
  await typedMemory(memory).write('one', { typed: { email: 'mira@example.org' }, seen: { email: null } });
  await saveStore(vault, () => NOW).open(newSave());
  await services.notNow.putOff(4224, {
    ...{ reason: 'declined', at: NOW, day: '2026-05-12' },
    until: { kind: 'never' },
  });
  await keys.dropTokens();
  await store.dismiss();
  expect(settings.all.size).toBeGreaterThan(8);
  expect(memory.all.size).toBeGreaterThan(5);
  expect(vault.disk.size).toBeGreaterThan(3);
  expect([...settings.all.keys()].filter((name) => !isIn(settingNames, name))).toEqual([]);
  expect([...memory.all.keys()].filter((name) => !isIn(sessionNames, name))).toEqual([]);
  expect([...vault.disk.keys()].filter((name) => !isIn(vaultNames, name))).toEqual([]);
});

test('SECURITY.md tells of every stored value', () => {
  const told = readFileSync('SECURITY.md', 'utf8');
  const names = [
    ...settingNames,
    ...sessionNames,
    ...vaultNames,
    ...Object.values(MARK),
    ...Object.values(ALARM),
  ];
  expect(names.length).toBeGreaterThan(30);
  // A name of which there are many stands there without what tells them apart.
  const written = names.map((name) => `\`${name.replace(/:(chart|4224|3a0|7|panel)$/, ':…')}\``);
  expect(written.filter((name) => !told.includes(name))).toEqual([]);
});
