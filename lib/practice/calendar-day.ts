/**
 * Take a calendar day, `YYYY-MM-DD`, if the text is one that exists: `1980-02-30` is none. Blanks around it do not
 * count, and neither does a midnight behind it, which is how some servers write a day. Null: the text is no day.
 */
export function readDay(text: string): string | null {
  const day = /^(\d{4}-\d{2}-\d{2})(?:[T ]00:00(?::00(?:\.0{1,9})?)?(?:Z|[+]00(?::?00)?)?)?$/.exec(
    text.trim(),
  )?.[1];
  return day !== undefined && isRealDay(day) ? day : null;
}

/** Tell whether the calendar has this day. `day` is `YYYY-MM-DD`; no year before 1000 is taken for real. */
export function isRealDay(day: string): boolean {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  const made = new Date(Date.UTC(year, month - 1, date));
  return year >= 1000 && made.getUTCMonth() === month - 1 && made.getUTCDate() === date;
}
