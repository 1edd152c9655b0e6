import '../unit/temporal.setup.ts';
import { type BrowserContext, chromium, expect, type Page, test } from '@playwright/test';
import { verifyIdentity } from '../../lib/desk/patient/verify-identity.ts';
import { viewPage } from '../../lib/desk/patient/view-page.ts';
import { pageKind } from '../../lib/ehr/page/page-kind.ts';
import type { PageReading } from '../../lib/ehr/page/reading.ts';
import type { PatientView } from '../../lib/messages/patient-view.ts';
import { decodeAccess } from '../../lib/practice/decode-access.ts';
import { decodePatient } from '../../lib/practice/decode-patient.ts';
import { findBrowser } from '../../tools/find-browser.ts';
import { recordClaim } from '../claims.ts';
import { accessBody } from '../sandbox/access-shapes.ts';
import { accounts } from '../sandbox/accounts.ts';
import { apiPatient } from '../sandbox/api-records.ts';
import { people } from '../sandbox/patients.ts';
import { displayName } from '../sandbox/person.ts';
import { type Sandbox, startSandbox } from '../sandbox/sandbox.ts';
import { SESSION_COOKIE, startSession } from '../sandbox/sign-in.ts';
import { A_THIRD, partOf, third } from '../third.ts';
import { fakeServices, newLocks } from '../unit/desk/fake-services.ts';
import { allowedState, type Statement, statements, telling } from './access-said.ts';
import { START } from './desk.ts';
import { readingScript } from './reading-script.ts';

const MARKUPS = ['a', 'b', 'c'] as const;
type MarkupName = (typeof MARKUPS)[number];

const addressOf = ({ name, place }: Statement): string => {
  const { id } = people[name];
  const path =
    place.generation === 'current'
      ? { chart: `/chart/${id}/summary`, access: `/chart/${id}/onpatient` }
      : { chart: `/patients/${id}/`, access: `/patients/${id}/onpatient/` };
  return `https://app.drchrono.com${path[place.page]}`;
};

/** Each page with all that is to be said of it: all pages, or this run's third of them. */
const pagesOfThisRun = partOf([...Map.groupBy(statements, addressOf)]);

interface Told {
  markup: MarkupName;
  statement: Statement;
  identity: 'locked' | 'toConfirm' | 'refused';
  said: string;
  allowed: string;
}

/** Open a browser over the sandbox, signed in, without the extension. */
async function openPlain(sandbox: Sandbox): Promise<BrowserContext> {
  const browser = await chromium.launch({
    executablePath: findBrowser() ?? '',
    args: [
      `--host-resolver-rules=${sandbox.resolverRules}`,
      `--ignore-certificate-errors-spki-list=${sandbox.spki}`,
    ],
  });
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const value = startSession(sandbox.practice, accounts.frontDesk);
  await context.addCookies([
    {
      name: SESSION_COOKIE,
      value,
      domain: '.drchrono.com',
      path: '/',
      secure: true,
      httpOnly: true,
      sameSite: 'Lax',
    },
  ]);
  return context;
}

/** Say what the card would say of a page, asking the practice in this shape. */
async function viewOf(sandbox: Sandbox, address: string, reading: PageReading): Promise<PatientView> {
  newLocks();
  const { practice } = sandbox;
  const { zone } = practice.settings;
  const fake = await fakeServices();
  const { services, clock } = fake;
  clock.now = practice.clock.now();
  // This practice has been at work for a while, so an answer that can list an invite has done so before.
  if (telling.includes(practice.settings.accessShape)) await services.facts.learnListsInvites();
  const at = { earliest: clock.now, latest: clock.now };
  const good = <T>(value: T) => ({ ok: true as const, value, status: 200, at });
  services.practice.patient = async (id) => {
    const chart = practice.roster.find(id);
    const record = chart?.visible ? decodePatient(apiPatient(chart, practice)) : null;
    return record ? good(record) : { ok: false, failure: { kind: 'notFound' }, happened: 'no' };
  };
  services.practice.access = async (id) => {
    const chart = practice.roster.find(id);
    const said = chart && decodeAccess(accessBody(practice, chart, practice.access.history(id)), zone, id);
    return said ? good(said) : { ok: false, failure: { kind: 'notFound' }, happened: 'no' };
  };
  return (await viewPage(services, pageKind(new URL(address)), { reading, age: 0 }, false)).view;
}

/**
 * Hold a page against the records of all other patients, as if the address had moved on to each of them while the page
 * still shows the one before. Returns whom it was taken for.
 */
function mistakenIn({ practice }: Sandbox, reading: PageReading, own: number): string[] {
  const shown = practice.roster.find(own);
  return practice.roster.all().flatMap((chart) => {
    const record = decodePatient(apiPatient(chart, practice));
    // Twins of one name and birth date are told apart by their chart ids alone.
    const isTwin =
      displayName(chart) === (shown && displayName(shown)) && chart.birthDate === shown?.birthDate;
    if (chart.id === own || record === null || isTwin) return [];
    const { kind } = verifyIdentity({ ...reading, linkedPatientId: { kind: 'absent' } }, record);
    return kind === 'locked' || kind === 'toConfirm' ? [`${own} taken for ${chart.id}: ${kind}`] : [];
  });
}

async function readEach(
  page: Page,
  sandbox: Sandbox,
  markup: MarkupName,
  mistaken: string[],
): Promise<Told[]> {
  sandbox.practice.settings.markup = markup;
  const told: Told[] = [];
  for (const [address, about] of pagesOfThisRun) {
    await page.goto(address);
    const reading = await page.evaluate(() => globalThis.readThisPage());
    mistaken.push(...mistakenIn(sandbox, reading, people[about[0]?.name ?? 'expired'].id));
    for (const statement of about) {
      sandbox.practice.settings.accessShape = statement.shape;
      const view = await viewOf(sandbox, address, reading);
      const { identity } = view;
      told.push({
        ...{ markup, statement, said: view.status.kind },
        identity: identity.kind !== 'locked' ? 'refused' : identity.toConfirm ? 'toConfirm' : 'locked',
        allowed: allowedState(sandbox.practice, statement, true),
      });
    }
  }
  return told;
}

test('what is said on each page of each markup, for each patient and each shape of the answer', async () => {
  test.setTimeout(900_000);
  const sandbox = await startSandbox({ now: START });
  const context = await openPlain(sandbox);
  await context.addInitScript(await readingScript());
  const page = await context.newPage();
  const told: Told[] = [];
  const mistaken: string[] = [];
  for (const markup of MARKUPS) told.push(...(await readEach(page, sandbox, markup, mistaken)));
  await context.browser()?.close();
  await sandbox.close();

  const sum = (some: readonly Told[]) => {
    const count = (is: (one: Told) => boolean) => some.filter(is).length;
    return {
      all: some.length,
      locked: count(({ identity }) => identity === 'locked'),
      toConfirm: count(({ identity }) => identity === 'toConfirm'),
      right: count(({ said, allowed }) => said === allowed),
      unknown: count(({ said, allowed }) => said === 'unknown' && allowed !== 'unknown'),
      wrong: some.filter(({ said, allowed }) => said !== allowed && said !== 'unknown'),
    };
  };
  const lineOf = (name: string, { all, locked, toConfirm, right, unknown, wrong }: ReturnType<typeof sum>) =>
    `${name}: ${all}${third === null ? '' : ` (${A_THIRD})`}, identity locked ${locked}, to confirm ${toConfirm}, refused ${all - locked - toConfirm}; state right ${right}, unknown ${unknown}, wrong ${wrong.length}`;
  const whole = sum(told);
  const thirdMarkup = sum(told.filter(({ markup }) => markup === 'c'));
  for (const markup of MARKUPS)
    console.log(lineOf(`markup ${markup}`, sum(told.filter((one) => one.markup === markup))));
  recordClaim('statements', lineOf('statements', whole));
  recordClaim('statements-third', lineOf('statements of the third markup', thirdMarkup));
  const about = pagesOfThisRun.reduce((sum, [, some]) => sum + some.length, 0);
  expect(told.length).toBe(MARKUPS.length * about);
  expect(whole.wrong).toEqual([]);
  expect(mistaken).toEqual([]);
  expect(thirdMarkup.locked / thirdMarkup.all).toBeGreaterThanOrEqual(0.75);
  expect((thirdMarkup.locked + thirdMarkup.toConfirm) / thirdMarkup.all).toBeGreaterThanOrEqual(0.9);
  expect(thirdMarkup.right / thirdMarkup.all).toBeGreaterThanOrEqual(0.95);
});
