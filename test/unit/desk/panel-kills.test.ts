import { afterAll, afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { SaveView } from '../../../lib/messages/panel-view.ts';
import { recordClaim } from '../../claims.ts';
import { newLocks } from './fake-services.ts';
import { drawn, inFront, OLD, panel, recordNow, TYPED, view, writes } from './open-panel.ts';
import {
  answered,
  around,
  connected,
  type Fate,
  ID,
  install,
  remove,
  rested,
  wake,
} from './whole-background.ts';

vi.mock('../../../lib/platform/browser-ports.ts', async () => (await import('./fake-browser.ts')).fakePorts);
vi.mock('../../../lib/platform/storage.ts', async () => (await import('./fake-browser.ts')).fakeStorage);
vi.mock('../../../lib/platform/settings.ts', async (original) =>
  (await import('./fake-browser.ts')).fakeSettingsModule(original),
);
vi.mock('../../../lib/platform/vault.ts', async (original) =>
  (await import('./opened-vault.ts')).fakeVaultModule(original),
);

beforeEach(install);
afterEach(remove);

const mailsToNew = () => around.office.practice.mail.filter(({ to }) => to === TYPED).length;

/** Something ends the worker that saves, or keeps an answer from it. */
interface Blow {
  /** The worker dies at its write of this number since the press. */
  atWrite?: number;
  /** This becomes of the request of this number since the press. */
  atRequest?: number;
  fate?: Fate;
}

interface Ended {
  /** What the press was told; null where nobody was left to tell it. */
  told: { ok: boolean } | null;
  save: SaveView | null;
  /** Whether the blow was struck at all, or everything was over before. */
  struck: boolean;
}

/** A person presses Save and resend for a patient whose invite has expired, the blow is struck, and time goes on. */
async function saveUnder(blow: Blow, isBrowserClosed: boolean): Promise<Ended> {
  const { handlers } = await connected('staffOnly');
  inFront(ID);
  const token = (await drawn(handlers)).view.token ?? '';
  around.requests.length = 0;
  let struck = false;
  around.fate = () => {
    if (blow.fate === undefined || around.requests.length !== blow.atRequest) return 'fine';
    struck = true;
    return blow.fate;
  };
  const { vault } = around.browser;
  vault.crashAt = blow.atWrite ?? Number.POSITIVE_INFINITY;
  let told: Ended['told'] = null;
  void handlers
    .saveIdentifiers(
      {
        ...{ token, typed: { email: TYPED }, seen: { email: OLD } },
        ...{ then: 'resend', risksRead: [] },
      },
      panel,
    )
    .then((result) => {
      told = result;
    });
  await rested(1);
  struck ||= vault.crashAt <= 0;
  vault.crashAt = Number.POSITIVE_INFINITY;
  around.fate = () => 'fine';
  if (isBrowserClosed) around.browser.memory.all.clear();
  newLocks();
  const later = wake();
  for (let turn = 0; turn < 4; turn += 1) {
    void later.opening.then(({ runner, panel: { runner: saves } }) =>
      Promise.all([runner.resume(), saves.resume()]),
    );
    await rested(2);
  }
  const shown = await answered(view(later.handlers, true));
  return { told, struck, save: shown.kind === 'patient' ? shown.save : null };
}

const counts = { cases: 0, struck: 0, saved: 0, notSaved: 0, unknown: 0, neverBegun: 0 };

/** Nothing is lost without being said, nothing is written twice, nobody gets a second email, and no value is on disk. */
function judge({ told, save, struck }: Ended, isBrowserClosed: boolean): void {
  counts.cases += 1;
  counts.struck += struck ? 1 : 0;
  const { email } = recordNow() ?? {};
  expect(writes().length).toBeLessThanOrEqual(1);
  expect(mailsToNew()).toBeLessThanOrEqual(1);
  expect(JSON.stringify([...around.browser.vault.disk])).not.toMatch(/example\.(?:com|org)/);
  if (save === null) {
    counts.neverBegun += 1;
    expect([told, email, writes().length]).toEqual([told?.ok ? 'begun' : told, OLD, 0]);
    return;
  }
  const { at } = save.state;
  expect(['saved', 'notSaved', 'unknown']).toContain(at);
  if (at === 'saved') {
    counts.saved += 1;
    expect(email).toBe(TYPED);
    expect(save.halted ?? mailsToNew()).toBe(1);
  } else expect(mailsToNew()).toBe(0);
  if (at === 'notSaved') {
    counts.notSaved += 1;
    expect(email).toBe(OLD);
  }
  if (at !== 'unknown') return;
  counts.unknown += 1;
  expect(isBrowserClosed).toBe(true);
  expect(save.state).toEqual({
    ...{ at: 'unknown', shown: { email: email === TYPED ? 'a•••@example.org' : 'p•••@example.com' } },
  });
}

const FATES: Fate[] = ['droppedBefore', 'droppedAfter', 'failedAfter', 'deadBefore', 'deadAfter'];
const nth = Array.from({ length: 14 }, (_, index) => index);

describe.each([false, true])('save and resend (the browser is closed after it: %s)', (isBrowserClosed) => {
  test.each(nth)('where the worker dies at its write %i', async (atWrite) => {
    judge(await saveUnder({ atWrite }, isBrowserClosed), isBrowserClosed);
  });

  test.each(nth.slice(1, 8).flatMap((atRequest) => FATES.map((fate) => [atRequest, fate] as const)))(
    'where its request %i is %s',
    async (atRequest, fate) => {
      judge(await saveUnder({ atRequest, fate }, isBrowserClosed), isBrowserClosed);
    },
  );
});

afterAll(() => {
  const { cases, struck, saved, notSaved, unknown, neverBegun } = counts;
  // A save and resend takes seven requests and at least as many writes.
  expect(struck).toBeGreaterThanOrEqual(2 * (7 * FATES.length + 7));
  const ends = `${saved} saved, ${notSaved} not saved, ${unknown} unknown, ${neverBegun} never begun`;
  recordClaim('saves', `saves under blows: ${cases} cases, ${struck} struck: ${ends}, second emails 0`);
});
