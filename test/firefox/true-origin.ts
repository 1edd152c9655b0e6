import { connect, createServer, type Socket } from 'node:net';
import type { Sandbox } from '../sandbox/sandbox.ts';

/** This is the way from Firefox to the sandbox. */
export interface TrueOrigin {
  port: number;
  close(): Promise<void>;
}

/**
 * Lead the hosts of the sandbox to it, and every other host nowhere. Chromium does this by its resolver rules; Firefox
 * has none, but asks a proxy to connect it, so this is a proxy on loopback that connects by the same rules.
 */
export async function openTrueOrigin(sandbox: Sandbox): Promise<TrueOrigin> {
  const open = new Set<Socket>();
  const keep = (socket: Socket) => {
    open.add(socket);
    // A socket that breaks is closed too, and Firefox then asks for another one.
    socket.on('error', () => socket.destroy());
    socket.on('close', () => open.delete(socket));
    return socket;
  };
  const server = createServer((browser) => {
    keep(browser).once('data', (request) => {
      const host = /^CONNECT ([^:\s]+):443 /.exec(request.toString('latin1'))?.[1];
      if (host === undefined || !leadsHere(sandbox, host)) {
        browser.end('HTTP/1.1 403 Forbidden\r\n\r\n');
        return;
      }
      const practice = keep(connect(sandbox.port, '127.0.0.1'));
      practice.on('connect', () => {
        browser.write('HTTP/1.1 200 OK\r\n\r\n');
        browser.pipe(practice).pipe(browser);
      });
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return {
    port: address !== null && typeof address === 'object' ? address.port : 0,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of open) socket.destroy();
      }),
  };
}

function leadsHere({ resolverRules }: Sandbox, host: string): boolean {
  const patterns = [...resolverRules.matchAll(/MAP (\S+):443 /g)].map((match) => match[1] ?? '');
  return patterns.some((pattern) =>
    pattern.startsWith('*.') ? host.endsWith(pattern.slice(1)) : host === pattern,
  );
}
