import { expect, test } from 'vitest';
import { benchPage, CALENDAR, chartAddress, chartHeader, NOT_OURS } from '../../bench/pages.ts';
import { createHosts } from '../../sandbox/hosts.ts';
import { people } from '../../sandbox/patients.ts';
import { openPractice } from '../../sandbox/practice.ts';

const practice = openPractice({ now: Date.UTC(2026, 8, 15, 14) });
const patient = people.pendingFresh;
const count = (text: string | null, tag: string) => text?.split(`<${tag}`).length ?? 0;

test('heavy charts have the header of a light one and a day sheet of 1,500 rows', () => {
  const [light, heavy] = (['light', '20000'] as const).map((size) =>
    benchPage(practice, new URL(chartAddress(patient, size))),
  );
  const header = chartHeader(practice, patient);
  expect(header).toContain(patient.lastName ?? '');
  for (const page of [light, heavy]) expect(page).toContain(header);
  expect(count(heavy ?? '', 'tr>') - count(light ?? '', 'tr>')).toBe(1_500);
});

test('the calendar has 60 appointments', () => {
  expect(count(benchPage(practice, new URL(CALENDAR)), 'button type="button" class="appt-entry"') - 1).toBe(
    60,
  );
});

test('the sandbox serves them before its own pages, and the API as ever', async () => {
  const site = createHosts(practice, (url) => benchPage(practice, url))('app.drchrono.com');
  const open = async (address: string) => {
    const url = new URL(address);
    const exchange = { url, host: url.host, method: 'GET', headers: {}, fields: {}, staleBy: 0 };
    return site.fetch(new Request(url), { exchange });
  };
  expect(await (await open(NOT_OURS)).text()).toContain('bench-feed');
  // Nobody is signed in, so the EHR's own page leads to the sign-in.
  expect((await open(NOT_OURS.replace('?bench', ''))).status).toBe(302);
  expect((await open('https://app.drchrono.com/api/patients/1?bench')).status).toBe(401);
});
