import type { DayKeys } from '../../messages/day-view.ts';
import { dayKeys } from '../../messages/schemas.ts';
import { type NamedSettings, SETTING } from './stored-keys.ts';

const KEYS_AT_FIRST: DayKeys = {
  on: true,
  letters: { next: 'n', notNow: 's', undo: 'z', list: 'a', search: '/' },
};

/** Read by which letters the day is worked. What the disk holds in another shape counts as not chosen. */
export async function chosenKeys(settings: Pick<NamedSettings, 'read'>): Promise<DayKeys> {
  const parsed = dayKeys().safeParse(await settings.read(SETTING.dayKeys));
  return parsed.success ? parsed.data : KEYS_AT_FIRST;
}

export async function rememberKeys(settings: Pick<NamedSettings, 'write'>, keys: DayKeys): Promise<void> {
  await settings.write(SETTING.dayKeys, keys);
}
