import type { callers, MessageName } from '../../messages/contract.ts';
import type { Failure } from '../../messages/failure.ts';
import type { PatientView } from '../../messages/patient-view.ts';
import type { Handlers } from '../../messages/router.ts';
import { pillOf } from './pill-view.ts';
import type { PatientServices } from './read-access.ts';
import { viewWithout } from './view-page.ts';

/** Every message that may come from a tab. */
export type TabMessage = {
  [N in MessageName]: Extract<(typeof callers)[N][number], 'page' | 'card'> extends never ? never : N;
}[MessageName];

const failure: Failure = { kind: 'tooManyMessages' };

/**
 * What a tab hears that has sent too many messages: the trouble in words, wherever the answer has room for them. Nothing
 * is looked up, kept or sent.
 */
export function overQuota(opening: Promise<{ patients: PatientServices }>): Pick<Handlers, TabMessage> {
  const nothing = async () => null;
  const view = async (): Promise<PatientView> =>
    viewWithout((await opening).patients, { kind: 'failed', failure }, { kind: 'none' });
  return {
    viewPill: async () => pillOf(await view(), await (await opening).patients.facts.iconOnly()),
    viewCard: view,
    act: async () => ({ ok: false, failure }),
    openPanel: async () => ({ ok: false, failure }),
    // Without a token no card comes, and the pill says that it could not be opened.
    openCard: async () => '',
    outlinePage: nothing,
    pageRecognised: nothing,
    readPlace: nothing,
    rememberPlace: nothing,
    overlayTaken: nothing,
    newsForCard: nothing,
    sizeCard: nothing,
    foldCard: nothing,
    openSettings: nothing,
    noteError: nothing,
  };
}
