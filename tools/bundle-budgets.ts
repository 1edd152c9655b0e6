import { weighBundles } from './bundle-sizes.ts';

// This is the second half of `npm run build`: it prints what each bundle weighs and fails the build over budget.
const { table, problems } = weighBundles('.output/chrome-mv3');
for (const line of table) console.log(line);
for (const problem of problems) console.error(problem);
if (problems.length > 0) process.exitCode = 1;
