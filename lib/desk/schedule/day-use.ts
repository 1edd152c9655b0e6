import { isFresh } from '../../invites/evidence.ts';
import { DAY_IN_USE } from '../../schedule-timing.ts';
import { DAY } from '../../timing.ts';
import { type NamedSettings, SETTING } from '../store/stored-keys.ts';

/** Whether anybody uses the day's page on this computer. Where nobody does, preparing the schedule helps nobody. */
export interface DayUse {
  /** Somebody looks at the day. It is written once a day. */
  note(): Promise<void>;
  isInUse(): Promise<boolean>;
}

export function dayUse(settings: NamedSettings, now: () => number): DayUse {
  const within = async (limit: number) => {
    const used = await settings.read(SETTING.dayUsed);
    return typeof used === 'number' && isFresh(used, now(), limit);
  };
  return {
    async note() {
      if (!(await within(DAY))) await settings.write(SETTING.dayUsed, now());
    },
    isInUse: () => within(DAY_IN_USE),
  };
}
