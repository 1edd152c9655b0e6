import { boundedWords } from '../../ehr/page/label-words.ts';
import { canBePracticeHost } from '../../ehr/page/practice-host.ts';
import { knownZone } from '../../invites/expiry.ts';
import { LEAST_PASSPHRASE, type TakenDeskFile, type WrittenDeskFile } from '../../messages/desk-file.ts';
import type { PracticeFacts } from '../store/practice-facts.ts';
import type { ConnectionPorts } from './connection.ts';
import { connectionState } from './connection.ts';
import type { Credentials } from './credentials.ts';
import { type DeskChoices, readDeskFile, writeDeskFile } from './desk-file.ts';
import type { PracticeHosts } from './practice-host.ts';

type Needs = Pick<ConnectionPorts, 'hasSiteAccess'> & {
  credentials: Credentials;
  facts: PracticeFacts;
};

/**
 * Write down how this computer is set up, for another one: the application and what staff chose. The client secret goes
 * along only under a passphrase. Not in it: whose computer it is, which each computer answers for itself; who is signed in;
 * whatever was learned.
 */
export async function exportDesk(
  { credentials, facts }: Omit<Needs, 'hasSiteAccess'>,
  hosts: Pick<PracticeHosts, 'own'>,
  passphrase: string | null,
): Promise<WrittenDeskFile> {
  if (passphrase !== null && passphrase.length < LEAST_PASSPHRASE)
    return { ok: false, failure: 'shortPassphrase' };
  const [{ managed }, application] = await Promise.all([credentials.entered(), credentials.application()]);
  const own = await hosts.own();
  const minors = await facts.minors();
  const checks = await facts.checks();
  const choices: DeskChoices = {
    zone: checks?.zoneSource === 'chosen' ? checks.zone : null,
    // What IT has set, IT sets on the other computer too.
    practiceHost: own?.setBy === 'staff' ? own.host : null,
    minorsUnder: minors.under,
    iconOnly: await facts.iconOnly(),
    asksToConfirm: await facts.asksToConfirm(),
    drChronoInvites: await facts.drChronoInvites(),
    showsBadge: await facts.showsBadge(),
    ...(await ownWords(facts)),
  };
  const keys = managed ? null : application;
  const desk = { clientId: keys?.clientId ?? null, clientSecret: keys?.clientSecret ?? null, choices };
  const text = await writeDeskFile(desk, passphrase);
  return { ok: true, text, withSecret: passphrase !== null && keys !== null };
}

/** The words go along only where there are some: an earlier release does not know them. */
async function ownWords(facts: PracticeFacts): Promise<Pick<DeskChoices, 'labelWords'>> {
  const words = Object.entries(await facts.labelWords());
  return words.length === 0
    ? {}
    : { labelWords: Object.fromEntries(words.map(([label, texts]) => [label, [...texts]])) };
}

/**
 * Set this computer up as the file says. Nothing is changed unless the whole file is good. This computer then does not
 * prepare the schedule: one of the practice's does, and two would use up its requests.
 */
export async function importDesk(
  needs: Needs,
  hosts: Pick<PracticeHosts, 'own' | 'confirm'>,
  text: string,
  passphrase: string | null,
): Promise<TakenDeskFile> {
  const { credentials, facts } = needs;
  const before = await credentials.entered();
  if (before.managed) return { ok: false, failure: 'managed' };
  const state = await connectionState(needs);
  if (state.kind === 'storeUnavailable') return { ok: false, failure: 'storeUnavailable' };
  if ((await credentials.tokens()) !== null) return { ok: false, failure: 'connected' };
  const opened = await readDeskFile(text, passphrase);
  if (!opened.ok) return opened;
  const { clientId, clientSecret, choices } = opened.desk;
  const kept = clientId === null || (await credentials.storeApplication(clientId, clientSecret));
  if (!kept) return { ok: false, failure: 'storeUnavailable' };
  await takeChoices(facts, choices);
  if (choices.practiceHost !== null && canBePracticeHost(choices.practiceHost))
    await hosts.confirm(choices.practiceHost);
  await facts.prepareSchedule(false);
  // A secret that was typed here before belongs to the application of that time.
  const hasSecret = clientSecret !== null || (before.secretStored && before.clientId === clientId);
  return { ok: true, lacksSecret: !hasSecret };
}

async function takeChoices(facts: PracticeFacts, choices: DeskChoices): Promise<void> {
  // A browser that does not know the zone would fail at every time.
  const { zone } = choices;
  await facts.chooseZone(zone !== null && knownZone(zone) ? zone : null);
  if ((await facts.minors()).setBy === 'staff') await facts.countAsMinorsUnder(choices.minorsUnder);
  await facts.showIconOnly(choices.iconOnly);
  await facts.askToConfirm(choices.asksToConfirm);
  await facts.sayDrChronoInvites(choices.drChronoInvites);
  await facts.showBadge(choices.showsBadge);
  await facts.chooseLabelWords(boundedWords(choices.labelWords));
}
