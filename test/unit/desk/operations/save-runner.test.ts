import { describe, expect, test } from 'vitest';
import { type SavePorts, saveRunner } from '../../../../lib/desk/operations/save-runner.ts';
import { typedMemory } from '../../../../lib/desk/operations/typed-values.ts';
import { saveStore } from '../../../../lib/desk/store/save-store.ts';
import { VAULT } from '../../../../lib/desk/store/stored-keys.ts';
import type { Save, SaveOutcome } from '../../../../lib/invites/save.ts';
import { RECORD_FRESH_TO_WRITE } from '../../../../lib/timing.ts';
import { DAY, fakeServices, idle, MINUTE, mira, NOW, newLocks, newSave, SECOND } from '../fake-services.ts';

const TYPED = 'mira@example.org';
const values = { typed: { email: TYPED }, seen: { email: mira.email ?? null } };

/** A worker that saves, over a practice with one patient. Waits of a few seconds pass at once. */
async function desk(change: Partial<SavePorts> = {}) {
  newLocks();
  const fake = await fakeServices();
  const { services, clock, memory, vault, api } = fake;
  const store = saveStore(vault, () => clock.now);
  const typed = typedMemory(memory);
  const wakes: number[] = [];
  let notices = 0;
  const ports: SavePorts = {
    ...{ store, typed, practice: api.practice, now: () => clock.now, changed: async () => undefined },
    rememberRecord: (record) => services.cache.rememberRecord(record, clock.now),
    wakeAt: async (when) => void wakes.push(when),
    pause: async (milliseconds) => {
      clock.now += milliseconds;
    },
    follow: async () => 'nothing',
    endedUnseen: async () => {
      notices += 1;
    },
    ...change,
  };
  const runner = saveRunner(ports);
  const started = async (save: Save = newSave()) => {
    const result = await runner.start(save, values);
    await idle();
    return result;
  };
  const outcome = async (): Promise<SaveOutcome | undefined> => {
    const phase = (await store.ofPatient(4224))?.phase;
    return phase?.at === 'settled' ? phase.outcome : undefined;
  };
  return { ...fake, store, typed, wakes, runner, started, outcome, notices: () => notices };
}

describe('a write', () => {
  test('leaves within two seconds of the read before it, or is preceded by another', async () => {
    const { api, clock, started, outcome, store } = await desk();
    const delays = [RECORD_FRESH_TO_WRITE + 1, RECORD_FRESH_TO_WRITE];
    const { saveIdentifiers } = api.practice;
    const left: number[] = [];
    api.practice.saveIdentifiers = async (id, typed, asker) => {
      clock.now += delays.shift() ?? 0;
      if (typeof asker === 'string' || !asker.wanted())
        return { ok: false, failure: { kind: 'viewOutdated' }, happened: 'no' };
      left.push(clock.now);
      return saveIdentifiers(id, typed, asker);
    };
    await started();
    expect(api.requests).toEqual([
      ...['GET patient 4224', 'GET patient 4224', 'PATCH patient 4224 email', 'GET patient 4224'],
    ]);
    expect(left).toHaveLength(1);
    expect((await store.ofPatient(4224))?.late).toBe(1);
    expect(await outcome()).toEqual({ kind: 'saved', follow: 'nothing' });
  });

  test('that is held up again and again lets the save rest', async () => {
    const { api, clock, started, store, wakes } = await desk();
    api.practice.saveIdentifiers = async () => {
      clock.now += 3 * SECOND;
      return { ok: false, failure: { kind: 'viewOutdated' }, happened: 'no' };
    };
    await started();
    expect(api.count('GET patient')).toBe(2);
    expect((await store.ofPatient(4224))?.phase).toMatchObject({ at: 'waiting', why: 'throttled' });
    expect(wakes.at(-1)).toBe(clock.now + MINUTE);
  });

  test('that a wait or a dead worker came before compares with what was seen all the same', async () => {
    const { api, clock, runner, started, outcome, notices } = await desk();
    const { patient } = api.practice;
    api.practice.patient = async () => ({ ok: false, failure: { kind: 'offline' }, happened: 'maybe' });
    await started();
    api.practice.patient = patient;
    api.nowHas({ email: 'colleague@example.org' });
    clock.now += MINUTE;
    await runner.resume();
    expect(await outcome()).toEqual({ kind: 'changedMeanwhile', fields: ['email'] });
    expect(api.count('PATCH')).toBe(0);
    // Perhaps nobody looks at the panel any more.
    expect(notices()).toBe(1);
  });

  test('that fails while the person looks needs no notice', async () => {
    const { api, started, outcome, notices } = await desk();
    api.nowHas({ email: 'colleague@example.org' });
    await started();
    expect([(await outcome())?.kind, notices()]).toEqual(['changedMeanwhile', 0]);
  });

  test('that the disk did not take the end of ends the same way later', async () => {
    const { api, vault, clock, runner, started, outcome, typed, store } = await desk();
    api.nowHas({ email: 'colleague@example.org' });
    const { patient } = api.practice;
    api.practice.patient = (id, asker) => {
      vault.refuses = 'cannotWrite';
      return patient(id, asker);
    };
    await started();
    expect((await store.ofPatient(4224))?.phase).toEqual({ at: 'reading' });
    expect(await typed.read('one')).toEqual(values);
    api.practice.patient = patient;
    vault.refuses = null;
    clock.now += MINUTE;
    await runner.resume();
    expect(await outcome()).toEqual({ kind: 'changedMeanwhile', fields: ['email'] });
    expect(await typed.read('one')).toBeNull();
  });
});

test('a record that lags behind is read again after three, ten, thirty seconds and a minute', async () => {
  const { api, clock, started, outcome, runner } = await desk();
  const readAt: number[] = [];
  api.practice.saveIdentifiers = async () => {
    readAt.length = 0;
    return { ok: true, value: null, status: 204, at: { earliest: clock.now, latest: clock.now } };
  };
  const { patient } = api.practice;
  api.practice.patient = (id, asker) => {
    readAt.push(clock.now - NOW);
    return patient(id, asker);
  };
  await started();
  for (const wait of [20 * SECOND, 30 * SECOND]) {
    clock.now += wait;
    await runner.resume();
  }
  expect(readAt).toEqual([0, 3 * SECOND, 10 * SECOND, 30 * SECOND, MINUTE]);
  expect(await outcome()).toEqual({ kind: 'notSaved' });
});

test('a short pause is passed at once, and one that DrChrono asks for again is left to the alarm', async () => {
  for (const pause of [0, SECOND]) {
    const { api, clock, started, store, wakes, runner, outcome } = await desk();
    const { patient } = api.practice;
    let asked = 0;
    api.practice.patient = async (id, asker) => {
      asked += 1;
      if (asked > 20) return patient(id, asker);
      const until = clock.now + pause;
      return { ok: false, failure: { kind: 'throttled', until }, happened: 'no' };
    };
    await started();
    expect(asked).toBe(2);
    expect((await store.ofPatient(4224))?.phase).toMatchObject({ at: 'waiting', why: 'throttled' });
    expect(wakes.at(-1)).toBe(clock.now + pause);
    api.practice.patient = patient;
    clock.now += pause;
    await runner.resume();
    expect(await outcome()).toEqual({ kind: 'saved', follow: 'nothing' });
  }
});

test('what follows is asked for until it can be said', async () => {
  const answers = [{ type: 'held', why: 'settling', until: NOW + 5 * SECOND } as const, 'begun' as const];
  const { started, outcome } = await desk({ follow: async () => answers.shift() ?? 'nothing' });
  await started(newSave({ then: 'send' }));
  expect(await outcome()).toEqual({ kind: 'saved', follow: 'begun' });
});

describe('the record of saves', () => {
  test('keeps the last of each patient for a day, and no value', async () => {
    const { clock, started, store, vault } = await desk();
    await started();
    expect(vault.disk.get(VAULT.saves)).not.toContain('example');
    clock.now += DAY + SECOND;
    await store.open(newSave({ id: 'two', patientId: 4225 }));
    expect((await store.all()).map(({ id }) => id)).toEqual(['two']);
  });

  test('lets a new save take the place of one that is over, and what was told of it', async () => {
    const { started, store, typed, runner } = await desk();
    expect(await started()).toBe('opened');
    expect(await typed.told('one')).toEqual({ words: [], shown: { email: 'm•••@example.org' } });
    expect(await started(newSave({ id: 'two' }))).toBe('opened');
    expect(await typed.told('one')).toBeNull();
    expect((await store.all()).map(({ id }) => id)).toEqual(['two']);
    await runner.putAway(4224);
    expect([await store.all(), await typed.told('two')]).toEqual([[], null]);
  });

  test('does not let one come back that has left, and begins none beside one that is under way', async () => {
    const { store } = await desk();
    expect(await store.open(newSave())).toBe('opened');
    expect(await store.open(newSave({ id: 'two' }))).toBe('joined');
    await store.putAway(4224);
    expect(await store.all()).toHaveLength(1);
    expect(await store.advance(newSave({ id: 'gone', phase: { at: 'proving' } }))).toBe(true);
    expect((await store.all()).map(({ id }) => id)).toEqual(['one']);
  });

  test('that is damaged is set aside and told, and one of a later release is left alone', async () => {
    const { store, vault } = await desk();
    await store.open(newSave());
    vault.disk.set(VAULT.saves, JSON.stringify({ version: 2, saves: [] }));
    expect(await store.open(newSave())).toBe('notKept');
    expect(vault.disk.get(VAULT.saves)).toContain('"version":2');
    vault.disk.set(VAULT.saves, JSON.stringify({ version: 1, saves: [{ id: 7 }] }));
    expect(await store.open(newSave())).toBe('opened');
    expect([...vault.disk.keys()].some((name) => name.startsWith(`${VAULT.saves}:damaged-`))).toBe(true);
  });
});

describe('what was typed, after a worker died', () => {
  test('is forgotten where its save never began', async () => {
    const { typed, runner, memory } = await desk();
    await typed.write('never-begun', values);
    await runner.resume();
    expect(await typed.saves()).toEqual([]);
    expect(JSON.stringify([...memory.all])).not.toContain(TYPED);
  });

  test('is forgotten where the end of its save is on disk, and how that is told stays', async () => {
    const { typed, runner, store } = await desk();
    const save = newSave();
    await store.open({ ...save, phase: { at: 'settled', since: NOW, outcome: { kind: 'notSaved' } } });
    await typed.write(save.id, values);
    await typed.tell(save.id, { words: ['Not now.'], shown: {} });
    await runner.resume();
    expect(await typed.read(save.id)).toBeNull();
    expect((await typed.told(save.id))?.words).toEqual(['Not now.']);
  });

  test('stays while the disk does not say whether its save is under way', async () => {
    const { typed, runner, vault } = await desk();
    await typed.write('perhaps-under-way', values);
    vault.refuses = 'cannotOpen';
    await runner.resume();
    expect(await typed.read('perhaps-under-way')).toEqual(values);
  });
});

test.each<[string[], Save['fields'], boolean]>([
  [['This field must be unique.'], ['email'], true],
  [['Potential duplicate patient(s) found.'], ['email'], true],
  [['Email is already taken.'], ['email', 'cellPhone'], true],
  // It may be the phone or the birth date that another chart has, and nobody is told that it is the address.
  [['A patient with this phone already exists.'], ['email', 'cellPhone'], false],
  [['Potential duplicate patient(s) found.'], ['email', 'birthDate'], false],
  [['Enter a valid email address.'], ['email'], false],
])('the refusal %j of %j is about an address that another chart has: %j', async (words, fields, isSo) => {
  const { api, started, outcome } = await desk();
  api.practice.saveIdentifiers = async () => ({
    ...{ ok: false, failure: { kind: 'refused', words }, happened: 'no' },
  });
  await started(newSave({ fields }));
  expect(await outcome()).toMatchObject({ kind: 'refused', duplicateEmail: isSo });
});
