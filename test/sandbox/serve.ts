import { accounts } from './accounts.ts';
import { startSandbox } from './sandbox.ts';

const sandbox = await startSandbox({ port: Number(process.env.SANDBOX_PORT ?? 0) });

console.log(`The sandbox practice answers on 127.0.0.1:${sandbox.port}.

Sign in as ${accounts.frontDesk.username} with password ${accounts.frontDesk.password}.
Resolver rules: ${sandbox.resolverRules}

A Chromium that sees it:

chromium --user-data-dir="$(mktemp -d)" \\
  --host-resolver-rules="${sandbox.resolverRules}" \\
  --ignore-certificate-errors-spki-list=${sandbox.spki} \\
  --disable-quic --no-first-run https://practice.sandbox.test/

Ctrl+C ends it.`);

process.once('SIGINT', () => {
  void sandbox.close().then(() => process.exit(0));
});
