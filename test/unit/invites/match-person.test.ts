import { expect, test } from 'vitest';
import { matching, personFinder } from '../../../lib/invites/match-person.ts';
import { row } from '../../dom/components/views.ts';

const rows = [
  row({ patientId: 56950001, name: 'José Ñandú-O’Brien' }),
  row({ patientId: 56954224, name: null }),
  row({ patientId: 56950003, name: 'Michelle Harris' }),
  row({ patientId: 56950005, name: 'Łukasz (Luke) van der Größe Jr.' }),
];
const found = (query: string) => matching(rows, query).map((one) => one.patientId);

test.each([
  ['', [56950001, 56954224, 56950003, 56950005]],
  [' , ', [56950001, 56954224, 56950003, 56950005]],
  ['jose', [56950001]],
  ['NANDU', [56950001]],
  ['harris mich', [56950003]],
  ['harris jose', []],
  ['Harris, Michelle', [56950003]],
  ['Harris,Michelle', [56950003]],
  ['nandu obrien', [56950001]],
  ["O'Brien; José", [56950001]],
  ['ñandú‑o’brien', [56950001]],
  ['grosse, lukasz', [56950005]],
  ['(luke)', [56950005]],
  ['Größe, Ana', []],
  ['4224', [56954224]],
  ['…4224', [56954224]],
  ['56954224', [56954224]],
  ['42', [56954224]],
  ['9999', []],
])('%j', (query, ids) => {
  expect(found(query)).toEqual(ids);
  const find = personFinder();
  for (const _again of [1, 2]) expect(find(rows, query).map((one) => one.patientId)).toEqual(ids);
});
