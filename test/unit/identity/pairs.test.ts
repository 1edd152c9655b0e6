import { expect, test } from 'vitest';
import { verifyIdentity } from '../../../lib/desk/patient/verify-identity.ts';
import type { HeaderLine, PageReading } from '../../../lib/ehr/page/reading.ts';
import { nothingOn } from '../../../lib/ehr/page/reading-results.ts';
import type { PatientRecord } from '../../../lib/invites/patient.ts';
import { recordClaim } from '../../claims.ts';
import type { IdentityPair } from '../../identity/pair.ts';
import { identityPairs } from '../../identity/pairs.ts';

/** The page's readers tell the lines of a header; here the name is its title, and the rest stands behind labels. */
function pageOf({ page }: IdentityPair): PageReading {
  const line = (as: HeaderLine['as'], text: string | null) => (text === null ? [] : [{ text, block: 0, as }]);
  return {
    ...nothingOn({ kind: 'chart', patientId: 1 }),
    ...{ subject: 'chart', drawnHere: true },
    chartId: page.chartId === null ? { kind: 'absent' } : { kind: 'found', value: page.chartId },
    lines: [
      ...line('name', page.name),
      ...line('birthDate', page.birthDate),
      ...line('chartId', page.chartId),
    ],
  };
}

function recordOf({ record }: IdentityPair): PatientRecord {
  return {
    ...{ ...record, id: 1, email: null, cellPhone: null, homePhone: null, officePhone: null },
    ...{ socialSecurityNumber: 'notOnFile', chartState: 'active' },
  };
}

test('pages and records are taken for one as two careful clerks would', () => {
  const told = identityPairs.map((pair) => ({ pair, said: verifyIdentity(pageOf(pair), recordOf(pair)) }));
  const falseMatches = told.filter(
    ({ pair, said }) =>
      (pair.right === 'refused' && (said.kind === 'locked' || said.kind === 'toConfirm')) ||
      (pair.right === 'toConfirm' && said.kind === 'locked'),
  );
  const falseRefusals = told.filter(({ pair, said }) => pair.right !== 'refused' && said.kind !== pair.right);
  const agreeing = told.filter(({ pair }) => pair.right === 'locked').length;
  const ofAgreeing = falseRefusals.filter(({ pair }) => pair.right === 'locked').length;
  const shown = ({ pair }: (typeof told)[number]) => JSON.stringify([pair.page, pair.record, pair.right]);
  expect(falseMatches.map(shown)).toEqual([]);
  expect(ofAgreeing / agreeing, falseRefusals.map(shown).join('\n')).toBeLessThanOrEqual(0.03);
  recordClaim(
    'identity',
    `identity: ${told.length} pairs, false matches 0, false refusals ${falseRefusals.length} (${ofAgreeing} of ${agreeing} where two identifiers agree)`,
  );
});

test('behind labels by the practice’s own words nobody is taken for a patient who was not before', () => {
  const rank = { refused: 0, noneFound: 1, toConfirm: 2, locked: 3 };
  const told = identityPairs.map((pair) => {
    const page = pageOf(pair);
    const without = verifyIdentity(page, recordOf(pair)).kind;
    const said = verifyIdentity({ ...page, ownWords: true }, recordOf(pair)).kind;
    return { pair, without, said };
  });
  const falseMatches = told.filter(({ pair, said }) => rank[said] > rank[pair.right] && said !== 'noneFound');
  const more = told.filter(({ without, said }) => rank[said] > rank[without] && said !== 'noneFound');
  expect([falseMatches, more]).toEqual([[], []]);
  // Where two identifiers agree, so few more are asked about.
  const agreeing = told.filter(({ pair }) => pair.right === 'locked');
  const asked = agreeing.filter(({ said }) => said !== 'locked');
  expect(asked.length / agreeing.length).toBeLessThanOrEqual(0.06);
  recordClaim(
    'identity-own-words',
    `identity with a practice’s own words: ${told.length} pairs, false matches ${falseMatches.length}, more than without ${more.length}, asked about ${asked.length} of ${agreeing.length} where two identifiers agree`,
  );
});
