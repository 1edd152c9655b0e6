import { otherSites } from './page-kind.ts';

/** Every practice can sign in to the EHR at these hosts; the second one is DrChrono's staging. */
const shared: readonly string[] = ['app.drchrono.com', 'app.staging.drchrono.com'];
// One label under drchrono.com, as in `hillside.drchrono.com`. A name that is shown in other letters than it is written
// in (`xn--…`) could look like the practice's own, so it is none.
const oneLabel = /^(?!xn--)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.drchrono\.com$/;

/** Tell whether this is a host of the EHR that belongs to no single practice. */
export function isSharedHost(host: string): boolean {
  return shared.includes(host);
}

/** Tell whether a practice can have this host as its own: one whole name under drchrono.com that nobody else has. */
export function canBePracticeHost(host: string): boolean {
  return oneLabel.test(host) && !isSharedHost(host) && !otherSites.test(host);
}
