import { describe, expect, test } from 'vitest';
import type { EligibilityWarning, RequirementLine } from '../../../lib/invites/eligibility.ts';
import { risksOf } from '../../../lib/invites/risk.ts';
import type { Offer } from '../../../lib/messages/offer.ts';
import type { IdentifierField } from '../../../lib/messages/panel-view.ts';
import type { PatientView } from '../../../lib/messages/patient-view.ts';
import { deedAfterSave } from '../../../lib/panel/deed-after-save.ts';
import { riskSentences } from '../../../lib/words/actions.ts';
import { pendingUntil, view } from '../card/opened-card.ts';

type Missing = RequirementLine['requirement'];

const grounds = { source: 'answer', asOf: 0 } as const;
const notInvited: PatientView['status'] = { kind: 'notInvited', grounds };

function patient(missing: Missing[], change: Partial<PatientView> = {}): PatientView {
  const line = (requirement: Missing): RequirementLine => ({
    ...{ requirement, shown: '' },
    state: missing.includes(requirement) ? 'missing' : 'onFile',
  });
  const lines = (['email', 'birthDate', 'phone', 'ssn'] as const).map(line);
  const eligibility = { verdict: 'notEligible', lines, toFix: [], warnings: [] } as const;
  return view('token', {
    status: notInvited,
    eligibility: { ...eligibility, lines, toFix: [], warnings: [] },
    ...change,
  });
}

test.each<[Missing[], IdentifierField[], boolean]>([
  [['email'], ['email'], true],
  [['email'], ['cellPhone'], false],
  [['email', 'ssn'], ['email'], true],
  [['email', 'ssn', 'phone'], ['email'], false],
  [['email', 'ssn', 'phone'], ['email', 'cellPhone'], true],
  [['ssn', 'birthDate'], ['birthDate'], true],
  [['ssn', 'birthDate', 'phone'], ['birthDate'], false],
  [['birthDate', 'phone'], ['cellPhone'], true],
  [[], ['email'], true],
])('of a patient without %j, once %j is saved, a send may follow: %j', (missing, saved, may) => {
  expect(deedAfterSave(patient(missing), saved)).toEqual(may ? { action: 'send', risk: null } : null);
});

describe('what follows', () => {
  const revoke = (risk: Offer['risk']): Offer => ({ action: 'revoke', emphasis: 'secondary', risk });
  const pending = pendingUntil(60_000);

  test('is what is offered now, with its risk', () => {
    const offers: Offer[] = [{ action: 'resend', emphasis: 'primary', risk: 'mayHaveJoined' }];
    expect(deedAfterSave(patient([], { offers }), ['email'])).toEqual({
      ...{ action: 'resend', risk: 'mayHaveJoined' },
    });
  });

  test('is no repeat where the invite goes to another address', () => {
    const lately = { by: 'maria', at: 0 };
    const offers: Offer[] = [
      { action: 'resend', emphasis: 'primary', risk: 'sentLately', also: ['minor'], lately },
    ];
    expect(deedAfterSave(patient([], { offers }), ['email'])).toEqual({ action: 'resend', risk: 'minor' });
    expect(deedAfterSave(patient([], { offers }), ['cellPhone'])).toEqual({
      ...{ action: 'resend', risk: 'sentLately', also: ['minor'], lately },
    });
  });

  test.each<[PatientView['status'], Offer[], unknown]>([
    [pending, [revoke('cutsOffInvite')], { action: 'resend', risk: null }],
    [pending, [revoke('mayHaveJoined')], { action: 'resend', risk: 'mayHaveJoined' }],
    [pending, [], null],
    [{ kind: 'revoked', at: null, grounds }, [], { action: 'send', risk: null }],
    [{ kind: 'disabled', by: 'unknown', at: null, grounds }, [], { action: 'send', risk: null }],
    [{ kind: 'active', since: null, grounds }, [], null],
    [
      { kind: 'unknown', reason: 'answerDoesNotTell', sides: [] },
      [],
      { action: 'send', risk: 'mayBeInvited' },
    ],
    [{ kind: 'unknown', reason: 'contradiction', sides: [] }, [], null],
  ])('where the state is %j', (status, offers, deed) => {
    expect(deedAfterSave(patient(['email'], { status, offers }), ['email'])).toEqual(deed);
  });

  const asks: Offer = {
    ...{ action: 'resend', emphasis: 'primary', risk: 'minor', minorsUnder: 13 },
    also: ['responsibleParty', 'sharedAddress'],
    alsoOn: [{ initials: 'A. B.', age: 34 }],
  };
  const question = (deed: ReturnType<typeof deedAfterSave>) =>
    riskSentences({ emphasis: 'primary', ...(deed ?? asks) }).join(' ');

  test('asks with the age and the other charts that the question is about', () => {
    const deed = deedAfterSave(patient([], { offers: [asks] }), ['cellPhone']);
    expect(risksOf(deed ?? { risk: null })).toEqual(['minor', 'responsibleParty', 'sharedAddress']);
    expect(question(deed)).toMatch(/under 13\..*responsible party.*A\. B\., 34/);
  });

  test('asks nothing about an address that is replaced, since nobody has read that of the new one', () => {
    const deed = deedAfterSave(patient([], { offers: [asks] }), ['email']);
    expect(risksOf(deed ?? { risk: null })).toEqual(['minor']);
    expect(deed).not.toHaveProperty('alsoOn');
    expect(question(deed)).toMatch(/^The patient is under 13\. /);
  });

  test('asks with the age where nothing was offered so far', () => {
    const lacking = patient(['email']);
    const warnings: EligibilityWarning[] = ['minor', 'inactiveChart'];
    const eligibility = lacking.eligibility && { ...lacking.eligibility, warnings, minorsUnder: 13 };
    expect(question(deedAfterSave({ ...lacking, eligibility }, ['email']))).toContain('under 13.');
  });

  test.each<[string, Partial<PatientView>]>([
    ['without a token', { token: null }],
    ['where nothing is offered for another reason', { withheld: { kind: 'linkAlone' } }],
    ['without a patient', { identity: { kind: 'open' } }],
    ['without a record', { eligibility: null }],
    [
      'while an operation is under way',
      { operation: { id: 'o', kind: 'send', startedAt: 0, stage: 'working', step: 'sending' } },
    ],
  ])('is nothing %s', (_, change) => {
    expect(deedAfterSave(patient(['email'], change), ['email'])).toBeNull();
  });
});
