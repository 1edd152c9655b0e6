import { type Access, createAccess } from './access.ts';
import type { EndedBy } from './access-history.ts';
import { type Account, accounts, allAccounts } from './accounts.ts';
import { type Calendar, createCalendar } from './calendar.ts';
import { type Clock, createClock } from './clock.ts';
import type { FaultQueue } from './faults.ts';
import { type ApiApplication, clientId, clientSecret, createGrants, type Grants } from './grants.ts';
import { recallThePast } from './history.ts';
import type { Mail } from './mail.ts';
import { createMeter, type Meter } from './meter.ts';
import { displayName } from './person.ts';
import { createRoster, type Roster } from './roster.ts';
import { defaultSettings, type Settings } from './settings.ts';
import { buildVisits, filledAt, type Visit } from './visits.ts';
import { dayOf } from './wall-clock.ts';

/** This is the whole state of the sandbox practice, and what its people can do. */
export interface Practice {
  clock: Clock;
  settings: Settings;
  faults: FaultQueue;
  application: ApiApplication;
  grants: Grants;
  meter: Meter;
  roster: Roster;
  access: Access;
  mail: Mail[];
  calendar: Calendar;
  /** This maps the cookie of each session in the EHR to its account. */
  sessions: Map<string, Account>;
  /** A colleague sends an invite in the EHR. */
  enable(patientId: number, who?: { by?: string; how?: 'email' | 'letter' }): ReturnType<Access['enable']>;
  /** A colleague revokes the invite, or the access of a patient who has joined. */
  revoke(patientId: number, who?: { by?: string }): ReturnType<Access['revoke']>;
  /** The patient accepts the newest invite. */
  accept(patientId: number): ReturnType<Access['accept']>;
  /** The patient ends the access. */
  disconnect(patientId: number): ReturnType<Access['revoke']>;
  /** Find the patient's first visit that is not over yet by the practice's clock. */
  visitOf(patientId: number): Visit | undefined;
  visit(id: string): Visit | undefined;
  accountNamed(username: string): Account | undefined;
  /** Show everything that a person may want to inspect, with times in UTC. */
  inspect(): PracticeState;
}

/** This is a picture of the practice that can be written as JSON. */
export interface PracticeState {
  now: string;
  zone: string;
  requestsThisHour: number;
  liveGrants: number;
  patients: { id: number; chartId: string; name: string; state: string; history: object[] }[];
  mail: object[];
}

const utc = (instant: number | null | undefined) =>
  instant == null ? null : new Date(instant).toISOString();

function inspect(practice: Omit<Practice, 'inspect'>): PracticeState {
  const { access, clock, settings } = practice;
  return {
    now: new Date(clock.now()).toISOString(),
    zone: settings.zone,
    requestsThisHour: practice.meter.used(),
    liveGrants: practice.grants.alive(),
    patients: practice.roster.all().map((patient) => ({
      id: patient.id,
      chartId: patient.chartId,
      name: displayName(patient),
      state: access.stateOf(patient.id),
      history: access.history(patient.id).map((row) => ({
        id: row.id,
        email: row.email,
        how: row.how,
        enabledBy: row.enabledBy,
        enabledAt: utc(row.enabledAt),
        activatedAt: utc(row.activatedAt),
        endedAt: utc(row.ended?.at),
        endedBy: row.ended?.by ?? null,
      })),
    })),
    mail: practice.mail.map((mail) => ({ ...mail, sentAt: utc(mail.sentAt) })),
  };
}

/** Open a practice with everybody in it. Two practices opened at the same instant are alike. */
export function openPractice(options: { now?: number; settings?: Partial<Settings> } = {}): Practice {
  const clock = createClock(options.now);
  // The clock is not read here where `now` is given, because it may have gone on since.
  const start = options.now ?? clock.now();
  const settings: Settings = { ...structuredClone(defaultSettings), ...options.settings };
  const roster = createRoster(clock);
  const mail: Mail[] = [];
  const access = createAccess(clock, roster, settings, mail);
  recallThePast(access, mail, start);
  const calendar = createCalendar(clock, {
    at: filledAt(start),
    with: buildVisits(dayOf(start, settings.zone)),
  });
  const staff = (by?: string): EndedBy => ({ kind: 'staff', name: by ?? accounts.colleague.name });

  const practice: Omit<Practice, 'inspect'> = {
    clock,
    settings,
    faults: [],
    application: { name: 'Invite Desk', clientId, clientSecret, redirectUris: [] },
    grants: createGrants(clock),
    meter: createMeter(clock, settings),
    roster,
    access,
    mail,
    calendar,
    sessions: new Map(),
    enable: (patientId, who) => access.enable(patientId, who?.by ?? accounts.colleague.name, who?.how),
    revoke: (patientId, who) => access.revoke(patientId, staff(who?.by)),
    accept: (patientId) => access.accept(patientId),
    disconnect: (patientId) => access.revoke(patientId, { kind: 'patient' }),
    visit: (id) => calendar.find(id),
    visitOf(patientId) {
      const today = dayOf(clock.now(), settings.zone);
      return calendar
        .all()
        .find(
          ({ patientId: whose, isDeleted, scheduledTime }) =>
            whose === patientId && !isDeleted && scheduledTime >= today,
        );
    },
    accountNamed: (username) => allAccounts.find((account) => account.username === username),
  };
  return { ...practice, inspect: () => inspect(practice) };
}
