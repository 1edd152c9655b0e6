import { describe, expect, test } from 'vitest';
import { decodeDoctor, decodeTokens, decodeUser } from '../../../lib/practice/decode-practice.ts';

describe('who is signed in', () => {
  // The published text says strings, recorded answers have booleans, and Python writes its own `True`.
  test.each<[unknown, string]>([
    [true, 'yes'],
    ['true', 'yes'],
    ['True', 'yes'],
    [false, 'no'],
    ['false', 'no'],
    ['False', 'no'],
    ['', 'no'],
    [1, 'no'],
    [null, 'notSaid'],
    [undefined, 'notSaid'],
  ])('the permission %j says %s', (may, says) => {
    const permissions = { view_reports: true, create_and_update_patients: may };
    expect(decodeUser({ permissions })).toEqual({ username: null, doctorId: null, mayInvite: says });
  });

  test.each([[{}], [{ permissions: null }], [{ permissions: {} }]])(
    '%j says nothing of permissions',
    (body) => {
      expect(decodeUser(body)).toEqual({ username: null, doctorId: null, mayInvite: 'notSaid' });
    },
  );

  test('a permission that only a prototype has is none', () => {
    const body: unknown = JSON.parse('{"permissions":{"__proto__":{"create_and_update_patients":true}}}');
    expect(decodeUser(body)?.mayInvite).not.toBe('yes');
  });

  test('name and provider are taken as they are; anything else is no user', () => {
    expect(decodeUser({ id: 3, username: 'desk', doctor: 7 })).toMatchObject({
      username: 'desk',
      doctorId: 7,
    });
    for (const body of [null, 'desk', [], { doctor: 'seven' }, { permissions: 'all' }])
      expect(decodeUser(body), JSON.stringify(body)).toBeNull();
  });
});

describe('a provider', () => {
  const names = { first_name: 'Ada', last_name: 'Example' };

  test.each([
    [{ ...names, practice_group_name: 'Example Practice' }, 'Example Practice'],
    [{ ...names, practice_group_name: ' Example Practice ' }, 'Example Practice'],
    [{ ...names, practice_group_name: '' }, null],
    [{ ...names, practice_group_name: ' ' }, null],
    [names, null],
    [{}, null],
  ])('%j has the practice %s', (said, practice) => {
    expect(decodeDoctor({ id: 7, ...said })).toMatchObject({ id: 7, zone: null, practice, domain: null });
  });

  test.each([
    ['US/Eastern', 'US/Eastern'],
    ['', null],
    [null, null],
  ])('with the zone %j has %s', (timezone, zone) => {
    expect(decodeDoctor({ id: 7, timezone })).toEqual({
      id: 7,
      name: null,
      zone,
      practice: null,
      domain: null,
    });
  });

  test.each([
    ['imre@Hillside.example', 'hillside.example'],
    ['imre@gmail.com', null],
    ['imre@hillside', null],
    ['hillside.example', null],
    ['', null],
    [null, null],
  ])('with the address %j writes from the practice’s domain %s', (email, domain) => {
    expect(decodeDoctor({ id: 7, email })).toMatchObject({ domain });
    expect(JSON.stringify(decodeDoctor({ id: 7, email }))).not.toContain('imre');
  });

  test.each([
    [names, 'Ada Example'],
    [{ first_name: ' Ada ', last_name: '' }, 'Ada'],
    [{ first_name: null, last_name: 'Example' }, 'Example'],
    [{ first_name: ' ', last_name: null }, null],
    [{}, null],
  ])('named %j is %s', (said, name) => {
    expect(decodeDoctor({ id: 7, ...said })?.name).toBe(name);
  });

  test('without an id is none', () => {
    expect(decodeDoctor({ timezone: 'US/Eastern' })).toBeNull();
  });
});

test.each<[unknown, unknown]>([
  [
    { access_token: 'a', refresh_token: 'r', scope: 'user:read' },
    { accessToken: 'a', refreshToken: 'r', scope: 'user:read' },
  ],
  [
    { access_token: 'a', refresh_token: 'r' },
    { accessToken: 'a', refreshToken: 'r', scope: null },
  ],
  [{ access_token: '', refresh_token: 'r' }, null],
  [{ access_token: 'a', refresh_token: '' }, null],
  [{ access_token: 'a' }, null],
  ['a', null],
])('tokens %j are %j', (body, decoded) => {
  expect(decodeTokens(body)).toEqual(decoded);
});
