import { oneLine, splitDate } from './page-dates.ts';
import type { WallMinute } from './reading.ts';

// This is Django's `P`. It drops the minutes on the hour and writes `noon` and `midnight` as words.
const clock = /^(?:(1[0-2]|[1-9])(?::([0-5]\d))? ([ap])\.m\.|noon|midnight)$/;

/** Parse `May 17, 2022, 3:04 p.m.` (Django `N j, Y, P`) as a wall-clock minute without zone; null for anything else. */
export function parsePageStamp(text: string): WallMinute | null {
  const line = oneLine(text);
  const day = /^[A-Z]/.test(line) ? splitDate(line) : null;
  if (!day?.rest.startsWith(', ')) return null;
  const time = clock.exec(day.rest.slice(2));
  if (!time) return null;
  const [word, hour, minute = '00', half] = time;
  if (hour === undefined) return `${day.date}T${word === 'noon' ? '12:00' : '00:00'}`;
  // `P` never prints `:00`, and it says noon and midnight for 12. A text that does otherwise was not made by it.
  if (time[2] === '00' || (hour === '12' && time[2] === undefined)) return null;
  return `${day.date}T${pad((Number(hour) % 12) + (half === 'p' ? 12 : 0))}:${minute}`;
}

/** Parse `09:00AM`, as the appointment window prints it, to `09:00`; null for anything else. */
export function parsePageTime(text: string): string | null {
  const match = /^(0[1-9]|1[0-2]):([0-5]\d)([AP])M$/.exec(text.trim());
  return match ? `${pad((Number(match[1]) % 12) + (match[3] === 'P' ? 12 : 0))}:${match[2]}` : null;
}

function pad(part: number): string {
  return String(part).padStart(2, '0');
}
