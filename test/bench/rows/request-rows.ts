import { setTimeout as pause } from 'node:timers/promises';
import { expiredPatients } from '../../e2e/moved/expired-list.ts';
import { people } from '../../sandbox/patients.ts';
import { type PatientRecord, person } from '../../sandbox/person.ts';
import { DESK, type DeskSubject, openDeskSubject } from '../browsers.ts';
import { type InWorld, waitForPill, worldOf } from '../desk-page.ts';
import {
  countSealed,
  hearMessages,
  letBeHidden,
  pressRow,
  tabInFront,
  untilQuiet,
  workerOf,
} from '../desk-worker.ts';
import type { Row } from '../figures.ts';
import { chartAddress } from '../pages.ts';
import { stock } from '../stock.ts';
import { benchSandbox } from '../subjects.ts';

const ACTS = [0, 1_000, 5_000];
/** A look that is older than this (ms) is made again before a write. */
const NO_LONGER_FRESH = 62_000;
const MORNING = { charts: 60, resends: 25, sends: 10 };

const sealed: Row = {
  name: 'journal',
  figures: ACTS.map((count) => ({ name: sealedFigure(count), unit: 'B', target: 6_000 })),
  async measure({ say }, note) {
    for (const count of ACTS) {
      say(`journal: ${count} own acts`);
      const sandbox = await benchSandbox();
      const [patient] = expiredPatients(sandbox.practice, 1);
      const desk = await openDeskSubject(sandbox);
      if (count > 0) await stock(desk, count);
      const inWorld = await worldOf(desk.page, desk.extension);
      if (patient) await show(desk, inWorld, patient);
      const bytes = await countSealed(workerOf(desk));
      await pressRow(desk, patient?.id ?? 0, 'resend');
      await untilQuiet(sandbox);
      note(sealedFigure(count), DESK, journalBytes(await bytes()));
    }
  },
};

/** While the front tab's patient is resent to, hidden tabs with other charts have nothing to ask. */
const asked: Row = {
  name: 'views during a resend',
  figures: [
    { name: 'asked with 4 more charts open', unit: 'count', target: 3 },
    { name: 'of these by hidden tabs', unit: 'count', target: 0 },
  ],
  async measure(_, note) {
    const sandbox = await benchSandbox();
    const [patient = people.expired] = expiredPatients(sandbox.practice, 1);
    const desk = await openDeskSubject(sandbox);
    for (const other of [people.active, people.revoked, people.pendingFresh, people.expired]) {
      const tab = await desk.context.newPage();
      await show({ ...desk, page: tab }, await worldOf(tab, desk.extension), other);
    }
    // The page from which the row is pressed comes to the front when it is opened, so it is opened before.
    await tabInFront(desk);
    for (const tab of desk.context.pages()) await letBeHidden(tab);
    await desk.page.bringToFront();
    await show(desk, await worldOf(desk.page, desk.extension), patient);
    await untilQuiet(sandbox);
    const heard = await hearMessages(workerOf(desk));
    await pressRow(desk, patient.id, 'resend');
    await untilQuiet(sandbox);
    const views = (await heard()).filter(({ name }) => name === 'viewPill' || name === 'viewCard');
    note('asked with 4 more charts open', DESK, views.length);
    const front = await tabInFront(desk);
    note('of these by hidden tabs', DESK, views.filter(({ tab }) => tab !== front).length);
  },
};

const morning: Row = {
  name: 'a morning',
  figures: [
    { name: 'requests, pressed within 60 s', unit: 'count', target: 205 },
    { name: 'requests, pressed later', unit: 'count', target: 265 },
  ],
  async measure({ say }, note) {
    say('a morning: presses within 60 s');
    note('requests, pressed within 60 s', DESK, await spendMorning(false));
    say('a morning: presses later');
    note('requests, pressed later', DESK, await spendMorning(true));
  },
};

export const requestRows: Row[] = [sealed, asked, morning];

function sealedFigure(count: number): string {
  return `sealed for a resend, ${count.toLocaleString('en')} own acts`;
}

/** The names under which the vault seals end in the record's name; the sign-in is no part of the journal. */
function journalBytes(sealedBytes: Record<string, number>): number {
  return Object.entries(sealedBytes)
    .filter(([name]) => !/ (tokens|client-secret|bulk-queue)$/.test(name))
    .reduce((sum, [, bytes]) => sum + bytes, 0);
}

/** Show the patient's light chart until the pill says where the invite stands. */
async function show(
  { page }: Pick<DeskSubject, 'page'>,
  inWorld: InWorld,
  patient: PatientRecord,
): Promise<void> {
  await page.goto(chartAddress(patient, 'light'));
  await waitForPill(page, inWorld, /^(Pending|Expired|Active|Revoked|Not invited)/);
}

/** Show 60 charts and press for 35 of them, right after each look or after all. Returns how much DrChrono was asked. */
async function spendMorning(isLater: boolean): Promise<number> {
  const sandbox = await benchSandbox();
  const { practice } = sandbox;
  const expired = expiredPatients(practice, MORNING.resends);
  const others = Array.from({ length: MORNING.charts - MORNING.resends }, (_, at) =>
    person(95_001 + at, 'Bela', `Sample${at + 1}`, { email: `s${at + 1}@example.com` }),
  );
  for (const other of others) practice.roster.add(other);
  const deeds = [
    ...expired.map((patient) => ({ patient, action: 'resend' as const })),
    ...others.map((patient, at) => ({ patient, action: at < MORNING.sends ? ('send' as const) : null })),
  ];
  const desk = await openDeskSubject(sandbox);
  const inWorld = await worldOf(desk.page, desk.extension);
  await untilQuiet(sandbox);
  sandbox.log.clear();
  const press = async ({ patient, action }: (typeof deeds)[number]) => {
    if (action === null) return;
    const before = practice.mail.length;
    await pressRow(desk, patient.id, action);
    // The mail goes out in the middle of a resend; what follows does not hold up the next chart.
    for (const until = Date.now() + 60_000; practice.mail.length === before && Date.now() < until; )
      await pause(20);
  };
  for (const deed of deeds) {
    await show(desk, inWorld, deed.patient);
    if (!isLater) await press(deed);
  }
  if (isLater) {
    await pause(NO_LONGER_FRESH);
    for (const deed of deeds) await press(deed);
  }
  await untilQuiet(sandbox);
  const sent = practice.mail.filter(({ sentAt }) => sentAt >= practice.clock.now() - 1_800_000).length;
  if (sent !== MORNING.resends + MORNING.sends) throw new Error(`Of 35 invites ${sent} were sent`);
  const requests = sandbox.log.api().length;
  return requests;
}
