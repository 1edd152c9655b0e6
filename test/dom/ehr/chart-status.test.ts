import { expect, test } from 'vitest';
import { openPage } from './open-page.ts';
import { readPage } from './read-page.ts';
import { shown } from './shown.ts';

// What a chart says of OnPatient: its header, the heading of OnPatient Access, and whom its sentences name.

const url = new URL('https://app.drchrono.com/chart/107000001/summary');
const dob = '<span>DOB: 02/11/1980</span>';
const id = '<span>Chart ID: HAJE000001</span>';
const facts = `<p>${dob} ${id}</p>`;
const amyLink = '<a href="/chart/107000002/summary">Amy Pond</a>';

test.each<[string, string, string]>([
  [
    'status that somebody types',
    `<div><h2>Jenny Harris</h2>${facts}<input value="OnPatient Access Status: enabled"></div>`,
    'Jenny Harris | 1980-02-11 | - | -',
  ],
  [
    'status in twelve pieces',
    `<div><h2>Jenny Harris</h2>${facts}</div><p>${['onpatient', 'access', 'status:', 'not', 'enabled', '-', '(invite)'].map((word) => `<i>${word}</i>`).join(' ')}</p>`,
    'Jenny Harris | 1980-02-11 | notEnabled | -',
  ],
  [
    'status before all else',
    `<p>OnPatient Access Status: enabled</p><div><h2>Jenny Harris</h2>${facts}</div>`,
    'Jenny Harris | 1980-02-11 | enabled | -',
  ],
  [
    'missing line of a name that is refused',
    `<div><h2>Jenny Harris</h2><h3>Amy Pond</h3>${facts}</div><p>Please provide an email for Jenny Harris.</p>`,
    'ambiguous: twoValues | ambiguous: twoValues | - | -',
  ],
  [
    'status',
    `<div><h2>Jenny Harris</h2>${facts}<p>onpatient: enabled</p></div>`,
    'Jenny Harris | 1980-02-11 | enabled | -',
  ],
  [
    'status not',
    `<div><h2>Jenny Harris</h2>${facts}<p>onpatient: not enabled-invite</p></div>`,
    'Jenny Harris | 1980-02-11 | notEnabled | -',
  ],
  [
    'status line',
    `<div><h2>Jenny Harris</h2>${facts}<p>OnPatient Access Status - Not enabled (invite)</p></div>`,
    'Jenny Harris | 1980-02-11 | notEnabled | -',
  ],
  [
    'status that can be ticked',
    `<div><h2>Jenny Harris</h2>${facts}<label><input type="checkbox"> OnPatient enabled</label></div>`,
    'Jenny Harris | 1980-02-11 | - | -',
  ],
  [
    'status both',
    `<div><h2>Jenny Harris</h2>${facts}<p>onpatient: enabled</p><p>onpatient: not enabled</p></div>`,
    'Jenny Harris | 1980-02-11 | ambiguous: twoValues | -',
  ],
  [
    'status other words',
    `<div><h2>Jenny Harris</h2>${facts}<p>onpatient: enabled soon</p></div>`,
    'Jenny Harris | 1980-02-11 | - | -',
  ],
  [
    'status hidden',
    `<div><h2>Jenny Harris</h2>${facts}<p style="display:none">onpatient: enabled</p></div>`,
    'Jenny Harris | 1980-02-11 | - | -',
  ],
  [
    'status of another',
    `<div><h2>Jenny Harris</h2>${facts}</div><ul><li>${amyLink} <span>onpatient: enabled</span></li></ul>`,
    'Jenny Harris | 1980-02-11 | - | -',
  ],
  [
    'status dl',
    `<div><h2>Jenny Harris</h2>${facts}<dl><dt>onpatient<dd>enabled</dl></div>`,
    'Jenny Harris | 1980-02-11 | enabled | -',
  ],
  [
    'heading',
    `<div><h2>Jenny Harris</h2>${facts}</div><h3>onpatient not enabled for patient</h3>`,
    'Jenny Harris | 1980-02-11 | - | notEnabled',
  ],
  [
    'heading enabled',
    `<div><h2>Jenny Harris</h2>${facts}</div><h3>OnPatient is enabled for this patient.</h3>`,
    'Jenny Harris | 1980-02-11 | - | enabled',
  ],
  [
    'headings both',
    `<div><h2>Jenny Harris</h2>${facts}</div><h3>onpatient not enabled for patient</h3><h3>onpatient enabled for patient</h3>`,
    'Jenny Harris | 1980-02-11 | - | ambiguous: twoValues',
  ],
  [
    'missing line',
    `<h3>Missing Identifiers for Jenny Harris</h3><div>${facts}</div>`,
    'Jenny Harris | 1980-02-11 | - | -',
  ],
  [
    'missing line other',
    `<div><h2>Jenny Harris</h2>${facts}</div><p>Please provide an email for Amy Pond.</p>`,
    'mismatch: twoValues | mismatch: twoValues | - | -',
  ],
  [
    'missing line same',
    `<div><h2>Jenny Harris</h2>${facts}</div><p>Please provide an email for Jenny Harris.</p>`,
    'Jenny Harris | 1980-02-11 | - | -',
  ],
  ['missing only', '<p>Please provide an email for Jenny Harris.</p>', 'Jenny Harris | - | - | -'],
  ['missing no name', '<p>Please provide an email for 5.</p>', '- | - | - | -'],
  [
    'requirement date same',
    `<div><h2>Jenny Harris</h2>${facts}</div><p>The following information is required to connect</p><p>DOB: 02/11/1980</p>`,
    'Jenny Harris | 1980-02-11 | - | -',
  ],
  [
    'requirement date other',
    `<div><h2>Jenny Harris</h2>${facts}</div><p>The following information is required to connect</p><p>DOB: 01/02/1990</p>`,
    'mismatch: twoValues | mismatch: twoValues | - | -',
  ],
  [
    'requirement date only',
    `<div><h2>Jenny Harris</h2><p>${id}</p></div><p>The following information is required to connect</p><p>DOB: 02/11/1980</p>`,
    'Jenny Harris | 1980-02-11 | - | -',
  ],
  ['loading', '<p>Loading…</p>', 'ambiguous: stillLoading | - | - | -'],
  [
    'loading with header',
    `<div><h2>Jenny Harris</h2>${facts}</div><p>Loading…</p>`,
    'Jenny Harris | 1980-02-11 | - | -',
  ],
])('the status: %s', async (_, html, reading) => {
  const { name, birthDate, header, accessHeading } = readPage(await openPage(`<main>${html}</main>`), url);
  expect([name, birthDate, header, accessHeading].map(shown).join(' | ')).toBe(reading);
});

test('OnPatient Access is read by either of its own column words', async () => {
  for (const [head, text] of [
    ['Enabled by', 'By: James Smith On: May 17, 2022, 3:04 p.m.'],
    ['Activated on', 'Pending...'],
  ]) {
    const table = `<table><tr><th>Email<th>${head}<tr><td>sample@example.com<td>${text}</table>`;
    const page = await openPage(`<div><h2>Jenny Harris</h2>${facts}</div>${table}`);
    expect(readPage(page, url).history).toMatchObject({
      ...{ kind: 'found', value: [{ email: 'sample@example.com' }] },
    });
  }
});
