import { dateIn } from '../../invites/expiry.ts';
import { type PersonFinder, personFinder } from '../../invites/match-person.ts';
import type { ListedPerson, WorklistAsk, WorklistCounts, WorklistRow } from '../../messages/worklist-view.ts';
import { WORKLIST_JUDGED } from '../../timing.ts';
import { type JudgedWorklist, judgeWorklist, worklistRows } from '../patient/judge-worklist.ts';
import type { PatientServices } from '../patient/read-access.ts';
import { type Snapshot, takeSnapshot } from '../patient/snapshot.ts';

/** A part of the popup's list, with what the snapshot tells of this moment. */
export interface WorklistPage extends Pick<Snapshot, 'now' | 'zone' | 'signedInAs'> {
  rows: WorklistRow[];
  counts: WorklistCounts;
}

/**
 * The popup's list. What it is built from is read once after each change and held, whatever is asked of it; a worker that
 * dies loses only the time to build it.
 */
export interface HeldWorklist {
  page(ask: WorklistAsk): Promise<WorklistPage>;
  /** Who stands in these places of the whole list. */
  people(from: number, count: number): Promise<ListedPerson[]>;
  /** Build it anew for the next one who asks, although nothing was written. */
  drop(): void;
}

/** `writes`: how often anything was written from which the list is made. */
export function heldWorklist(services: PatientServices, writes: () => number): HeldWorklist {
  let taken: { after: number; snapshot: Promise<Snapshot> } | null = null;
  let find: PersonFinder = personFinder();
  let judged: { from: Snapshot; at: number; worklist: JudgedWorklist } | null = null;
  const drop = () => {
    taken = null;
  };
  const held = () => {
    if (taken?.after !== writes()) {
      taken = { after: writes(), snapshot: takeSnapshot(services) };
      taken.snapshot.catch(drop);
      find = personFinder();
    }
    return taken.snapshot;
  };
  /** The list as it stands now: the time goes on while the snapshot is held. */
  const present = async () => {
    const from = await held();
    const now = services.clock.now();
    const snapshot = { ...from, now, today: dateIn(from.zone, now) };
    const holds =
      judged?.from === from &&
      Math.abs(now - judged.at) < WORKLIST_JUDGED &&
      now <= (judged.worklist.nextEnd ?? now);
    if (judged === null || !holds) judged = { from, at: now, worklist: judgeWorklist(snapshot) };
    return { snapshot, ...judged.worklist };
  };
  return {
    drop,
    async page({ query, from, count, without }) {
      const { snapshot, people: everybody, resendable, nextEnd } = await present();
      const people = everybody.filter(({ patientId }) => patientId !== without);
      const found = query === '' ? people : find(people, query);
      const { now, zone, signedInAs } = snapshot;
      return {
        ...{ now, zone, signedInAs },
        rows: worklistRows(snapshot, found.slice(from, from + count)),
        counts: { all: people.length, found: found.length, resendable, nextEnd },
      };
    },
    people: async (from, count) => (await present()).people.slice(from, from + count),
  };
}
