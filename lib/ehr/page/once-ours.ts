import { pageKind } from './page-kind.ts';

/**
 * Call back as soon as this page is a chart, an appointment or the calendar: now, or after a navigation inside the
 * page. Until then one listener waits and nothing observes the page; afterwards nothing is left. The Navigation API
 * reports pushState at once, also in an extension's own world (tried in Chromium and Firefox).
 */
export function onceOurs(page: Document, signal: AbortSignal, callback: () => void): void {
  const done = new AbortController();
  const look = () => {
    if (pageKind(new URL(page.location.href)).kind === 'none') return;
    done.abort();
    callback();
  };
  page.defaultView?.navigation?.addEventListener('currententrychange', look, {
    signal: AbortSignal.any([signal, done.signal]),
  });
  look();
}
