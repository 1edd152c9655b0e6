import { createApi } from './api.ts';
import { createEhr } from './ehr.ts';
import type { Exchange } from './exchange.ts';
import { createGuide } from './guide.ts';
import { createOAuth } from './oauth.ts';
import { createMailbox, createPatientSide, createPublicPages } from './patient-side.ts';
import type { Practice } from './practice.ts';

/** A site answers requests. */
export interface Site {
  fetch(request: Request, env: { exchange: Exchange }): Response | Promise<Response>;
}

const publicHosts = ['drchrono.com', 'www.drchrono.com', 'support.drchrono.com'];

/** Tell to which site a host name belongs (docs/drchrono.md §2). `further` are pages beside those of the EHR. */
export function createHosts(
  practice: Practice,
  further: (url: URL) => string | null = () => null,
): (host: string) => Site {
  const [api, oauth, ehr] = [createApi(practice), createOAuth(practice), createEhr(practice)];
  const publicPages = createPublicPages();
  const patientSide = createPatientSide(practice);
  const mailbox = createMailbox(practice);
  const guide = createGuide(practice);

  const app: Site = {
    fetch(request, env) {
      const { pathname } = env.exchange.url;
      if (pathname.startsWith('/api/')) return api.fetch(request, env);
      if (pathname.startsWith('/o/')) return oauth.fetch(request, env);
      const page = further(env.exchange.url);
      if (page !== null)
        return new Response(page, { headers: { 'content-type': 'text/html; charset=utf-8' } });
      return ehr.fetch(request, env);
    },
  };
  const siteOf = (host: string): Site => {
    if (publicHosts.includes(host)) return publicPages;
    if (host === 'app.drchrono.com') return app;
    if (host.endsWith('.drchrono.com')) return ehr;
    if (host === 'www.onpatient.com') return patientSide;
    if (host === 'mail.sandbox.test') return mailbox;
    return guide;
  };
  // Browsers ask every host for an icon. There is none, and no page of the sandbox may look broken for that.
  return (host) => ({
    fetch: (request, env) =>
      env.exchange.url.pathname === '/favicon.ico'
        ? new Response(null, { status: 204 })
        : siteOf(host).fetch(request, env),
  });
}
