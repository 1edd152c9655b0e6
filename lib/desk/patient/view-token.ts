import * as z from 'zod/mini';
import { once } from '../../once.ts';
import {
  MOST_TOKENS_ON_A_SHELF,
  MOST_VIEW_TOKENS_PER_DOCUMENT,
  TOKEN_SHELVES,
  VIEW_TOKEN_LIFE,
} from '../../page-timing.ts';
import { LOCK, type NamedMemory, SESSION } from '../store/stored-keys.ts';

/**
 * A view's token is what a card hands back with a press. It tells the background alone which patient is meant, holds for
 * one card over one page of one tab, and dies after ten minutes. So a card cannot name a patient to send to.
 */
const binding = once(() =>
  z.object({
    patientId: z.number(),
    tabId: z.number(),
    documentId: z.string(),
    page: z.string(),
    until: z.number(),
  }),
);
export type TokenBinding = z.infer<ReturnType<typeof binding>>;

const stored = once(() => z.record(z.string(), binding()));

export interface ViewTokens {
  issue(bound: Omit<TokenBinding, 'until'>): Promise<string>;
  /** What a token that still lives was issued for in this tab. The caller compares it with who sent the press. */
  find(token: string, tabId: number): Promise<TokenBinding | null>;
}

const shelfKey = (tabId: number) => SESSION.viewTokens(tabId % TOKEN_SHELVES);

/** Each tab has its shelf, and shares it with few others, so that a view handles a few tokens however many there are. */
export function viewTokens(memory: NamedMemory, now: () => number): ViewTokens {
  const load = async (tabId: number) => {
    const parsed = z.safeParse(stored(), await memory.read(shelfKey(tabId)));
    return parsed.success ? parsed.data : {};
  };
  return {
    issue: (bound) =>
      navigator.locks.request(LOCK.viewTokens, async () => {
        const token = crypto.randomUUID();
        const { tabId } = bound;
        const alive = Object.entries(await load(tabId)).filter(([, other]) => other.until > now());
        const own = alive.filter(([, other]) => isOfDocument(other, bound));
        // Each document has a limit of its own, so that a card that asks often does not end the tokens of the others.
        const dropped = new Set(own.slice(0, Math.max(0, own.length - MOST_VIEW_TOKENS_PER_DOCUMENT + 1)));
        const kept = alive.filter((entry) => !dropped.has(entry)).slice(1 - MOST_TOKENS_ON_A_SHELF);
        await memory.write(shelfKey(tabId), {
          ...Object.fromEntries(kept),
          [token]: { ...bound, until: now() + VIEW_TOKEN_LIFE },
        });
        return token;
      }),
    async find(token, tabId) {
      const tokens = await load(tabId);
      const found = Object.hasOwn(tokens, token) ? tokens[token] : undefined;
      return found && found.until > now() ? found : null;
    },
  };
}

type Place = Pick<TokenBinding, 'tabId' | 'documentId'>;

function isOfDocument(a: Place, b: Place): boolean {
  return a.tabId === b.tabId && a.documentId === b.documentId;
}
