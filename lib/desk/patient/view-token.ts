import * as z from 'zod/mini';
import { MOST_VIEW_TOKENS, MOST_VIEW_TOKENS_PER_DOCUMENT, VIEW_TOKEN_LIFE } from '../../timing.ts';
import { LOCK, type NamedMemory, SESSION } from '../store/stored-keys.ts';

/**
 * A view's token is the only thing that a content script hands back with a press. It tells the background alone which
 * patient is meant, holds for one tab, one document and one page, and dies after ten minutes. So a page cannot name a
 * patient to send to.
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
  /** What a token that still lives was issued for. The caller compares it with who sent the press. */
  find(token: string): Promise<TokenBinding | null>;
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
        // Each document has a limit of its own, so that a tab that asks often does not end the tokens of the others.
        const dropped = new Set(own.slice(0, Math.max(0, own.length - MOST_VIEW_TOKENS_PER_DOCUMENT + 1)));
        const kept = Object.fromEntries(
          alive.filter((entry) => !dropped.has(entry)).slice(-MOST_VIEW_TOKENS),
        );
        await memory.write(SESSION.viewTokens, {
          ...kept,
          [token]: { ...bound, until: now() + VIEW_TOKEN_LIFE },
        });
        return token;
      }),
    async find(token) {
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
