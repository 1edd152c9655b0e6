import { expect, test } from 'vitest';
import { readSources } from './source-files.ts';

const contract =
  readSources('lib/messages').find(({ path }) => path === 'lib/messages/contract.ts')?.text ?? '';
const messages = [...contract.matchAll(/^ {2}(\w+): \{/gm)].map((match) => match[1] ?? '');
const answering = readSources('lib/desk', 'entrypoints').filter(({ path }) =>
  /^(lib\/desk|entrypoints\/background)/.test(path),
);
const asking = readSources('entrypoints', 'lib/overlay', 'lib/card', 'lib/panel', 'lib/platform').filter(
  ({ path }) => !path.startsWith('entrypoints/background'),
);

/** A message has a handler where a member has its name, and a sender where a file names it in quotes. */
const handles = (name: string) => {
  const member = new RegExp(`^ +(async )?${name}[(:]`, 'm');
  return ({ text }: { text: string }) => member.test(text);
};
const sends = (name: string) => {
  return ({ text }: { text: string }) => text.includes(`'${name}'`);
};

test('the contract is read', () => {
  expect(messages).toContain('viewCard');
});

test.each(messages)('%s has its sentence, a handler and a sender', (name) => {
  expect(contract).toMatch(new RegExp(`\\*/\\n {2}${name}: `));
  expect(answering.some(handles(name))).toBe(true);
  expect(asking.some(sends(name))).toBe(true);
});

test('a message without a handler or a sender is noticed', () => {
  expect(answering.some(handles('viewNothing'))).toBe(false);
  expect(asking.some(sends('viewNothing'))).toBe(false);
});
