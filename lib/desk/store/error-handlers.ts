import type { Handlers } from '../../messages/router.ts';
import type { ErrorList, NewError } from './error-list.ts';

type Opening = Promise<{ errors: ErrorList }>;

/** A page of ours tells of an error that it does not handle. */
export function errorHandlers(opening: Opening): Pick<Handlers, 'noteError'> {
  return {
    async noteError(error) {
      await (await opening).errors.note(error);
      return null;
    },
  };
}

/** Note an error of the background itself. Where the background could not even begin, there is nowhere to note it. */
export function tellError(opening: Opening, code: NewError['code'], kind: NewError['kind']): void {
  const note = ({ errors }: { errors: ErrorList }) => errors.note({ place: 'background', code, kind });
  void opening.then(note).catch(() => undefined);
}
