/** Of more frames than this, the later ones are not looked into. */
export const MOST_FRAMES = 5;

/** Find the body of a frame's document; null where the frame is of another origin, whose document cannot be read. */
export function bodyOf(frame: HTMLIFrameElement): HTMLElement | null {
  try {
    return frame.contentDocument?.body ?? null;
  } catch {
    return null;
  }
}
