import { expect, test } from 'vitest';
import { readSources } from './source-files.ts';

const contract =
  readSources('lib/messages').find(({ path }) => path === 'lib/messages/contract.ts')?.text ?? '';
const messages = [...contract.matchAll(/^ {2}(\w+): \{/gm)].map((match) => match[1] ?? '');
const answering = readSources('lib/desk', 'entrypoints').filter(({ path }) =>
  /^(lib\/desk|entrypoints\/background)/.test(path),
);
const asking = readSources('components', 'entrypoints', 'lib/messages').filter(
  ({ path }) => !/^(entrypoints\/background|lib\/messages\/contract)/.test(path),
);

function mention(name: string) {
  const word = new RegExp(`\\b${name}\\b`);
  return ({ text }: { text: string }) => word.test(text);
}

test('the contract is read', () => {
  expect(messages).toContain('viewPatient');
});

test.each(messages)('%s has its sentence, a handler and a sender', (name) => {
  expect(contract).toMatch(new RegExp(`\\*/\\n {2}${name}: `));
  expect(answering.some(mention(name))).toBe(true);
  expect(asking.some(mention(name))).toBe(true);
});
