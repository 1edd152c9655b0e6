import { randomBytes } from 'node:crypto';
import type { Account } from './accounts.ts';
import type { Clock } from './clock.ts';
import { HOUR } from './wall-clock.ts';

/** This is the practice's own API application, as Account > API shows it. */
export interface ApiApplication {
  name: string;
  clientId: string;
  clientSecret: string;
  redirectUris: string[];
}

export const clientId = 'sandboxInviteDeskClient000000000001';
export const clientSecret = 'sandbox-secret-that-opens-nothing-anywhere-000000000001';

/** These are the spec's 22 scopes. */
export const allScopes: readonly string[] = [
  'user',
  'calendar',
  'patients',
  'patients:summary',
  'billing',
  'billing:patient-payment',
  'clinical',
  'labs',
  'messages',
  'settings',
  'tasks',
].flatMap((base) => [`${base}:read`, `${base}:write`]);

/** A code dies after 60 s (django-oauth-toolkit's default), an access token after 48 h. */
const CODE_LIFE = 60_000;
const VIEW_TOKEN_LIFE = 48 * HOUR;

export interface TokenPair {
  accessToken: string;
  refreshToken: string;
  expiresAt: number;
  scopes: readonly string[];
}

/** This is who calls the API, and with which scopes. */
export interface Caller {
  account: Account;
  scopes: readonly string[];
}

/** This is what a user has given the application. */
export interface Grant extends TokenPair {
  account: Account;
}

interface Code {
  account: Account;
  scopes: readonly string[];
  redirectUri: string;
  issuedAt: number;
}

export interface Grants {
  /** Tell whether this user has granted the application before, so that no second consent is needed. */
  consented(account: Account): boolean;
  issueCode(account: Account, scopes: readonly string[], redirectUri: string): string;
  /** Exchange a code once; the user's older tokens die. It returns undefined for `invalid_grant`. */
  exchange(code: string, redirectUri: string): TokenPair | undefined;
  /** Give new tokens; the old ones are dead at once. It returns undefined for `invalid_grant`. */
  refresh(refreshToken: string): TokenPair | undefined;
  revoke(token: string): void;
  caller(accessToken: string): Caller | undefined;
  /** Let every token die, as if everybody had connected elsewhere. */
  killAll(): void;
  /** Count the pairs of tokens that are alive. */
  alive(): number;
  /** List the tokens that are alive, so that a test can look for them on a disk. */
  tokens(): string[];
  granted(): readonly Grant[];
  /** Let a grant that another practice gave hold here too, as if it were given now. */
  adopt(grant: Grant): void;
}

const secret = () => randomBytes(20).toString('hex');

/** Keep one grant per user and application (docs/drchrono.md §8). */
export function createGrants(clock: Clock): Grants {
  const codes = new Map<string, Code>();
  const grants = new Map<number, Grant>();

  const issue = (account: Account, scopes: readonly string[]): TokenPair => {
    const pair = {
      accessToken: secret(),
      refreshToken: secret(),
      expiresAt: clock.now() + VIEW_TOKEN_LIFE,
      scopes,
    };
    grants.set(account.id, { ...pair, account });
    return pair;
  };
  const holding = (token: string) =>
    [...grants.values()].find((grant) => grant.accessToken === token || grant.refreshToken === token);

  return {
    consented: (account) => grants.has(account.id),
    issueCode(account, scopes, redirectUri) {
      const code = secret();
      codes.set(code, { account, scopes, redirectUri, issuedAt: clock.now() });
      return code;
    },
    exchange(text, redirectUri) {
      const code = codes.get(text);
      codes.delete(text);
      if (!code || code.redirectUri !== redirectUri) return undefined;
      return clock.now() - code.issuedAt > CODE_LIFE ? undefined : issue(code.account, code.scopes);
    },
    refresh(refreshToken) {
      const grant = holding(refreshToken);
      return grant?.refreshToken === refreshToken ? issue(grant.account, grant.scopes) : undefined;
    },
    revoke(token) {
      const grant = holding(token);
      if (grant) grants.delete(grant.account.id);
    },
    caller(accessToken) {
      const grant = holding(accessToken);
      return grant?.accessToken === accessToken && clock.now() < grant.expiresAt ? grant : undefined;
    },
    killAll: () => grants.clear(),
    alive: () => grants.size,
    tokens: () => [...grants.values()].flatMap((grant) => [grant.accessToken, grant.refreshToken]),
    granted: () => [...grants.values()],
    adopt: (grant) =>
      void grants.set(grant.account.id, { ...grant, expiresAt: clock.now() + VIEW_TOKEN_LIFE }),
  };
}
