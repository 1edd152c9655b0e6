import type { BrowserContext, Page } from '@playwright/test';
import type { BulkView } from '../../../lib/messages/bulk-view.ts';
import type { Account } from '../../sandbox/accounts.ts';
import { type PatientRecord, person } from '../../sandbox/person.ts';
import type { Practice } from '../../sandbox/practice.ts';
import { beginsList } from '../begin-list.ts';
import { DAY, type Desk, openOptions, START, seenText } from '../desk.ts';
import { installAgain } from '../held-worker.ts';
import { doorOf } from '../put-back.ts';
import { openRecord } from '../sealed-records.ts';
import { writeSettings } from '../stored-settings.ts';

const SENT = START - 9 * DAY;

/** Add charts that no other test uses, each with an invite that has expired. */
export function expiredPatients(practice: Practice, count: number): PatientRecord[] {
  const patients = Array.from({ length: count }, (_, index) =>
    person(90_001 + index, 'Ada', `Example${index + 1}`, { email: `p${index + 1}@example.com` }),
  );
  for (const patient of patients) {
    practice.roster.add(patient);
    practice.access.recall({
      ...{ patientId: patient.id, email: patient.email ?? '', how: 'email', enabledBy: 'Dana Whitlock' },
      ...{ enabledAt: SENT, activatedAt: null, ended: null },
    });
  }
  return patients;
}

/** Write what a desk remembers of a patient whom it saw this morning, in the form in which session memory has it. */
function remembered(patient: PatientRecord): [string, unknown][] {
  const { id, chartId, firstName, lastName, birthDate, email, cellPhone } = patient;
  const invite = {
    ...{ sent: { earliest: SENT, latest: SENT + 59_999 }, precision: 'about', email: null, by: null },
  };
  const value = {
    ...{ id, chartId, firstName, lastName, birthDate, email, cellPhone },
    ...{ middleName: '', nickName: '', suffix: '', homePhone: null, officePhone: null },
    ...{ socialSecurityNumber: 'onFile', chartState: 'active', doctorId: null },
  };
  const lines = [{ invite, state: { kind: 'pending' } }];
  return [
    [`v2:record:${id}`, { at: START, value }],
    [`v2:evidence:${id}`, [{ source: 'answer', asOf: START, lines }]],
  ];
}

/** This is one desk before its list begins. */
export interface ListDesk {
  context: BrowserContext;
  extension: string;
  /** Scripts run in this page of the extension. The page itself asks for nothing. */
  door: Page;
}

/**
 * Connect, fill in what was seen of the patients this morning, and make the worker ready to be held. `tells` means that
 * this practice has answered a revoke with 404 before, so its answers tell who was first.
 */
export async function prepareDesk(
  desk: Pick<Desk, 'context' | 'extension' | 'page' | 'connect'>,
  account: Account,
  patients: readonly PatientRecord[],
  tells: boolean,
): Promise<ListDesk> {
  const { context, extension } = desk;
  await installAgain(desk);
  await desk.connect('staffOnly', account);
  const options = await openOptions(context, extension);
  const memory = Object.fromEntries(patients.flatMap(remembered));
  await options.evaluate(`chrome.storage.session.set(${JSON.stringify(memory)})`);
  const facts = { 'answers-tell': true, ...(tells ? { 'revoke-tells': true } : {}) };
  await writeSettings(options, facts);
  const door = await doorOf(desk);
  // Each open page would read its view again at every step of the list.
  for (const page of context.pages()) if (page !== door) await page.close();
  return { context, extension, door };
}

export async function openList({ context, extension }: ListDesk): Promise<Page> {
  const list = await context.newPage();
  await list.goto(`chrome-extension://${extension}/bulk.html`);
  return list;
}

/** Open the list, begin it, and close the page, because the list goes on without it. Returns the promised time. */
export async function beginList(desk: ListDesk, count: number): Promise<string> {
  const list = await openList(desk);
  const words = seenText(list, /Done by about/);
  const promised = await words.innerText();
  await beginsList(list, () => list.getByRole('button', { name: `Resend ${count} invites` }).click());
  await list.close();
  return promised;
}

/** Read the list as its page gets it. */
export async function readList(desk: ListDesk): Promise<NonNullable<BulkView['list']>> {
  const view = await desk.door.evaluate<BulkView>(
    `chrome.runtime.sendMessage({ name: 'viewBulk', input: null })`,
  );
  if (view.list === null) throw new Error('There is no list');
  return view.list;
}

/**
 * Tell whether the list has ended. The disk is read as the worker wrote it, because a message would set a worker going.
 */
export async function listHasEnded({ door }: ListDesk): Promise<boolean> {
  const { queue } = (await openRecord(door, 'bulk-queue')) as { queue: { endedAt: number | null } };
  return queue.endedAt !== null;
}
