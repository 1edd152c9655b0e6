import { describe, expect, it } from 'vitest';
import { people } from '../../sandbox/patients.ts';
import { openPractice } from '../../sandbox/practice.ts';
import type { Settings } from '../../sandbox/settings.ts';

const { neverInvited, active, emailMissing, phoneMissing, noCell } = people;

function open(settings: Partial<Settings> = {}) {
  const practice = openPractice({ now: Date.parse('2026-05-20T19:30:12Z'), settings });
  practice.clock.freeze();
  return practice;
}

const typedBy = (patient: typeof neverInvited) => ({
  firstName: patient.firstName ?? '',
  lastName: patient.lastName ?? '',
  email: patient.email ?? '',
  ssn: '',
  birthDate: patient.birthDate ?? '',
  phone: patient.cellPhone,
});

describe('an invite', () => {
  it('is a row, a mail, and who sent it', () => {
    const practice = open();
    practice.enable(neverInvited.id, { by: 'Dana Whitlock' });
    const [row] = practice.access.history(neverInvited.id);
    expect(row).toMatchObject({ email: neverInvited.email, enabledBy: 'Dana Whitlock', ended: null });
    expect(practice.mail.at(-1)).toMatchObject({ to: neverInvited.email, patientId: neverInvited.id });
    expect(practice.access.stateOf(neverInvited.id)).toBe('pending');
  });

  it('lives 168 hours and not a millisecond more', () => {
    const practice = open();
    practice.enable(neverInvited.id);
    practice.clock.move(168 * 3_600_000 - 1);
    expect(practice.access.stateOf(neverInvited.id)).toBe('pending');
    practice.clock.move(1);
    expect(practice.access.stateOf(neverInvited.id)).toBe('expired');
    expect(practice.accept(neverInvited.id)).toEqual({ kind: 'refused', reason: 'expired' });
  });

  it('is killed by a newer one', () => {
    const practice = open();
    const first = practice.enable(neverInvited.id);
    practice.clock.move(1000);
    practice.enable(neverInvited.id);
    const token = first.kind === 'sent' ? first.row.token : '';
    expect(practice.access.linkState(token)).toEqual({ kind: 'refused', reason: 'revoked' });
    expect(practice.accept(neverInvited.id).kind).toBe('accepted');
    expect(practice.access.history(neverInvited.id)).toHaveLength(2);
  });

  it('can be set to be refused while one is pending', () => {
    const practice = open({ enableWhilePending: 'refuses' });
    practice.enable(neverInvited.id);
    expect(practice.enable(neverInvited.id)).toEqual({ kind: 'refused', reason: 'alreadyPending' });
  });

  it('is refused for want of identifiers, and for those who have joined', () => {
    const practice = open();
    expect(practice.enable(emailMissing.id)).toEqual({ kind: 'refused', reason: 'missingEmail' });
    expect(practice.enable(phoneMissing.id)).toEqual({ kind: 'refused', reason: 'missingIdentifiers' });
    expect(practice.enable(active.id)).toEqual({ kind: 'refused', reason: 'alreadyActive' });
    expect(practice.enable(1)).toEqual({ kind: 'refused', reason: 'noPatient' });
  });

  it('is revoked before activation, once', () => {
    const practice = open();
    practice.enable(neverInvited.id);
    expect(practice.revoke(neverInvited.id).kind).toBe('revoked');
    expect(practice.access.stateOf(neverInvited.id)).toBe('revoked');
    expect(practice.revoke(neverInvited.id).kind).toBe('nothing');
    expect(practice.accept(neverInvited.id)).toEqual({ kind: 'refused', reason: 'revoked' });
  });
});

describe('a patient who joined', () => {
  it('is cut off by a revoke, or not, as set', () => {
    const practice = open();
    practice.settings.revokeCutsActive = false;
    expect(practice.revoke(active.id).kind).toBe('stillActive');
    practice.settings.revokeCutsActive = true;
    expect(practice.revoke(active.id).kind).toBe('revoked');
    expect(practice.access.stateOf(active.id)).toBe('disabled');
  });

  it('may disconnect', () => {
    const practice = open({ revokeCutsActive: false });
    practice.disconnect(active.id);
    expect(practice.access.history(active.id)[0]?.ended?.by).toEqual({ kind: 'patient' });
  });
});

describe('sign-up', () => {
  it('takes birth date and cell phone, or the SSN, with the invited email', () => {
    const practice = open();
    practice.enable(neverInvited.id);
    const token = practice.access.history(neverInvited.id)[0]?.token ?? '';
    const typed = typedBy(neverInvited);
    const refused = { kind: 'refused', reason: 'identifiersDiffer' };
    expect(practice.access.signUp(token, { ...typed, email: 'other@example.com' })).toEqual(refused);
    expect(practice.access.signUp(token, { ...typed, phone: '(410) 555-0199' })).toEqual(refused);
    expect(practice.access.signUp(token, { ...typed, lastName: 'Else' })).toEqual(refused);
    expect(practice.access.signUp(token, { ...typed, birthDate: '', ssn: neverInvited.ssn }).kind).toBe(
      'accepted',
    );
    expect(practice.access.signUp(token, typed)).toEqual({ kind: 'refused', reason: 'used' });
  });

  it('fails with a home phone alone', () => {
    const practice = open();
    practice.enable(noCell.id);
    const token = practice.access.history(noCell.id)[0]?.token ?? '';
    const outcome = practice.access.signUp(token, { ...typedBy(noCell), phone: noCell.homePhone });
    expect(outcome).toEqual({ kind: 'refused', reason: 'identifiersDiffer' });
  });
});

it('can be read as it was a moment ago', () => {
  const practice = open();
  const start = practice.clock.now();
  practice.clock.move(1000);
  practice.enable(neverInvited.id);
  practice.clock.move(1000);
  practice.accept(neverInvited.id);
  practice.clock.move(1000);
  practice.revoke(neverInvited.id);
  const states = [0, 1000, 2000, 3000].map((ms) => practice.access.stateOf(neverInvited.id, start + ms));
  expect(states).toEqual(['notInvited', 'pending', 'active', 'disabled']);
});
