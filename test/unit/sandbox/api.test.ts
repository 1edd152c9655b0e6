import { beforeAll, describe, expect, it } from 'vitest';
import { allPeople, people } from '../../sandbox/patients.ts';
import { person } from '../../sandbox/person.ts';
import { visits } from '../../sandbox/visits.ts';
import { apiOf, connect } from './client.ts';
import { running } from './running.ts';

const now = running();
let api: ReturnType<typeof apiOf>;

beforeAll(async () => {
  const { sandbox, client } = now();
  api = apiOf(client, await connect(sandbox, client));
});

const read = async (path: string) => JSON.parse((await api(path)).text);
const ids = async (query: string) =>
  (await read(`/api/patients?${query}`)).results.map(({ id }: { id: number }) => id);

let added = 0;

/** A chart of its own for a test that changes it. */
function addPerson() {
  added += 1;
  const record = person(91_000 + added, 'Ada', `Added${added}`, { email: `added${added}@example.com` });
  now().sandbox.practice.roster.add(record);
  return record;
}

describe('every answer', () => {
  it('carries the date of the sandbox, no Cache-Control and no CORS header', async () => {
    const { headers } = await api('/api/users/current');
    expect(headers.date).toBe(new Date(now().sandbox.practice.clock.now()).toUTCString());
    expect(headers).not.toHaveProperty('cache-control');
    expect(Object.keys(headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
  });

  it('is HTML and two words where the token is no good', async () => {
    const reply = await now().client.send('/api/users/current', { headers: { authorization: 'Bearer no' } });
    expect([reply.status, reply.text]).toEqual([401, 'Authorization failed.']);
    expect(reply.headers['content-type']).toMatch(/^text\/html/);
    expect(reply.headers['www-authenticate']).toContain('error="invalid_token"');
  });

  it('is 404 as recorded where there is nothing', async () => {
    for (const path of ['/api/patients/1', '/api/patients/', '/api/nothing', '/api/appointments/1']) {
      const reply = await api(path);
      expect([reply.status, JSON.parse(reply.text)]).toEqual([404, { detail: 'Not found.' }]);
    }
  });
});

describe('patients', () => {
  it('come oldest id first, without the inactive, the deceased and the invisible', async () => {
    const seen = await ids('');
    const hidden = [people.inactive.id, people.deceased.id, people.notVisible.id];
    expect(seen).toEqual(allPeople.map(({ id }) => id).filter((id) => !hidden.includes(id)));
    expect(await ids('show_inactive=true')).toContain(people.deceased.id);
  });

  it('page by a link with a foreign host', async () => {
    const seen: number[] = [];
    let path = '/api/patients?page_size=10&show_inactive=true';
    for (let pages = 0; path !== ''; pages += 1) {
      expect(pages).toBeLessThan(20);
      const page = await read(path);
      seen.push(...page.results.map(({ id }: { id: number }) => id));
      if (page.next !== null) expect(page.next).toMatch(/^https:\/\/drchrono\.com\/api\/patients\?.*cursor=/);
      path = page.next === null ? '' : new URL(page.next).pathname + new URL(page.next).search;
    }
    expect(seen).toEqual(await ids('show_inactive=true'));
  });

  it('are found by name prefix whatever the case, birth date, email and chart id', async () => {
    expect(await ids('last_name=fair&first_name=MAR')).toEqual([people.neverInvited.id]);
    expect(await ids('last_name=airholt')).toEqual([]);
    expect(await ids('first_name=Robin&last_name=Ashgrove&date_of_birth=1984-06-12')).toEqual([
      people.twinFirst.id,
      people.twinSecond.id,
    ]);
    expect(await ids('email=holloworth.family%40example.com')).toEqual([
      people.sharedAddressFirst.id,
      people.sharedAddressSecond.id,
    ]);
    expect(await ids(`chart_id=${people.active.chartId}`)).toEqual([people.active.id]);
  });

  it('keep null and empty apart, and give the SSN in full', async () => {
    expect(await read(`/api/patients/${people.nullFields.id}`)).toMatchObject({
      last_name: null,
      date_of_birth: null,
      email: null,
      social_security_number: '',
    });
    expect(await read(`/api/patients/${people.emptyFields.id}`)).toMatchObject({
      middle_name: '',
      email: '',
      date_of_birth: null,
    });
    const whole = await read(`/api/patients/${people.neverInvited.id}`);
    expect(whole.social_security_number).toMatch(/^\d{3}-\d{2}-\d{4}$/);
    expect(whole.updated_at).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/);
  });

  it('are changed by PATCH: 204, HTML, nothing in it', async () => {
    const path = `/api/patients/${people.emailMissing.id}`;
    const reply = await api(path, { method: 'PATCH', json: { email: 'corwin.h@example.com' } });
    expect([reply.status, reply.text]).toEqual([204, '']);
    expect(reply.headers['content-type']).toMatch(/^text\/html/);
    expect((await read(path)).email).toBe('corwin.h@example.com');
    const bad = await api(path, { method: 'PATCH', json: { email: 'nowhere', date_of_birth: '1/2/80' } });
    expect(bad.status).toBe(400);
    expect(Object.keys(JSON.parse(bad.text))).toEqual(['email', 'date_of_birth']);
    expect((await read(path)).email).toBe('corwin.h@example.com');
  });

  it.each([
    ['keeps', 'pending', 'old'],
    ['kills', 'revoked', 'old'],
    ['moves', 'pending', 'new'],
    ['mailsNew', 'pending', 'new'],
  ] as const)('that get another email: DrChrono %s a pending invite', async (emailChange, state, whose) => {
    const { practice } = now().sandbox;
    const { id, email } = addPerson();
    practice.enable(id);
    practice.settings.emailChange = emailChange;
    const mails = practice.mail.length;
    const other = `another.${id}@example.org`;
    await api(`/api/patients/${id}`, { method: 'PATCH', json: { email: other } });
    practice.settings.emailChange = 'keeps';
    expect(practice.access.stateOf(id)).toBe(state);
    expect(practice.access.history(id)[0]?.email).toBe(whose === 'old' ? email : other);
    expect(practice.mail.slice(mails).map(({ to }) => to)).toEqual(emailChange === 'mailsNew' ? [other] : []);
  });

  it('may not get the email of another chart, where the practice does not allow it', async () => {
    const { settings } = now().sandbox.practice;
    const [one, other] = [addPerson(), addPerson()];
    const path = `/api/patients/${one.id}`;
    const json = { email: other.email?.toUpperCase() };
    settings.duplicateEmail = 'refused';
    const refused = await api(path, { method: 'PATCH', json });
    settings.duplicateEmail = 'allowed';
    expect([refused.status, JSON.parse(refused.text)]).toEqual([
      409,
      { detail: 'Potential duplicate patient(s) found.' },
    ]);
    expect((await read(path)).email).toBe(one.email);
    expect((await api(path, { method: 'PATCH', json })).status).toBe(204);
  });

  it('are 404 where the account may not see them', async () => {
    expect((await api(`/api/patients/${people.notVisible.id}`)).status).toBe(404);
    expect((await api(`/api/patients/${people.notVisible.id}/onpatient_access`)).status).toBe(404);
  });
});

describe('appointments', () => {
  it('need a range of at most 190 days', async () => {
    const status = async (query: string) => (await api(`/api/appointments${query}`)).status;
    expect(await status('')).toBe(400);
    expect(await status('?date=yesterday')).toBe(400);
    expect(await status('?date_range=2026-05-01/2026-11-14')).toBe(400);
    expect(await status('?date_range=2026-05-01/2026-11-07')).toBe(200);
  });

  it('have text ids, times without a zone, and no patient on breaks', async () => {
    const day = await read('/api/appointments?date=2026-05-20&page_size=250');
    for (const visit of day.results) expect(visit.id).toBeTypeOf('string');
    expect(await read(`/api/appointments/${visits.break}`)).toMatchObject({
      patient: null,
      appt_is_break: true,
      scheduled_time: '2026-05-20T12:00:00',
    });
    expect((await read(`/api/appointments/${visits.recurring}`)).patient).toBe(people.neverInvited.id);
    const visit = now().sandbox.practice.visitOf(people.twinFirst.id);
    expect((await read(`/api/appointments/${visit?.id}`)).patient).toBe(people.twinFirst.id);
  });

  it('page by twenty and filter by patient', async () => {
    const many = await read('/api/appointments?occurred_since=2026-05-20');
    expect(many.results).toHaveLength(20);
    expect(many.next).toMatch(/^https:\/\/drchrono\.com\/api\/appointments\?/);
    const hers = await read(`/api/appointments?occurred_since=2026-05-20&patient=${people.active.id}`);
    expect(hers.results.map(({ patient }: { patient: number }) => patient)).toEqual([
      people.active.id,
      people.active.id,
    ]);
  });
});

describe('the practice', () => {
  it('says who is signed in and what the account may do', async () => {
    const user = await read('/api/users/current');
    expect(user).toMatchObject({ username: 'dana.frontdesk', is_doctor: false });
    expect(user.permissions.create_and_update_patients).toBe(true);
  });

  it('has a zone with its doctors and none with its offices', async () => {
    const doctor = await read('/api/doctors/330101');
    expect(doctor.timezone).toBe('US/Eastern');
    expect((await read('/api/doctors')).results).toHaveLength(2);
    expect((await read('/api/offices')).results).toHaveLength(3);
    expect(JSON.stringify(await read('/api/offices'))).not.toContain('US/Eastern');
  });
});

it('refuses without a scope, and gives an empty calendar', async () => {
  const { sandbox, client } = now();
  const narrow = apiOf(client, await connect(sandbox, client, { scope: 'user:read patients:read' }));
  const path = `/api/patients/${people.neverInvited.id}/onpatient_access`;
  expect((await narrow(path, { method: 'POST' })).status).toBe(403);
  expect(JSON.parse((await narrow('/api/appointments?date=2026-05-20')).text).results).toEqual([]);
  api = apiOf(client, await connect(sandbox, client));
});
