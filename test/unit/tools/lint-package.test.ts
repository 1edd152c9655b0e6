import { expect, test } from 'vitest';
import { judgeLint } from '../../../tools/lint-package.ts';

const html = {
  code: 'UNSAFE_VAR_ASSIGNMENT',
  message: 'Unsafe assignment to innerHTML',
  file: 'chunks/a.js',
};
const evil = { code: 'DANGEROUS_EVAL', message: 'The Function constructor is eval.', file: 'popup.js' };

test('the one warning that is known is no problem', () => {
  expect(judgeLint({ errors: [], warnings: [html] })).toEqual({ errors: 0, problems: [] });
});

test('the same warning once more is one', () => {
  const more = { ...html, file: 'card.js' };
  expect(judgeLint({ errors: [], warnings: [html, more] }).problems).toEqual([
    'linter: UNSAFE_VAR_ASSIGNMENT card.js: Unsafe assignment to innerHTML',
  ]);
});

test('an unknown warning is a problem and no error', () => {
  expect(judgeLint({ errors: [], warnings: [evil] })).toEqual({
    errors: 0,
    problems: ['linter: DANGEROUS_EVAL popup.js: The Function constructor is eval.'],
  });
});

test('an error is both', () => {
  const report = judgeLint({ errors: [{ code: 'JSON_INVALID', message: 'no JSON' }], warnings: [html] });
  expect(report).toEqual({ errors: 1, problems: ['linter: JSON_INVALID : no JSON'] });
});
