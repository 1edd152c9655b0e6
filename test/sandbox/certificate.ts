import { createHash, X509Certificate } from 'node:crypto';
import { generate } from 'selfsigned';

/** The sandbox answers for all of these hosts. */
const hostNames = ['*.drchrono.com', 'drchrono.com', 'www.onpatient.com', '*.sandbox.test'] as const;

export interface Certificate {
  key: string;
  cert: string;
  /** This is the base64 SHA-256 of the public key, for `--ignore-certificate-errors-spki-list`. */
  spki: string;
}

/** Make a certificate for this run only: it lives in memory, and browsers trust it by the hash of its key. */
export async function makeCertificate(): Promise<Certificate> {
  const made = await generate([{ name: 'commonName', value: 'Invite Desk sandbox' }], {
    keyType: 'ec',
    curve: 'P-256',
    algorithm: 'sha256',
    extensions: [
      { name: 'basicConstraints', cA: true },
      {
        name: 'subjectAltName',
        altNames: [
          ...hostNames.map((value) => ({ type: 2 as const, value })),
          { type: 2 as const, value: 'localhost' },
          { type: 7 as const, ip: '127.0.0.1' },
        ],
      },
    ],
  });
  const key = new X509Certificate(made.cert).publicKey.export({ type: 'spki', format: 'der' });
  return {
    key: made.private,
    cert: made.cert,
    spki: createHash('sha256').update(key).digest('base64'),
  };
}
