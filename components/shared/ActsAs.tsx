import { AS } from '../../lib/words/shared.ts';

/**
 * Say beside a deed in whose name it is done; nothing where that is not known. A long name is cut off at the edge, and is
 * whole for a screen reader and under the pointer.
 */
export function ActsAs({ name }: { name: string | null | undefined }) {
  if (!name) return null;
  return (
    <small class="as" title={name}>
      {AS} <bdi>{name}</bdi>
    </small>
  );
}
