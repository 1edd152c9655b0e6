import * as z from 'zod/mini';
import { once } from '../../once.ts';
import { MOST_CARD_FRAMES, VIEW_TOKEN_LIFE } from '../../page-timing.ts';
import { LOCK, type NamedMemory, SESSION } from '../store/stored-keys.ts';

/**
 * A panel's token is what it hands back with a press. It names the patient that was drawn in the panel, whatever tab is in
 * front by then. Each page has one, so a view of another patient in it, or of nobody, ends it, and two panels of one
 * window leave each other theirs.
 */
export interface PanelTokens {
  /** The panel of this name is about to draw this patient, or nobody. Null for nobody. */
  draw(page: string, patientId: number | null): Promise<string | null>;
  /** The patient that this token still stands for; null where it is dead. */
  patientOf(token: string): Promise<number | null>;
}

const drawn = once(() =>
  z.object({
    ...{ page: z.string(), token: z.string(), patientId: z.number(), until: z.number() },
  }),
);
const stored = once(() => z.array(drawn()));

export function panelTokens(memory: NamedMemory, now: () => number): PanelTokens {
  const load = async () => {
    const parsed = z.safeParse(stored(), await memory.read(SESSION.panelTokens));
    return parsed.success ? parsed.data.filter(({ until }) => until > now()) : [];
  };
  return {
    draw: (page, patientId) =>
      navigator.locks.request(LOCK.panels, async () => {
        const alive = await load();
        const others = alive.filter((one) => one.page !== page);
        const before = alive.find((one) => one.page === page);
        const token =
          patientId === null ? null : before?.patientId === patientId ? before.token : crypto.randomUUID();
        const own =
          patientId === null || token === null
            ? []
            : [{ page, token, patientId, until: now() + VIEW_TOKEN_LIFE }];
        await memory.write(SESSION.panelTokens, [...others.slice(-MOST_CARD_FRAMES), ...own]);
        return token;
      }),
    patientOf: async (token) => (await load()).find((one) => one.token === token)?.patientId ?? null,
  };
}
