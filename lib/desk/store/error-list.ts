import * as z from 'zod/mini';
import { callers, type MessageName } from '../../messages/contract.ts';
import {
  ERROR_KINDS,
  ERROR_PLACES,
  type ErrorOfPage,
  type NotedError,
  PAGE_CODES,
} from '../../messages/noted-error.ts';
import { once } from '../../once.ts';
import { type NamedSettings, SETTING } from './stored-keys.ts';

/** So many lines tell what went wrong lately, and are a page of text. */
const MOST_ERRORS_KEPT = 50;

/** An error as it is told: its code is one of the closed list. */
export type NewError = Pick<NotedError, 'place' | 'kind'> & { code: ErrorOfPage['code'] | MessageName };

/** The last errors of this computer, for the support report: codes of a closed list, never a text or a value. */
export interface ErrorList {
  note(error: NewError): Promise<void>;
  /** The newest first. */
  view(): Promise<NotedError[]>;
}

const errorSchema = once(() =>
  z.object({
    place: z.enum(ERROR_PLACES),
    code: z.enum([...PAGE_CODES, ...(Object.keys(callers) as MessageName[])]),
    kind: z.enum(ERROR_KINDS),
    at: z.number(),
    times: z.number(),
  }),
);

/** `now` is epoch ms. The same error over and over is one line, so that it does not push the others out. */
export function errorList(settings: NamedSettings, now: () => number): ErrorList {
  // One after the other, or two errors at once would each write the list without the other.
  let writing: Promise<unknown> = Promise.resolve();
  const read = async (): Promise<NotedError[]> => {
    const stored = await settings.read(SETTING.errors);
    // A line of another release may hold a code that this one does not know.
    return (Array.isArray(stored) ? stored : []).flatMap((line) => {
      const parsed = z.safeParse(errorSchema(), line);
      return parsed.success ? [parsed.data] : [];
    });
  };
  const add = async ({ place, code, kind }: NewError) => {
    const before = await read();
    const isSame = (line: NotedError) => line.place === place && line.code === code && line.kind === kind;
    const times = (before.find(isSame)?.times ?? 0) + 1;
    const others = before.filter((line) => !isSame(line));
    const lines = [{ place, code, kind, at: now(), times }, ...others];
    await settings.write(SETTING.errors, lines.slice(0, MOST_ERRORS_KEPT));
  };
  return {
    note(error) {
      const done = writing.then(() => add(error));
      // A disk that refuses the list of errors must not make one more.
      writing = done.catch(() => undefined);
      return writing.then(() => undefined);
    },
    view: read,
  };
}
