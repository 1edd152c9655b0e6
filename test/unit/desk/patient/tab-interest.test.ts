import { beforeEach, describe, expect, test } from 'vitest';
import { type PatientsOfTabs, patientsOfTabs } from '../../../../lib/desk/patient/patients-of-tabs.ts';
import { onceAtATime } from '../../../../lib/desk/patient/read-access.ts';
import { askingTab, type TabInterest, tabInterest } from '../../../../lib/desk/patient/tab-interest.ts';
import { viewPage } from '../../../../lib/desk/patient/view-page.ts';
import { requestBudget } from '../../../../lib/desk/store/request-budget.ts';
import type { PageReading } from '../../../../lib/ehr/page/reading.ts';
import type { Asker, ViewAsker } from '../../../../lib/practice/budget.ts';
import {
  fakeMemory,
  fakeServices,
  fakeSettings,
  justNow,
  miraChart,
  miraPage,
  NOW,
  newLocks,
  SECOND,
} from '../fake-services.ts';

const CALENDAR = { kind: 'calendar' } as const;
const timChart = { ...miraChart, page: { kind: 'chart', patientId: 4225 } } as const;

beforeEach(newLocks);

/** Ask for a view as a page does that can move on, so that its question is no longer wanted. */
function askerThatMovesOn(): ViewAsker & { moveOn(): void } {
  let wanted = true;
  return {
    lane: 'view',
    wanted: () => wanted,
    moveOn() {
      wanted = false;
    },
  };
}

describe('what a tab asks about', () => {
  test('stays wanted until the tab asks about something else, and again when it comes back', () => {
    const tabs = tabInterest();
    const mira = tabs.at(1, miraChart);
    tabs.at(2, timChart);
    tabs.at(1, { ...miraChart, header: { kind: 'found', value: 'enabled' } });
    expect(mira()).toBe(true);
    tabs.at(1, timChart);
    expect(mira()).toBe(false);
    tabs.at(1, miraChart);
    expect(mira()).toBe(true);
  });
});

describe('whom a tab shows', () => {
  const asks = (reading: PageReading, interest: TabInterest, tabs: PatientsOfTabs) =>
    askingTab({ tabs, lookUps: { take: async () => true } }, 1, interest.at(1, reading));

  test('is not said by an answer that comes after the tab has gone on to the next patient', async () => {
    const tabs = patientsOfTabs(fakeMemory());
    const interest = tabInterest();
    const mira = asks(miraChart, interest, tabs);
    const tim = asks(timChart, interest, tabs);
    await tim.shows(4225);
    await mira.shows(4224);
    expect((await tabs.mayShow(4225))(1)).toBe(true);
    expect((await tabs.mayShow(4224))(1)).toBe(false);
  });

  test('is stored before the state is read, so that what changes from then on is told', async () => {
    const { services } = await fakeServices();
    const order: string[] = [];
    const { journal, cache } = services;
    const noting = <T>(name: string, what: T): T => {
      order.push(name);
      return what;
    };
    const watched = {
      ...services,
      journal: { ...journal, ofPatient: (id: number) => noting('journal', journal.ofPatient(id)) },
      cache: { ...cache, evidence: (id: number) => noting('evidence', cache.evidence(id)) },
    };
    const shows = async (patientId: number | null) => void order.push(`shows ${patientId}`);
    const asking = { wanted: () => true, mayLookUp: async () => true, shows };
    await viewPage(watched, miraPage, justNow(miraChart), false, asking);
    expect(order[0]).toBe('shows 4224');
    expect(order).toContain('journal');
    expect(order).toContain('evidence');
  });

  test.each([
    ['a chart whose record cannot be read, by its address', miraChart, 4224],
    ['a page of the calendar that names nobody, not at all', { ...miraChart, page: CALENDAR }, null],
  ] as const)('is known of %s', async (_, reading, whom) => {
    const { services, api } = await fakeServices();
    api.practice.patient = async () => ({ ok: false, failure: { kind: 'timeout' }, happened: 'no' });
    api.practice.findPatients = async () => ({ ok: false, failure: { kind: 'timeout' }, happened: 'no' });
    const shown: (number | null)[] = [];
    const shows = async (patientId: number | null) => void shown.push(patientId);
    const asking = { wanted: () => true, mayLookUp: async () => true, shows };
    await viewPage(services, reading.page, justNow(reading), false, asking);
    expect(shown).toEqual([whom]);
  });
});

describe('a question that waits its turn', () => {
  async function spentSecond() {
    const clock = { now: NOW };
    const budget = requestBudget(fakeSettings(), () => clock.now);
    for (let sent = 0; sent < 3; sent += 1) await budget.take('view');
    return { budget, clock, used: async () => 500 - (await budget.view()).left };
  }

  test('does not leave once its page has moved on', async () => {
    const { budget, clock, used } = await spentSecond();
    const passedBy = askerThatMovesOn();
    clock.now += SECOND - 20;
    const taken = budget.take(passedBy);
    passedBy.moveOn();
    clock.now += 20;
    expect(await taken).toEqual({ ok: false, failure: { kind: 'viewOutdated' } });
    expect(await used()).toBe(3);
  });

  test('leaves while its page is there', async () => {
    const { budget, clock, used } = await spentSecond();
    clock.now += SECOND;
    expect(await budget.take(askerThatMovesOn())).toEqual({ ok: true });
    expect(await used()).toBe(4);
  });
});

describe('a read that several wait for', () => {
  async function reading() {
    const { services } = await fakeServices();
    const asked: Asker[] = [];
    const ask = (asker: Asker) =>
      onceAtATime(services, 'record 4224', asker, (all) => {
        asked.push(all);
        return new Promise<never>(() => undefined);
      });
    const isWanted = () => {
      const [first] = asked;
      return first === undefined || typeof first === 'string' || first.wanted();
    };
    return { ask, asked, isWanted };
  }

  test('is wanted while one of them wants it', async () => {
    const { ask, asked, isWanted } = await reading();
    const [first, second] = [askerThatMovesOn(), askerThatMovesOn()];
    void ask(first);
    void ask(second);
    first.moveOn();
    expect(isWanted()).toBe(true);
    second.moveOn();
    expect(isWanted()).toBe(false);
    expect(asked).toHaveLength(1);
  });

  test('is wanted in any case by a click that joined it', async () => {
    const { ask, isWanted } = await reading();
    const first = askerThatMovesOn();
    void ask(first);
    void ask('click');
    first.moveOn();
    expect(isWanted()).toBe(true);
  });

  test('is not joined any more once it was given up', async () => {
    const { ask, asked, isWanted } = await reading();
    const first = askerThatMovesOn();
    void ask(first);
    first.moveOn();
    expect(isWanted()).toBe(false);
    void ask(askerThatMovesOn());
    expect(asked).toHaveLength(2);
  });
});

test('a view of a page that moved on between its two questions asks only the first', async () => {
  const { services, api } = await fakeServices();
  const tab = askerThatMovesOn();
  const asked: string[] = [];
  const { patient, access } = api.practice;
  const turn = async (asker: Asker, what: string) => {
    if (typeof asker !== 'string' && !asker.wanted()) return false;
    asked.push(what);
    return true;
  };
  api.practice.patient = async (id, asker) => {
    await turn(asker, 'record');
    tab.moveOn();
    return patient(id, asker);
  };
  api.practice.access = async (id, zone, asker) =>
    (await turn(asker, 'access'))
      ? access(id, zone, asker)
      : { ok: false, failure: { kind: 'viewOutdated' }, happened: 'no' };
  const asking = { wanted: tab.wanted, mayLookUp: async () => true, shows: async () => undefined };
  const { view } = await viewPage(services, miraPage, justNow(miraChart), false, asking);
  expect(asked).toEqual(['record']);
  expect(view.trouble).toEqual({ kind: 'viewOutdated' });
});
