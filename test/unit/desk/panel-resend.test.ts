import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { isSending } from '../../../lib/desk/patient/offers.ts';
import type { HistoryRow, PageReading } from '../../../lib/ehr/page/reading.ts';
import type { Save } from '../../../lib/invites/save.ts';
import { ALL_RISKS } from '../../all-risks.ts';
import type { Settings } from '../../sandbox/settings.ts';
import { drawn, inFront, OLD, patientIn, recordNow, save, TYPED, view } from './open-panel.ts';
import {
  answered,
  around,
  chart,
  connected,
  ID,
  install,
  onChart,
  pill,
  remove,
  rested,
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

/** A colleague sent it to the old address at 9:00 in the practice, two hours ago. */
const row: HistoryRow = {
  email: OLD,
  enabled: { by: 'A colleague', at: '2026-09-15T09:00' },
  activated: { kind: 'pending' },
  disabled: { kind: 'canRevokeInvite' },
};
const chartWithHistory: PageReading = { ...chart, history: { kind: 'found', value: [row] } };

const mailsTo = (address: string) => around.office.practice.mail.filter(({ to }) => to === address).length;

/** The patient's invite is pending at the old address, and the panel shows so. */
async function pendingAtTheOldAddress(accessShape: 'rows' | 'patient') {
  const { practice } = around.office;
  practice.access.recall({
    ...{ patientId: ID, email: OLD, how: 'email', enabledBy: 'A colleague', activatedAt: null, ended: null },
    enabledAt: Date.UTC(2026, 8, 15, 13),
  });
  practice.settings.accessShape = accessShape;
  const { handlers } = await connected();
  await pill(handlers, chartWithHistory);
  inFront(ID);
  const shown = await drawn(handlers);
  expect(shown.view).toMatchObject({ status: { kind: 'pending' } });
  // To the old address another one would be a repeat. To the new address it is none, as what follows shows.
  expect(shown.view.offers).toContainEqual(expect.objectContaining({ action: 'resend', risk: 'sentLately' }));
  return { handlers, token: shown.view.token ?? '' };
}

/** How often the new address is written to, DrChrono's own email among them, and why we did not. */
type Expected = [sent: number, halted?: 'notOffered' | 'alreadySent' | 'youDecide'];

describe.each<['rows' | 'patient', Settings['emailChange'], Record<Save['then'], Expected>]>([
  ['rows', 'keeps', { nothing: [0], send: [0, 'notOffered'], resend: [1] }],
  ['rows', 'kills', { nothing: [0], send: [1], resend: [0, 'notOffered'] }],
  ['rows', 'moves', { nothing: [0], send: [0, 'notOffered'], resend: [1] }],
  ['rows', 'mailsNew', { nothing: [1], send: [1, 'alreadySent'], resend: [1, 'alreadySent'] }],
  ['patient', 'keeps', { nothing: [0], send: [0, 'youDecide'], resend: [0, 'youDecide'] }],
  ['patient', 'kills', { nothing: [0], send: [0, 'youDecide'], resend: [0, 'youDecide'] }],
  ['patient', 'moves', { nothing: [0], send: [0, 'youDecide'], resend: [0, 'youDecide'] }],
  ['patient', 'mailsNew', { nothing: [1], send: [1, 'youDecide'], resend: [1, 'youDecide'] }],
])('where answers are %s and DrChrono %s the invite', (shape, change, expected) => {
  const cases = Object.entries(expected) as [Save['then'], Expected][];
  test.each(
    cases.flatMap(([then, [sent, halted]]) =>
      [[], ALL_RISKS].map((risksRead) => ({ then, risksRead, sent, halted })),
    ),
  )('save and $then sends the new address no second email (read: $risksRead)', async (one) => {
    const { then, risksRead, sent, halted } = one;
    around.office.practice.settings.emailChange = change;
    const { handlers, token } = await pendingAtTheOldAddress(shape);
    expect(await save(handlers, { token, then, risksRead })).toEqual({ ok: true, value: null });
    await rested();
    expect(recordNow()?.email).toBe(TYPED);
    expect(mailsTo(TYPED)).toBe(sent);
    expect(mailsTo(OLD)).toBe(0);
    const { save: shown } = patientIn(await view(handlers));
    expect(shown).toMatchObject({ then, state: { at: 'saved' } });
    expect(shown?.halted).toBe(halted);
    if (shape === 'rows') return;
    // The page that showed the invite before the save is still open, and proves nothing any more.
    const before = { reading: chartWithHistory, age: 300_000, documentAge: 300_000 };
    await answered(handlers.viewPill(before, onChart));
    const { offers } = patientIn(await view(handlers)).view;
    expect(offers.filter(({ action, risk }) => isSending(action) && risk === null)).toEqual([]);
  });
});

test.each([
  ['the record', () => 8_000],
  ['the invite', (path: string) => (path.endsWith('onpatient_access') ? 8_000 : 0)],
])(
  'an answer about %s that is some seconds old hides nothing of what DrChrono did to the invite',
  async (_, staleBy) => {
    around.office.practice.settings.emailChange = 'mailsNew';
    const { handlers, token } = await pendingAtTheOldAddress('rows');
    around.staleBy = staleBy;
    await save(handlers, { token, then: 'resend' });
    await rested();
    expect(mailsTo(TYPED)).toBe(1);
    expect(patientIn(await view(handlers)).save).toMatchObject({
      ...{ state: { at: 'saved' }, halted: 'alreadySent' },
    });
  },
);
