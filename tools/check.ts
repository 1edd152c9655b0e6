import { runChecks, tellChecks } from './checks.ts';

// `npm run check`: types, lint and dead code, all that they have to say. `npm test` begins with the same.
const outcomes = await runChecks();
for (const line of tellChecks(outcomes, Number.POSITIVE_INFINITY)) console.log(line);
if (outcomes.some(({ code }) => code !== 0)) process.exitCode = 1;
