import { describe, expect, test } from 'vitest';
import { followSave } from '../../../../lib/desk/patient/follow-save.ts';
import { patientState } from '../../../../lib/desk/patient/patient-state.ts';
import { takeSnapshotOf } from '../../../../lib/desk/patient/snapshot.ts';
import type { Save } from '../../../../lib/invites/save.ts';
import type { AccessAnswer } from '../../../../lib/practice/decode-access.ts';
import { idle, MINUTE, mira, NOW, newSave, operation, pendingSince, SECOND } from '../fake-services.ts';
import { pressedDesk } from './pressed-desk.ts';

const lines = (...sent: number[]): AccessAnswer => ({ kind: 'lines', lines: sent.map(pendingSince) });
const at = (time: number) => ({ earliest: time, latest: time + 999 });

/** Mira's email was replaced a quarter of a minute ago, and a resend or send was to follow. */
const save = (change: Partial<Save> = {}): Save =>
  newSave({
    ...{ then: 'resend', replacesEmail: true, startedAt: NOW - 20 * SECOND, phase: { at: 'following' } },
    written: { since: NOW - 15 * SECOND, gaveUpAt: NOW - 15 * SECOND },
    ...change,
  });

async function following(access: AccessAnswer, change: Partial<Save> = {}) {
  const desk = await pressedDesk(() => access);
  await desk.services.cache.rememberRecord(mira, NOW);
  const follow = async () => {
    const result = await followSave(desk.services, desk.ports, save(change));
    await idle();
    return result;
  };
  return { ...desk, follow };
}

const HOUR_AGO = NOW - 60 * MINUTE;
const seenInvite = { earliest: HOUR_AGO, latest: HOUR_AGO + 59_999 };

describe('what follows another address', () => {
  test('begins where the invite that was seen is the newest', async () => {
    const { follow, api } = await following(lines(HOUR_AGO), { seenInvite });
    expect(await follow()).toBe('begun');
    expect([api.count('DELETE'), api.count('POST')]).toEqual([1, 1]);
  });

  test('does not begin where another one went out since the write', async () => {
    const { follow, api } = await following(lines(NOW - 30 * SECOND, HOUR_AGO), { seenInvite });
    expect(await follow()).toBe('alreadySent');
    expect(api.count('POST')).toBe(0);
  });

  test('is a person’s to decide where the invite that was seen is of the minute of the write', async () => {
    const sent = NOW - 30 * SECOND;
    const { follow, api } = await following(lines(sent), {
      seenInvite: { earliest: sent, latest: sent + 59_999 },
    });
    expect(await follow()).toBe('youDecide');
    expect(api.count('POST')).toBe(0);
  });

  test('waits until an answer can show it, and as long as none comes', async () => {
    const { follow, api, clock } = await following(lines(HOUR_AGO), { seenInvite });
    clock.now = NOW - 6 * SECOND;
    expect(await follow()).toEqual({ type: 'held', why: 'settling', until: NOW - 5 * SECOND });
    clock.now = NOW;
    api.practice.access = async () => ({ ok: false, failure: { kind: 'offline' }, happened: 'no' });
    expect(await follow()).toEqual({ type: 'held', why: 'offline', until: NOW + MINUTE });
    expect(api.count('POST')).toBe(0);
  });
});

describe('what was done from this workstation', () => {
  const note = async (desk: Awaited<ReturnType<typeof following>>, time: number) => {
    const opened = operation({ kind: 'send' });
    await desk.services.journal.open(opened);
    await desk.services.journal.advance(
      { ...opened, phase: { at: 'settled', outcome: { kind: 'sent', confirmed: true } } },
      [{ patientId: 4224, kind: 'send', at: at(time), precision: 'exact' }],
    );
  };

  test('since the write is what was to follow, so nothing is begun again', async () => {
    const desk = await following(lines(HOUR_AGO), { seenInvite });
    await note(desk, NOW - 10 * SECOND);
    expect(await desk.follow()).toBe('begun');
    expect(desk.api.count('POST')).toBe(0);
  });

  test('before the write went to the address before, so it does not stand for what was to follow', async () => {
    const desk = await following({ kind: 'lines', lines: [] }, { then: 'send' });
    await note(desk, NOW - 60 * SECOND);
    expect(await desk.follow()).toBe('notOffered');
  });
});

test('without another address nothing is read, and the offer decides', async () => {
  const { follow, api } = await following(lines(), {
    ...{ fields: ['cellPhone'], replacesEmail: false, then: 'send' },
  });
  expect(await follow()).toBe('begun');
  expect([api.count('GET access'), api.count('POST')]).toEqual([0, 1]);
});

test('where nothing was to follow, another address is still looked at once', async () => {
  const { follow, api } = await following(lines(HOUR_AGO), { then: 'nothing' });
  expect(await follow()).toBe('nothing');
  expect([api.count('GET access'), api.count('POST')]).toEqual([1, 0]);
});

test('the address turns out to be another chart’s: nothing is sent, and the save is over at once', async () => {
  const { follow, api, services } = await following(
    { kind: 'lines', lines: [] },
    {
      ...{ replacesEmail: false, then: 'send' },
    },
  );
  const anselm = { ...mira, id: 5000, firstName: 'Anselm', lastName: 'Brook' };
  await services.cache.rememberRecord(anselm, NOW);
  api.others.push(anselm);
  expect(await follow()).toBe('notOffered');
  expect(api.count('POST')).toBe(0);
  // The button is still there, with its question, so the words must not say that there is none.
  const { offers } = patientState(await takeSnapshotOf(services, 4224), 4224, mira, 'locked');
  expect(offers).toContainEqual(expect.objectContaining({ action: 'send', risk: 'sharedAddress' }));
});
