import { expect, test } from 'vitest';
import { namesAnother } from '../../../lib/practice/named-patient.ts';

/** An array in an array, and so on, as deep as no real answer is. */
function nested(depth: number, inside: unknown): unknown {
  let value = inside;
  for (let level = 0; level < depth; level += 1) value = [value];
  return value;
}

test('what is very deep is found, and what is odd is no reason to throw', () => {
  expect(namesAnother(nested(20_000, { patient: 4225 }), 4224)).toBe(true);
  expect(namesAnother({ patient: nested(20_000, 4225) }, 4224)).toBe(true);
  expect(namesAnother({ patient: nested(20_000, 4224) }, 4224)).toBe(false);
  expect(namesAnother({ patient: [{ toString: 0 }] }, 4224)).toBe(false);
  expect(namesAnother({ patient: Object.create(null) }, 4224)).toBe(false);
  expect(namesAnother(JSON.parse('{"__proto__":{"patient":4225}}'), 4224)).toBe(true);
});

test('an answer too large to be read to its end counts as another’s', () => {
  expect(namesAnother(Array(200_001).fill(1), 4224)).toBe(true);
});

test.each<[unknown, boolean]>([
  [{ patients: ['/api/patients/4225'] }, true],
  [{ note: 'see https://app.drchrono.com/patients/4225/demographics' }, true],
  [{ note: 'https%3A%2F%2Fapp.drchrono.com%2Fpatients%2F4225' }, true],
  [{ note: 'see https://app.drchrono.com/patients/4224/demographics' }, false],
  [{ chart_id: 'HUMI000001', id: 4225 }, true],
  [{ date_of_birth: '1980-02-11', id: 4224 }, false],
  [{ patient: '04224' }, true],
  [{ patient: '４２２５' }, true],
  [{ patient_name: 'Mira 2' }, false],
  [{ patient: '/people/4224/' }, false],
  [{ patient: '/people/4225/' }, true],
  // FHIR, JSON:API and URNs write the same in their own ways.
  [{ patient: { reference: 'Patient/4225' } }, true],
  [{ patient: { reference: 'Patient/4224' } }, false],
  [{ subject: { reference: 'Patient/4225' } }, true],
  [{ self: 'urn:drchrono:patient:4225' }, true],
  [{ relationships: { patient: { data: { type: 'patients', id: '4225' } } } }, true],
  [{ relationships: { patient: { data: { type: 'patients', id: '4224' } } } }, false],
  [{ patient: { value: 4225, label: 'Mira Quillfeather' } }, true],
  [{ url: '/api/onpatients/4225' }, false],
  [{ doctor: 7, id: 9, user: { id: 3 } }, false],
  [null, false],
  ['4225', false],
])('%j names another patient than 4224: %s', (body, isAnother) => {
  expect(namesAnother(body, 4224)).toBe(isAnother);
});
