import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { OTHER_BUILD } from './attacked-build.ts';
import type { Kind } from './trick.ts';

/** What came of one trick and of its control. */
export interface Verdict {
  kind: Kind;
  name: string;
  /**
   * `sent`: an invite went out that nobody saw and pressed. `learned`: the trick got words of the card, or an answer that
   * is not meant for it.
   */
  outcome: 'blocked' | 'sent' | 'learned';
  /** How it was blocked; '' where it was not. */
  how: '' | 'refused' | 'undone' | 'only as meant' | 'never reached' | 'nothing learned' | 'no answer';
  /** The sentence that a refused press got. */
  said: string;
  control: boolean;
}

const FOLDER = join('.output/test', OTHER_BUILD === null ? 'attacks' : 'attacks-on-other-build');

/** Write down what came of a trick. Each trick has a file of its own, so that a run again replaces it. */
export function noteVerdict(verdict: Verdict): void {
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(fileOf(verdict), JSON.stringify(verdict));
}

/** Read what came of a trick; null where it was not tried. */
export function verdictOf(trick: Pick<Verdict, 'kind' | 'name'>): Verdict | null {
  const file = fileOf(trick);
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null;
}

function fileOf({ kind, name }: Pick<Verdict, 'kind' | 'name'>): string {
  return join(FOLDER, `${`${kind} ${name}`.replace(/[^A-Za-z0-9]+/g, '-')}.json`);
}
