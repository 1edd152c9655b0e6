import { oneLine, splitDate } from './page-dates.ts';
import type { WallMinute } from './reading.ts';

// Django's `P` drops the minutes on the hour and writes `noon` and `midnight` as words; `3:04 PM` means the same.
const clock = /^(?:(1[0-2]|0?[1-9])(?::([0-5]\d))? ?([ap])\.?m\.?|noon|midnight)$/i;

/**
 * Parse `May 17, 2022, 3:04 p.m.` (Django `N j, Y, P`, the form of every sample) as a wall-clock minute without zone. The
 * date may have any form that `parsePageDate` reads. Null for anything else.
 */
export function parsePageStamp(text: string): WallMinute | null {
  const day = splitDate(oneLine(text));
  const after = day && /^(?:,| at| -)? (.+)$/i.exec(day.rest);
  const time = after && clock.exec(after[1] ?? '');
  if (!time) return null;
  const [word, hour, minute, half] = time;
  if (hour === undefined) return `${day.date}T${word.toLowerCase() === 'noon' ? '12:00' : '00:00'}`;
  // Without minutes "12 p.m." may mean noon or midnight.
  if (hour === '12' && minute === undefined) return null;
  return `${day.date}T${pad((Number(hour) % 12) + (half?.toLowerCase() === 'p' ? 12 : 0))}:${minute ?? '00'}`;
}

/** Parse `09:00AM`, as the appointment window prints it, to `09:00`; null for anything else. */
export function parsePageTime(text: string): string | null {
  const match = /^(0[1-9]|1[0-2]):([0-5]\d)([AP])M$/.exec(text.trim());
  return match ? `${pad((Number(match[1]) % 12) + (match[3] === 'P' ? 12 : 0))}:${match[2]}` : null;
}

function pad(part: number): string {
  return String(part).padStart(2, '0');
}
