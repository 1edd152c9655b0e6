/** Only this part of vitest's JSON report is read. */
export interface VitestFile {
  name: string;
  assertionResults: { status: string; fullName?: string; failureMessages?: string[] }[];
}

/** Only this part of a suite in Playwright's JSON report is read. Suites hold suites, as files hold `describe`s. */
export interface PlaywrightSuite {
  specs?: { file: string; line: number; title: string; tests: PlaywrightTest[] }[];
  suites?: PlaywrightSuite[];
}

interface PlaywrightTest {
  status: string;
  results: { duration?: number; errors: { message?: string; location?: { file: string; line: number } }[] }[];
}

/** So many lines of what a failed test says are told. The rest stands above, where the suite ran. */
const MOST_LINES = 12;
const MOST_LETTERS = 160;
/** Playwright's way to tell what was waited for and what came, and vitest's two. */
const NUMBERS = [
  /Expected:\D*(?<expected>\d+)\s+Received:\D*(?<received>\d+)/,
  /expected (?<received>\d+) to be (?<expected>\d+)/,
  /to have a length of (?<expected>\d+) but got (?<received>\d+)/,
];
/** So many tests of a suite may run out of time at their first try. */
const MOST_LATE = 4;
// biome-ignore lint/suspicious/noControlCharactersInRegex: an escape character begins each colour that is taken away.
const COLOUR = /\u001b\[[0-9;]*m/g;

/** Tell each failed test of a vitest report: where it stands, and the first lines of what it says. */
export function failedInVitest(files: readonly VitestFile[]): string[] {
  return files.flatMap(({ name, assertionResults }) =>
    assertionResults
      .filter(({ status }) => status === 'failed')
      .map(({ fullName, failureMessages }) =>
        [`${name} › ${fullName ?? ''}`, ...shortened(failureMessages?.[0])].join('\n'),
      ),
  );
}

/**
 * Find the files that are worth another try: those of the tests that ran out of time, where no test found anything wrong
 * and they are few. In a `story`, whose tests are the steps of one file, what comes after the first failure follows from it.
 */
export function lateInVitest(files: readonly VitestFile[], isStory: boolean): string[] {
  const failed = files.map(({ name, assertionResults }) => ({
    name,
    tests: assertionResults.filter(({ status }) => status === 'failed').slice(0, isStory ? 1 : undefined),
  }));
  const tests = failed.flatMap((file) => file.tests);
  const isFew = tests.length <= MOST_LATE;
  const isAllLate = tests.every(({ failureMessages = [] }) => failureMessages.every(isLateInVitest));
  return isFew && isAllLate ? failed.filter((file) => file.tests.length > 0).map(({ name }) => name) : [];
}

/** A wait of vitest says so in its words or by the function that waited. */
function isLateInVitest(message: string): boolean {
  const plain = message.replace(COLOUR, '');
  return /timed out|__VITEST_POLL_CHAIN__/i.test(plain) && !isTooMuch(plain);
}

/** These tests of a Playwright report did not pass at once, each told with its place and the first lines of what it says. */
export interface NotAtOnce {
  failed: string[];
  /** They ran out of time once and passed when they were tried again. */
  late: string[];
}

/**
 * A few tests may run out of time on a busy machine and pass when they are tried again, as CI does. One that passes after
 * it found something wrong has failed, and so have all of them where there are too many for a slow moment.
 */
export function notAtOnce(suites: readonly PlaywrightSuite[]): NotAtOnce {
  const failed = told(suites, ({ status }) => status === 'unexpected');
  const wrongOnce = told(suites, (test) => test.status === 'flaky' && !ranOutOfTime(test));
  const late = told(suites, (test) => test.status === 'flaky' && ranOutOfTime(test));
  return late.length > MOST_LATE
    ? { failed: [...failed, ...wrongOnce, ...late], late: [] }
    : { failed: [...failed, ...wrongOnce], late };
}

function ranOutOfTime({ results }: PlaywrightTest): boolean {
  const tries = results
    .map(({ errors }) => errors.map(({ message }) => (message ?? '').replace(COLOUR, '')))
    .filter((messages) => messages.length > 0);
  // Where the time of the whole test ran out, its pages were closed, and what else it says comes of that.
  const isWholeTime = ([first = '']: string[]) => /^Test timeout of/.test(first);
  const isLate = (message: string) => /time(?:d ?)?out/i.test(message) && !isTooMuch(message);
  return tries.length > 0 && tries.every((messages) => isWholeTime(messages) || messages.every(isLate));
}

/** More than was waited for, such as a second email, is wrong however long one waits. */
function isTooMuch(message: string): boolean {
  return NUMBERS.some((pattern) => {
    const { expected, received } = pattern.exec(message)?.groups ?? {};
    return Number(received) > Number(expected);
  });
}

function told(suites: readonly PlaywrightSuite[], isMeant: (test: PlaywrightTest) => boolean): string[] {
  return suites.flatMap(({ specs = [], suites: inner = [] }) => [
    ...specs.flatMap(({ file, line, title, tests }) =>
      tests.filter(isMeant).map(({ results }) => {
        const last = results.find(({ errors }) => errors.length > 0);
        const at = last?.errors[0]?.location;
        const seconds = Math.round((last?.duration ?? 0) / 1000);
        const where = at ? `, failed at line ${at.line} of ${at.file.split('/').at(-1)}` : '';
        return [
          `${file}:${line} › ${title} (${seconds} s${where})`,
          ...shortened(last?.errors[0]?.message),
        ].join('\n');
      }),
    ),
    ...told(inner, isMeant),
  ]);
}

function shortened(message: string | undefined): string[] {
  return (message ?? 'It says nothing.')
    .replace(COLOUR, '')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .slice(0, MOST_LINES)
    .map((line) => `    ${line.trimEnd().slice(0, MOST_LETTERS)}`);
}
