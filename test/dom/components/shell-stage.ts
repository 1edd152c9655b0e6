import { expect, vi } from 'vitest';
import { page } from 'vitest/browser';
import type { OverlayContent } from '../../../components/overlay/face.ts';
import css from '../../../components/overlay/overlay.css?inline';
import type { Rect } from '../../../components/overlay/placement.ts';
import { makeShell } from '../../../components/overlay/shell.ts';
import { stage } from './stage.tsx';
import { pillView } from './views.ts';

/** A page that stands for the card in its frame. What the true one draws is tested in card.test.tsx. */
const CARD_PAGE = URL.createObjectURL(
  new Blob(['<!doctype html><button>Send invite</button>'], { type: 'text/html' }),
);

/**
 * Put the shell on an otherwise empty page, as if its session opened and folded it as asked. It reads `avoid` each time
 * it places itself.
 */
export function showShell(change: Partial<OverlayContent> = {}, avoid: Rect[] = []) {
  const given: OverlayContent = {
    ...{ view: pillView(), loading: false, page: 'chart', subject: 1, place: null },
    ...{ open: false, inert: false, outranked: false, staleExtension: false },
    ...change,
  };
  let content = given;
  let cards = 0;
  const ports = {
    avoid: () => avoid,
    onMove: vi.fn(),
    onCard: vi.fn(),
    onToggle: vi.fn((open: boolean) => again({ open })),
    cardAddress: vi.fn(async (): Promise<string | null> => {
      cards += 1;
      return `${CARD_PAGE}#token-${cards}`;
    }),
  };
  const { element, onEnd } = stage(css);
  const shell = makeShell(element, ports);
  onEnd(() => shell.end());
  const again = (next: Partial<OverlayContent>) => {
    content = { ...content, ...next };
    shell.draw(content);
  };
  again({});
  return {
    ...ports,
    shell,
    again,
    /** The newest card has drawn itself and says how high it is. */
    async cardArrives(height = 240) {
      await expect.poll(frame).not.toBeNull();
      shell.sizeCard(`token-${cards}`, height);
    },
  };
}

export function frame(): HTMLIFrameElement | null {
  return document.querySelector('.overlay iframe');
}

export const pill = () => page.getByRole('button', { name: /^Invite Desk:/ });
export const button = (name: string | RegExp) => page.getByRole('button', { name });
/** The region is there for a screen reader only while the card is seen. */
export const card = () => page.getByRole('region', { name: 'Invite Desk' });

/** Give the element of a button that is shown. */
export async function shown(locator: ReturnType<typeof button>): Promise<HTMLElement> {
  await expect.element(locator).toBeVisible();
  const element = locator.element();
  if (!(element instanceof HTMLElement)) throw new Error('a button that is no HTML element');
  return element;
}
