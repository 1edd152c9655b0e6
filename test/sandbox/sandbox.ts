import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import { getRequestListener } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { makeCertificate } from './certificate.ts';
import { createConnections } from './connections.ts';
import { type Exchange, readFields } from './exchange.ts';
import { takeFaults, underFaults } from './faults.ts';
import { createHosts } from './hosts.ts';
import { openPractice, type Practice } from './practice.ts';
import { createRequestLog, type LoggedRequest, type RequestLog } from './request-log.ts';
import type { Settings } from './settings.ts';

/** This is a sandbox that runs. */
export interface Sandbox {
  port: number;
  /** This is the base64 SHA-256 of the certificate's public key, for `--ignore-certificate-errors-spki-list`. */
  spki: string;
  /** This is the certificate itself, for clients that take one as their authority. */
  certificate: string;
  practice: Practice;
  log: RequestLog;
  /**
   * This is the value for `--host-resolver-rules`: the sandbox's hosts lead here, and every other name leads nowhere.
   */
  resolverRules: string;
  /**
   * Close the connections that wait for a next request, as after a pause, so that the next request comes on a new one.
   */
  closeIdleConnections(): void;
  /** Let another practice take this address. This practice then gets no request any more. */
  moveIn(next: Omit<SandboxOptions, 'port'>): Sandbox;
  close(): Promise<void>;
}

export interface SandboxOptions {
  port?: number;
  now?: number;
  settings?: Partial<Settings>;
  /** Further pages of the EHR, by address: they come before the practice's own. Null where there is none. */
  pages?(practice: Practice, url: URL): string | null;
}

const isApi = (path: string) => path.startsWith('/api/') || /^\/o\/(token|revoke_token)\b/.test(path);

/** Copy the headers for the log. No credential stays in them. */
function safeHeaders(incoming: IncomingMessage): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(incoming.headers)) {
    const text = Array.isArray(value) ? value.join(', ') : (value ?? '');
    if (name === 'authorization') headers[name] = text.split(' ')[0] ?? '';
    else if (name === 'cookie') headers[name] = text.replace(/=[^;]*/g, '');
    else headers[name] = text;
  }
  return headers;
}

async function readExchange(request: Request, incoming: IncomingMessage): Promise<Exchange> {
  const url = new URL(request.url);
  const body = request.body === null ? '' : await request.text();
  return {
    url,
    host: (incoming.headers.host ?? '').toLowerCase().replace(/:\d+$/, ''),
    method: request.method,
    headers: incoming.headers,
    fields: readFields(incoming.headers['content-type'] ?? '', body),
    staleBy: 0,
  };
}

function resolverRulesFor(port: number): string {
  const here = `127.0.0.1:${port}`;
  const mapped = [
    '*.drchrono.com:443',
    'drchrono.com:443',
    'www.onpatient.com:443',
    'practice.sandbox.test:443',
    'mail.sandbox.test:443',
  ];
  return [
    ...mapped.map((pattern) => `MAP ${pattern} ${here}`),
    'MAP * ~NOTFOUND',
    'EXCLUDE localhost',
    'EXCLUDE 127.0.0.1',
  ].join(', ');
}

function entryOf(
  exchange: Exchange,
  incoming: IncomingMessage,
  at: number,
  line: Pick<LoggedRequest, 'connection' | 'reused' | 'user'>,
): LoggedRequest {
  const path = exchange.url.pathname;
  return {
    at,
    host: exchange.host,
    method: exchange.method,
    path,
    query: Object.fromEntries(exchange.url.searchParams),
    headers: safeHeaders(incoming),
    bodyFields: Object.keys(exchange.fields),
    status: 'open',
    done: null,
    sentAwayFor: null,
    ...line,
    origin: isApi(path) || 'x-drc-api-version' in incoming.headers ? 'extension' : 'page',
  };
}

async function secondsNamed(response: Response): Promise<number> {
  return Number(/available in ([\d.]+)/.exec(await response.clone().text())?.[1] ?? 0);
}

/** Answer one request: log it, put it under its faults, and answer with the sandbox's date or cut the connection. */
async function answer(
  exchange: Exchange,
  entry: LoggedRequest,
  practice: Practice,
  hosts: ReturnType<typeof createHosts>,
): Promise<Response | null> {
  const { url, method } = exchange;
  const run = async (staleBy: number) => {
    const response = await hosts(exchange.host).fetch(new Request(url, { method }), {
      exchange: { ...exchange, staleBy: method === 'GET' ? staleBy : 0 },
    });
    entry.done = response.status;
    return response;
  };
  if (!(entry.origin === 'extension' && isApi(url.pathname))) return run(0);
  const faults = takeFaults(practice.faults, { method, path: url.pathname, reused: entry.reused });
  const outcome = await underFaults(faults, run, practice.settings.retryAfterHeader);
  return outcome.kind === 'drop' ? null : outcome.response;
}

/** Start the practice on a loopback port. Nothing is written to disk. */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const { key, cert, spki } = await makeCertificate();
  let open = openUp(options);
  const connections = createConnections();

  const serve = async (request: Request, incoming: IncomingMessage, outgoing: ServerResponse) => {
    const { practice, log, hosts } = open;
    const at = practice.clock.now();
    const exchange = await readExchange(request, incoming);
    const token = /^Bearer (.+)$/.exec(incoming.headers.authorization ?? '')?.[1] ?? '';
    const user = practice.grants.caller(token)?.account.username ?? null;
    const entry = entryOf(exchange, incoming, at, { ...connections.arrive(incoming.socket), user });
    log.entries.push(entry);
    const response = await answer(exchange, entry, practice, hosts);
    if (response === null) {
      entry.status = 'dropped';
      incoming.socket.destroy();
      return RESPONSE_ALREADY_SENT;
    }
    entry.status = response.status;
    if (response.status === 429) entry.sentAwayFor = await secondsNamed(response);
    outgoing.setHeader('Date', new Date(practice.clock.now()).toUTCString());
    // The API's answers carry no Cache-Control at all (recorded). Whether pages forbid to be stored is unknown.
    const silent = isApi(exchange.url.pathname) || practice.settings.pagesMayBeStored;
    if (!silent) outgoing.setHeader('Cache-Control', 'no-store');
    if (!practice.settings.keepsConnections) outgoing.setHeader('Connection', 'close');
    return response;
  };

  const listener = getRequestListener(
    (request, { incoming, outgoing }) =>
      'stream' in incoming || 'stream' in outgoing
        ? new Response(null, { status: 505 })
        : serve(request, incoming, outgoing),
    { overrideGlobalObjects: false },
  );
  const server = createServer({ key, cert, keepAliveTimeout: 60_000 }, (incoming, outgoing) => {
    outgoing.sendDate = false;
    void listener(incoming, outgoing);
  });
  await new Promise<void>((resolve) => server.listen(options.port ?? 0, '127.0.0.1', resolve));
  const address = server.address();
  const port = address !== null && typeof address === 'object' ? address.port : 0;

  const here = (): Sandbox => ({
    port,
    spki,
    certificate: cert,
    practice: open.practice,
    log: open.log,
    resolverRules: resolverRulesFor(port),
    closeIdleConnections: () => server.closeIdleConnections(),
    moveIn(next) {
      server.closeIdleConnections();
      open = openUp(next);
      return here();
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  });
  return here();
}

function openUp({ pages, ...options }: Omit<SandboxOptions, 'port'>) {
  const practice = openPractice(options);
  const further = pages && ((url: URL) => pages(practice, url));
  return { practice, log: createRequestLog(), hosts: createHosts(practice, further) };
}
