import { expect, test } from 'vitest';
import type { EligibilityWarning } from '../../../lib/invites/eligibility.ts';
import { areRead, cautionsFor, risksOf } from '../../../lib/invites/risk.ts';
import { ALL_RISKS } from '../../all-risks.ts';

test('a deed without a risk needs nothing read', () => {
  expect(risksOf({ risk: null })).toEqual([]);
  expect(areRead({ risk: null }, [])).toBe(true);
});

test.each(ALL_RISKS)('%s must be read itself, and among others that count', (risk) => {
  expect(areRead({ risk }, [])).toBe(false);
  expect(
    areRead(
      { risk },
      ALL_RISKS.filter((other) => other !== risk),
    ),
  ).toBe(false);
  expect(areRead({ risk }, [risk])).toBe(true);
  expect(areRead({ risk: 'mayBeInvited', also: [risk] }, ['mayBeInvited'])).toBe(risk === 'mayBeInvited');
});

test('the responsible party of a minor is as it should be', () => {
  const cautions = (...warnings: EligibilityWarning[]) =>
    cautionsFor({ verdict: 'eligible', lines: [], toFix: [], warnings });
  expect(cautions('minor', 'responsiblePartyAddress', 'noCellPhone')).toEqual(['minor']);
  expect(cautions('inactiveChart', 'responsiblePartyAddress')).toEqual(['inactiveChart', 'responsibleParty']);
  expect(cautionsFor(null)).toEqual([]);
});
