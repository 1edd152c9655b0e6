import { randomBytes } from 'node:crypto';
import type { Context, Hono } from 'hono';
import { html } from 'hono/html';
import { type Account, practiceHost } from './accounts.ts';
import { cookie, type SandboxEnv, textField } from './exchange.ts';
import { plainPage } from './page.ts';
import type { Practice } from './practice.ts';

/** This cookie holds the session for every drchrono.com host. */
export const SESSION_COOKIE = 'sessionid';

/** Tell who is signed in on this browser. One session counts for every drchrono.com host. */
export function signedIn(c: Context<SandboxEnv>, practice: Practice): Account | undefined {
  return practice.sessions.get(cookie(c.env.exchange, SESSION_COOKIE) ?? '');
}

/** Sign somebody in on the browser that holds the returned value in its session cookie. */
export function startSession(practice: Practice, account: Account): string {
  const session = randomBytes(16).toString('hex');
  practice.sessions.set(session, account);
  return session;
}

/** Send a person who is not signed in to the sign-in page. */
export function toSignIn(c: Context<SandboxEnv>): Response {
  const { url } = c.env.exchange;
  return c.redirect(`/accounts/login/?next=${encodeURIComponent(url.pathname + url.search)}`, 302);
}

/** Take only a path of this host, so that the sandbox is no open redirect. */
const ownPath = (next: string) => (/^\/(?!\/)/.test(next) ? next : undefined);

function loginForm(next: string, failed: boolean) {
  return plainPage(
    'Log in',
    html`<div class="card">
      <h1>Log in</h1>
      ${failed ? html`<p class="notice" role="alert">The username or password is not right.</p>` : ''}
      <form method="post" action="/accounts/login/">
        <input type="hidden" name="next" value="${next}" />
        <p><label for="username">Username</label><br /><input id="username" name="username" autocomplete="off" /></p>
        <p>
          <label for="password">Password</label><br /><input id="password" name="password" type="password" />
        </p>
        <p><input id="login" type="submit" value="Log In" /></p>
      </form>
    </div>`,
  );
}

/** `/accounts/login/` and `/accounts/logout/`; the ids are the real page's (docs/drchrono.md §3, High). */
export function signInRoutes(ehr: Hono<SandboxEnv>, practice: Practice): void {
  ehr.get('/accounts/login/', (c) => c.html(loginForm(c.req.query('next') ?? '', false)));

  ehr.post('/accounts/login/', (c) => {
    const { exchange } = c.env;
    const next = textField(exchange, 'next');
    const account = practice.accountNamed(textField(exchange, 'username'));
    if (!account || account.password !== textField(exchange, 'password')) {
      return c.html(loginForm(next, true), 200);
    }
    const session = startSession(practice, account);
    c.header(
      'Set-Cookie',
      `${SESSION_COOKIE}=${session}; Domain=.drchrono.com; Path=/; Secure; HttpOnly; SameSite=Lax`,
    );
    return c.redirect(ownPath(next) ?? `https://${practiceHost}/dashboard`, 303);
  });

  ehr.get('/accounts/logout/', (c) => {
    practice.sessions.delete(cookie(c.env.exchange, SESSION_COOKIE) ?? '');
    return c.redirect('/accounts/login/', 302);
  });
}
