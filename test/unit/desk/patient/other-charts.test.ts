import { beforeEach, describe, expect, test } from 'vitest';
import { bulkCandidates } from '../../../../lib/desk/lists/bulk-candidates.ts';
import { actOnPage, actOnRow } from '../../../../lib/desk/patient/act.ts';
import { findsOtherCharts } from '../../../../lib/desk/patient/ask-other-charts.ts';
import { patientState } from '../../../../lib/desk/patient/patient-state.ts';
import { takeSnapshot, takeSnapshotOf } from '../../../../lib/desk/patient/snapshot.ts';
import type { PatientRecord } from '../../../../lib/invites/patient.ts';
import type { Action } from '../../../../lib/messages/offer.ts';
import type { PracticeFailure } from '../../../../lib/practice/failure.ts';
import { ALL_RISKS } from '../../../all-risks.ts';
import { idle, MINUTE, mira, NOW, newLocks, pendingSince } from '../fake-services.ts';
import { pressedDesk } from './pressed-desk.ts';

beforeEach(newLocks);

const anselm = { ...mira, id: 5000, firstName: 'Anselm', lastName: 'Brook', birthDate: '1992-01-30' };
const SEARCH = 'GET patients with email';
const found = { ok: false, failure: { kind: 'onOtherCharts' } };
const done = { ok: true, value: null };
const alsoOn = [{ initials: 'A. B.', age: 34 }];

/** A desk where somebody presses for Mira, whose address may be somebody else's for this reason. */
async function desk(change: Partial<PatientRecord> = { sharesResponsibleParty: true }) {
  const fake = await pressedDesk();
  const { services, ports, api, click } = fake;
  api.nowHas(change);
  const press = async (hasRead: boolean, action: Action = 'send') => {
    const answer = await actOnRow(services, ports, {
      ...{ patientId: 4224, action },
      risksRead: hasRead ? ALL_RISKS : [],
    });
    await idle();
    return answer;
  };
  const pressInCard = (hasRead: boolean) =>
    actOnPage(services, ports, { ...click, risksRead: hasRead ? ALL_RISKS : [] });
  const offered = async () => {
    const states = [];
    for (const snapshot of [await takeSnapshotOf(services, 4224), await takeSnapshot(services)]) {
      const record = snapshot.records.get(4224) ?? null;
      states.push(patientState(snapshot, 4224, record, 'locked').offers[0]);
    }
    expect(states[0], 'a card and a row ask the same').toEqual(states[1]);
    return states[0];
  };
  const refuses = (failure: PracticeFailure) => {
    services.practice.patientsWithEmail = async () => {
      api.requests.push(SEARCH);
      return { ok: false, failure, happened: 'no' };
    };
  };
  return { ...fake, press, pressInCard, offered, refuses };
}

describe('a press on send, where the address may be somebody else’s', () => {
  test('asks once, and where no other chart has it sends at once', async () => {
    const { press, api } = await desk();
    api.others.push({ ...anselm, email: 'mira@example.com.au' });
    expect(await press(true)).toEqual(done);
    expect([api.count(SEARCH), api.count('POST')]).toEqual([1, 1]);
  });

  test('where one other chart has it sends nothing, and says whose; the next press sends', async () => {
    const { press, api, offered } = await desk();
    api.others.push(anselm);
    expect(await press(true)).toEqual(found);
    expect([api.count(SEARCH), api.count('POST')]).toEqual([1, 0]);
    expect(await offered()).toMatchObject({ risk: 'responsibleParty', also: ['sharedAddress'], alsoOn });
    expect(await press(true)).toEqual(done);
    expect([api.count(SEARCH), api.count('POST')]).toEqual([1, 1]);
  });

  test('where nothing else was asked before, asks about the other charts alone', async () => {
    const { press, api, offered } = await desk({ email: 'mira@gmial.com' });
    api.others.push({ ...anselm, email: 'MIRA@gmial.com' }, { ...anselm, id: 5001, email: 'mira@gmial.com' });
    expect((await offered())?.risk ?? null).toBeNull();
    expect(await press(false)).toEqual(found);
    expect(await offered()).toMatchObject({ risk: 'sharedAddress', alsoOn: [...alsoOn, ...alsoOn] });
    expect(await press(false), 'it was not read').toEqual({ ok: false, failure: { kind: 'notOffered' } });
    expect(api.count('POST')).toBe(0);
    expect(await press(true)).toEqual(done);
    expect([api.count(SEARCH), api.count('POST')]).toEqual([1, 1]);
  });

  test('in a card does the same, and has the page’s card read its view again', async () => {
    const { pressInCard, api, ports } = await desk({ email: 'mira@gmial.com' });
    const told: unknown[] = [];
    ports.changed = async (whom) => void told.push(whom);
    api.others.push({ ...anselm, email: 'mira@gmial.com' });
    expect(await pressInCard(false)).toEqual(found);
    expect(told).toEqual([4224]);
    expect(await pressInCard(true)).toEqual(done);
    await idle();
    expect([api.count(SEARCH), api.count('POST')]).toEqual([1, 1]);
  });

  test('knows a chart that was seen here, and asks for the others', async () => {
    const { press, services, api, offered } = await desk({});
    await services.cache.rememberRecord(anselm, NOW);
    api.others.push(anselm);
    expect(await press(false)).toEqual(found);
    expect(await offered()).toMatchObject({ risk: 'sharedAddress', alsoOn });
  });

  test.each<PracticeFailure>([
    { kind: 'budgetSpent', until: NOW + MINUTE },
    { kind: 'offline' },
    { kind: 'forbidden' },
    { kind: 'answerUnreadable' },
    { kind: 'timeout' },
  ])('that cannot be answered (%j) is sent', async (failure) => {
    const { press, api, refuses } = await desk();
    refuses(failure);
    api.others.push(anselm);
    expect(await press(true)).toEqual(done);
    expect([api.count(SEARCH), api.count('POST')]).toEqual([1, 1]);
  });

  test('whose tab went elsewhere meanwhile reaches nobody', async () => {
    const { pressInCard, goes, services, api } = await desk({ email: 'mira@gmial.com' });
    const ask = services.practice.patientsWithEmail;
    services.practice.patientsWithEmail = async (...asked) => {
      goes('https://app.drchrono.com/patients/4225/');
      return ask(...asked);
    };
    expect(await pressInCard(false)).toEqual({ ok: false, failure: { kind: 'viewOutdated' } });
    expect(api.count('POST')).toBe(0);
  });
});

describe('nothing is asked', () => {
  test('of an address of which nothing is doubtful', async () => {
    const { press, api } = await desk({});
    api.others.push(anselm);
    expect(await press(false)).toEqual(done);
    expect([api.count(SEARCH), api.count('POST')]).toEqual([0, 1]);
  });

  test('of what is no whole address', async () => {
    const { services, api } = await desk();
    const press = { action: 'send', risksRead: ALL_RISKS } as const;
    for (const email of [null, 'm***@gmial.com', 'mira at example'])
      expect(await findsOtherCharts(services, { ...mira, email }, press), String(email)).toBe(false);
    expect(api.count(SEARCH)).toBe(0);
  });

  test('by a press that is not carried out, or that sends nothing', async () => {
    const { press, api } = await desk();
    expect(await press(false), 'the risk was not read').toMatchObject({ ok: false });
    expect(await press(true, 'resend'), 'there is nothing to resend').toMatchObject({ ok: false });
    await press(true, 'check');
    expect(api.count(SEARCH)).toBe(0);
  });

  test('again in this browser session, until the chart has another address', async () => {
    const { press, services, api, clock, offered } = await desk();
    api.others.push(anselm);
    await press(true);
    clock.now += 10 * MINUTE;
    await services.cache.rememberEvidence(4224, { source: 'answer', asOf: clock.now, lines: [] });
    expect(await press(true), 'the record was read again').toEqual(done);
    expect(api.count(SEARCH)).toBe(1);
    await services.cache.rememberRecord({ ...mira, email: 'new@example.com' }, clock.now);
    expect((await offered())?.alsoOn).toBeUndefined();
    expect((await services.cache.record(4224))?.otherCharts).toBeUndefined();
  });
});

test('an answer about an address that the chart has no more is not kept', async () => {
  const { services } = await desk();
  await services.cache.rememberRecord({ ...mira, email: 'new@example.com' }, NOW);
  await services.cache.rememberOtherCharts(4224, 'mira@example.com', alsoOn);
  await services.cache.rememberOtherCharts(4225, 'mira@example.com', alsoOn);
  expect((await services.cache.record(4224))?.otherCharts).toBeUndefined();
  expect(await services.cache.record(4225)).toBeNull();
});

test('a list does not leave such a patient out: whoever ticks the line has read its warning', async () => {
  const { services, clock } = await desk({});
  await services.cache.rememberRecord(mira, clock.now);
  await services.cache.rememberEvidence(4224, {
    ...{ source: 'answer', asOf: clock.now, lines: [pendingSince(clock.now - 8 * 24 * 60 * MINUTE)] },
  });
  await services.cache.rememberOtherCharts(4224, 'mira@example.com', alsoOn);
  expect(await bulkCandidates(services, null)).toMatchObject([
    { patientId: 4224, leftOut: null, warnings: ['sharedAddress'] },
  ]);
});
