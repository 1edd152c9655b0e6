import { expect, test } from 'vitest';
import { matching } from '../../../components/popup/search.ts';
import { row } from '../../dom/components/views.ts';

const rows = [
  row({ patientId: 56950001, name: 'José Ñandú-O’Brien' }),
  row({ patientId: 56954224, name: null }),
  row({ patientId: 56950003, name: 'Michelle Harris' }),
];
const found = (query: string) => matching(rows, query).map((one) => one.patientId);

test.each([
  ['', [56950001, 56954224, 56950003]],
  ['   ', [56950001, 56954224, 56950003]],
  ['jose', [56950001]],
  ['NANDU', [56950001]],
  ['harris mich', [56950003]],
  ['harris jose', []],
  ['4224', [56954224]],
  ['…4224', [56954224]],
  ['56954224', [56954224]],
  ['42', [56954224]],
  ['9999', []],
])('%j', (query, ids) => {
  expect(found(query)).toEqual(ids);
});
