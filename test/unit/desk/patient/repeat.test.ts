import { describe, expect, test } from 'vitest';
import { bulkCandidates } from '../../../../lib/desk/lists/bulk-candidates.ts';
import { actOnPage, actOnRow } from '../../../../lib/desk/patient/act.ts';
import { patientState } from '../../../../lib/desk/patient/patient-state.ts';
import { takeSnapshotOf } from '../../../../lib/desk/patient/snapshot.ts';
import type { HistoryLine } from '../../../../lib/invites/evidence.ts';
import type { PatientRecord } from '../../../../lib/invites/patient.ts';
import type { Risk } from '../../../../lib/invites/risk.ts';
import { DAY, idle, MINUTE, mira, miraChart, NOW, operation, pendingSince } from '../fake-services.ts';
import { pressedDesk } from './pressed-desk.ts';

const MINUTES_AGO = NOW - 12 * MINUTE;
const sentLately = { ok: false, failure: { kind: 'sentLately' } };
const taken = { ok: true, value: null };

const byMaria = (sent: number): HistoryLine => {
  const line = pendingSince(sent);
  return { ...line, invite: { ...line.invite, by: 'maria' } };
};

/** A desk whose practice lists these invites of Mira, and where that was just looked at. */
async function desk(...lines: HistoryLine[]) {
  const fake = await pressedDesk(() => ({ kind: 'lines', lines }));
  const { services, ports, clock } = fake;
  const told: unknown[] = [];
  ports.changed = async (whom) => void told.push(whom);
  await services.cache.rememberRecord(mira, NOW);
  await services.cache.rememberEvidence(4224, { source: 'answer', asOf: clock.now, lines });
  const resend = async (...risksRead: Risk[]) => {
    const result = await actOnRow(services, ports, { patientId: 4224, action: 'resend', risksRead });
    await idle();
    return result;
  };
  const offer = async () => {
    const record = (await services.cache.record(4224))?.value ?? mira;
    const { offers } = patientState(await takeSnapshotOf(services, 4224), 4224, record, 'locked');
    return offers.find(({ action }) => action === 'resend');
  };
  return { ...fake, told, resend, offer };
}

describe('a resend of what went out a short while ago', () => {
  test('asks first, by whom and when, and goes out once that was read', async () => {
    const { resend, offer, api, told } = await desk(byMaria(MINUTES_AGO));
    expect(await offer()).toMatchObject({ risk: 'sentLately', lately: { by: 'maria', at: MINUTES_AGO } });
    expect(await resend()).toEqual(sentLately);
    expect([api.count('POST'), api.count('DELETE'), told]).toEqual([0, 0, [4224]]);
    expect(await resend('sentLately')).toEqual(taken);
    expect([api.count('POST'), api.count('DELETE')]).toEqual([1, 1]);
  });

  test('asks after our own send too, and not about the operation that is still on its way', async () => {
    const { services, resend, offer, ports, click, api } = await desk();
    expect(await actOnPage(services, ports, click)).toEqual(taken);
    await idle();
    expect(await offer()).toMatchObject({ risk: 'sentLately', lately: { by: null } });
    expect(await resend()).toEqual(sentLately);
    expect(api.count('POST')).toBe(1);
    await services.journal.open(
      operation({ phase: { at: 'needsYou', question: 'revokedNotSent', refusal: null }, kind: 'resend' }),
    );
    const retry = { patientId: 4224, action: 'retry', risksRead: [] } as const;
    expect(await actOnRow(services, ports, retry)).toEqual(taken);
  });

  test('asks no more after a day', async () => {
    const { resend, offer, api } = await desk(byMaria(NOW - DAY - MINUTE));
    expect(await offer()).toMatchObject({ risk: null });
    expect(await resend()).toEqual(taken);
    expect(api.count('POST')).toBe(1);
  });

  test('does not ask where the chart has another address since: that is its repair', async () => {
    const { services, resend, offer, api } = await desk(byMaria(MINUTES_AGO));
    await services.cache.rememberRecord({ ...mira, email: 'mira@example.org' }, NOW + 1);
    expect((await offer())?.risk).not.toBe('sentLately');
    api.nowHas({ email: 'mira@example.org' });
    await resend('mayHaveJoined');
    expect(api.count('POST')).toBe(1);
  });

  test('asks where the address was corrected before it went out', async () => {
    const { services, offer } = await desk(byMaria(MINUTES_AGO));
    const { cache } = services;
    await cache.rememberRecord(mira, NOW - 30 * MINUTE);
    await cache.rememberRecord({ ...mira, email: 'mira@example.org' }, NOW - 5 * MINUTE);
    expect(await offer()).toMatchObject({ lately: { by: 'maria' } });
  });

  test('comes to light at the press, where the page shows a colleague’s', async () => {
    const { services, ports, click, api, told } = await desk(byMaria(NOW - 3 * DAY));
    const row = (enabled: string, by: string) => ({
      ...{ email: null, enabled: { by, at: enabled }, activated: { kind: 'pending' } as const },
      disabled: { kind: 'canRevokeInvite' } as const,
    });
    const reading = {
      ...miraChart,
      history: { kind: 'found' as const, value: [row('2026-05-12T10:58', 'Maria Desk')] },
    };
    const press = { ...click, action: 'resend' as const, reading };
    expect(await actOnPage(services, ports, press)).toEqual(sentLately);
    await idle();
    expect([api.count('POST'), api.count('DELETE'), told]).toEqual([0, 0, [4224]]);
    expect(await actOnPage(services, ports, { ...press, risksRead: ['sentLately'] })).toEqual(taken);
  });

  test('is left out of a list, with the reason', async () => {
    const { services } = await desk(byMaria(MINUTES_AGO));
    const [line] = await bulkCandidates(services, [{ patientId: 4224, action: 'resend' }]);
    expect(line?.leftOut).toBe('sentLately');
  });
});

test('whoever is put off for good is left out of every list', async () => {
  const { services } = await desk(pendingSince(NOW - 8 * DAY));
  const leftOut = async (named: boolean) => {
    const wanted = named ? [{ patientId: 4224, action: 'resend' as const }] : null;
    return (await bulkCandidates(services, wanted)).map((line) => line.leftOut);
  };
  expect([await leftOut(false), await leftOut(true)]).toEqual([[null], [null]]);
  await services.notNow.putOff(4224, {
    ...{ reason: 'declined', until: { kind: 'never' }, at: NOW, day: '2026-05-12' },
  });
  expect([await leftOut(false), await leftOut(true)]).toEqual([['notNow'], ['notNow']]);
});

describe('an invite where DrChrono invites by itself', () => {
  const first: PatientRecord = { ...mira, firstVisit: null, lastVisit: null };

  async function newcomer(record = first) {
    const fake = await desk();
    fake.api.nowHas(record);
    await fake.services.cache.rememberRecord(record, NOW + 1);
    await fake.services.facts.sayDrChronoInvites('firstVisit');
    const send = async (...risksRead: Risk[]) => {
      const press = { patientId: 4224, action: 'send', risksRead } as const;
      const result = await actOnRow(fake.services, fake.ports, press);
      await idle();
      return [result.ok, fake.api.count('POST')];
    };
    return { ...fake, send };
  }

  test('asks first, is no main thing to do, and stays out of lists', async () => {
    const { services, send } = await newcomer();
    const state = patientState(await takeSnapshotOf(services, 4224), 4224, first, 'locked');
    expect(state.offers[0]).toEqual({
      ...{ action: 'send', emphasis: 'secondary', risk: 'drChronoInvites', byItself: 'firstVisit' },
    });
    const [line] = await bulkCandidates(services, [{ patientId: 4224, action: 'send' }]);
    expect(line?.leftOut).toBe('drChronoInvites');
    expect(await send()).toEqual([false, 0]);
    expect(await send('drChronoInvites')).toEqual([true, 1]);
  });

  test('is an invite like any other for whoever was here before', async () => {
    const { send } = await newcomer({ ...first, lastVisit: '2019-01-02' });
    expect(await send()).toEqual([true, 1]);
  });

  test('is one like any other where staff say that it does not', async () => {
    const { services, send } = await newcomer();
    await services.facts.sayDrChronoInvites('never');
    expect(await send()).toEqual([true, 1]);
  });
});
