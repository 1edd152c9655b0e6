import { beforeEach, describe, expect, test } from 'vitest';
import { saysTheSame } from '../../../../lib/card/compare-views.ts';
import { heldWorklist } from '../../../../lib/desk/lists/held-worklist.ts';
import { viewPreview } from '../../../../lib/desk/lists/view-bulk.ts';
import { viewWorklist } from '../../../../lib/desk/lists/view-worklist.ts';
import { pillOf } from '../../../../lib/desk/patient/pill-view.ts';
import { viewPage } from '../../../../lib/desk/patient/view-page.ts';
import { connect } from '../../../../lib/desk/sign-in/connection.ts';
import { requestBudget } from '../../../../lib/desk/store/request-budget.ts';
import { WHOLE_LIST } from '../../../whole-list.ts';
import { fakeServices, miraChart, miraPage, NOW, newLocks, operation, SECOND } from '../fake-services.ts';
import { computer, failed } from '../sign-in/computer.ts';

beforeEach(newLocks);

const DANA = 'dana.frontdesk';
const at = { earliest: NOW - SECOND, latest: NOW - SECOND };

/** A workstation at which this person is signed in, by the last check list; null where it did not say who. */
async function signedIn(as: string | null) {
  const fake = await fakeServices(() => ({ kind: 'lines', lines: [] }));
  const { services } = fake;
  const checks = { checkedAt: NOW, practice: null, zone: 'US/Eastern', mayInvite: 'yes' } as const;
  await services.facts.rememberChecks({ ...checks, signedInAs: as });
  const look = async (reading = miraChart) =>
    (await viewPage(services, miraPage, { reading, age: 0 }, false)).view;
  return { ...fake, look };
}

/** A send or revoke of Mira's that has just ended, in the name of `as`. */
const ended = (kind: 'sent' | 'revoked', as: string | null) => ({
  ...{ at: NOW, to: 'm•••@example.com', actedAs: as },
  operation: operation(
    kind === 'sent'
      ? { sent: { at, precision: 'exact' }, phase: { at: 'settled', outcome: { kind, confirmed: true } } }
      : { kind: 'revoke', revoked: at, phase: { at: 'settled', outcome: { kind } } },
  ),
});

describe.each([DANA, null])('signed in as %s', (as) => {
  test('every view where something can be pressed says so', async () => {
    const { services, store, settings, look } = await signedIn(as);
    expect((await look()).actsAs).toBe(as);
    expect((await look({ ...miraChart, birthDate: { kind: 'found', value: '1901-01-01' } })).actsAs).toBe(as);
    const budget = requestBudget(settings, services.clock.now);
    const now = { filling: false, online: true, overlayTaken: false, otherHost: null };
    const needs = { patients: services, worklist: heldWorklist(services, () => 0), store, budget };
    expect((await viewWorklist(needs, WHOLE_LIST, { kind: 'connected' }, now)).actsAs).toBe(as);
    const connection = {
      ...{ facts: services.facts, hasSiteAccess: async () => false },
      credentials: (await computer()).keys,
    };
    const preview = await viewPreview(
      { patients: services, budget, connection, bulk: NO_LIST, schedule: noSchedule },
      { of: 'expired' },
    );
    expect(preview.actsAs).toBe(as);
  });
});

const noSchedule = { view: () => Promise.reject(new Error('no day')), readyToGo: async () => [] };
const NO_LIST = {
  ...{ queue: async () => null, work: async () => undefined, change: async () => undefined },
  ...{ ended: async () => undefined, start: async () => ({ ok: true, value: null }) as const },
};

describe('a receipt', () => {
  test.each(['sent', 'revoked'] as const)(
    'says in whose name it was %s, whoever is signed in by now',
    async (kind) => {
      const { services, look } = await signedIn('morgan.frontdesk');
      await services.cache.rememberEnded(ended(kind, DANA));
      const view = await look();
      expect(view).toMatchObject({ actsAs: 'morgan.frontdesk', operation: { stage: kind, actedAs: DANA } });
    },
  );

  test('says nothing where that was not known', async () => {
    const { services, look } = await signedIn(DANA);
    await services.cache.rememberEnded(ended('sent', null));
    expect((await look()).operation).not.toHaveProperty('actedAs');
  });
});

test('the page of the EHR hears no name', async () => {
  for (const kind of ['sent', 'revoked'] as const) {
    const { services, look } = await signedIn(DANA);
    await services.cache.rememberEnded(ended(kind, DANA));
    const view = await look();
    expect(JSON.stringify(view)).toContain(DANA);
    expect(JSON.stringify(pillOf(view, false))).not.toContain(DANA);
    // The state of a chart whose name cannot be read is shown without any name, too.
    const nobody = { name: { kind: 'absent' }, birthDate: { kind: 'absent' } } as const;
    const nameless = await look({ ...miraChart, ...nobody });
    expect(JSON.stringify(nameless.operation)).not.toContain(DANA);
  }
});

test('a press on a view that named another person does not count for the next view', async () => {
  const { look } = await signedIn(DANA);
  const view = await look();
  expect(saysTheSame(view, { ...view })).toBe(true);
  expect(saysTheSame(view, { ...view, actsAs: 'morgan.frontdesk' })).toBe(false);
  expect(saysTheSame(view, { ...view, actsAs: null })).toBe(false);
});

test('whoever connects is not called by the name of the one before, even if the checks fail', async () => {
  const { ports, api, services } = await computer();
  expect((await services.facts.checks())?.signedInAs).toBe('desk');
  api.practice.currentUser = async () => failed({ kind: 'timeout' });
  expect(await connect(ports, 'shared')).toEqual({ ok: true, unchecked: { kind: 'timeout' } });
  // The practice stays known, and with it the zone.
  expect(await services.facts.checks()).toMatchObject({
    ...{ signedInAs: null, mayInvite: 'notSaid', zone: 'US/Eastern', practice: 'Example Practice' },
  });
});
