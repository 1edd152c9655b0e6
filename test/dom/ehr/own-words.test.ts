import { afterEach, describe, expect, test } from 'vitest';
import { verifyIdentity } from '../../../lib/desk/patient/verify-identity.ts';
import type { LabelWords } from '../../../lib/ehr/page/label-words.ts';
import { takeLabelWords } from '../../../lib/ehr/page/labels.ts';
import type { PatientRecord } from '../../../lib/invites/patient.ts';
import type { IdentityPair } from '../../identity/pair.ts';
import { identityPairs } from '../../identity/pairs.ts';
import { openPage } from './open-page.ts';
import { readPage } from './read-page.ts';

const url = new URL('https://app.drchrono.com/chart/107000001/summary');

afterEach(() => takeLabelWords({}));

const OWN: LabelWords = {
  ...{ patient: ['Client'], birthDate: ['Arrived in the world'], chartId: ['Record no.'] },
  onpatient: ['Portal access'],
};
/** What nobody may type, straight into the reader: labels of other fields, patterns, nothing, far too much. */
const EVIL: LabelWords = {
  patient: ['Phone', 'Emergency contact', '', ':', '.*', 'x'.repeat(400), 'Chart ID'],
  birthDate: ['Name', 'Phone', 'Guarantor born', '(?:)', '', '\\d+', 'Sex'],
  chartId: ['Name', 'DOB', 'Family', '[A-Z]{4}', ' '],
  onpatient: ['Name', 'DOB', 'Chart ID', '|'],
};

const lineOf = (label: string, value: string | null) =>
  value === null ? '' : `<p><span>${label}:</span> <span>${escaped(value)}</span></p>`;
const escaped = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');

type Labels = readonly [name: string, birth: string, chart: string];
const KNOWN: Labels = ['Patient', 'DOB', 'Chart ID'];
const RENAMED: Labels = ['Client', 'Arrived in the world', 'Record no.'];

/** The pair's page as a chart: its header, and below it what the record says, behind labels that are another's. */
function chartOf({ page, record }: IdentityPair, [name, birth, chart]: Labels, other: boolean): string {
  const header = lineOf(name, page.name) + lineOf(birth, page.birthDate) + lineOf(chart, page.chartId);
  const own = `${record.firstName} ${record.lastName}`;
  const others =
    lineOf('Emergency contact', own) +
    lineOf('Guarantor born', record.birthDate) +
    lineOf('Family', record.chartId);
  return `<div>${header}<p>Sex: F</p></div>${other ? `<hr><div>${others}</div>` : ''}`;
}

function recordOf({ record }: IdentityPair): PatientRecord {
  return {
    ...{ ...record, id: 107_000_001, email: null, cellPhone: null, homePhone: null, officePhone: null },
    ...{ socialSecurityNumber: 'notOnFile', chartState: 'active' },
  };
}

const rank = { refused: 0, noneFound: 0, toConfirm: 1, locked: 2 };

describe('the identity pairs, read from pages with the practice’s own words', () => {
  test.each<[string, Labels, boolean, LabelWords]>([
    ['its own labels', RENAMED, false, OWN],
    ['known labels, another person beside, and words that nobody may type', KNOWN, true, EVIL],
    [
      'its own labels, another person beside, and words that nobody may type',
      RENAMED,
      true,
      mergedWords(OWN, EVIL),
    ],
  ])('%s: nothing counts that did not count before', async (_, labels, other, words) => {
    const document = await openPage('<body></body>');
    const more: unknown[] = [];
    const falseMatches: unknown[] = [];
    for (const pair of identityPairs) {
      document.body.innerHTML = chartOf(pair, labels, other);
      const verdict = () =>
        verifyIdentity({ ...readPage(document, url), drawnHere: true }, recordOf(pair)).kind;
      takeLabelWords({});
      const without = verdict();
      takeLabelWords(words);
      const said = verdict();
      if (rank[said] > rank[without]) more.push([pair, without, said]);
      if (!other && pair.right === 'refused' && rank[said] > 0) falseMatches.push([pair, said]);
    }
    expect(more).toEqual([]);
    expect(falseMatches).toEqual([]);
  });
});

function mergedWords(some: LabelWords, others: LabelWords): LabelWords {
  const all = [...Object.keys(some), ...Object.keys(others)] as (keyof LabelWords)[];
  return Object.fromEntries(all.map((label) => [label, [...(some[label] ?? []), ...(others[label] ?? [])]]));
}
