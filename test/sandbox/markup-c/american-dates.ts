// This markup writes dates as the browser's own formatter does for American English. The models bring Django's words.

/** Write `Feb 11, 1980` for `Feb. 11, 1980`, and `Sep 4, 1931` for `Sept. 4, 1931`. */
export function shortDate(django: string): string {
  return django.replace(/^(\p{L}{3})\p{L}*\.? /u, '$1 ');
}

/** Write `3:04 PM` for `3:04 p.m.`, `3 p.m.`, `noon` or `midnight`. */
function clockTime(django: string): string {
  if (django === 'noon') return '12:00 PM';
  if (django === 'midnight') return '12:00 AM';
  const [, hour = '', minutes = ':00', half = ''] = /^(\d+)(:\d+)? ([ap])\.m\.$/.exec(django) ?? [];
  return `${hour}${minutes} ${half.toUpperCase()}M`;
}

/** Write `May 17, 2022, 3:04 PM` for `May 17, 2022, 3:04 p.m.`. */
export function shortStamp(django: string): string {
  const [, day = '', time = ''] = /^(.+ \d+, \d{4}), (.+)$/.exec(django) ?? [];
  return `${shortDate(day)}, ${clockTime(time)}`;
}

/** Write `9/5/2023` for `09/05/2023`, and `9:00 AM` for `09:00AM`. */
export const withoutZeros = (text: string): string =>
  text.replace(/(^|\/)0(?=\d)/g, '$1').replace(/(?<=\d)(?=[AP]M$)/, ' ');

/** Write `71 yrs` for who was born on that day, and nothing for a day that cannot be read. */
export function ageOf(django: string, today: Date): string {
  const born = new Date(shortDate(django));
  if (Number.isNaN(born.getTime())) return '';
  const thisYear = new Date(today.getFullYear(), born.getMonth(), born.getDate());
  const years = today.getFullYear() - born.getFullYear() - (today < thisYear ? 1 : 0);
  return `${years} ${years === 1 ? 'yr' : 'yrs'}`;
}
