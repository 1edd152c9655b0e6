import type { ConnectionView, RedirectAddress } from '../messages/connection-view.ts';
import type { NotedError } from '../messages/noted-error.ts';

/** These words are about the report that staff can send to support, and the report itself. */
export const SUPPORT_TITLE = 'When something goes wrong';
export const SUPPORT_HOW =
  'Copy this report and send it to support. It holds versions, settings, counts and codes of errors: no name, no address, nothing of a patient and no secret.';
export const SUPPORT_SHOW = 'Show the report';
export const COPY_SUPPORT = 'Copy the support report';
export const SUPPORT_COPY_FAILED = 'Show the report, select it and press Ctrl+C';

/** Which build this is and what it runs in, as the browser says. */
export interface ThisBuild {
  version: string;
  browser: string;
}

const INSTALLED: Record<RedirectAddress['of'], string> = {
  folder: 'a folder in Chrome or Edge',
  firefox: 'Firefox',
  store: 'a store',
};

/**
 * Write the support report. It is plain English for support, so it names the codes as the source does. Nothing that a
 * person typed, and nothing that DrChrono answered, is in it, but for the names of fields of an answer that could not be
 * read.
 */
export function supportReport(view: ConnectionView, about: ThisBuild): string {
  return [
    `Invite Desk ${about.version}, from ${INSTALLED[view.redirectAddresses[0]?.of ?? 'store']}`,
    `Browser: ${about.browser}`,
    `At: ${utc(view.clock.now)} (${view.clock.learned ? 'as DrChrono’s clock says' : 'as this computer’s clock says'})`,
    ...stateLines(view),
    '',
    ...layoutLines(view),
    '',
    'Shape of the last answer about invites that could not be read:',
    view.answerShape ?? 'none',
    '',
    'Errors, the newest first (time, place, code, kind, times):',
    ...(view.errors.length === 0 ? ['none'] : view.errors.map(errorLine)),
    '',
  ].join('\n');
}

function stateLines({ state, checks, computer, managed, store, budget, ...view }: ConnectionView): string[] {
  const why = 'why' in state ? ` (${state.why})` : '';
  return [
    `Connection: ${state.kind}${why}; computer: ${computer ?? 'not said'}; application set by IT: ${yes(managed)}`,
    `Zone: ${checks?.zone ?? 'unknown'} (${checks?.zoneSource ?? 'not known'}); may invite: ${checks?.mayInvite ?? 'not checked'}`,
    `Store: ${store.trouble ?? 'opens'}; lost: ${store.lost.join(', ') || 'nothing'}`,
    `Requests left this hour: ${budget.left} of ${budget.limit}`,
    `Host of the practice’s own: ${view.practiceHost === null ? 'none' : `set by ${view.practiceHost.setBy}`}`,
    `Icon only: ${yes(view.iconOnly)}; asks to confirm: ${yes(view.asksToConfirm)}; minors under ${view.minors.under} (${view.minors.setBy}); notices: ${yes(view.notices)}`,
  ];
}

function layoutLines({ charts }: ConnectionView): string[] {
  if (charts === null) return ['Charts on the last day that was counted: none'];
  const { locked, toConfirm } = charts;
  return [
    `Charts on the last day that was counted: ${locked + toConfirm}; recognised ${locked}, to be confirmed ${toConfirm}`,
  ];
}

function errorLine({ at, place, code, kind, times }: NotedError): string {
  return `${utc(at)} ${place} ${code} ${kind} ${times}`;
}

function utc(at: number): string {
  return `${new Date(at).toISOString().slice(0, 19)}Z`;
}

function yes(is: boolean): string {
  return is ? 'yes' : 'no';
}
