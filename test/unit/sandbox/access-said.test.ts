import { describe, expect, it } from 'vitest';
import { allowedState, type Statement, saidOnChart, statements, truths } from '../../e2e/access-said.ts';
import type { AccessState } from '../../sandbox/access-history.ts';
import { labsPage, legacyChart } from '../../sandbox/legacy-chart.ts';
import { markups } from '../../sandbox/markups.ts';
import { allPeople, people } from '../../sandbox/patients.ts';
import type { PatientRecord } from '../../sandbox/person.ts';
import { openPractice } from '../../sandbox/practice.ts';
import { accessModel, headerModel } from '../../sandbox/screen-models.ts';

const practice = openPractice({ now: Date.UTC(2026, 8, 15, 14) });
const allowed = (statement: Statement, listedBefore = true) =>
  allowedState(practice, statement, listedBefore);
const wordsOf = (html: string) =>
  html
    .replace(/<(script|style)[\s\S]*?<\/\1>/g, ' ')
    .replace(/<[^>]*>/g, ' ')
    .replace(/&nbsp;|\s+/g, ' ')
    .toLowerCase();

describe('what page and answers together allow', () => {
  it('is told for every patient, page and shape', () => {
    expect(statements).toHaveLength(allPeople.length * 2 * 2 * 5);
  });

  it.each([
    ['current', 'chart', 'rows', 2],
    ['current', 'chart', 'paged', 2],
    ['current', 'chart', 'single', 2],
    ['current', 'chart', 'patient', allPeople.length - 1],
    ['current', 'chart', 'empty', allPeople.length - 1],
    ['legacy', 'chart', 'rows', 2],
    ['legacy', 'chart', 'patient', allPeople.length],
    ['legacy', 'chart', 'empty', allPeople.length],
    ['current', 'access', 'empty', 2],
    ['legacy', 'access', 'patient', 2],
  ] as const)('%s chart, %s, answers as %s: %i unknown', (generation, page, shape, count) => {
    const here = statements.filter(
      (each) => each.place.generation === generation && each.place.page === page && each.shape === shape,
    );
    expect(here.filter((each) => allowed(each) === 'unknown')).toHaveLength(count);
  });

  it('is never another state than the true one', () => {
    for (const statement of statements) {
      expect([practice.access.stateOf(people[statement.name].id), 'unknown']).toContain(allowed(statement));
    }
  });

  it('leaves an empty list open until an answer has listed an invite', () => {
    const asked = { place: { generation: 'current', page: 'chart' }, shape: 'rows' } as const;
    expect(allowed({ name: 'neverInvited', ...asked }, false)).toBe('unknown');
    expect(allowed({ name: 'neverInvited', ...asked }, true)).toBe('notInvited');
    expect(allowed({ name: 'revoked', ...asked }, false)).toBe('revoked');
  });

  it('is what the table of words says', () => {
    for (const truth of truths) {
      for (const statement of statements) {
        const { name, place, shape } = statement;
        if (name !== truth.name || place.generation !== 'current' || place.page !== 'chart') continue;
        const silent = saidOnChart(truth, shape).pill.includes('See Access History');
        expect(allowed(statement) === 'unknown', `${name} ${shape}`).toBe(silent);
      }
    }
  });
});

/** The words of OnPatient Access say this of each state, whatever the markup. */
const cues: Record<AccessState, { says: string[]; never: string[] }> = {
  notInvited: { says: [], never: ['pending...', 'revoke access', 'revoke invite', 'by:'] },
  pending: { says: ['pending...', 'revoke invite'], never: ['revoke access'] },
  expired: { says: ['pending...', 'revoke invite'], never: ['revoke access'] },
  active: { says: ['onpatient enabled for patient', 'revoke access'], never: ['pending...'] },
  revoked: { says: ['access revoked before activation'], never: ['pending...', 'revoke access'] },
  disabled: { says: ['by:'], never: ['pending...', 'revoke access', 'revoked before activation'] },
};

describe.each(['a', 'b', 'c'] as const)('markup %s holds what the verdicts rest on', (name) => {
  it.each(allPeople.map((patient) => [patient.id, patient] as const))('for %i', (id, patient) => {
    const markup = markups[name];
    const state = practice.access.stateOf(id);
    for (const path of [`/chart/${id}/onpatient`, `/patients/${id}/onpatient/`]) {
      const words = wordsOf(markup.access(accessModel(practice, patient, path)));
      for (const said of cues[state].says) expect(words).toContain(said);
      for (const unsaid of cues[state].never) expect(words).not.toContain(unsaid);
    }
    const chart = wordsOf(markup.chart(headerModel(practice, patient, `/chart/${id}/summary`), 'summary'));
    expect(chart.includes('not enabled-invite')).toBe(state !== 'active');
    expect(/(?<!not )enabled/.test(chart)).toBe(state === 'active');
  });
});

it('the older chart says nothing about the portal', () => {
  const words = (patient: PatientRecord) =>
    wordsOf(`${legacyChart(practice, patient)}${labsPage(practice, patient)}`);
  for (const patient of allPeople) expect(words(patient)).not.toMatch(/enabled|pending|revoke/);
});
