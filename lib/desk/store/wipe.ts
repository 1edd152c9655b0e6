import type { NotWiped } from '../../messages/failure.ts';
import type { StoreMark } from '../../platform/storage.ts';
import { type NamedMemory, type NamedSettings, type NamedVault, WIPED_SETTINGS } from './stored-keys.ts';

/**
 * Wipe what disconnecting wipes: all but the settings that stay (stored-keys). Each part is tried, whatever became of the
 * others, and those that the disk or the browser refused to wipe are named.
 */
export async function wipe(
  vault: Pick<NamedVault, 'erase'>,
  memory: Pick<NamedMemory, 'clear'>,
  settings: Pick<NamedSettings, 'remove'>,
  mark: Pick<StoreMark, 'clear'>,
): Promise<NotWiped[]> {
  const isErased = await vault.erase();
  const isCleared = await memory.clear().then(
    () => true,
    () => false,
  );
  const areRemoved = await settings.remove(WIPED_SETTINGS);
  // Where the store is still there, the mark must be too.
  const isUnmarked = !isErased || (await mark.clear());
  const left: NotWiped[] = [];
  if (!isErased) left.push('store');
  if (!isCleared) left.push('memory');
  if (!areRemoved || !isUnmarked) left.push('settings');
  return left;
}
