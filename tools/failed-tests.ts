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

/** Tell each failed test of a Playwright report: where it stands, where it failed, and the first lines of what it says. */
export function failedInPlaywright(suites: readonly PlaywrightSuite[]): string[] {
  return suites.flatMap(({ specs = [], suites: inner = [] }) => [
    ...specs.flatMap(({ file, line, title, tests }) =>
      tests
        .filter(({ status }) => status === 'unexpected' || status === 'flaky')
        .map(({ results }) => {
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
    ...failedInPlaywright(inner),
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
