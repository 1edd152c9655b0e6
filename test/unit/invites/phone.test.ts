import fc from 'fast-check';
import metadata from 'libphonenumber-js/min/metadata';
import { describe, expect, test } from 'vitest';
import { northAmericanNumbers } from '../../../lib/invites/north-american-numbers.ts';
import { readPhone } from '../../../lib/invites/phone.ts';

test('the numbers of North America are those of the library', () => {
  const countries = metadata.country_calling_codes['1'] ?? [];
  expect(northAmericanNumbers()).toEqual({
    version: metadata.version,
    country_calling_codes: { 1: countries },
    countries: Object.fromEntries(countries.map((country) => [country, metadata.countries[country]])),
    nonGeographic: {},
  });
});

describe('what stands in a phone field', () => {
  test.each([
    '(410) 555-0143',
    '410-555-0143',
    '410.555.0143',
    '4105550143',
    '14105550143',
    '+1 410 555 0143',
    '(410) 555-0143 x12',
    '(410) 555-0143 ext. 1432',
    '(410) 555-0143 cell 2',
    '(410) 555-0143 or 410-555-0199',
    '(410) 555-0143 (her sister’s, until June 1)',
    'Home: 410-555-0143',
  ])('%s is a number that ends 0143', (text) => {
    expect(readPhone(text)).toEqual({ kind: 'number', ending: '0143' });
  });

  test.each([
    ['(787) 555-0143', '0143'],
    ['(604) 555-0143', '0143'],
    ['+44 20 7946 0958', null],
    ['011 44 20 7946 0958', null],
  ])('%s is a number too', (text, ending) => {
    expect(readPhone(text)).toEqual({ kind: 'number', ending });
  });

  test.each([
    ['555-0143', '0143'],
    ['(410) 055-0143', '0143'],
    ['(010) 555-0143', '0143'],
    ['410-555-01433', null],
    ['410-555-0143/410-555-0199', null],
  ])('%s is doubtful', (text, ending) => {
    const phone = readPhone(text);
    expect(phone.kind).toBe('doubtful');
    if (ending !== null) expect(phone).toMatchObject({ ending });
  });

  test.each(['(410) 555-0143 2', '410-555-0143/0199', '410-555-0143 (2nd floor)', '0044 20 7946 0958'])(
    'the last digits of %s may be those of something else',
    (text) => {
      expect(readPhone(text)).toEqual({ kind: 'doubtful', ending: null });
    },
  );

  test.each([
    ...['none', 'n/a', 'declined', 'no phone', '-', '911', 'ext 5', '000-000-0000', '(999) 999-9999'],
    ...['555-555-5555', '1-111-111-1111', '123-456-7890', '1234567', '0123456789', '0000000'],
  ])('%s is none', (text) => {
    expect(readPhone(text)).toEqual({ kind: 'none' });
  });

  test('nothing makes it throw, and no more than four digits are its ending', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: 'binary' }), fc.stringMatching(/^[0-9 ()+x.-]{0,24}$/)),
        (text) => {
          const phone = readPhone(text);
          if (phone.kind !== 'none') expect(phone.ending ?? '').toMatch(/^\d{0,4}$/);
        },
      ),
    );
  });
});
