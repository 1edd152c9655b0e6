import type { PatientServices } from '../../../lib/desk/patient/read-access.ts';
import { openJournal } from '../../../lib/desk/store/journal.ts';
import { notNowStore } from '../../../lib/desk/store/not-now-store.ts';
import { patientCache } from '../../../lib/desk/store/patient-cache.ts';
import { practiceFacts } from '../../../lib/desk/store/practice-facts.ts';
import { storeHealth } from '../../../lib/desk/store/store-health.ts';
import type { PageReading } from '../../../lib/ehr/page/reading.ts';
import type { HistoryLine, LineState } from '../../../lib/invites/evidence.ts';
import type { Operation } from '../../../lib/invites/operation.ts';
import type { PatientRecord } from '../../../lib/invites/patient.ts';
import type { Save } from '../../../lib/invites/save.ts';
import type { StoreTrouble } from '../../../lib/platform/disk.ts';
import type { Settings } from '../../../lib/platform/settings.ts';
import type { SessionMemory, StoreMark } from '../../../lib/platform/storage.ts';
import type { Vault, VaultChanges, VaultEntry, VaultRecord } from '../../../lib/platform/vault.ts';
import type { AccessAnswer } from '../../../lib/practice/decode-access.ts';
import type { Practice } from '../../../lib/practice/endpoints.ts';
import type { Answer } from '../../../lib/practice/failure.ts';

export const NOW = Date.parse('2026-05-12T15:00:00Z');
export const SECOND = 1_000;
export const MINUTE = 60 * SECOND;
export const DAY = 24 * 60 * MINUTE;

export const mira: PatientRecord = {
  id: 4224,
  chartId: 'TEST000001',
  firstName: 'Mira',
  middleName: '',
  lastName: 'Quillfeather',
  nickName: '',
  suffix: '',
  birthDate: '1980-02-11',
  email: 'mira@example.com',
  cellPhone: '(212) 555-0143',
  homePhone: null,
  officePhone: null,
  socialSecurityNumber: 'notOnFile',
  chartState: 'active',
};

const absent = { kind: 'absent' } as const;

export const miraChart: PageReading = {
  page: { kind: 'chart', patientId: 4224 },
  subject: 'chart',
  name: { kind: 'found', value: { text: 'Mira Quillfeather', parts: null } },
  birthDate: { kind: 'found', value: '1980-02-11' },
  chartId: absent,
  linkedPatientId: absent,
  linkedAppointmentId: absent,
  header: absent,
  accessHeading: absent,
  history: absent,
  ...{ lines: [], drawnHere: true },
};
/** The page as it is read at the moment when it changes to this. */
export const justNow = (reading: PageReading) => ({ reading, age: 0 });

export const miraHost = 'app.drchrono.com';
export const miraAddress = `https://${miraHost}/patients/4224/`;
export const miraPage = { kind: 'chart', patientId: 4224 } as const;

/** This store lasts as long as the process and hands out copies, as the browser's session memory does. */
export function fakeMemory(): SessionMemory & { all: Map<string, unknown> } {
  const all = new Map<string, unknown>();
  return {
    all,
    read: async (key) => structuredClone(all.get(key)),
    readMany: async (keys) =>
      structuredClone(Object.fromEntries(keys.flatMap((key) => (all.has(key) ? [[key, all.get(key)]] : [])))),
    write: async (key, value) => void all.set(key, structuredClone(value)),
    writeMany: async (values) => {
      for (const [key, value] of Object.entries(values)) all.set(key, structuredClone(value));
    },
    remove: async (keys) => {
      for (const key of keys) all.delete(key);
    },
    readAll: async () => structuredClone(Object.fromEntries(all)),
    clear: async () => all.clear(),
  };
}

/** These settings last as long as the process. While `refuses` is true they are kept, but not on disk. */
export function fakeSettings(): Settings & { all: Map<string, unknown>; refuses: boolean; clear(): void } {
  const { all, read, write, remove } = fakeMemory();
  const settings = {
    ...{ all, read, refuses: false },
    write: (key: string, value: unknown) => write(key, value).then(() => !settings.refuses),
    remove: (keys: readonly string[]) => remove(keys).then(() => !settings.refuses),
    clear: () => all.clear(),
  };
  return settings;
}

export function fakeMark(): StoreMark & { isThere: boolean } {
  const mark = {
    isThere: false,
    isSet: async () => mark.isThere,
    async set() {
      mark.isThere = true;
    },
    async clear() {
      mark.isThere = false;
      return true;
    },
  };
  return mark;
}

/**
 * Freeze the value deeply. The vault hands out the object that it was given, so code that changes it would change the
 * record too; here such code throws.
 */
function frozen<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  for (const part of Object.values(value)) frozen(part);
  return Object.freeze(value);
}

/** `disk` holds as text what would lie on disk. After `crashAt` more writes the worker dies, so the next never ends. */
export function fakeVault(): Vault & {
  disk: Map<string, string>;
  crashAt: number;
  refuses: StoreTrouble | null;
} {
  const disk = new Map<string, string>();
  const opened = new Map<string, { text: string; value: unknown }>();
  let trouble: StoreTrouble | null = null;
  const refused = (writing: boolean) => {
    const { refuses } = vault;
    const refusal = refuses !== 'cannotWrite' || writing ? refuses : null;
    if (refusal !== null || writing || trouble !== 'cannotWrite') trouble = refusal;
    return refusal !== null;
  };
  const namesOf = (family: string) =>
    [...disk.keys()].filter((name) => name.startsWith(family) && !name.includes(':damaged-')).sort();
  const recordAt = (name: string): VaultRecord => {
    if (refused(false)) return { kind: 'unavailable' };
    const text = disk.get(name);
    if (text === undefined) return { kind: 'absent' };
    const last = opened.get(name);
    if (last?.text === text) return { kind: 'found', value: last.value };
    try {
      const value = frozen(JSON.parse(text));
      opened.set(name, { text, value });
      return { kind: 'found', value };
    } catch {
      return { kind: 'damaged' };
    }
  };
  const vault = {
    disk,
    crashAt: Number.POSITIVE_INFINITY,
    /** The disk refuses with this until it is set to null again. */
    refuses: null as StoreTrouble | null,
    read: async (name: string) => recordAt(name),
    async readLast(family: string, upTo: string): Promise<VaultEntry> {
      const last = namesOf(family).findLast((name) => name <= upTo);
      return last === undefined
        ? { name: null, record: { kind: refused(false) ? 'unavailable' : 'absent' } }
        : { name: last, record: recordAt(last) };
    },
    async readFamily(family: string): Promise<VaultEntry[] | null> {
      if (refused(false)) return null;
      return namesOf(family).map((name) => ({ name, record: recordAt(name) }));
    },
    write: (name: string, value: unknown) => vault.writeAll(new Map([[name, { value }]])),
    async writeAll(changes: VaultChanges) {
      if (vault.crashAt <= 0) await new Promise(() => undefined);
      if (refused(true)) return false;
      for (const [name, change] of changes) {
        if (change === null) disk.delete(name);
        else {
          const text = JSON.stringify(change.value);
          disk.set(name, text);
          opened.set(name, { text, value: frozen(change.value) });
        }
      }
      vault.crashAt -= 1;
      return true;
    },
    async remove(name: string) {
      if (refused(true)) return false;
      disk.delete(name);
      return true;
    },
    async setAside(name: string) {
      if (refused(true)) return false;
      const text = disk.get(name);
      const copies = [...disk.keys()].filter((other) => other.startsWith(`${name}:damaged-`)).length;
      if (text !== undefined) disk.set(`${name}:damaged-${copies + 1}`, text);
      disk.delete(name);
      return true;
    },
    names: async () => (refused(false) ? null : [...disk.keys()]),
    made: async () => (refused(false) ? null : disk.size > 0),
    async erase() {
      if (refused(true)) return false;
      disk.clear();
      return true;
    },
    trouble: () => trouble,
  };
  return vault;
}

function ok<T>(value: T, at: number, status = 200): Answer<T> {
  return { ok: true, value, status, at: { earliest: at, latest: at + 999 } };
}

const line = (sentAt: number | null, state: LineState): HistoryLine => ({
  invite: {
    sent: sentAt === null ? null : { earliest: sentAt, latest: sentAt + 59_999 },
    precision: 'about',
    email: 'm•••@example.com',
    by: null,
  },
  state,
});
export const pendingSince = (sentAt: number) => line(sentAt, { kind: 'pending' });
export const revokedSince = (sentAt: number) => line(sentAt, { kind: 'revokedBeforeActivation', at: null });

/** This is a practice with one patient. The test moves its clock. */
function fakePractice(clock: { now: number }, access: () => AccessAnswer) {
  const requests: string[] = [];
  let record = mira;
  const others: PatientRecord[] = [];
  const practice: Practice = {
    patient: async (id) => {
      requests.push(`GET patient ${id}`);
      return ok(record, clock.now);
    },
    findPatients: async () => ok([record], clock.now),
    patientsWithEmail: async () => {
      requests.push('GET patients with email');
      return ok([record, ...others], clock.now);
    },
    appointment: async () => ok({ patientId: 4224, visit: null }, clock.now),
    visitsOn: async () => ok({ visits: [], notVisits: [], unread: 0 }, clock.now),
    visitsChangedSince: async () => ok({ visits: [], notVisits: [], unread: 0 }, clock.now),
    offices: async () => ok([], clock.now),
    access: async (id) => {
      requests.push(`GET access ${id}`);
      return ok(access(), clock.now);
    },
    sendInvite: async (id) => {
      requests.push(`POST access ${id}`);
      return ok(null, clock.now, 201);
    },
    revokeInvites: async (id) => {
      requests.push(`DELETE access ${id}`);
      return ok(null, clock.now, 204);
    },
    saveIdentifiers: async (id, typed) => {
      requests.push(`PATCH patient ${id} ${Object.keys(typed).join(' ')}`);
      record = { ...record, ...typed };
      return ok(null, clock.now, 204);
    },
    currentUser: async () => ok({ username: 'desk', doctorId: 7, mayInvite: 'yes' as const }, clock.now),
    doctor: async () =>
      ok(
        { id: 7, name: 'Imre Example', zone: 'US/Eastern', practice: 'Example Practice', domain: null },
        clock.now,
      ),
    doctors: async () => ok([], clock.now),
  };
  return {
    practice,
    requests,
    /** Other charts that the practice finds by their email. */
    others,
    count: (method: string) => requests.filter((request) => request.startsWith(method)).length,
    nowHas: (change: Partial<PatientRecord>) => {
      record = { ...record, ...change };
    },
  };
}

/** Build the desk's services on fakes. `clock.now` is the machine's clock and the corrected clock at once. */
export async function fakeServices(
  access: () => AccessAnswer = () => ({ kind: 'doesNotTell', shape: '' }),
  policy: unknown = {},
) {
  const clock = { now: NOW };
  const memory = fakeMemory();
  const settings = fakeSettings();
  const mark = fakeMark();
  const vault = fakeVault();
  const api = fakePractice(clock, access);
  const services: PatientServices = {
    clock: { now: () => clock.now, learned: () => true, learn: async () => undefined },
    cache: patientCache(memory),
    journal: openJournal(vault, { now: () => clock.now, learned: () => true }),
    practice: api.practice,
    facts: practiceFacts(settings, async () => policy),
    notNow: notNowStore(vault),
  };
  await services.facts.rememberChecks({
    checkedAt: NOW,
    signedInAs: 'desk',
    practice: 'Example Practice',
    zone: 'US/Eastern',
    mayInvite: 'yes',
  });
  const store = storeHealth(vault, services.journal, settings, mark);
  return { services, clock, memory, settings, mark, vault, store, api };
}

export function operation(change: Partial<Operation> = {}): Operation {
  return {
    id: 'one',
    patientId: 4224,
    kind: 'send',
    startedAt: NOW,
    riskAccepted: false,
    seenInvite: null,
    revoked: null,
    sent: null,
    attempts: 0,
    doubt: null,
    phase: { at: 'ready', next: 'enable' },
    ...change,
  };
}

export function newSave(change: Partial<Save> = {}): Save {
  return {
    id: 'one',
    patientId: 4224,
    fields: ['email'],
    startedAt: NOW,
    then: 'nothing',
    risksRead: [],
    seenInvite: null,
    replacesEmail: false,
    late: 0,
    written: null,
    phase: { at: 'reading' },
    ...change,
  };
}

/** Let everything go on that can go on while no time passes. */
export async function idle(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1)
    await new Promise<void>((resolve) => {
      setImmediate(resolve);
    });
}

/** Give a new worker its locks: those that a dead worker held are free. */
export function newLocks(): void {
  const last = new Map<string, Promise<unknown>>();
  const request = (name: string, job: () => Promise<unknown>) => {
    const run = (last.get(name) ?? Promise.resolve()).then(job, job);
    last.set(
      name,
      run.catch(() => undefined),
    );
    return run;
  };
  Object.defineProperty(navigator, 'locks', { value: { request }, configurable: true });
}
