import { onTestFinished, vi } from 'vitest';

/**
 * The overlay is drawn in a closed root, which nobody can ask for afterwards. A test that begins with this gets the
 * newest root at the moment at which it is made.
 */
export function watchClosedRoots(): () => ShadowRoot {
  const attach = vi.spyOn(Element.prototype, 'attachShadow');
  onTestFinished(() => attach.mockRestore());
  return () => {
    const made = attach.mock.results.at(-1);
    if (made?.type !== 'return') throw new Error('no root was made');
    return made.value;
  };
}
