import fc from 'fast-check';
import { expect, test } from 'vitest';
import { maskEmail, maskPhone } from '../../../lib/invites/mask.ts';

test('an address keeps its first letter and its domain', () => {
  expect(maskEmail('mira.quill@example.com')).toBe('m•••@example.com');
  expect(maskEmail('@example.com')).toBe('•••');
  expect(maskEmail('no address')).toBe('•••');
  expect(maskEmail('𝒎ira@example.com')).toBe('𝒎•••@example.com');
});

test('masking twice changes nothing more', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect(maskEmail(maskEmail(text))).toBe(maskEmail(text));
    }),
  );
});

test('of the part before the @ only the first letter is left', () => {
  const local = fc.stringMatching(/^[a-z]{2,12}$/);
  fc.assert(
    fc.property(local, (name) => {
      expect(maskEmail(`${name}@example.com`)).toBe(`${name[0]}•••@example.com`);
    }),
  );
});

test('a phone keeps its last four digits, a short one none', () => {
  expect(maskPhone('(212) 555-0143')).toBe('(•••) •••-0143');
  expect(maskPhone('2125550143')).toBe('(•••) •••-0143');
  for (const extension of [' x12', ' ext. 1234', ', extension 7', ';ext=12', ' #3', 'x12'])
    expect(maskPhone(`(410) 555-0199${extension}`)).toBe('(•••) •••-0199');
  expect(maskPhone('911')).toBe('•••');
  expect(maskPhone('')).toBe('•••');
});

test('a phone never shows more than four digits', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[0-9 ()+-]{0,20}$/), (phone) => {
      expect(maskPhone(phone).replace(/\D/g, '').length).toBeLessThanOrEqual(4);
    }),
  );
});
