import * as z from 'zod/mini';
import type { CardCaller, PageCaller } from '../../messages/router.ts';
import { once } from '../../once.ts';
import { MOST_CARD_FRAMES } from '../../page-timing.ts';
import { LOCK, type NamedMemory, SESSION } from '../store/stored-keys.ts';
import { pageKey } from './page-key.ts';

/**
 * A card stands in a frame of one page. Its token is given to the page's overlay, which hands it to the card in the
 * frame's address. The first card that shows the token is bound to it; no other document may use it after that. A tab
 * has one card at a time: a new token ends the one before.
 */
const frame = once(() =>
  z.object({
    tabId: z.number(),
    /** The running overlay that asked for the card, and that alone answers for the page. */
    run: z.string(),
    page: z.string(),
    /** The card's own document and frame; null until the card has come. */
    card: z.nullable(z.object({ documentId: z.string(), frameId: z.number() })),
    /** The card was shown for this patient, and shows no other; null until one was certain. */
    patientId: z.nullable(z.number()),
  }),
);
export type FrameBinding = z.infer<ReturnType<typeof frame>>;

const stored = once(() => z.record(z.string(), frame()));

export interface CardFrames {
  /** A page asks for a card. Give the token with which one may come. */
  open(page: PageCaller, run: string): Promise<string>;
  /** A card shows its token. Null where the token is another card's, or the tab has moved to another page. */
  enter(token: string, card: CardCaller): Promise<FrameBinding | null>;
  /** The card is about to show this patient. False where it was bound to another one. */
  bindPatient(token: string, patientId: number): Promise<boolean>;
  /** The card that stands in this tab, or is on its way there; null for none. */
  inTab(tabId: number): Promise<FrameBinding | null>;
}

export function cardFrames(memory: NamedMemory): CardFrames {
  const load = async () => {
    const parsed = z.safeParse(stored(), await memory.read(SESSION.cardFrames));
    return parsed.success ? parsed.data : {};
  };
  /** Change one frame while nobody else does. `change` returns null where the frame must not be used. */
  const changed = (token: string, change: (before: FrameBinding) => FrameBinding | null) =>
    navigator.locks.request(LOCK.cardFrames, async () => {
      const frames = await load();
      const before = Object.hasOwn(frames, token) ? frames[token] : undefined;
      if (!before) return null;
      const after = change(before);
      if (after !== null && after !== before)
        await memory.write(SESSION.cardFrames, { ...frames, [token]: after });
      return after;
    });
  return {
    open: (page, run) =>
      navigator.locks.request(LOCK.cardFrames, async () => {
        const token = crypto.randomUUID();
        const { tabId } = page;
        const opened = { tabId, run, page: pageKey(page.page), card: null, patientId: null };
        const others = Object.entries(await load()).filter(([, other]) => other.tabId !== tabId);
        const kept = others.slice(1 - MOST_CARD_FRAMES);
        await memory.write(SESSION.cardFrames, { ...Object.fromEntries(kept), [token]: opened });
        return token;
      }),
    enter: (token, { tabId, frameId, documentId, page }) =>
      changed(token, (before) => {
        if (before.tabId !== tabId || before.page !== pageKey(page)) return null;
        if (before.card === null) return { ...before, card: { documentId, frameId } };
        return before.card.documentId === documentId ? before : null;
      }),
    bindPatient: async (token, patientId) =>
      (await changed(token, (before) => {
        if (before.patientId === null) return { ...before, patientId };
        return before.patientId === patientId ? before : null;
      })) !== null,
    inTab: async (tabId) => Object.values(await load()).find((one) => one.tabId === tabId) ?? null,
  };
}
