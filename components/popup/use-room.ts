import type { RefObject } from 'preact';
import { useLayoutEffect } from 'preact/hooks';
import { POPUP_RESTS } from '../../lib/page-timing.ts';

/**
 * A popup grows with what is in it, as far as the browser lets it. Under zoom and in a small window that is less than the
 * styles say. Then only as much is drawn as has room, or the window would scroll as well as the list in it.
 */
export function useRoom(root: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    const popup = root.current;
    if (popup === null) return;
    let timer = 0;
    const look = () => {
      clearTimeout(timer);
      timer = window.setTimeout(() => {
        const isCut = document.documentElement.scrollHeight > window.innerHeight + 1;
        if (isCut) popup.style.maxHeight = `${window.innerHeight}px`;
      }, POPUP_RESTS);
    };
    const onResize = () => {
      popup.style.maxHeight = '';
      look();
    };
    const observer = new ResizeObserver(look);
    observer.observe(popup);
    window.addEventListener('resize', onResize);
    return () => {
      clearTimeout(timer);
      observer.disconnect();
      window.removeEventListener('resize', onResize);
    };
  }, []);
}
