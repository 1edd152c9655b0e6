// Runs one of this project's TypeScript files. It is plain JavaScript that old versions of Node can parse,
// so that someone with an old Node reads a sentence and not a syntax error.
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const needed = [24, 15];
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
const file = process.argv[2];

if (major < needed[0] || (major === needed[0] && minor < needed[1])) {
  console.error(
    `This needs Node ${needed.join('.')} or newer and runs on ${process.version}. ` +
      'On Linux x64 start it through npm (npm test, npm run demo): npm ci brings a Node of its own. ' +
      'Elsewhere install Node 24 from https://nodejs.org.',
  );
  process.exit(1);
}
if (!file) {
  console.error('Name the file to run: node tools/run.mjs tools/test.ts');
  process.exit(1);
}
await import(pathToFileURL(resolve(file)).href);
