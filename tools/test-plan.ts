/** What a run of the tests takes. */
export interface TestPlan {
  /** Which third of what there is much of (test/third.ts); null: all. */
  third: number | null;
  /** Playwright's projects, run beside each other. */
  e2e: string[];
  /** Those after which nothing else may run beside. */
  alone: string[];
  /** Whether the Firefox build is driven in a Firefox (test/firefox). */
  firefox: boolean;
  /** Whether the archives for the stores are made (tools/packages.ts). */
  packages: boolean;
  /** Lines that say what was left out, and where it is. */
  notRun: string[];
}

/**
 * These end-to-end tests tell one story over several markups, forms, faults or patients. `npm test` takes one of a short
 * list, and a third of a longer one, by turns (test/third.ts).
 */
export const SAMPLED = [
  'access-shapes',
  'appointment',
  'bad-input',
  'card',
  'chart',
  'check-practice',
  'confirm',
  'eligibility',
  'identity',
  'kills-of-saves-sum',
  'kills-sum',
  'manners',
  'missing-identifiers',
  'overlay',
  'page-and-address',
  'panel-attacks',
  'parts',
  'self-check',
  'settle',
  'statements',
];

/**
 * These files run in `npm run test:all` alone, because together they take half an hour. What they show in a browser, unit and
 * component tests show without one, or others show in small. Where tests take a part (test/third.ts), vitest and Playwright
 * leave them out.
 */
export const ONLY_WHOLE = {
  unit: ['desk/day-of-three-desks'],
  e2e: [
    ...[
      'access-shapes',
      'accessibility',
      'bad-input',
      'check-practice',
      'connect',
      'day-core',
      'day-list',
      'eligibility',
      'first-hour',
      'held-back',
      'hosts',
    ],
    ...[
      'identity',
      'listing',
      'manners',
      'missing-identifiers',
      'native-modal',
      'panel-attacks',
      'popup',
      'popup-day',
    ],
    ...['put-off', 'quiet-pages', 'second-desk', 'self-check', 'site-access', 'statements', 'upgrade'],
  ],
};

const E2E = ['attacks-sum', 'e2e'];
/** Those of them that `npm test` has at all. */
const SAMPLED_HERE = SAMPLED.filter((name) => !ONLY_WHOLE.e2e.includes(name) && !name.startsWith('kills'));
const DAY = 86_400_000;

/**
 * `npm run test:all` takes everything. `npm test` has to be done while somebody waits for it: it leaves out what takes
 * minutes, and of what there is much of it takes a third, another one each day; `asked` names one.
 */
export function planOf(isWhole: boolean, asked: string | undefined, now: number): TestPlan {
  if (isWhole)
    return {
      third: null,
      e2e: ['long', 'own-browsers', 'kills-sum', ...E2E],
      alone: ['alone'],
      firefox: true,
      packages: true,
      notRun: [],
    };
  return {
    third: asked === undefined || asked === '' ? Math.floor(now / DAY) % 3 : Number(asked),
    e2e: E2E,
    alone: [],
    firefox: false,
    packages: false,
    notRun: [
      'Not in this run, but in npm run test:all:',
      '  a thousand switches between patients (e2e/switches.spec.ts)',
      '  500 invites in a browser (e2e/bulk-five-hundred.spec.ts)',
      '  three browsers over one list (e2e/bulk-desks.spec.ts)',
      '  lists, quotas, sign-ins that end, and saves that are cut off, in a browser (e2e/bulk, quotas, sign-in, saves)',
      '  a morning of 60 visits by keyboard alone (e2e/day-morning.spec.ts)',
      '  pages that the browser has kept, and listeners that stay (e2e/kept-pages, listeners)',
      '  the Firefox build in a Firefox (firefox/)',
      '  the archives for the stores (npm run package)',
      '  what is on disk after a morning, and what IT has set (e2e/disk, managed)',
      '  most of the tricks by which a page could try to send (attacks/)',
      '  workers and browsers that die at every point of a send, resend, revoke or save (e2e/kills-sum, kills-of-saves-sum)',
      `  these of e2e/: ${ONLY_WHOLE.e2e.join(', ')}`,
      '  eight hours of three desks (unit/desk/day-of-three-desks)',
      '  two thirds of the mutated pages, of the long pages, of the states for keyboard and ear, and of the stories of three desks',
      `  most repetitions over markups, forms, faults and patients in these of e2e/, of which this run takes one or a third: ${SAMPLED_HERE.join(', ')}`,
    ],
  };
}
