import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { missingIdentifiers } from '../../sandbox/access.ts';
import { planDay, rowsOf, usualDay } from '../../sandbox/day-plan.ts';
import { PLANNED_STATES } from '../../sandbox/planned-people.ts';
import { openPractice, type Practice } from '../../sandbox/practice.ts';

const NOW = Date.parse('2026-05-20T19:30:12Z');
const TOMORROW = '2026-05-21';

const onDay = (practice: Practice, date: string) =>
  practice.calendar.all().filter(({ scheduledTime }) => scheduledTime.startsWith(date));

describe('a planned day', () => {
  it.each([0, 3, 42, 60, 80, 300])('of %i patients has them and its breaks, and nothing else', (count) => {
    const practice = openPractice({ now: NOW });
    const others = practice.calendar.all().length - onDay(practice, TOMORROW).length;
    const planned = planDay(practice, TOMORROW, usualDay(count));
    const visits = onDay(practice, TOMORROW);
    expect(visits.filter(({ patientId }) => patientId !== null)).toHaveLength(count);
    expect(visits.filter(({ isBreak }) => isBreak)).toHaveLength(2);
    expect(practice.calendar.all()).toHaveLength(others + visits.length);
    expect(new Set(planned.map(({ patient }) => patient.id)).size).toBe(count);
    expect(new Set(planned.map(({ patient }) => `${patient.firstName} ${patient.lastName}`)).size).toBe(
      count,
    );
    for (const { scheduledTime } of visits) expect(scheduledTime.slice(11)).toMatch(/^(0[89]|1[0-7]):/);
  });

  it('has two providers and three offices, and every state from 60 patients on', () => {
    const practice = openPractice({ now: NOW });
    const planned = planDay(practice, TOMORROW, usualDay(60));
    expect(new Set(planned.map(({ state }) => state))).toEqual(new Set(PLANNED_STATES));
    expect(new Set(planned.map(({ visit }) => visit.doctor)).size).toBe(2);
    expect(new Set(planned.map(({ visit }) => visit.office)).size).toBe(3);
  });

  it('has patients in the states that were asked for', () => {
    const practice = openPractice({ now: NOW });
    for (const { state, patient, visit } of planDay(practice, TOMORROW, usualDay(60))) {
      const access = practice.access.stateOf(patient.id);
      const invite = practice.access.history(patient.id)[0];
      const start = Temporal.PlainDateTime.from(visit.scheduledTime).toZonedDateTime('US/Eastern');
      const ends = (invite?.enabledAt ?? 0) + 7 * 86_400_000;
      switch (state) {
        case 'joined':
          expect(access).toBe('active');
          break;
        case 'invited':
          expect(access).toBe('pending');
          expect(ends).toBeGreaterThan(start.epochMilliseconds + 3_600_000);
          break;
        case 'lapses':
          expect(access).toBe('pending');
          expect(ends).toBeLessThan(start.epochMilliseconds + 3_600_000);
          break;
        case 'oldAddress':
          expect(access).toBe('pending');
          expect(invite?.email).not.toBe(patient.email);
          break;
        case 'expired':
        case 'revoked':
          expect(access).toBe(state);
          break;
        default:
          expect(access).toBe('notInvited');
      }
    }
  });

  it('lacks what its states say', () => {
    const practice = openPractice({ now: NOW });
    const missing = (state: (typeof PLANNED_STATES)[number]) =>
      planDay(practice, TOMORROW, [{ state }]).map(({ patient }) => missingIdentifiers(patient));
    expect(missing('withoutEmail')).toEqual([['email']]);
    expect(missing('withoutPhone')).toEqual([['phone']]);
    expect(missing('withoutBirthDate')).toEqual([['birthDate']]);
    expect(missing('neverInvited')).toEqual([[]]);
  });

  it('takes words, times and second visits as they are planned, and is no news', () => {
    const practice = openPractice({ now: NOW });
    const [planned] = planDay(practice, TOMORROW, [
      { state: 'expired', status: 'Arrived', time: '09:10', again: ['14:00', '16:00'], office: 88_203 },
    ]);
    const visits = onDay(practice, TOMORROW).filter(({ patientId }) => patientId === planned?.patient.id);
    expect(visits.map(({ scheduledTime, status, office }) => [scheduledTime, status, office])).toEqual(
      ['09:10', '14:00', '16:00'].map((time) => [`${TOMORROW}T${time}:00`, 'Arrived', 88_203]),
    );
    for (const { id } of visits) expect(practice.calendar.changedAt(id)).toBeLessThan(NOW - 86_400_000);
  });

  it('can be planned twice, for two days, with people of its own', () => {
    const practice = openPractice({ now: NOW });
    const days = [TOMORROW, '2026-05-22'].map((date) => planDay(practice, date, rowsOf({ joined: 5 })));
    expect(new Set(days.flat().map(({ patient }) => patient.id)).size).toBe(10);
    expect(onDay(practice, TOMORROW).filter(({ patientId }) => patientId !== null)).toHaveLength(5);
  });
});

it('rows are as many as asked for, and mixed', () => {
  const rows = rowsOf({ joined: 20, expired: 2 });
  expect(rows.filter(({ state }) => state === 'joined')).toHaveLength(20);
  expect(rows.slice(0, 11).filter(({ state }) => state === 'expired')).toHaveLength(1);
  expect(usualDay(42)).toHaveLength(42);
});
