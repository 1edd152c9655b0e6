import { beforeAll, describe, expect, it } from 'vitest';
import { people } from '../../sandbox/patients.ts';
import { signIn } from './client.ts';
import { running } from './running.ts';

const now = running();
let cookie = '';

beforeAll(async () => {
  cookie = await signIn(now().client);
});

const open = (path: string, host: string) => now().client.send(path, { host });

describe('the other hosts', () => {
  it('are support, booking, guide, mail and the patient', async () => {
    const { practice } = now().sandbox;
    expect((await open('/hc/1', 'support.drchrono.com')).text).toContain('How do invites work?');
    expect((await open('/scheduling/offices/abc', 'www.drchrono.com')).text).toContain('Book an appointment');
    expect((await open('/', 'practice.sandbox.test')).text).toContain(practice.application.clientSecret);
    expect((await open('/', 'mail.sandbox.test')).text).toContain('https://www.onpatient.com/invite/');
  });

  it('let the patient accept by the link in the mail', async () => {
    const { practice } = now().sandbox;
    const patient = people.compoundSurname;
    practice.enable(patient.id);
    const link = new URL(practice.mail.at(-1)?.link ?? '');
    const host = link.host;
    expect((await open(link.pathname, host)).text).toContain('Confirm and Connect');
    const accept = (email: string) =>
      now().client.send(link.pathname, {
        host,
        method: 'POST',
        form: {
          first_name: patient.firstName ?? '',
          last_name: patient.lastName ?? '',
          email,
          birth_date: patient.birthDate ?? '',
          phone: patient.cellPhone,
        },
      });
    expect((await accept('other@example.com')).text).toContain('does not match');
    expect((await accept(patient.email ?? '')).text).toContain('You are connected');
    expect(practice.access.stateOf(patient.id)).toBe('active');
    expect((await open(link.pathname, host)).status).toBe(410);
  });

  it('move the clock, change settings and act as a colleague', async () => {
    const { practice } = now().sandbox;
    const host = 'practice.sandbox.test';
    const post = (path: string, form: Record<string, string>) =>
      now().client.send(path, { host, method: 'POST', form });
    const before = practice.clock.now();
    await post('/clock', { move: '3600000' });
    expect(practice.clock.now()).toBe(before + 3_600_000);
    await post('/settings', { accessShape: 'single', zone: 'Mars/Olympus', linkToChart: 'false' });
    expect(practice.settings).toMatchObject({
      accessShape: 'single',
      zone: 'US/Eastern',
      linkToChart: false,
    });
    await post('/colleague', { act: 'enable', patient: String(people.minor.id) });
    expect(practice.access.stateOf(people.minor.id)).toBe('pending');
    const state = JSON.parse((await open('/state.json', host)).text);
    expect(state.now).toBe(new Date(practice.clock.now()).toISOString());
    practice.settings.linkToChart = true;
  });
});

it('takes a redirect address under Account > API', async () => {
  const { application } = now().sandbox.practice;
  const add = (redirect_uri: string) =>
    now().client.send('/api-management/', { method: 'POST', headers: { cookie }, form: { redirect_uri } });
  await add('https://abc.chromiumapp.org/');
  await add('myapp://callback');
  expect(application.redirectUris).toEqual(['https://abc.chromiumapp.org/']);
});
