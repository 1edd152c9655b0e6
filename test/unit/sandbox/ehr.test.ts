import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { accounts } from '../../sandbox/accounts.ts';
import { people } from '../../sandbox/patients.ts';
import type { Settings } from '../../sandbox/settings.ts';
import { visits } from '../../sandbox/visits.ts';
import { signIn } from './client.ts';
import { running } from './running.ts';

const now = running();
let cookie = '';

beforeAll(async () => {
  cookie = await signIn(now().client);
});

beforeEach(() => {
  const usual = { markup: 'a', appointmentOpens: 'inPage', pagesMayBeStored: false };
  Object.assign(now().sandbox.practice.settings, usual);
});

const open = (path: string, host = 'hillside.drchrono.com') =>
  now().client.send(path, { host, headers: { cookie } });
const press = (path: string, form: Record<string, string> = {}, from = '') =>
  now().client.send(path, { method: 'POST', headers: { cookie, referer: from }, form });
const titleOf = (text: string) => /<title>([^<]*)<\/title>/.exec(text)?.[1]?.trim() ?? '';
/** Take what a person reads: no tags, no scripts, one space at most. */
const wordsOf = (html: string) =>
  html
    .replace(/<(script|style)[\s\S]*?<\/\1>/g, ' ')
    .replace(/<[^>]*>/g, ' ')
    .replace(/&nbsp;/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/\u00a0/g, ' ');
const marked = (markup: Settings['markup']) => {
  now().sandbox.practice.settings.markup = markup;
};

describe('signing in', () => {
  it('is needed for every page, and leads back', async () => {
    const { client } = now();
    const reply = await client.send(`/chart/${people.active.id}/summary`);
    expect(reply.status).toBe(302);
    expect(reply.headers.location).toBe(`/accounts/login/?next=%2Fchart%2F${people.active.id}%2Fsummary`);
  });

  it('gives one session for all the EHR hosts, and refuses a wrong password', async () => {
    const { client } = now();
    const { username } = accounts.frontDesk;
    const reply = await client.send('/accounts/login/', {
      method: 'POST',
      form: { username, password: accounts.frontDesk.password, next: '//evil.example.org/' },
    });
    expect(reply.headers['set-cookie']).toContain('Domain=.drchrono.com');
    expect(reply.headers.location).toBe('https://hillside.drchrono.com/dashboard');
    const wrong = await client.send('/accounts/login/', {
      method: 'POST',
      form: { username, password: 'no' },
    });
    expect(wrong.headers).not.toHaveProperty('set-cookie');
  });
});

describe('every page', () => {
  const { id } = people.neverInvited;
  const paths = [
    '/dashboard',
    '/appointments',
    '/appointments?date=2026-05-21',
    '/patients/',
    '/patients/new/',
    `/patients/${id}/`,
    `/patients/${id}/onpatient/`,
    `/chart/${id}/summary`,
    `/chart/${id}/demographics`,
    `/chart/${id}/documents`,
    `/chart/${id}/onpatient`,
    `/misc/labs/${id}/`,
    `/patient/${id}/integration/1/`,
    '/messages/',
    '/api-management/',
    `/appointments/${visits.break}/`,
    `/appointments/${visits.recurring}/`,
  ];

  describe.each(['a', 'b', 'c'] as const)('markup %s', (markup) => {
    it.each(paths)('%s is not stored and names nobody in its title', async (path) => {
      marked(markup);
      const reply = await open(path);
      expect([reply.status, reply.headers['cache-control']]).toEqual([200, 'no-store']);
      expect(titleOf(reply.text)).not.toBe('');
      expect(titleOf(reply.text)).not.toMatch(/Maren|Fairholt/);
    });

    it('escapes what a name may hold', async () => {
      marked(markup);
      for (const path of [
        `/chart/${people.angledName.id}/summary`,
        `/chart/${people.angledName.id}/onpatient`,
        `/patients/${people.angledName.id}/`,
        `/appointments/${now().sandbox.practice.visitOf(people.angledName.id)?.id}/`,
        '/patients/',
      ]) {
        const { text } = await open(path);
        expect(text).toContain('&lt;i&gt;');
        expect(text).not.toContain('Tess <i>');
      }
    });
  });
});

it('a page may be stored where the practice lets browsers keep pages', async () => {
  now().sandbox.practice.settings.pagesMayBeStored = true;
  const reply = await open(`/chart/${people.active.id}/onpatient`);
  expect(reply.headers).not.toHaveProperty('cache-control');
});

describe('markup c', () => {
  beforeEach(() => marked('c'));
  const { id } = people.nickNamed;

  it.each([
    `/chart/${id}/summary`,
    `/chart/${id}/demographics`,
    `/chart/${id}/onpatient`,
    `/chart/${people.neither.id}/onpatient`,
    `/appointments/${visits.recurring}/`,
    '/appointments',
  ])('%s has nothing that says what a text is', async (path) => {
    const { text } = await open(path);
    expect(text).not.toMatch(/<(h[1-6]|label|th|dt|caption|legend|strong|b)\b/);
    expect(text).not.toMatch(/ (id|for|role|aria-labelledby|data-[a-z]{2,})="?/);
  });

  it('writes the patient header as one row of plain cells', async () => {
    const { text } = await open(`/chart/${id}/summary`);
    const cells = [...text.matchAll(/<td[^>]*>(.*?)<\/td>/g)].map(([, cell = '']) =>
      cell.replace(/<[^>]*>/g, ''),
    );
    expect(cells).toEqual([
      '★Jennifer Harrowgate (Jen)⧉',
      expect.stringMatching(/^Nov 23, 1966 \(\d\d yrs\) F$/),
      'HAJE000106⧉',
      '(410) 555-0106✎',
      'jennifer.harrowgate@example.com✎',
      'Provider: Dr. Imre Castellane',
      'onpatient status not enabled-invite',
    ]);
    expect(text.indexOf('Hillside Family Practice')).toBeLessThan(text.indexOf('Jennifer'));
    expect(text).toMatch(/Recent patients ▾<\/div><a href="\/chart\/\d+\/summary">/);
  });
});

describe('the legacy chart', () => {
  it('has the known inputs under #content1, the older name and decoys', async () => {
    const { text } = await open(`/patients/${people.seedHistory.id}/`);
    for (const id of ['first_name', 'last_name', 'nick_name', 'email', 'cell_phone', 'home_phone']) {
      expect(text).toContain(`id="id_${id}"`);
    }
    expect(text).toContain('id="content1"');
    expect(text).toContain('Jenny (Jen) Ivybridge');
    expect(text).toContain('OnPatient Access');
    expect(text).toContain(`value="${people.seedHistory.email}"`);
    expect(text).toContain('XXX-XX-');
    expect(text).not.toContain(people.seedHistory.ssn);
    expect(text.match(/Recent patients/g)).toHaveLength(1);
  });
});

it('the header prints the page name where the record has another', async () => {
  const { text } = await open(`/chart/${people.nameChanged.id}/summary`);
  expect(text).toContain('Marshwell');
  expect(text).not.toContain('Vantreight');
});

it.each(['a', 'b', 'c'] as const)(
  'OnPatient Access says the words of the seed (markup %s)',
  async (markup) => {
    marked(markup);
    // Capitals differ by the age of the page (docs/drchrono.md §3), so they do not count.
    const access = async (patient: { id: number }) =>
      wordsOf((await open(`/chart/${patient.id}/onpatient`)).text).toLowerCase();
    const pending = await access(people.seedHistory);
    for (const words of [
      'onpatient not enabled for patient',
      'pending...',
      'access revoked before activation',
    ]) {
      expect(pending).toContain(words);
    }
    expect(pending).toContain('xxx-xx-');
    const active = await access(people.active);
    expect(active).toContain('onpatient enabled for patient');
    expect(active).toContain('revoke access');
    expect(await access(people.emailMissing)).toContain('missing identifiers for');
  },
);

describe("the page's own buttons", () => {
  const page = `/sandbox-ehr/patients/${people.longName.id}`;
  const { id } = people.longName;

  it('send and revoke as who is signed in, and lead back', async () => {
    const { access } = now().sandbox.practice;
    const from = `https://app.drchrono.com/patients/${id}/onpatient/`;
    const reply = await press(`${page}/enable`, {}, from);
    expect([reply.status, reply.headers.location]).toEqual([303, `/patients/${id}/onpatient/`]);
    expect(access.history(id)[0]?.enabledBy).toBe(accounts.frontDesk.name);
    await press(`${page}/revoke`);
    expect(access.stateOf(id)).toBe('revoked');
    await press(`${page}/enable`, { way: 'letter' });
    expect(access.history(id)[0]?.how).toBe('letter');
  });

  it('save missing identifiers', async () => {
    const { practice } = now().sandbox;
    await press(`/sandbox-ehr/patients/${people.neither.id}/identifiers`, {
      birthDate: '02/11/1980',
      phone: '(410) 555-0155',
    });
    expect(practice.roster.find(people.neither.id)).toMatchObject({
      birthDate: '1980-02-11',
      cellPhone: '(410) 555-0155',
    });
  });

  it('are forbidden without the permission', async () => {
    const { practice } = now().sandbox;
    practice.settings.createAndUpdatePatients = false;
    const reply = await press(`/sandbox-ehr/patients/${people.suffixed.id}/enable`);
    practice.settings.createAndUpdatePatients = true;
    expect(reply.status).toBe(403);
    expect(practice.access.stateOf(people.suffixed.id)).toBe('notInvited');
  });
});

describe('the appointment window', () => {
  const windowOf = (id: string) => open(`/sandbox-ehr/appointments/${id}/window`);

  it.each(['a', 'b', 'c'] as const)('names the patient and the birth date (markup %s)', async (markup) => {
    marked(markup);
    const { practice } = now().sandbox;
    const visit = practice.visitOf(people.neverInvited.id);
    const { text } = await windowOf(visit?.id ?? '');
    expect(text).toContain('Schedule Appointment');
    expect(wordsOf(text)).toContain('Maren Fairholt - 02/02/1951');
    expect(text).not.toContain('<title>');
    practice.settings.linkToChart = false;
    expect((await windowOf(visit?.id ?? '')).text).not.toContain(`/chart/${people.neverInvited.id}`);
    practice.settings.linkToChart = true;
  });

  it('is a document of its own in a frame', async () => {
    now().sandbox.practice.settings.appointmentOpens = 'frame';
    expect((await windowOf(visits.recurring)).text).toContain('<title>Schedule Appointment</title>');
  });

  it('is a link on a calendar that opens full pages', async () => {
    now().sandbox.practice.settings.appointmentOpens = 'fullPage';
    expect((await open('/appointments')).text).toContain(`href="/appointments/${visits.break}/"`);
  });
});
