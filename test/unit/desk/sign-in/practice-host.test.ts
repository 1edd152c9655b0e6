import { describe, expect, test } from 'vitest';
import { practiceHosts } from '../../../../lib/desk/sign-in/practice-host.ts';
import { practiceHostHandlers } from '../../../../lib/desk/sign-in/practice-host-handlers.ts';
import { WIPED_SETTINGS } from '../../../../lib/desk/store/stored-keys.ts';
import { fakeSettings } from '../fake-services.ts';

const HILLSIDE = 'hillside.drchrono.com';
const EVIL = 'evil.drchrono.com';

/** A workstation with tabs at these hosts. `policy` is what the practice's IT has set. */
function workstation(policy: { said: unknown } = { said: {} }, open: string[] = [HILLSIDE, EVIL]) {
  const settings = fakeSettings();
  const done: string[] = [];
  const hosts = practiceHosts(settings, async () => policy.said, {
    openHosts: async () => ['app.drchrono.com', 'support.drchrono.com', ...open],
    bringDetectors: async (host) => void done.push(`bring ${host}`),
    endOverlays: async (host) => void done.push(`end ${host}`),
  });
  return { hosts, settings, done, policy };
}

describe('a practice’s own host', () => {
  test('is none until somebody names it', async () => {
    const { hosts } = workstation();
    expect(await hosts.own()).toBeNull();
    for (const host of [HILLSIDE, EVIL]) expect(await hosts.accepts(host)).toBe(false);
  });

  test('is the one that staff confirm, as a whole name; open pages follow at once', async () => {
    const { hosts, done } = workstation();
    expect(await hosts.confirm(HILLSIDE)).toBe(true);
    expect(await hosts.own()).toEqual({ host: HILLSIDE, setBy: 'staff' });
    expect(await hosts.accepts(HILLSIDE)).toBe(true);
    for (const other of [EVIL, 'a.hillside.drchrono.com', 'hillside', `${HILLSIDE}:444`, '', 'drchrono.com'])
      expect(await hosts.accepts(other), other).toBe(false);
    expect(done).toEqual([`bring ${HILLSIDE}`, `end ${EVIL}`]);
  });

  test('and every practice’s hosts follow where the browser lets us use the site, other hosts do not', async () => {
    const { hosts, done } = workstation({ said: { practiceHost: HILLSIDE } });
    await hosts.siteAccessGiven();
    expect(done).toEqual(['bring app.drchrono.com', `bring ${HILLSIDE}`]);
  });

  test.each([
    ...['app.drchrono.com', 'support.drchrono.com', 'www.drchrono.com', 'owlknowledgeteststuff.drchrono.com'],
    ...[
      'a.hillside.drchrono.com',
      'drchrono.com',
      'hillside.example.org',
      '*.drchrono.com',
      '',
      'xn--a.drchrono.com',
    ],
  ])('is never %j, whoever says so', async (host) => {
    const { hosts, settings, done } = workstation();
    expect(await hosts.confirm(host)).toBe(false);
    expect(settings.all.size).toBe(0);
    await settings.write('practice-host', host);
    expect(await hosts.own()).toBeNull();
    expect(await hosts.accepts(host)).toBe(false);
    expect(await workstation({ said: { practiceHost: host } }).hosts.own()).toBeNull();
    expect(done).toEqual([]);
  });

  test('stays until it is taken back: another one is not confirmed over it', async () => {
    const { hosts, done } = workstation();
    await hosts.confirm(HILLSIDE);
    expect(await hosts.confirm(EVIL)).toBe(false);
    expect(await hosts.own()).toEqual({ host: HILLSIDE, setBy: 'staff' });
    done.length = 0;
    await hosts.forget();
    expect(await hosts.own()).toBeNull();
    expect(await hosts.accepts(HILLSIDE)).toBe(false);
    expect(done).toEqual([`end ${HILLSIDE}`, `end ${EVIL}`]);
  });

  test('is what the practice’s IT set, over what staff said, and staff cannot change it', async () => {
    const { hosts, policy, settings, done } = workstation();
    await hosts.confirm(EVIL);
    policy.said = { clientId: 'client', practiceHost: ` ${HILLSIDE.toUpperCase()} ` };
    done.length = 0;
    await hosts.policyChanged();
    expect(done).toEqual([`bring ${HILLSIDE}`, `end ${EVIL}`]);
    expect(await hosts.own()).toEqual({ host: HILLSIDE, setBy: 'it' });
    expect([await hosts.accepts(HILLSIDE), await hosts.accepts(EVIL)]).toEqual([true, false]);
    expect(await hosts.confirm('other.drchrono.com')).toBe(false);
    await hosts.forget();
    expect(await hosts.accepts(HILLSIDE)).toBe(true);
    expect(settings.all.has('practice-host')).toBe(false);
  });

  test('is wiped with the connection', () => {
    expect(WIPED_SETTINGS).toContain('practice-host');
  });
});

describe('what the popup says of the page in front', () => {
  test.each([
    ['https://hillside.drchrono.com/dashboard', { host: HILLSIDE, practiceHost: null }],
    ['https://evil.drchrono.com/chart/107000001/summary', { host: EVIL, practiceHost: null }],
    ['https://app.drchrono.com/dashboard', null],
    ['https://support.drchrono.com/home/', null],
    ['https://www.drchrono.com/', null],
    ['https://a.b.drchrono.com/', null],
    ['https://hillside.drchrono.com:8443/', null],
    ['chrome://newtab/', null],
    ['', null],
    [null, null],
  ])('%s: %j', async (address, said) => {
    expect(await workstation().hosts.elsewhere(address)).toEqual(said);
  });

  test('with a host named: nothing there, and at another one which it is', async () => {
    const { hosts } = workstation();
    await hosts.confirm(HILLSIDE);
    expect(await hosts.elsewhere(`https://${HILLSIDE}/dashboard`)).toBeNull();
    expect(await hosts.elsewhere(`https://${EVIL}/`)).toEqual({ host: EVIL, practiceHost: HILLSIDE });
  });
});

test('the messages of popup and settings answer, and tell whoever shows a list', async () => {
  const { hosts } = workstation();
  let changes = 0;
  const changed = async () => {
    changes += 1;
  };
  const handlers = practiceHostHandlers(Promise.resolve({ hosts, changed }));
  const own = { kind: 'own' } as const;
  const refused = { ok: false, failure: { kind: 'notOffered' } };
  expect(await handlers.confirmPracticeHost({ host: 'support.drchrono.com' }, own)).toEqual(refused);
  expect(await handlers.confirmPracticeHost({ host: HILLSIDE }, own)).toEqual({ ok: true, value: null });
  expect(await handlers.confirmPracticeHost({ host: EVIL }, own)).toEqual(refused);
  expect(await hosts.own()).toMatchObject({ host: HILLSIDE });
  expect(await handlers.forgetPracticeHost(null, own)).toEqual({ ok: true, value: null });
  expect(await hosts.own()).toBeNull();
  expect(changes).toBe(4);
});
