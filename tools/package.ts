import { makePackages } from './packages.ts';

// `npm run package`: the archives for the stores. `npm run test:all` makes them too, and so sees that it can be done.
const { table, problems, claim } = await makePackages();
for (const line of [...table, ...problems, claim]) console.log(line);
if (problems.length > 0) process.exitCode = 1;
