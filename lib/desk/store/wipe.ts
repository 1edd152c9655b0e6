import { type NamedMemory, type NamedSettings, type NamedVault, WIPED_SETTINGS } from './stored-keys.ts';

/**
 * What disconnecting wipes: all but the settings that stay (stored-keys). False: the encrypted store could not be
 * wiped.
 */
export async function wipe(
  vault: Pick<NamedVault, 'erase'>,
  memory: Pick<NamedMemory, 'clear'>,
  settings: Pick<NamedSettings, 'remove'>,
): Promise<boolean> {
  const wiped = await vault.erase();
  await memory.clear();
  await settings.remove(WIPED_SETTINGS);
  return wiped;
}
