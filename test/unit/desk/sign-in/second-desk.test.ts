import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { readDeskFile } from '../../../../lib/desk/sign-in/desk-file.ts';
import { exportDesk, importDesk } from '../../../../lib/desk/sign-in/second-desk.ts';
import { secondDeskHandlers } from '../../../../lib/desk/sign-in/second-desk-handlers.ts';
import { LEAST_PASSPHRASE } from '../../../../lib/messages/desk-file.ts';
import { computer } from './computer.ts';

const PASSPHRASE = 'heron ladder quiet plum';
const HOST = 'hillside.drchrono.com';

/** A computer with its own host of the practice and everything chosen otherwise than at first. */
async function chosenComputer() {
  const one = await computer();
  const { facts } = one.services;
  await facts.chooseZone('US/Pacific');
  await facts.countAsMinorsUnder(16);
  await facts.showIconOnly(true);
  await facts.askToConfirm(false);
  await facts.sayDrChronoInvites('reminders');
  await facts.showBadge(false);
  await facts.rememberChecks({
    ...{ checkedAt: 1, signedInAs: 'dana.frontdesk', practice: 'Hillside Family Practice' },
    ...{ zone: 'US/Eastern', mayInvite: 'yes', domain: 'example.com' },
  });
  const hosts = { own: async () => ({ host: HOST, setBy: 'staff' }) as const };
  const save = (passphrase: string | null) => exportDesk(one.ports, hosts, passphrase);
  return { ...one, facts, save };
}

/** A computer on which Invite Desk has just been installed. */
async function freshComputer() {
  const fake = await computer();
  fake.settings.clear();
  fake.vault.disk.clear();
  const confirmed: string[] = [];
  const hosts = {
    own: async () => null,
    confirm: async (host: string) => {
      confirmed.push(host);
      return true;
    },
  };
  const take = (text: string, passphrase: string | null) => importDesk(fake.ports, hosts, text, passphrase);
  return { ...fake, facts: fake.services.facts, confirmed, take };
}

async function saved(passphrase: string | null): Promise<string> {
  const written = await (await chosenComputer()).save(passphrase);
  if (!written.ok) throw new Error(written.failure);
  return written.text;
}

describe('the file', () => {
  test('takes the practice’s own words along, and none where there are none', async () => {
    const { facts, save } = await chosenComputer();
    const without = await save(null);
    expect(without.ok && without.text).not.toContain('labelWords');
    const words = { patient: ['Client'], birthDate: ['Born on', 'Came'] };
    await facts.chooseLabelWords(words);
    const written = await save(null);
    const other = await freshComputer();
    expect(await other.take(written.ok ? written.text : '', null)).toMatchObject({ ok: true });
    expect(await other.facts.labelWords()).toEqual(words);
  });

  test('holds no sign-in, no person, and the secret only sealed', async () => {
    const { save, keys } = await chosenComputer();
    await keys.storeTokens({ access: 'access-token', refresh: 'refresh-token' });
    const [open, sealed] = [await save(null), await save(PASSPHRASE)];
    expect([open, sealed]).toMatchObject([{ withSecret: false }, { withSecret: true }]);
    for (const written of [open, sealed]) {
      const text = written.ok ? written.text : '';
      expect(text).toContain('"clientId": "client"');
      for (const word of [
        '"secret"',
        'access-token',
        'refresh-token',
        'dana.frontdesk',
        'Hillside Family',
        PASSPHRASE,
      ])
        expect(text.replace('"secret": {', '').replace('"secret": null', ''), word).not.toContain(word);
    }
    expect(open.ok && JSON.parse(open.text).content.secret).toBe(null);
    expect(sealed.ok && JSON.parse(sealed.text).content.secret.iterations).toBe(600_000);
  });

  test('is another one each time, since salt and start are drawn by chance', async () => {
    expect(await saved(PASSPHRASE)).not.toBe(await saved(PASSPHRASE));
  });

  test('needs a passphrase of twelve characters where it has one', async () => {
    const { save } = await chosenComputer();
    const short = PASSPHRASE.slice(0, LEAST_PASSPHRASE - 1);
    expect(await save(short)).toEqual({ ok: false, failure: 'shortPassphrase' });
  });

  test('has no application where IT has set it, since IT sets it on the other computer too', async () => {
    const { services, ports } = await computer();
    const entered = async () => ({ clientId: 'of-it', managed: true, secretStored: true });
    const application = async () => ({ clientId: 'of-it', clientSecret: 'of-it-too' });
    const managed = { ...ports, credentials: { ...ports.credentials, entered, application } };
    const byIt = { own: async () => ({ host: HOST, setBy: 'it' }) as const };
    const written = await exportDesk({ ...managed, facts: services.facts }, byIt, PASSPHRASE);
    expect(written).toMatchObject({ ok: true, withSecret: false });
    expect(JSON.stringify(written)).not.toMatch(/of-it|hillside/);
  });
});

describe('a new computer', () => {
  test('is set up in one step, and does not prepare the schedule', async () => {
    const { take, facts, keys, confirmed, settings } = await freshComputer();
    expect(await keys.application()).toBe(null);
    expect(await take(await saved(PASSPHRASE), PASSPHRASE)).toEqual({ ok: true, lacksSecret: false });
    expect(await keys.application()).toEqual({ clientId: 'client', clientSecret: 'secret' });
    expect(await facts.zone()).toBe('US/Pacific');
    expect((await facts.minors()).under).toBe(16);
    expect([await facts.iconOnly(), await facts.asksToConfirm(), await facts.showsBadge()]).toEqual([
      true,
      false,
      false,
    ]);
    expect(await facts.drChronoInvites()).toBe('reminders');
    expect(await facts.preparesSchedule()).toBe(false);
    expect(confirmed).toEqual([HOST]);
    // Whose computer it is, each computer answers for itself; who is signed in is nobody yet.
    expect([...settings.all.keys()]).not.toContain('computer');
    expect(await facts.checks()).toBe(null);
    expect(await keys.tokens()).toBe(null);
  });

  test('asks for the secret where the file has none', async () => {
    const { take, keys } = await freshComputer();
    expect(await take(await saved(null), null)).toEqual({ ok: true, lacksSecret: true });
    expect(await keys.entered()).toMatchObject({ clientId: 'client', secretStored: false });
  });
});

/** Change one value of a file, and leave its sum as it is. */
function changed(
  text: string,
  change: (file: { version: number; content: { clientId: string } }) => void,
): string {
  const file = JSON.parse(text);
  change(file);
  return JSON.stringify(file);
}

describe('nothing is changed', () => {
  test.each([
    ['by a wrong passphrase', (text: string) => text, 'heron ladder quiet plun', 'wrongPassphrase'],
    ['without the passphrase', (text: string) => text, null, 'needsPassphrase'],
    ['by half a file', (text: string) => text.slice(0, -40), PASSPHRASE, 'notOurs'],
    ['by a file of something else', () => '{"file":"a recipe","version":1}', PASSPHRASE, 'notOurs'],
    [
      'by another application in it',
      (text: string) =>
        changed(text, (file) => Object.assign(file.content, { clientId: 'of somebody else' })),
      PASSPHRASE,
      'damaged',
    ],
    [
      'by a part that is missing',
      (text: string) => changed(text, ({ content }) => Reflect.deleteProperty(content, 'choices')),
      PASSPHRASE,
      'damaged',
    ],
    [
      'by a file of a later release',
      (text: string) => changed(text, (file) => Object.assign(file, { version: 2, content: 'otherwise' })),
      PASSPHRASE,
      'newerVersion',
    ],
  ])('%s', async (_, change, passphrase, failure) => {
    const { take, settings, keys } = await freshComputer();
    const before = [...settings.all];
    expect(await take(change(await saved(PASSPHRASE)), passphrase)).toEqual({ ok: false, failure });
    expect([...settings.all]).toEqual(before);
    expect(await keys.application()).toBe(null);
  });

  test('on a computer that is connected', async () => {
    const { take, keys, facts } = await freshComputer();
    await keys.storeApplication('own', 'own-secret');
    await keys.storeTokens({ access: 'a', refresh: 'b' });
    expect(await take(await saved(PASSPHRASE), PASSPHRASE)).toEqual({ ok: false, failure: 'connected' });
    expect(await keys.application()).toEqual({ clientId: 'own', clientSecret: 'own-secret' });
    expect(await facts.preparesSchedule()).toBe(true);
  });

  test('where IT has set the application', async () => {
    const { ports } = await freshComputer();
    const entered = async () => ({ clientId: 'of-it', managed: true, secretStored: true });
    const managed = { ...ports, credentials: { ...ports.credentials, entered } };
    const hosts = { own: async () => null, confirm: async () => true };
    const taken = await importDesk(managed, hosts, await saved(PASSPHRASE), PASSPHRASE);
    expect(taken).toEqual({ ok: false, failure: 'managed' });
  });

  test('where the disk takes no secret', async () => {
    const { ports } = await freshComputer();
    const refusing = { ...ports, credentials: { ...ports.credentials, storeApplication: async () => false } };
    const hosts = { own: async () => null, confirm: async () => true };
    const taken = await importDesk(refusing, hosts, await saved(PASSPHRASE), PASSPHRASE);
    expect(taken).toEqual({ ok: false, failure: 'storeUnavailable' });
  });
});

test('a secret beside another client id does not open, though the sum of the file is right', async () => {
  const file = JSON.parse(await saved(PASSPHRASE));
  file.content.clientId = 'of somebody else';
  const { clientId, choices, secret } = file.content;
  const sorted = (of: object) => Object.entries(of).toSorted(([one], [other]) => (one < other ? -1 : 1));
  const content = JSON.stringify([clientId, sorted(choices), sorted(secret)]);
  file.sum = createHash('sha256').update(content).digest('base64');
  expect(await readDeskFile(JSON.stringify(file), PASSPHRASE)).toEqual({
    ok: false,
    failure: 'wrongPassphrase',
  });
});

test('the messages write and take it, and everybody hears of a change', async () => {
  const { ports } = await computer();
  let told = 0;
  const hosts = { own: async () => null, confirm: async () => true };
  const changed = async () => {
    told += 1;
  };
  const handlers = secondDeskHandlers(Promise.resolve({ connection: ports, hosts, changed }));
  const own = { kind: 'own' } as const;
  const written = await handlers.exportDesk({ passphrase: PASSPHRASE }, own);
  expect(written).toMatchObject({ ok: true, withSecret: true });
  const text = written.ok ? written.text : '';
  expect(await handlers.importDesk({ text, passphrase: PASSPHRASE }, own)).toEqual({
    ok: true,
    lacksSecret: false,
  });
  expect(told).toBe(1);
});
