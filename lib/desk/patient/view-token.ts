import * as z from 'zod/mini';
import { MOST_TOKENS, MOST_TOKENS_PER_DOCUMENT, TOKEN_LIFE } from '../../timing.ts';
import { LOCK, type NamedMemory, SESSION } from '../store/stored-keys.ts';

/**
 * A view's token: the only thing a content script can hand back to act. It names a patient to the background
 * alone, holds for one tab, one document and one address, and dies after ten minutes.
 */
const binding = z.object({
  patientId: z.number(),
  tabId: z.number(),
  documentId: z.string(),
  page: z.string(),
  until: z.number(),
});
export type TokenBinding = z.infer<typeof binding>;

const stored = z.record(z.string(), binding);

export interface ViewTokens {
  issue(bound: Omit<TokenBinding, 'until'>): Promise<string>;
  /** The binding, if it is alive; the caller compares it with who is asking. */
  look(token: string): Promise<TokenBinding | null>;
}

export function viewTokens(memory: NamedMemory, now: () => number): ViewTokens {
  const load = async () => {
    const parsed = z.safeParse(stored, await memory.read(SESSION.viewTokens));
    return parsed.success ? parsed.data : {};
  };
  return {
    issue: (bound) =>
      navigator.locks.request(LOCK.viewTokens, async () => {
        const token = crypto.randomUUID();
        const alive = Object.entries(await load()).filter(([, other]) => other.until > now());
        const own = alive.filter(([, other]) => isOfDocument(other, bound));
        // One tab that looks often must not end the tokens of the others.
        const dropped = new Set(own.slice(0, Math.max(0, own.length - MOST_TOKENS_PER_DOCUMENT + 1)));
        const kept = Object.fromEntries(alive.filter((entry) => !dropped.has(entry)).slice(-MOST_TOKENS));
        await memory.write(SESSION.viewTokens, { ...kept, [token]: { ...bound, until: now() + TOKEN_LIFE } });
        return token;
      }),
    async look(token) {
      const tokens = await load();
      const found = Object.hasOwn(tokens, token) ? tokens[token] : undefined;
      return found && found.until > now() ? found : null;
    },
  };
}

type Place = Pick<TokenBinding, 'tabId' | 'documentId'>;

function isOfDocument(a: Place, b: Place): boolean {
  return a.tabId === b.tabId && a.documentId === b.documentId;
}
