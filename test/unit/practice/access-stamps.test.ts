import { expect, test } from 'vitest';
import { readStamp } from '../../../lib/practice/access-stamps.ts';

const ZONE = 'US/Eastern';
const utc = (text: string) => Date.parse(text);

test.each<[string, string]>([
  ['2022-05-17T15:04:09', '2022-05-17T19:04:00Z'],
  ['2022-05-17 15:04:09', '2022-05-17T19:04:00Z'],
  ['2022-05-17T15:04:09.123456', '2022-05-17T19:04:00Z'],
  ['2022-05-17T15:04', '2022-05-17T19:04:00Z'],
  ['2022-05-17 03:04 PM', '2022-05-17T19:04:00Z'],
  ['2022-05-17 3:04 p.m.', '2022-05-17T19:04:00Z'],
  ['2022-05-17 12:04 AM', '2022-05-17T04:04:00Z'],
  ['2022-05-17 12:04:30 pm', '2022-05-17T16:04:00Z'],
])('the wall clock %s is the minute from %s', (text, from) => {
  expect(readStamp(text, ZONE)?.at).toEqual({ earliest: utc(from), latest: utc(from) + 59_999 });
  expect(readStamp(text, null)).toMatchObject({
    at: null,
    wall: expect.stringMatching(/^2022-05-17T\d\d:04/),
  });
});

test.each<[string, string]>([
  ['2022-05-17T21:04:09Z', '2022-05-17T21:04:09Z'],
  ['2022-05-17T21:04:09z', '2022-05-17T21:04:09Z'],
  ['2022-05-17T21:04:09+00', '2022-05-17T21:04:09Z'],
  ['2022-05-17 21:04:09 UTC', '2022-05-17T21:04:09Z'],
  ['2022-05-17 21:04:09 GMT', '2022-05-17T21:04:09Z'],
  ['2022-05-17T15:04:09-0600', '2022-05-17T21:04:09Z'],
  ['2022-05-17T15:04:09-06:00', '2022-05-17T21:04:09Z'],
  ['2022-05-17T15:04:09 -06', '2022-05-17T21:04:09Z'],
  ['2022-05-18T02:34:09.000001+05:30', '2022-05-17T21:04:09Z'],
  ['2022-05-17 03:04:09 PM -06:00', '2022-05-17T21:04:09Z'],
])('the instant %s is %s', (text, instant) => {
  for (const zone of [ZONE, null])
    expect(readStamp(text, zone)).toEqual({
      at: { earliest: utc(instant), latest: utc(instant) },
      wall: null,
    });
});

test('an instant without seconds is its whole minute', () => {
  const at = { earliest: utc('2022-05-17T21:04:00Z'), latest: utc('2022-05-17T21:04:59.999Z') };
  expect(readStamp('2022-05-17T21:04Z', null)).toEqual({ at, wall: null });
});

test('a day is no instant', () => {
  expect(readStamp('2022-05-17', ZONE)).toEqual({ at: null, wall: null });
});

test.each([
  '2022-05-17T15:04:09 junk',
  'x2022-05-17T15:04:09',
  '2022-02-30T10:00:00Z',
  '2022-02-30',
  '2022-05-17T25:04:09',
  '2022-05-17T15:60:09',
  '2022-05-17T15:04:60',
  '2022-05-17T5:04:09',
  '2022-05-17 13:04 PM',
  '2022-05-17 0:04 AM',
  '2022-05-17T15:04:09 EST',
  '2022-05-17T15:04:09+15:00',
  '2022-05-17T15:04:09+05:60',
  '2022-05-17T15:04:09+5',
  '2022-05-17T15',
  '2022-05-17T',
  'May 17, 2022',
  '',
])('%j is no stamp', (text) => {
  expect(readStamp(text, ZONE)).toBeNull();
});
