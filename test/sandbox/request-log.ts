/** This is one request that reached the sandbox. Values of bodies and credentials are not kept. */
export interface LoggedRequest {
  /** The request arrived at this time by the sandbox's clock. */
  at: number;
  host: string;
  method: string;
  path: string;
  query: Record<string, string>;
  /** Names are in small letters; `authorization` is reduced to its scheme, `cookie` to the cookies' names. */
  headers: Record<string, string>;
  /** The body has fields with these names. */
  bodyFields: string[];
  status: number | 'open' | 'dropped';
  /**
   * The practice itself answered this, whatever became of its answer; null while the practice has not seen the request.
   */
  done: number | null;
  /** The request came on this connection; `reused` says whether that had carried a request before. */
  connection: number;
  reused: boolean;
  /** The request carries the token of this user (the name at sign-in); null without a token that is alive. */
  user: string | null;
  /** A 429 tells the client to stay away for so many seconds; null with any other answer. */
  sentAwayFor: number | null;
  /** `extension`: it carries X-DRC-API-Version or goes to the API or token endpoints. */
  origin: 'extension' | 'page';
}

export interface RequestLog {
  entries: LoggedRequest[];
  /** List only what the extension (or another API client) sent. */
  api(): LoggedRequest[];
  clear(): void;
}

/** Make an empty log. */
export function createRequestLog(): RequestLog {
  const entries: LoggedRequest[] = [];
  return {
    entries,
    api: () => entries.filter((entry) => entry.origin === 'extension'),
    clear: () => {
      entries.length = 0;
    },
  };
}
