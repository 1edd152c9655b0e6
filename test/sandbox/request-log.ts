/** One request that reached the sandbox. Values of bodies and credentials are not kept. */
export interface LoggedRequest {
  /** Sandbox time of arrival. */
  at: number;
  host: string;
  method: string;
  path: string;
  query: Record<string, string>;
  /** Lower-case names; `authorization` is reduced to its scheme, `cookie` to the cookies' names. */
  headers: Record<string, string>;
  /** Names of the body's fields. */
  bodyFields: string[];
  status: number | 'open' | 'dropped';
  /** What the practice itself answered, whatever became of the answer; null while it has not seen the request. */
  done: number | null;
  /** Which connection it came on, and whether that had carried a request before. */
  connection: number;
  reused: boolean;
  /** Whose token it carries: the user's name at sign-in; null without a living one. */
  user: string | null;
  /** For how many seconds a 429 sends it away; null with any other answer. */
  sentAwayFor: number | null;
  /** `extension`: it carries X-DRC-API-Version or goes to the API or token endpoints. */
  origin: 'extension' | 'page';
}

export interface RequestLog {
  entries: LoggedRequest[];
  /** Only what the extension (or another API client) sent. */
  api(): LoggedRequest[];
  clear(): void;
}

/** An empty log. */
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
