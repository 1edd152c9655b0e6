import { isFresh } from '../../invites/evidence.ts';
import type { Asker } from '../../practice/budget.ts';
import type { Answer } from '../../practice/failure.ts';
import { PLACES_FRESH } from '../../schedule-timing.ts';
import { type NamedMemory, SESSION } from '../store/stored-keys.ts';

interface Named {
  id: number;
  name: string;
}

/** The practice's providers and offices. A name that DrChrono does not tell is missing. */
export interface Places {
  /** Epoch ms, corrected clock; null while they were not read. */
  readAt: number | null;
  providers: Named[];
  offices: Named[];
}

interface PlacesPractice {
  doctors(asker: Asker): Promise<Answer<{ id: number; name: string | null }[]>>;
  offices(asker: Asker): Promise<Answer<{ id: number; name: string | null }[]>>;
}

const NOBODY: Places = { readAt: null, providers: [], offices: [] };

/** What is known of them. Only `readPlaces` writes it, so what comes back has the shape that was written. */
export async function knownPlaces(memory: NamedMemory): Promise<Places> {
  return ((await memory.read(SESSION.places)) as Places | undefined) ?? NOBODY;
}

export function arePlacesFresh({ readAt }: Places, now: number): boolean {
  return readAt !== null && isFresh(readAt, now, PLACES_FRESH);
}

/**
 * Ask for the names, which two requests do. Whoever may not see one of the lists sees the schedule without those names,
 * and it is not asked for again all day.
 */
export async function readPlaces(
  memory: NamedMemory,
  practice: PlacesPractice,
  asker: Asker,
  now: () => number,
): Promise<Answer<null>> {
  const found: Named[][] = [];
  for (const read of [practice.doctors, practice.offices]) {
    const answer = await read(asker);
    if (!answer.ok && !['forbidden', 'notFound', 'answerUnreadable'].includes(answer.failure.kind))
      return answer;
    found.push(answer.ok ? answer.value.flatMap(({ id, name }) => (name ? [{ id, name }] : [])) : []);
  }
  const [providers = [], offices = []] = found;
  const readAt = now();
  await memory.write(SESSION.places, { readAt, providers, offices } satisfies Places);
  return { ok: true, value: null, status: 200, at: { earliest: readAt, latest: readAt } };
}
