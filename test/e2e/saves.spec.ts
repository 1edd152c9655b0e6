import type { Risk } from '../../lib/invites/risk.ts';
import type { Input, MessageName } from '../../lib/messages/contract.ts';
import type { PanelPatient } from '../../lib/messages/panel-view.ts';
import { people } from '../sandbox/patients.ts';
import { type Desk, endWorker, expect, overlayOf, test } from './desk.ts';
import { foundIn } from './search-disk.ts';

// What the background does with what a panel asks, in a real browser. How the panel itself asks is not of interest here,
// so the messages are sent from its page by hand.

const TYPED = 'typed.by.hand@example.org';
const chart = (patient: { id: number }) => `https://app.drchrono.com/chart/${patient.id}/summary`;

type PanelMessage = Extract<MessageName, 'viewPanel' | 'actInPanel' | 'saveIdentifiers' | 'putSaveAway'>;

/** A panel's page beside the tab of the EHR, which stays in front of its window. */
async function panelBeside({ context, extension, page }: Desk) {
  const panel = await context.newPage();
  await panel.goto(`chrome-extension://${extension}/panel.html`);
  await page.bringToFront();
  const windowId: number = await panel.evaluate(
    `chrome.tabs.query({ url: 'https://*.drchrono.com/*' }).then(([tab]) => tab.windowId)`,
  );
  const ask = <N extends PanelMessage>(name: N, input: Input<N>): Promise<unknown> =>
    panel.evaluate(`chrome.runtime.sendMessage(${JSON.stringify({ name, input })})`);
  const view = async (look = false) =>
    (await ask('viewPanel', { page: 'page-1', windowId, look, patientId: null })) as PanelPatient;
  return { panel, ask, view };
}

type Panel = Awaited<ReturnType<typeof panelBeside>>;

/** Type another address for the patient in front, and press Save. */
async function save(
  { ask, view }: Panel,
  then: 'nothing' | 'send' | 'resend',
  risksRead: readonly Risk[] = [],
) {
  const { view: shown, values } = await view(true);
  const input = {
    ...{ token: shown.token ?? '', typed: { email: TYPED }, seen: { email: values.email ?? null } },
    ...{ then, risksRead },
  };
  expect(await ask('saveIdentifiers', input)).toEqual({ ok: true, value: null });
}

/** A question that meets a worker at its death gets no answer, and the panel asks again. */
const stateOf = ({ view }: Panel) => view().then(({ save: kept }) => kept?.state.at, String);
const mailsTo = ({ sandbox }: Desk, address: string) =>
  sandbox.practice.mail.filter(({ to }) => to === address).length;
const patches = ({ sandbox }: Desk) => sandbox.log.api().filter(({ method }) => method === 'PATCH').length;

async function atChart(desk: Desk, patient: { id: number }): Promise<Panel> {
  await desk.connect('staffOnly');
  await desk.page.goto(chart(patient));
  await expect(overlayOf(desk.page).pill).toBeVisible();
  return panelBeside(desk);
}

test('a patient without an email gets one and an invite, and the disk nothing of it', async ({
  ownDesk: desk,
}) => {
  const panel = await atChart(desk, people.emailMissing);
  await save(panel, 'send', ['mayBeInvited']);
  await expect.poll(() => mailsTo(desk, TYPED)).toBe(1);
  await expect.poll(() => stateOf(panel)).toBe('saved');
  expect((await panel.view()).save).not.toHaveProperty('halted');
  await panel.panel.close();
  await desk.restart();
  expect(foundIn(desk.profile, [TYPED, people.emailMissing.cellPhone])).toEqual([]);
});

test.describe('a write', () => {
  test('that the browser repeats by itself is one save', async ({ ownDesk: desk }) => {
    const panel = await atChart(desk, people.expired);
    desk.sandbox.practice.faults.push({
      match: { method: 'PATCH', connection: 'reused' },
      ...{ times: 1, fault: { kind: 'dropAfter' } },
    });
    await save(panel, 'resend');
    await expect.poll(() => stateOf(panel)).toBe('saved');
    expect(patches(desk)).toBe(2);
    await expect.poll(() => mailsTo(desk, TYPED)).toBe(1);
  });

  for (const when of ['before', 'after'] as const)
    test(`whose worker dies ${when} it took effect is not made again`, async ({ ownDesk: desk }) => {
      const panel = await atChart(desk, people.expired);
      const act = async () => void (await endWorker(desk));
      desk.sandbox.practice.faults.push({
        match: { method: 'PATCH' },
        ...{ times: 1, fault: { kind: 'meanwhile', when, act } },
      });
      await save(panel, 'resend');
      // The next question wakes a worker, which goes on with what is written down.
      await expect.poll(() => stateOf(panel)).toBe('saved');
      await expect.poll(() => mailsTo(desk, TYPED)).toBe(1);
      expect(patches(desk)).toBe(1);
    });

  test('whose browser is closed after it ends unknown, with what the chart has', async ({
    ownDesk: desk,
  }) => {
    const panel = await atChart(desk, people.expired);
    let closed: Promise<void> | null = null;
    desk.sandbox.practice.faults.push({
      match: { method: 'PATCH' },
      times: 1,
      fault: {
        kind: 'meanwhile',
        when: 'after',
        act: () => {
          closed ??= desk.context.close();
        },
      },
    });
    await save(panel, 'resend').catch(() => undefined);
    await expect.poll(() => closed !== null).toBe(true);
    await closed;
    await desk.startAgain();
    expect(foundIn(desk.profile, [TYPED])).toEqual([]);
    await desk.signIn();
    await desk.page.goto(chart(people.expired));
    const later = await panelBeside(desk);
    await expect
      .poll(async () => (await later.view(true)).save)
      .toMatchObject({ state: { at: 'unknown', shown: { email: 't•••@example.org' } } });
    expect([mailsTo(desk, TYPED), patches(desk)]).toEqual([0, 1]);
  });
});

test('what a colleague changes meanwhile is shown and not overwritten', async ({ ownDesk: desk }) => {
  const panel = await atChart(desk, people.expired);
  const { view: shown, values } = await panel.view(true);
  desk.sandbox.practice.roster.change(people.expired.id, { email: 'colleague@example.org' });
  await panel.ask('saveIdentifiers', {
    ...{ token: shown.token ?? '', typed: { email: TYPED }, seen: { email: values.email ?? null } },
    ...{ then: 'resend', risksRead: [] },
  });
  await expect
    .poll(async () => (await panel.view()).save?.state)
    .toEqual({ at: 'changedMeanwhile', now: { email: 'colleague@example.org' } });
  expect(patches(desk)).toBe(0);
});
