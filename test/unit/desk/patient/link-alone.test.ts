import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { Runner } from '../../../../lib/desk/operations/runner.ts';
import { type ActPorts, actOnPage } from '../../../../lib/desk/patient/act.ts';
import { cardFrames } from '../../../../lib/desk/patient/card-frames.ts';
import { cardHandlers } from '../../../../lib/desk/patient/card-handlers.ts';
import { patientsOfTabs } from '../../../../lib/desk/patient/patients-of-tabs.ts';
import { tabInterest } from '../../../../lib/desk/patient/tab-interest.ts';
import { lookUpQuota } from '../../../../lib/desk/patient/tab-quotas.ts';
import { viewPage } from '../../../../lib/desk/patient/view-page.ts';
import { viewTokens } from '../../../../lib/desk/patient/view-token.ts';
import type { PageReading } from '../../../../lib/ehr/page/reading.ts';
import { failureWords } from '../../../../lib/words/failures.ts';
import { ALL_RISKS } from '../../../all-risks.ts';
import { fakeServices, miraChart, newLocks } from '../fake-services.ts';

vi.mock(
  '../../../../lib/platform/browser-ports.ts',
  async () => (await import('../fake-browser.ts')).fakePorts,
);

beforeEach(newLocks);

const calendar = { kind: 'calendar' } as const;
const absent = { kind: 'absent' } as const;
const found = <T>(value: T) => ({ kind: 'found', value }) as const;
const BIRTH = found('1980-02-11');

/** An open window of the calendar that shows Mira's name, and of the rest what is given. */
function windowWith(change: Partial<PageReading>): PageReading {
  return { ...miraChart, page: calendar, subject: 'appointmentWindow', birthDate: absent, ...change };
}

async function workstation(ofAppointment = 4224) {
  const fake = await fakeServices(() => ({ kind: 'lines', lines: [] }));
  const { services, memory, api } = fake;
  await services.facts.learnListsInvites();
  const appointments: string[] = [];
  api.practice.appointment = async (id) => {
    appointments.push(id);
    const at = { earliest: services.clock.now(), latest: services.clock.now() };
    return { ok: true, value: { patientId: ofAppointment, visit: null }, status: 200, at };
  };
  const started: string[] = [];
  const runner: Runner = {
    async start({ kind }) {
      started.push(kind);
      return 'opened';
    },
    ...{ rested: async () => undefined, resume: async () => undefined, answer: async () => false },
    seen: async () => undefined,
  };
  const act: ActPorts = {
    ...{ tokens: viewTokens(memory, services.clock.now), runner, changed: async () => undefined },
    tabAddress: async () => 'https://app.drchrono.com/appointments/',
    hasSiteAccess: async () => true,
  };
  const look = async (change: Partial<PageReading>) =>
    viewPage(services, calendar, { reading: windowWith(change), age: 0 }, false);
  return { ...fake, appointments, started, act, look };
}

describe('a window of the calendar', () => {
  test.each<[string, Partial<PageReading>, { buttons: boolean; asks: number }]>([
    ['a link alone', { linkedPatientId: found(4224) }, { buttons: false, asks: 0 }],
    [
      'a link and the birth date',
      { linkedPatientId: found(4224), birthDate: BIRTH },
      { buttons: true, asks: 0 },
    ],
    ['an appointment', { linkedAppointmentId: found('5001') }, { buttons: true, asks: 1 }],
    [
      'a link and an appointment, which agree',
      { linkedPatientId: found(4224), linkedAppointmentId: found('5001') },
      { buttons: true, asks: 1 },
    ],
    [
      'a link, an appointment and the birth date',
      { linkedPatientId: found(4224), linkedAppointmentId: found('5001'), birthDate: BIRTH },
      { buttons: true, asks: 0 },
    ],
    ['the birth date', { birthDate: BIRTH }, { buttons: true, asks: 0 }],
  ])('with %s beside the name', async (_, shown, { buttons, asks }) => {
    const { look, appointments } = await workstation();
    const { view, patientId } = await look(shown);
    // The state is shown in any case.
    expect(view).toMatchObject({
      identity: { kind: 'locked', name: 'Mira Quillfeather' },
      status: { kind: 'notInvited' },
      withheld: buttons ? null : { kind: 'linkAlone' },
    });
    expect(patientId).toBe(4224);
    expect(view.eligibility).not.toBeNull();
    expect(view.offers.map(({ action }) => action)).toEqual(buttons ? ['send', 'check'] : []);
    expect(appointments).toHaveLength(asks);
  });

  test('whose link and appointment are of two patients is refused', async () => {
    const { look, api } = await workstation(4225);
    const { patient } = api.practice;
    api.practice.patient = async (id, asker) => {
      const answer = await patient(id, asker);
      return answer.ok ? { ...answer, value: { ...answer.value, id } } : answer;
    };
    const { view } = await look({ linkedPatientId: found(4224), linkedAppointmentId: found('5001') });
    expect(view).toMatchObject({ identity: { kind: 'refused' }, offers: [] });
  });

  test('with the name alone is not searched for', async () => {
    const { look, api } = await workstation();
    const { view } = await look({});
    expect(view.identity).toEqual({ kind: 'refused', reason: 'notEnoughToSearch' });
    expect(api.requests).toEqual([]);
  });

  test('with a link alone leaves no evidence: what it says of invites proves nothing elsewhere', async () => {
    const { look, services } = await workstation();
    const says: Partial<PageReading> = {
      accessHeading: { kind: 'found', value: 'enabled' },
      history: { kind: 'found', value: [] },
    };
    const { seen } = await look({ linkedPatientId: found(4224), ...says });
    expect(seen).toEqual([]);
    const sources = async () => (await services.cache.evidence(4224)).map(({ source }) => source);
    expect(await sources()).toEqual(['answer']);
    await look({ linkedPatientId: found(4224), birthDate: BIRTH, ...says });
    expect(await sources()).toEqual(['answer', 'header', 'accessHistory']);
  });
});

test('a press over a link alone is refused in words, with whatever token it comes', async () => {
  const { services, act, started, look } = await workstation();
  await look({ linkedPatientId: found(4224), birthDate: BIRTH });
  const bound = { patientId: 4224, tabId: 1, documentId: 'card', page: 'calendar' };
  const press = async (change: Partial<PageReading>) =>
    actOnPage(services, act, {
      ...{ viewToken: await act.tokens.issue(bound), action: 'send', risksRead: ALL_RISKS, page: calendar },
      ...{ tabId: 1, documentId: 'card', host: 'app.drchrono.com', reading: windowWith(change), age: 0 },
    });
  expect(await press({ linkedPatientId: found(4224) })).toEqual({
    ok: false,
    failure: { kind: 'linkAlone' },
  });
  expect(started).toEqual([]);
  expect(failureWords({ kind: 'linkAlone' }, null).next).toBe('Open the appointment or the chart to send.');
  expect(await press({ linkedPatientId: found(4224), birthDate: BIRTH })).toEqual({ ok: true, value: null });
  expect(started).toEqual(['send']);
});

test('the card over a link alone gets no token to press with', async () => {
  const { services, act, memory } = await workstation();
  const now = services.clock.now;
  const cards = cardFrames(memory);
  const shown: { reading: PageReading } = { reading: windowWith({ linkedPatientId: found(4224) }) };
  const pages = {
    read: async () => ({ reading: shown.reading, age: 0, documentAge: 0, sight: null }),
    ...{ size: async () => undefined, fold: async () => undefined, outline: async () => null },
  };
  const tabs = patientsOfTabs(memory);
  const needs = { patients: services, act, cards, tabs, lookUps: lookUpQuota(memory, now) };
  const handlers = cardHandlers(Promise.resolve(needs), pages, tabInterest());
  const inTab = { tabId: 1, host: 'app.drchrono.com', page: calendar };
  const frameToken = await cards.open({ kind: 'page', documentId: 'page', ...inTab }, 'run');
  const card = { kind: 'card', frameId: 4, documentId: 'card', ...inTab } as const;
  const view = await handlers.viewCard({ frameToken, check: false }, card);
  expect(view).toMatchObject({ token: null, offers: [], withheld: { kind: 'linkAlone' } });
  shown.reading = windowWith({ linkedPatientId: found(4224), birthDate: BIRTH });
  expect((await handlers.viewCard({ frameToken, check: false }, card))?.token).toEqual(expect.any(String));
});
