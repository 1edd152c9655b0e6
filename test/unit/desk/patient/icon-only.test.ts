import { beforeEach, describe, expect, test, vi } from 'vitest';
import { cardFrames } from '../../../../lib/desk/patient/card-frames.ts';
import { overQuota } from '../../../../lib/desk/patient/over-quota.ts';
import { pageHandlers } from '../../../../lib/desk/patient/page-handlers.ts';
import { patientsOfTabs } from '../../../../lib/desk/patient/patients-of-tabs.ts';
import { tabInterest } from '../../../../lib/desk/patient/tab-interest.ts';
import { lookUpQuota } from '../../../../lib/desk/patient/tab-quotas.ts';
import { takenOverlays } from '../../../../lib/desk/patient/taken-overlays.ts';
import { connectionHandlers } from '../../../../lib/desk/sign-in/connection-handlers.ts';
import { WIPED_SETTINGS } from '../../../../lib/desk/store/stored-keys.ts';
import { inputs } from '../../../../lib/messages/schemas.ts';
import { fakeSettings, miraChart, miraPage, newLocks } from '../fake-services.ts';
import { computer } from '../sign-in/computer.ts';

vi.mock(
  '../../../../lib/platform/browser-ports.ts',
  async () => (await import('../fake-browser.ts')).fakePorts,
);

beforeEach(newLocks);

const own = { kind: 'own' } as const;
const page = {
  kind: 'page',
  ...{ tabId: 7, documentId: 'doc', host: 'app.drchrono.com', page: miraPage },
} as const;

async function workstation() {
  const fake = await computer();
  const { services, memory, ports } = fake;
  const told = { changes: 0 };
  const changed = async () => {
    told.changes += 1;
  };
  const handlers = connectionHandlers(Promise.resolve({ connection: ports, patients: services, changed }));
  const now = services.clock.now;
  const pages = pageHandlers(
    Promise.resolve({
      settings: fakeSettings(),
      ...{ patients: services, cards: cardFrames(memory), taken: takenOverlays(memory) },
      ...{ tabs: patientsOfTabs(memory), act: { changed: async () => undefined } },
      ...{ lookUps: lookUpQuota(memory, now), reconnect: async () => undefined },
      runner: {
        ...{ start: async () => 'opened', rested: async () => undefined, resume: async () => undefined },
        ...{ answer: async () => false, seen: async () => undefined },
      },
    }),
    tabInterest(),
  );
  const busy = overQuota(Promise.resolve({ patients: services }));
  const pill = async () =>
    (await pages.viewPill({ reading: miraChart, age: 0, documentAge: 0 }, page)).iconOnly;
  const busyPill = async () =>
    (await busy.viewPill({ reading: miraChart, age: 0, documentAge: 0 }, page)).iconOnly;
  return { ...fake, handlers, pill, busyPill, told };
}

describe('the pill without words', () => {
  test('is chosen in the settings, which show it, and every page is told', async () => {
    const { handlers, pill, busyPill, told } = await workstation();
    expect((await handlers.viewConnection(null, own)).iconOnly).toBe(false);
    expect([await pill(), await busyPill()]).toEqual([false, false]);
    expect(await handlers.showIconOnly({ iconOnly: true }, own)).toBeNull();
    expect(told.changes).toBe(1);
    expect((await handlers.viewConnection(null, own)).iconOnly).toBe(true);
    expect([await pill(), await busyPill()]).toEqual([true, true]);
    await handlers.showIconOnly({ iconOnly: false }, own);
    expect(told.changes).toBe(2);
    expect([await pill(), await busyPill()]).toEqual([false, false]);
  });

  test('is on for nothing but what the settings page wrote, and outlives the connection', async () => {
    const { settings, pill } = await workstation();
    for (const foreign of ['true', 1, {}]) {
      await settings.write('icon-only', foreign);
      expect(await pill()).toBe(false);
      expect(inputs.showIconOnly().safeParse({ iconOnly: foreign }).success).toBe(false);
    }
    expect(WIPED_SETTINGS).not.toContain('icon-only');
  });
});
