import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** What Mozilla's linter says of an archive. */
export interface LintReport {
  errors: number;
  /** Errors, and warnings that are not among the known ones: a line for each. */
  problems: string[];
}

/** Only this part of the linter's JSON report is read. */
export interface LinterOutput {
  errors: LinterMessage[];
  warnings: LinterMessage[];
}

interface LinterMessage {
  code: string;
  message: string;
  file?: string | null;
}

// As a path it would not be seen to be used.
const LINTER = fileURLToPath(import.meta.resolve('addons-linter/bin/addons-linter'));

/**
 * The warnings that stand, each as often as it may. Preact can set HTML that a component asks for
 * (`dangerouslySetInnerHTML`), and its code for that is in the one chunk that all pages share. No component asks for it.
 */
const KNOWN_WARNINGS: Record<string, number> = { UNSAFE_VAR_ASSIGNMENT: 1 };

/** Run Mozilla's linter over an archive for Firefox. It needs no network. */
export function lintPackage(archive: string): LintReport {
  return judgeLint(JSON.parse(linterOutput(archive)));
}

/** Judge the linter's report: there may be no error, and no warning but the known ones. */
export function judgeLint({ errors, warnings }: LinterOutput): LintReport {
  const left = { ...KNOWN_WARNINGS };
  const unknown = warnings.filter(({ code }) => {
    left[code] = (left[code] ?? 0) - 1;
    return left[code] < 0;
  });
  const tell = ({ code, message, file }: LinterMessage) => `linter: ${code} ${file ?? ''}: ${message}`;
  return { errors: errors.length, problems: [...errors, ...unknown].map(tell) };
}

function linterOutput(archive: string): string {
  try {
    return execFileSync(process.execPath, [LINTER, '--output', 'json', archive], { encoding: 'utf8' });
  } catch (error) {
    // It ends with 1 where it found an error, and has written its report all the same.
    const said = error instanceof Error && 'stdout' in error ? String(error.stdout) : '';
    if (said.trim() === '') throw error;
    return said;
  }
}
