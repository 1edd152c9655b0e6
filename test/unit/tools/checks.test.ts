import { expect, test } from 'vitest';
import { type CheckOutcome, countChecks, tellChecks } from '../../../tools/checks.ts';
import { lastLine } from '../../../tools/suite-results.ts';

const types: CheckOutcome = { name: 'types', code: 0, output: '' };
const lint: CheckOutcome = { name: 'lint', code: 0, output: 'Checked 400 files in 300ms.\n' };
const deadCode: CheckOutcome = { name: 'dead code', code: 0, output: '' };
const broken: CheckOutcome = {
  name: 'types',
  code: 2,
  output: "\nlib/a.ts(1,1): error TS2304: Cannot find name 'x'.\nlib/b.ts(1,1): error TS2304\n",
};

test('three checks that pass are three results', () => {
  const suite = countChecks([types, lint, deadCode]);
  expect(suite).toEqual({ name: 'check', passed: 3, failed: 0, skipped: 0, problems: [] });
  expect(tellChecks([types, lint, deadCode], 5)).toEqual([
    'types: passed',
    'lint: passed',
    'dead code: passed',
  ]);
});

test('one that fails is one failure, however much it says, and begins to say why', () => {
  const suite = countChecks([broken, lint, deadCode]);
  expect(suite).toMatchObject({
    passed: 2,
    failed: 1,
    problems: ["types: lib/a.ts(1,1): error TS2304: Cannot find name 'x'."],
  });
  expect(lastLine([suite])).toBe('2 passed, 1 failed');
});

test('its first lines are printed, and no more', () => {
  expect(tellChecks([broken, lint], 1)).toEqual([
    'types: failed (ended with 2)',
    "  lib/a.ts(1,1): error TS2304: Cannot find name 'x'.",
    'lint: passed',
  ]);
});

test.each([
  [1, 'dead code: ended with 1'],
  [null, 'dead code: ended by a signal'],
])('one that ends with %s and says nothing has failed too', (code, problem) => {
  expect(countChecks([{ ...deadCode, code }])).toMatchObject({ passed: 0, failed: 1, problems: [problem] });
});
