import { basename } from 'node:path';

import { type Inspected, inspect } from './inspect-source.ts';
import type { SourceFile } from './source-files.ts';

/** This is a rule of this project that can be checked by looking at one file. */
interface Rule {
  says: string;
  /** The rule is for these files. */
  where: RegExp;
  broken(file: Inspected): boolean;
}

const PRODUCT = /^(lib|components|entrypoints)\//;

const RULES: Rule[] = [
  {
    says: 'a file has at most 250 lines',
    where: PRODUCT,
    broken: ({ text }) => lines(text) > 250,
  },
  {
    says: 'a function has at most 60 lines',
    where: PRODUCT,
    broken: ({ functions }) => functions.some((each) => each.lines > 60),
  },
  {
    says: 'what the background stores, locks or rings is named in store/stored-keys.ts',
    where: /^lib\/desk\/(?!store\/stored-keys)/,
    broken: ({ storedNames }) => storedNames.some((name) => !isRegistered(name)),
  },
  {
    says: 'an entrypoint is wiring: under 50 lines',
    where: /^entrypoints\//,
    broken: ({ text }) => lines(text) >= 50,
  },
  {
    says: 'a file is named for the domain: no utils, helpers, managers or index',
    where: /^(lib|components)\//,
    broken: ({ path }) => /^(index|.*\b(utils?|helpers?|managers?|common|misc))\.tsx?$/i.test(basename(path)),
  },
  {
    says: 'no `export *`: one name, one home',
    where: PRODUCT,
    broken: ({ code }) => /\bexport\s*\*/.test(code),
  },
  {
    says: 'the domain knows no clock, chance, network, timer or page',
    where: /^lib\/invites\//,
    broken: ({ code }) =>
      /\b(Date\.now|new Date\(\)|Temporal\.Now|performance\.|Math\.random|crypto\.)/.test(code) ||
      /\b(fetch|setTimeout|setInterval)\(/.test(code) ||
      /\b(document|window|location|navigator)\./.test(code),
  },
  {
    says: 'only lib/platform touches the extension API',
    where: /^(?!lib\/platform\/)(lib|components|entrypoints)\//,
    broken: ({ code }) => /(?<![\w.])(globalThis\.)?(browser|chrome)\.[a-z]/.test(code),
  },
  {
    says: "a request is made in lib/practice and says cache: 'no-store', credentials: 'omit' and what a redirect does",
    where: PRODUCT,
    broken: ({ path, requests }) =>
      requests.some(
        (options) =>
          !path.startsWith('lib/practice/') ||
          options.get('cache') !== 'no-store' ||
          options.get('credentials') !== 'omit' ||
          !options.has('redirect'),
      ),
  },
  {
    says: 'only lib/platform stores; and never where the page or the disk can read it',
    where: PRODUCT,
    broken: ({ path, code }) =>
      /\b(localStorage|sessionStorage|document\.cookie|storage\.sync)\b/.test(code) ||
      (!path.startsWith('lib/platform/') && /\bindexedDB\b/.test(code)),
  },
  {
    says: 'no markup from strings, no code from strings',
    where: PRODUCT,
    broken: ({ code }) =>
      /\b(innerHTML|outerHTML|insertAdjacentHTML|dangerouslySetInnerHTML|eval|new Function)\b/.test(code),
  },
  {
    says: 'no test is skipped, singled out or left for later',
    where: /^test\//,
    broken: ({ code }) =>
      /\b(test|it|describe)(\.\w+)*\.(skip|only|todo|fixme|skipIf|runIf|fails?)\b/.test(code),
  },
  {
    says: 'a test waits for a state, not for time to pass',
    // The switching test is left out, because it is about how long a person rests on a patient.
    where: /^test\/(unit|dom|e2e|firefox)\/(?!switch)/,
    broken: ({ code }) => /\bwaitForTimeout\b|new Promise\(\s*\(?\w+\)?\s*=>\s*setTimeout\(/.test(code),
  },
];

/** List every rule that a file breaks, one sentence each. */
export function checkSources(files: SourceFile[]): string[] {
  return files.flatMap((file) => {
    const rules = RULES.filter(({ where }) => where.test(file.path));
    if (rules.length === 0) return [];
    const inspected = inspect(file);
    return rules.filter((rule) => rule.broken(inspected)).map(({ says }) => `${file.path}: ${says}`);
  });
}

function lines(text: string): number {
  return text.trimEnd().split('\n').length;
}

/**
 * `SETTING.zone`, `SESSION.cached(...)`: a name of the registry. A bare small name is a parameter, which has its type.
 */
function isRegistered(name: string): boolean {
  return (
    /^((SETTING|SESSION|VAULT|LOCK|ALARM)\.\w|WIPED_SETTINGS$)/.test(name) ||
    /^[a-z]\w*(Key\(.*\))?$/.test(name)
  );
}
