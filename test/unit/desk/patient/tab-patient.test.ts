import { beforeEach, describe, expect, test, vi } from 'vitest';
import { readTab } from '../../../../lib/desk/patient/page-ports.ts';
import { tabPatients } from '../../../../lib/desk/patient/tab-patient.ts';
import { tabPatientHandlers } from '../../../../lib/desk/patient/tab-patient-handlers.ts';
import type { PageReading } from '../../../../lib/ehr/page/reading.ts';
import type { TabPatientView } from '../../../../lib/messages/tab-patient-view.ts';
import { type Asker, isWanted } from '../../../../lib/practice/budget.ts';
import type { AccessAnswer } from '../../../../lib/practice/decode-access.ts';
import type { Answer, PracticeFailure } from '../../../../lib/practice/failure.ts';
import { freshBrowser } from '../fake-browser.ts';
import {
  fakeServices,
  idle,
  MINUTE,
  mira,
  miraAddress,
  miraChart,
  NOW,
  newLocks,
  pendingSince,
} from '../fake-services.ts';

vi.mock(
  '../../../../lib/platform/browser-ports.ts',
  async () => (await import('../fake-browser.ts')).fakePorts,
);

beforeEach(newLocks);

const own = { kind: 'own' } as const;
const nobodyInvited: AccessAnswer = { kind: 'lines', lines: [] };
const failing = (failure: PracticeFailure): Answer<never> => ({ ok: false, failure, happened: 'no' });
const CALENDAR = 'https://app.drchrono.com/appointments/';
const APPOINTMENT = 'https://app.drchrono.com/appointments/76232954/';

/** A desk over which the popup is opened, with this address in the tab in front. */
async function overTab(address: string | null, access: () => AccessAnswer = () => nobodyInvited) {
  const fake = await fakeServices(access);
  const { services, api, clock } = fake;
  const browser = freshBrowser();
  browser.activeTab = 7;
  const goes = (next: string | null) => {
    if (next === null) browser.tabs.delete(7);
    else browser.tabs.set(7, next);
  };
  goes(address);
  // Each record is of the patient that was asked for, and each request is counted with its lane.
  const lanes: string[] = [];
  const { practice } = api;
  const { patient, access: invite, appointment } = practice;
  const lane = (asker: unknown) => lanes.push(typeof asker === 'string' ? asker : 'view');
  const unwanted = (asker: Asker) => !isWanted(asker);
  practice.patient = async (id, asker) => {
    if (unwanted(asker)) return failing({ kind: 'viewOutdated' });
    lane(asker);
    const answer = await patient(id, asker);
    return answer.ok ? { ...answer, value: { ...answer.value, id } } : answer;
  };
  practice.access = (id, zone, asker) => {
    lane(asker);
    return invite(id, zone, asker);
  };
  practice.appointment = async (id, asker) => {
    if (unwanted(asker)) return failing({ kind: 'viewOutdated' });
    lane(asker);
    api.requests.push(`GET appointment ${id}`);
    return appointment(id, asker);
  };
  const accepts = async (host: string) => host === 'hillside.drchrono.com';
  const handlers = tabPatientHandlers(
    Promise.resolve({ tabPatients: tabPatients(services, readTab), hosts: { accepts } }),
  );
  const view = (look: boolean) => handlers.viewTabPatient({ look }, own);
  /** What the overlay on the page reads now; null where none answers. */
  const shows = (reading: PageReading | null) => {
    browser.overlay = (tabId, { order, run }) =>
      tabId === 7 && order === 'readPage' && run === null && reading !== null
        ? { reading, age: 0, documentAge: 0, sight: null }
        : null;
  };
  return { ...fake, api, clock, lanes, goes, shows, view };
}

const found = (view: TabPatientView) => (view.kind === 'found' ? view : null);

describe('the patient of the tab in front', () => {
  test('is named by the record, with state and Send, where the patient was never invited', async () => {
    const { services, view, api, lanes } = await overTab(miraAddress);
    await services.facts.learnListsInvites();
    const shown = found(await view(true));
    expect(shown?.row).toMatchObject({
      ...{ patientId: 4224, name: 'Mira Quillfeather', birthDate: '1980-02-11' },
      status: { kind: 'notInvited' },
    });
    expect(shown?.row.offers[0]).toEqual({ action: 'send', emphasis: 'primary', risk: null });
    expect(shown?.eligibility?.verdict).toBe('eligible');
    expect(shown?.trouble).toBeNull();
    expect(api.requests).toEqual(['GET patient 4224', 'GET access 4224']);
    expect(lanes).toEqual(['click', 'click']);
  });

  test('carries what is missing and what to mind', async () => {
    const { view, api } = await overTab(miraAddress);
    api.nowHas({ email: null, chartState: 'deceased' });
    const shown = found(await view(true));
    expect(shown?.eligibility).toMatchObject({ verdict: 'notEligible', toFix: ['email'] });
    expect(shown?.eligibility?.warnings).toContain('deceased');
    expect(shown?.row.offers.some(({ action }) => action === 'send')).toBe(false);
  });

  test('comes on an appointment by its record, and that is asked once', async () => {
    const { view, api } = await overTab(APPOINTMENT);
    expect(found(await view(true))?.row.patientId).toBe(4224);
    await view(true);
    expect(api.requests).toEqual(['GET appointment 76232954', 'GET patient 4224', 'GET access 4224']);
  });

  test.each([
    ['a calendar', CALENDAR],
    ['another page of the EHR', 'https://app.drchrono.com/reports/'],
  ])('is none on %s, which is still a page of the EHR, and nothing is asked', async (_, address) => {
    const { view, lanes } = await overTab(address);
    expect(await view(true)).toEqual({ kind: 'noPatient' });
    expect(lanes).toEqual([]);
  });

  test.each([
    ['another site', 'https://www.example.com/patients/4224/'],
    ['a page of ours', 'chrome-extension://invite-desk-id/options.html'],
    ['an unencrypted page', 'http://app.drchrono.com/patients/4224/'],
    ['a host that nobody has accepted', 'https://elsewhere.drchrono.com/patients/4224/'],
    ['a host with a port of its own', 'https://app.drchrono.com:8443/patients/4224/'],
    ['a tab whose address is not ours to see', null],
  ])('is nobody on %s, and nothing is asked', async (_, address) => {
    const { view, lanes } = await overTab(address);
    expect(await view(true)).toEqual({ kind: 'nobody' });
    expect(lanes).toEqual([]);
  });

  test('is there at the practice’s own host', async () => {
    const { view } = await overTab('https://hillside.drchrono.com/chart/4224/summary');
    expect(found(await view(true))?.row.patientId).toBe(4224);
  });
});

describe('what it costs', () => {
  test('what is fresh is not asked again, and a refresh asks nothing at all', async () => {
    const { view, api, clock } = await overTab(miraAddress);
    await view(true);
    await view(true);
    expect(api.requests).toHaveLength(2);
    clock.now += 6 * MINUTE;
    for (let times = 0; times < 5; times += 1) expect(found(await view(false))?.row.patientId).toBe(4224);
    expect(api.requests).toHaveLength(2);
    await view(true);
    expect(api.requests.slice(2)).toEqual(['GET access 4224']);
    clock.now += 31 * MINUTE;
    expect(await view(false)).toEqual({ kind: 'notLooked' });
    await view(true);
    expect(api.requests.slice(3)).toEqual(['GET patient 4224', 'GET access 4224']);
  });

  test('a record that was noted by a wrong clock names nobody until it is read again', async () => {
    const { view, api, clock } = await overTab(miraAddress);
    await view(true);
    clock.now -= 10 * MINUTE;
    expect(await view(false)).toEqual({ kind: 'notLooked' });
    await view(true);
    expect(api.requests.filter((request) => request === 'GET patient 4224')).toHaveLength(2);
    expect(found(await view(false))?.row.patientId).toBe(4224);
  });

  test('a refresh does not ask either where the look failed, and says why', async () => {
    const { view, api, lanes } = await overTab(miraAddress);
    api.practice.patient = async (_, asker) => {
      lanes.push(String(asker));
      return failing({ kind: 'serverError', status: 500 });
    };
    const said = { kind: 'failed', failure: { kind: 'serverError', status: 500 } };
    expect(await view(true)).toEqual(said);
    for (let times = 0; times < 5; times += 1) expect(await view(false)).toEqual(said);
    expect(lanes).toEqual(['click']);
  });

  test('a page that changes its address under the open popup spends nothing', async () => {
    const { view, goes, lanes } = await overTab(miraAddress);
    await view(true);
    for (let id = 1; id <= 20; id += 1) {
      goes(`https://app.drchrono.com/patients/${id}/`);
      expect(await view(false)).toEqual({ kind: 'notLooked' });
    }
    expect(lanes).toHaveLength(2);
  });
});

describe('never another patient than the tab’s', () => {
  test('a tab that went on while DrChrono was asked does not get the patient before', async () => {
    const { view, goes, api } = await overTab(miraAddress);
    const { patient } = api.practice;
    api.practice.patient = async (id, asker) => {
      goes('https://app.drchrono.com/patients/4225/');
      return patient(id, asker);
    };
    expect(await view(true)).toEqual({ kind: 'notLooked' });
  });

  test('why one patient could not be looked up is not said of the next', async () => {
    const { view, goes, api } = await overTab(miraAddress);
    api.practice.patient = async () => failing({ kind: 'forbidden' });
    expect(await view(true)).toMatchObject({ kind: 'failed' });
    goes('https://app.drchrono.com/patients/4225/');
    expect(await view(false)).toEqual({ kind: 'notLooked' });
  });

  test('a worker that died in between still shows the patient of the tab', async () => {
    const { view, services } = await overTab(miraAddress);
    await view(true);
    const next = tabPatients(services, readTab);
    const shown = await next.view({ tabId: 7, page: { kind: 'chart', patientId: 4224 } });
    expect(found(shown)?.row.name).toBe('Mira Quillfeather');
  });
});

describe('where it cannot be told', () => {
  test('a record that is not found is not visible, and a missing permission is named', async () => {
    const { view, api } = await overTab(miraAddress);
    api.practice.patient = async () => failing({ kind: 'notFound' });
    expect(await view(true)).toEqual({
      ...{ kind: 'failed', failure: { kind: 'identityRefused', reason: 'recordNotVisible' } },
    });
    api.practice.patient = async () => failing({ kind: 'forbidden' });
    expect(await view(true)).toEqual({ kind: 'failed', failure: { kind: 'forbidden' } });
  });

  test('an appointment without a patient says so', async () => {
    const { view, api } = await overTab(APPOINTMENT);
    const { appointment } = api.practice;
    api.practice.appointment = async (id, asker) => {
      const answer = await appointment(id, asker);
      return answer.ok ? { ...answer, value: { patientId: null, visit: null } } : answer;
    };
    expect(await view(true)).toMatchObject({ failure: { reason: 'appointmentIsBreak' } });
  });

  test('a status that could not be asked leaves the patient, with the trouble beside, until it is known', async () => {
    const { services, view, api, clock } = await overTab(miraAddress);
    const { access } = api.practice;
    api.practice.access = async () => failing({ kind: 'timeout' });
    const shown = found(await view(true));
    expect(shown?.trouble).toEqual({ kind: 'timeout' });
    expect(shown?.row.offers).toEqual([{ action: 'check', emphasis: 'primary', risk: null }]);
    expect(found(await view(false))?.trouble).toEqual({ kind: 'timeout' });
    api.practice.access = access;
    await services.cache.rememberEvidence(4224, {
      ...{ source: 'answer', asOf: clock.now, lines: [pendingSince(NOW - MINUTE)] },
    });
    expect(found(await view(false))).toMatchObject({ trouble: null, row: { status: { kind: 'pending' } } });
  });

  test('a second look that works takes the failure back', async () => {
    const { view, api } = await overTab(miraAddress);
    const { patient } = api.practice;
    api.practice.patient = async () => failing({ kind: 'timeout' });
    expect(await view(true)).toMatchObject({ kind: 'failed' });
    api.practice.patient = patient;
    expect(found(await view(true))?.row.patientId).toBe(mira.id);
    expect(found(await view(false))?.row.patientId).toBe(mira.id);
    await idle();
  });
});

describe('in a window over the calendar', () => {
  const absent = { kind: 'absent' } as const;
  const valued = <T>(value: T) => ({ kind: 'found', value }) as const;
  /** The window of Mira's appointment, as the overlay reads it. */
  const inWindow = (change: Partial<PageReading> = {}): PageReading => ({
    ...{ ...miraChart, page: { kind: 'calendar' }, subject: 'appointmentWindow', birthDate: absent },
    ...{ linkedPatientId: valued(4224), linkedAppointmentId: valued('76232954') },
    ...change,
  });

  test('the patient is named whom the window and the record agree on, with Send', async () => {
    const { view, shows, services, api, lanes } = await overTab(CALENDAR);
    await services.facts.learnListsInvites();
    shows(inWindow());
    const shown = found(await view(true));
    expect(shown?.row).toMatchObject({ patientId: 4224, name: 'Mira Quillfeather' });
    expect(shown?.row.offers[0]).toMatchObject({ action: 'send' });
    expect(api.requests).toEqual(['GET appointment 76232954', 'GET patient 4224', 'GET access 4224']);
    for (let times = 0; times < 5; times += 1) expect(found(await view(false))?.row.patientId).toBe(4224);
    expect(lanes).toHaveLength(3);
  });

  test('a refresh asks nothing, also where the window is another one by now', async () => {
    const { view, shows, lanes } = await overTab(CALENDAR);
    shows(inWindow());
    expect(await view(false)).toEqual({ kind: 'notLooked' });
    expect(lanes).toEqual([]);
    await view(true);
    shows(inWindow({ linkedPatientId: valued(4225), birthDate: valued('1980-02-11') }));
    expect(await view(false)).toEqual({ kind: 'notLooked' });
    shows(null);
    expect(await view(false)).toEqual({ kind: 'noPatient' });
  });

  test.each<[string, Partial<PageReading>, string]>([
    ['names somebody else', { name: valued({ text: 'Odo Fennimore', parts: null }) }, 'nameDiffers'],
    [
      'is one of two, of which nobody knows which one is meant',
      {
        name: { kind: 'ambiguous', reason: 'twoWindows' },
        linkedPatientId: { kind: 'ambiguous', reason: 'twoWindows' },
      },
      'twoPatients',
    ],
    [
      'has links of two patients',
      { linkedPatientId: { kind: 'mismatch', reason: 'idsDiffer' } },
      'idsDiffer',
    ],
  ])('a window that %s is refused, and nobody is shown', async (_, change, reason) => {
    const { view, shows } = await overTab(CALENDAR);
    shows(inWindow(change));
    const refused = { kind: 'failed', failure: { kind: 'identityRefused', reason } };
    expect(await view(true)).toMatchObject(refused);
    expect(await view(false)).toMatchObject(refused);
  });

  test('a name and a link alone show the state without a button, and say why', async () => {
    const { view, shows } = await overTab(CALENDAR);
    shows(inWindow({ linkedAppointmentId: absent }));
    expect(await view(true)).toMatchObject({
      ...{ kind: 'found', row: { patientId: 4224, offers: [] }, trouble: { kind: 'linkAlone' } },
    });
  });

  test('why one patient could not be looked up is not said of the next window', async () => {
    const { view, shows, api } = await overTab(CALENDAR);
    api.practice.access = async () => failing({ kind: 'timeout' });
    shows(inWindow());
    expect(found(await view(true))?.trouble).toEqual({ kind: 'timeout' });
    shows(inWindow({ linkedPatientId: valued(4225), birthDate: valued('1980-02-11') }));
    expect(await view(false)).toEqual({ kind: 'notLooked' });
  });

  test('a page that answers as another page than its address names shows nobody', async () => {
    const { view, shows } = await overTab(CALENDAR);
    shows(miraChart);
    expect(await view(true)).toEqual({ kind: 'notLooked' });
  });
});
