import { describe, expect, test } from 'vitest';
import { patientState } from '../../../../lib/desk/patient/patient-state.ts';
import { takeSnapshot } from '../../../../lib/desk/patient/snapshot.ts';
import { viewPage } from '../../../../lib/desk/patient/view-page.ts';
import type { Evidence } from '../../../../lib/invites/evidence.ts';
import type { PracticeFailure } from '../../../../lib/practice/failure.ts';
import {
  DAY,
  fakeServices,
  justNow,
  MINUTE,
  mira,
  miraChart,
  miraPage,
  NOW,
  operation,
  pendingSince,
} from '../fake-services.ts';

const answer = (asOf: number, ...lines: ReturnType<typeof pendingSince>[]): Evidence => ({
  source: 'answer',
  asOf,
  lines,
});

describe('requests', () => {
  test('of a glance are a view’s, for as long as it is wanted; of a person’s check a click’s', async () => {
    const { services, api } = await fakeServices();
    const askers: unknown[] = [];
    const { patient, access } = api.practice;
    api.practice.patient = (id, asker) => {
      askers.push(asker);
      return patient(id, asker);
    };
    api.practice.access = (id, zone, asker) => {
      askers.push(asker);
      return access(id, zone, asker);
    };
    await viewPage(services, miraPage, justNow(miraChart), false);
    expect(askers).toMatchObject([{ lane: 'view' }, { lane: 'view' }]);
    await viewPage(services, miraPage, justNow(miraChart), true);
    expect(askers.slice(2)).toEqual(['click', 'click']);
  });

  test('two for the first view, none for the next', async () => {
    const { services, api } = await fakeServices();
    await viewPage(services, miraPage, justNow(miraChart), false);
    await viewPage(services, miraPage, justNow(miraChart), false);
    expect(api.requests).toEqual(['GET patient 4224', 'GET access 4224']);
  });

  test('one for a stale status', async () => {
    const { services, api, clock } = await fakeServices();
    await viewPage(services, miraPage, justNow(miraChart), false);
    clock.now += 6 * MINUTE;
    await viewPage(services, miraPage, justNow(miraChart), false);
    expect(api.requests.slice(2)).toEqual(['GET access 4224']);
  });
});

test('an e-mail that staff just added is seen at the next check', async () => {
  const { services, api, clock } = await fakeServices();
  api.nowHas({ email: null });
  expect((await viewPage(services, miraPage, justNow(miraChart), false)).view.eligibility?.verdict).toBe(
    'notEligible',
  );
  api.nowHas({ email: 'mira@example.com' });
  clock.now += MINUTE;
  const { view } = await viewPage(services, miraPage, justNow(miraChart), true);
  expect(view.eligibility?.verdict).toBe('eligible');
});

test.each([
  ['active', 'sent', null],
  ['active', 'stopped', 'stopped'],
  ['pending', 'sent', 'sent'],
] as const)(
  'to an invite that is %s, an operation that ended as %s is shown as %s',
  async (kind, ended, stage) => {
    const at = { earliest: NOW - MINUTE, latest: NOW - MINUTE };
    const state = kind === 'active' ? { kind, since: at } : { kind };
    const invite = { sent: at, precision: 'exact', email: null, by: null } as const;
    const { services } = await fakeServices(() => ({ kind: 'lines', lines: [{ invite, state }] }));
    const outcome =
      ended === 'sent'
        ? ({ kind: ended, confirmed: true } as const)
        : ({ kind: ended, because: 'someoneElseSent' } as const);
    const done = operation({ sent: { at, precision: 'exact' }, phase: { at: 'settled', outcome } });
    await services.cache.rememberEnded({ operation: done, at: NOW - MINUTE, to: null });
    const { view } = await viewPage(services, miraPage, justNow(miraChart), false);
    expect(view.operation?.stage ?? null).toBe(stage);
  },
);

describe('the history that is shown', () => {
  const history = async (...evidence: Evidence[]) => {
    const { services } = await fakeServices();
    for (const item of evidence) await services.cache.rememberEvidence(4224, item);
    return (await viewPage(services, miraPage, justNow(miraChart), false)).view.history;
  };
  const page = (asOf: number, ...lines: ReturnType<typeof pendingSince>[]): Evidence => ({
    ...{ source: 'accessHistory', asOf, lines },
  });

  test('is the newer of page and answer, and no other evidence', async () => {
    const [one, other] = [[pendingSince(NOW - DAY)], [pendingSince(NOW - 2 * DAY)]];
    expect(await history(answer(NOW, ...one), page(NOW - MINUTE, ...other))).toEqual(one);
    expect(await history(page(NOW, ...one), answer(NOW - MINUTE, ...other))).toEqual(one);
    expect(await history(page(NOW, ...one), { source: 'header', asOf: NOW, says: 'notEnabled' })).toEqual(
      one,
    );
    expect(await history(page(NOW - MINUTE, ...one), { source: 'answer', asOf: NOW, lines: null })).toEqual(
      one,
    );
    expect(await history({ source: 'header', asOf: NOW, says: 'notEnabled' })).toEqual([]);
    // Of one moment: what came in later.
    expect(await history(answer(NOW, ...one), page(NOW, ...other))).toEqual(other);
    expect(await history(page(NOW, ...one), answer(NOW, ...other))).toEqual(other);
  });
});

describe('a patient who cannot be looked up', () => {
  test.each<[PracticeFailure, boolean]>([
    [{ kind: 'offline' }, true],
    [{ kind: 'timeout' }, true],
    [{ kind: 'throttled', until: NOW }, true],
    [{ kind: 'serverError', status: 500 }, true],
    [{ kind: 'notConnected' }, false],
    [{ kind: 'reconnect', why: 'grantDead' }, false],
    [{ kind: 'siteAccessWithdrawn' }, false],
  ])('for %o may be asked for again: %s', async (failure, mayAsk) => {
    const { services, api } = await fakeServices();
    api.practice.patient = async () => ({ ok: false, failure, happened: 'no' });
    const { view } = await viewPage(services, miraPage, justNow(miraChart), false);
    expect(view).toMatchObject({ identity: { kind: 'open' }, trouble: failure, operation: null });
    expect(view.status).toEqual({ kind: 'unknown', reason: 'notChecked', sides: [] });
    expect(view.offers).toEqual(mayAsk ? [{ action: 'check', emphasis: 'primary', risk: null }] : []);
  });

  test('still shows what is under way for the chart in the address', async () => {
    const { services, api } = await fakeServices();
    await services.journal.open(operation());
    await services.journal.open(operation({ id: 'two', patientId: 4225 }));
    api.practice.patient = async () => ({ ok: false, failure: { kind: 'offline' }, happened: 'no' });
    const { view } = await viewPage(services, miraPage, justNow(miraChart), false);
    expect(view.operation).toMatchObject({ id: 'one', stage: 'working' });
    expect(view.zone).toBe('US/Eastern');
  });
});

describe('the wrong patient', () => {
  test.each([
    ['another chart', { page: { kind: 'chart', patientId: 4225 } as const }],
    ['no page', { page: { kind: 'none' } as const }],
  ])('a reading of %s is outdated and costs nothing', async (_, change) => {
    const { services, api } = await fakeServices();
    const { view, patientId } = await viewPage(
      services,
      miraPage,
      justNow({ ...miraChart, ...change }),
      false,
    );
    expect(view).toMatchObject({
      identity: { kind: 'open' },
      trouble: { kind: 'viewOutdated' },
      offers: [],
      token: null,
    });
    expect(patientId).toBeNull();
    expect(api.requests).toEqual([]);
  });

  test('another name on the page: no button, no name, nothing remembered of the page', async () => {
    const { services } = await fakeServices();
    const { view, patientId } = await viewPage(
      services,
      miraPage,
      justNow({
        ...miraChart,
        name: { kind: 'found', value: { text: 'Tim Patient', parts: null } },
        header: { kind: 'found', value: 'enabled' },
      }),
      false,
    );
    expect(patientId).toBeNull();
    expect(view).toMatchObject({
      identity: { kind: 'refused', reason: 'nameDiffers' },
      offers: [],
      history: [],
    });
    expect(JSON.stringify(view)).not.toContain('Quillfeather');
    expect(await services.cache.evidence(4224)).toEqual([]);
  });
});

describe('a chart whose patient cannot be read', () => {
  const unreadable: typeof miraChart = {
    ...{ ...miraChart, name: { kind: 'absent' }, birthDate: { kind: 'absent' } },
  };

  test('the state for the id in the address, without a name, an address, a colleague, a button or a token', async () => {
    const invite = pendingSince(NOW - DAY);
    const named = { ...invite, invite: { ...invite.invite, email: 'm•••@example.com', by: 'James Smith' } };
    const { services } = await fakeServices(() => ({ kind: 'lines', lines: [named] }));
    const { view, patientId } = await viewPage(services, miraPage, justNow(unreadable), false);
    expect(patientId).toBeNull();
    expect(view).toMatchObject({
      identity: { kind: 'refused', reason: 'pageUnreadable' },
      status: { kind: 'pending', grounds: { source: 'answer' } },
      ...{ eligibility: null, history: [], offers: [], token: null },
    });
    expect(JSON.stringify(view)).not.toMatch(/Mira|Quillfeather|James|@/i);
  });

  test('an operation that ended there names nobody either', async () => {
    const { services } = await fakeServices();
    const phase = { at: 'settled', outcome: { kind: 'sent', confirmed: true } } as const;
    const at = { earliest: NOW - MINUTE, latest: NOW - MINUTE };
    const sent = operation({ phase, sent: { at, precision: 'exact' } });
    await services.cache.rememberEnded({ operation: sent, at: NOW, to: 'm•••@example.com' });
    const { view } = await viewPage(services, miraPage, justNow(unreadable), false);
    expect(view.operation).toMatchObject({ stage: 'sent', to: null });
    const words = ['Mira Quillfeather has no email.'];
    const refused = {
      at: 'settled',
      outcome: { kind: 'refused', refusal: { kind: 'refused', words } },
    } as const;
    await services.cache.rememberEnded({ operation: operation({ phase: refused }), at: NOW, to: null });
    const later = (await viewPage(services, miraPage, justNow(unreadable), false)).view;
    expect(later.operation).toMatchObject({ stage: 'stopped' });
    expect(JSON.stringify(later)).not.toMatch(/Quillfeather/);
  });
});

describe('what could break every view', () => {
  test('a provider’s time zone that this browser does not know', async () => {
    const { services, settings } = await fakeServices();
    await settings.write('connection-checks', {
      ...{ checkedAt: NOW, signedInAs: null, practice: null, mayInvite: 'yes' },
      zone: 'Mars/Olympus',
    });
    await services.journal.open(operation());
    await services.journal.advance(
      operation({ phase: { at: 'settled', outcome: { kind: 'sent', confirmed: true } } }),
      [{ patientId: 4224, kind: 'send', at: { earliest: NOW, latest: NOW + 999 }, precision: 'exact' }],
    );
    expect(patientState(await takeSnapshot(services), mira.id, mira, 'locked').status.kind).toBe('pending');
  });

  test('a send that was found again by a clock with half milliseconds', async () => {
    const { services } = await fakeServices();
    await services.journal.open(operation());
    await services.journal.advance(
      operation({ phase: { at: 'settled', outcome: { kind: 'sent', confirmed: true } } }),
      [
        {
          patientId: 4224,
          kind: 'send',
          at: { earliest: NOW + 0.5, latest: NOW + 999.5 },
          precision: 'about',
        },
      ],
    );
    expect(patientState(await takeSnapshot(services), mira.id, mira, 'locked').status.kind).toBe('pending');
  });
});
