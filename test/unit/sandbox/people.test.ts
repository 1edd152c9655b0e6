import { describe, expect, it } from 'vitest';
import { missingIdentifiers } from '../../sandbox/access.ts';
import { allPeople, people } from '../../sandbox/patients.ts';
import { openPractice } from '../../sandbox/practice.ts';

const now = Date.parse('2026-05-20T19:30:12Z');

describe('the people of the practice', () => {
  it('are at least thirty, each with an id and chart id of its own', () => {
    expect(allPeople.length).toBeGreaterThanOrEqual(30);
    expect(new Set(allPeople.map(({ id }) => id)).size).toBe(allPeople.length);
    expect(new Set(allPeople.map(({ chartId }) => chartId)).size).toBe(allPeople.length);
    for (const { id, chartId } of allPeople) {
      expect(String(id)).toMatch(/^\d{8,9}$/);
      expect(chartId).toMatch(/^[A-Z]{4}\d{6}$/);
    }
  });

  it('belong to nobody', () => {
    for (const { ssn, cellPhone, homePhone, officePhone, email, id } of allPeople) {
      expect(ssn).toMatch(/^$|^000-\d{2}-\d{4}$/);
      for (const phone of [cellPhone, homePhone, officePhone]) {
        expect(phone).toMatch(/^$|^\(410\) 555-01\d{2}$/);
      }
      if (id !== people.misspelledAddress.id) expect(email ?? '').toMatch(/^$|@example\.(com|org|net)$/);
    }
  });

  it('miss what their names say', () => {
    expect(missingIdentifiers(people.neverInvited)).toEqual([]);
    expect(missingIdentifiers(people.ssnOnly)).toEqual([]);
    expect(missingIdentifiers(people.birthAndPhoneOnly)).toEqual([]);
    expect(missingIdentifiers(people.homePhoneOnly)).toEqual([]);
    expect(missingIdentifiers(people.emailMissing)).toEqual(['email']);
    expect(missingIdentifiers(people.emailNull)).toEqual(['email']);
    expect(missingIdentifiers(people.phoneMissing)).toEqual(['phone']);
    expect(missingIdentifiers(people.birthDateMissing)).toEqual(['birthDate']);
    expect(missingIdentifiers(people.neither)).toEqual(['birthDate', 'phone']);
    expect(missingIdentifiers(people.emptyFields)).toEqual(['email', 'birthDate', 'phone']);
  });

  it('stand where their names say when the sandbox starts', () => {
    const { access } = openPractice({ now });
    const states = Object.fromEntries(
      Object.entries(people).map(([name, { id }]) => [name, access.stateOf(id)]),
    );
    expect(states).toMatchObject({
      neverInvited: 'notInvited',
      pendingFresh: 'pending',
      pendingNearExpiry: 'pending',
      expired: 'expired',
      active: 'active',
      revoked: 'revoked',
      disabledByStaff: 'disabled',
      disabledByPatient: 'disabled',
      seedHistory: 'pending',
      invitedByLetter: 'pending',
    });
  });

  it('have the same past at the same instant', () => {
    expect(openPractice({ now }).inspect().patients).toEqual(openPractice({ now }).inspect().patients);
  });

  it.each([0, 13_000, 47_999, 59_999])('revoke and invite in one minute, %i ms into it', (ms) => {
    const { access } = openPractice({ now: now + ms });
    const [newest, older] = access.history(people.seedHistory.id);
    const minute = (instant: number | undefined) => Math.floor((instant ?? 0) / 60_000);
    expect(minute(newest?.enabledAt)).toBe(minute(older?.ended?.at));
    expect(newest?.enabledAt).toBeGreaterThan(older?.ended?.at ?? Number.POSITIVE_INFINITY);
  });

  it('all have a visit, also after the clock moved past an invite', () => {
    const practice = openPractice({ now });
    for (const { id } of allPeople) expect(practice.visitOf(id)?.patientId).toBe(id);
    practice.clock.move(8 * 24 * 3_600_000);
    for (const { id } of allPeople) expect(practice.visitOf(id)?.patientId).toBe(id);
  });
});
