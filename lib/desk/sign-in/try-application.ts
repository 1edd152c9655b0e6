import type { ConnectFailure } from '../../messages/connection-view.ts';
import { exchangeCode } from '../../practice/oauth.ts';
import { exchangeFailure, type SignInPorts } from './sign-in-with-code.ts';

/** DrChrono has given this code to nobody. */
const NOBODYS_CODE = 'nobody-was-given-this-code';

/**
 * Try client id and secret against DrChrono before anybody signs in. A code is exchanged that does not exist: DrChrono
 * looks at the client first, so where it only refuses the code it knows both. Null: it knows them. Costs one request.
 */
export async function tryApplication(ports: SignInPorts): Promise<ConnectFailure | null> {
  const application = await ports.credentials.application();
  if (application === null)
    return (await ports.credentials.closed()) === null ? 'wrongSecret' : 'storeUnavailable';
  if (!(await ports.hasSiteAccess())) return 'siteAccessWithdrawn';
  if (!(await ports.budget.take('click')).ok) return 'throttled';
  const outcome = await exchangeCode(ports.fetch, application, NOBODYS_CODE, ports.redirectAddress());
  if (outcome.ok || outcome.why === 'grantDead') return null;
  return exchangeFailure(ports, outcome);
}

/**
 * Find out why DrChrono's sign-in window stayed empty. Where DrChrono answers and knows the application, what it did not
 * take is the redirect address.
 */
export async function whyNotLoaded(ports: SignInPorts): Promise<ConnectFailure> {
  const tried = await tryApplication(ports);
  if (tried === null) return 'addressRefused';
  return tried === 'unreadable' ? 'windowNotLoaded' : tried;
}
