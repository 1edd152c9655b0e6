import { expect, test } from 'vitest';
import type { PageReading } from '../../../lib/ehr/page/reading.ts';
import { drawnHere } from '../../../lib/overlay/drawn-here.ts';
import { chart } from './opened-session.ts';

const CHART = new URL('https://app.drchrono.com/chart/4224/summary');
/** The page of this patient shows this chart id in plain type, or nothing yet. */
const page = (patientId: number, chartId: string | null, name: string | null = null): PageReading => ({
  ...chart(patientId, name),
  lines: chartId === null ? [] : [{ text: chartId, block: 0, as: 'plain' }],
});

test('what a document shows at the address it was loaded from belongs there', () => {
  const isHere = drawnHere(CHART);
  expect(isHere(page(4224, null))).toBe(true);
  expect(isHere(page(4224, 'QUMI000001'))).toBe(true);
});

test('after an in-app link the words of the patient before do not, until others are there', () => {
  const isHere = drawnHere(CHART);
  isHere(page(4224, 'QUMI000001'));
  expect(isHere(page(4225, 'QUMI000001'))).toBe(false);
  expect(isHere(page(4225, 'QUMI000001'))).toBe(false);
  // An empty header says nothing, and the words of before may come back.
  expect(isHere(page(4225, null))).toBe(false);
  expect(isHere(page(4225, 'QUMI000001'))).toBe(false);
  expect(isHere(page(4225, 'PATI000001'))).toBe(true);
  expect(isHere(page(4225, 'PATI000001'))).toBe(true);
});

test('a new name is new words', () => {
  const isHere = drawnHere(CHART);
  isHere(page(4224, null, 'Mira Quillfeather'));
  expect(isHere(page(4225, null, 'Mira Quillfeather'))).toBe(false);
  expect(isHere(page(4225, null, 'Tim Patient'))).toBe(true);
});

test('a link to another section of the same chart changes nothing', () => {
  const isHere = drawnHere(CHART);
  isHere(page(4224, 'QUMI000001'));
  expect(isHere(page(4224, 'QUMI000001'))).toBe(true);
});

test('where the document was loaded elsewhere, the first words may be those of before', () => {
  const isHere = drawnHere(new URL('https://app.drchrono.com/dashboard'));
  expect(isHere(page(4224, 'PATI000001'))).toBe(false);
  expect(isHere(page(4224, 'QUMI000001'))).toBe(true);
});
