import { expect } from 'vitest';
import { accounts } from '../../sandbox/accounts.ts';
import type { Settings } from '../../sandbox/settings.ts';
import { openMovedDesk } from './moved-desk.ts';
import { type Arrival, openOffice, patientIds, until } from './moved-desks.ts';

export interface Outcome {
  doubled: number;
  /** Of the doubled patients at least one desk names so many to its staff, as "two emails" or as "not clear". */
  told: number;
  leftRevoked: number;
  requests: number;
  resends: number;
  /** These lines took a look and no more, because another desk had done them. */
  looks: number;
  /** This is the largest number of requests of all desks that arrived within any one second. */
  mostInASecond: number;
  /** A desk sent these requests although a 429 had told it to wait. */
  knowingly: number;
}

interface Case {
  seed: number;
  settings: Partial<Settings>;
  /** This practice has answered a revoke with 404 before, so its answers tell who was first. */
  knowsThatItTells?: boolean;
  /** One of the desks could not read the practice's zone, so it cannot tell when an invite was sent. */
  oneWithoutZone?: boolean;
  fate?: () => 'no' | 'before' | 'after';
}

/** Let three desks with a user each take the same 200 expired invites at the same moment. */
export async function threeDesks(given: Case): Promise<Outcome> {
  const { seed, settings, knowsThatItTells = false, oneWithoutZone = false, fate } = given;
  const ids = patientIds(200);
  const office = openOffice(200, seed, settings);
  const desks = await Promise.all(
    [accounts.frontDesk, accounts.colleague, accounts.provider].map((account, index) =>
      openMovedDesk(office, `desk ${seed} ${index}`, account, fate),
    ),
  );
  for (const [index, desk] of desks.entries())
    await desk.sees(ids, knowsThatItTells, ...(oneWithoutZone && index === 1 ? [null] : []));
  const before = office.practice.mail.length;
  await Promise.all(desks.map((desk) => desk.begin(ids)));
  await until(office, async () => (await Promise.all(desks.map((desk) => desk.isIdle()))).every(Boolean));
  const mails = office.practice.mail.slice(before);
  const twice = ids.filter((id) => mails.filter(({ patientId }) => patientId === id).length > 1);
  const lines = (await Promise.all(desks.map((desk) => desk.queue()))).flatMap((queue) => queue?.lines ?? []);
  const isTold = (id: number) =>
    lines.some(
      ({ patientId, state }) =>
        patientId === id && state.at === 'done' && (state.twice || state.confirmed === false),
    );
  expect(lines.filter(({ state }) => state.at !== 'done' && state.at !== 'skipped')).toEqual([]);
  return {
    doubled: twice.length,
    told: twice.filter(isTold).length,
    leftRevoked: ids.filter((id) => office.practice.access.stateOf(id) !== 'pending').length,
    requests: office.arrivals.length,
    resends: mails.length,
    looks: lines.filter(({ state }) => state.at === 'skipped').length,
    mostInASecond: mostWithin(office.arrivals, 1_000),
    knowingly: office.knowingly,
  };
}

function mostWithin(arrivals: readonly Arrival[], span: number): number {
  let first = 0;
  return arrivals.reduce((most, { at }, last) => {
    while ((arrivals[first]?.at ?? at) <= at - span) first += 1;
    return Math.max(most, last - first + 1);
  }, 0);
}
