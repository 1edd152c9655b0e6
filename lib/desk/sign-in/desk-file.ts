import * as z from 'zod/mini';
import { isAgeToSet } from '../../invites/age.ts';
import type { DeskFileFailure } from '../../messages/desk-file.ts';
import { once } from '../../once.ts';

/**
 * The file that sets up another computer. It is text that a person can read, but for the client secret, which is only in
 * it sealed under a passphrase. Nothing of a patient, of a sign-in or of a person is in it.
 */
export interface DeskFile {
  clientId: string | null;
  clientSecret: string | null;
  /** What staff chose; null or false where they left it as it is at first. */
  choices: DeskChoices;
}

export type DeskChoices = z.infer<ReturnType<typeof choicesSchema>>;

const NAME = 'Invite Desk settings';
const VERSION = 1;

/**
 * How often the passphrase is hashed: what OWASP's Password Storage Cheat Sheet asks of PBKDF2 with SHA-256. A file may
 * ask for more, but not for so much that the browser seems to hang.
 */
const ITERATIONS = 600_000;
const MOST_ITERATIONS = 5_000_000;

const choicesSchema = once(() =>
  z.object({
    zone: z.nullable(z.string()),
    practiceHost: z.nullable(z.string()),
    minorsUnder: z.number().check(z.refine(isAgeToSet)),
    iconOnly: z.boolean(),
    asksToConfirm: z.boolean(),
    drChronoInvites: z.enum(['never', 'firstVisit', 'reminders']),
    showsBadge: z.boolean(),
    labelWords: z.optional(z.record(z.string(), z.array(z.string()))),
  }),
);
const contentSchema = once(() =>
  z.object({
    clientId: z.nullable(z.string()),
    choices: choicesSchema(),
    secret: z.nullable(
      z.object({
        ...{ by: z.literal('PBKDF2-SHA-256, AES-256-GCM'), salt: z.string(), iv: z.string() },
        iterations: z.number().check(z.int(), z.minimum(ITERATIONS), z.maximum(MOST_ITERATIONS)),
        sealed: z.string(),
      }),
    ),
  }),
);
const headSchema = once(() => z.object({ file: z.literal(NAME), version: z.number() }));
const fileSchema = once(() => z.object({ sum: z.string(), content: contentSchema() }));

type Opened = { ok: true; desk: DeskFile } | { ok: false; failure: DeskFileFailure };

/** Write the file. Without a passphrase the secret is left out. */
export async function writeDeskFile(desk: DeskFile, passphrase: string | null): Promise<string> {
  const { clientId, choices, clientSecret } = desk;
  const secret =
    passphrase === null || clientSecret === null ? null : await seal(clientSecret, passphrase, clientId);
  const content = { clientId, choices, secret };
  return `${JSON.stringify({ file: NAME, version: VERSION, sum: await sum(content), content }, null, 2)}\n`;
}

/** Read the file. Nobody has to know the passphrase where the file holds no secret. */
export async function readDeskFile(text: string, passphrase: string | null): Promise<Opened> {
  const fail = (failure: DeskFileFailure): Opened => ({ ok: false, failure });
  const said = parse(text);
  const head = z.safeParse(headSchema(), said);
  if (!head.success) return fail('notOurs');
  if (head.data.version > VERSION) return fail('newerVersion');
  const file = z.safeParse(fileSchema(), said);
  // The sum tells damage from a wrong passphrase, which looks the same to whoever opens what is sealed.
  if (!file.success || (await sum(file.data.content)) !== file.data.sum) return fail('damaged');
  const { clientId, choices, secret } = file.data.content;
  if (secret === null) return { ok: true, desk: { clientId, choices, clientSecret: null } };
  if (passphrase === null) return fail('needsPassphrase');
  const clientSecret = await unseal(secret, passphrase, clientId);
  return clientSecret === null
    ? fail('wrongPassphrase')
    : { ok: true, desk: { clientId, choices, clientSecret } };
}

type Sealed = NonNullable<z.infer<ReturnType<typeof contentSchema>>['secret']>;

async function seal(secret: string, passphrase: string, clientId: string | null): Promise<Sealed> {
  const [salt, iv] = [crypto.getRandomValues(new Uint8Array(16)), crypto.getRandomValues(new Uint8Array(12))];
  const key = await keyOf(passphrase, salt, ITERATIONS);
  const sealed = await crypto.subtle.encrypt(cipher(iv, clientId), key, bytes(secret));
  return {
    ...{
      by: 'PBKDF2-SHA-256, AES-256-GCM',
      salt: asText(salt),
      iv: asText(iv),
      iterations: ITERATIONS,
    },
    sealed: asText(new Uint8Array(sealed)),
  };
}

/** Null: the passphrase is another one, or the secret is that of another client id. */
async function unseal(secret: Sealed, passphrase: string, clientId: string | null): Promise<string | null> {
  try {
    const [salt, iv, sealed] = [secret.salt, secret.iv, secret.sealed].map(fromText);
    if (!salt || !iv || !sealed) return null;
    const key = await keyOf(passphrase, salt, secret.iterations);
    return new TextDecoder().decode(await crypto.subtle.decrypt(cipher(iv, clientId), key, sealed));
  } catch {
    return null;
  }
}

async function keyOf(
  passphrase: string,
  salt: Uint8Array<ArrayBuffer>,
  iterations: number,
): Promise<CryptoKey> {
  // The same letters can be typed in two forms on two computers.
  const typed = bytes(passphrase.normalize('NFC'));
  const material = await crypto.subtle.importKey('raw', typed, 'PBKDF2', false, ['deriveKey']);
  const how = { name: 'PBKDF2', hash: 'SHA-256', salt, iterations };
  return crypto.subtle.deriveKey(how, material, { name: 'AES-GCM', length: 256 }, false, [
    'encrypt',
    'decrypt',
  ]);
}

/** The secret opens only beside the client id that it belongs to. */
function cipher(iv: Uint8Array<ArrayBuffer>, clientId: string | null) {
  return { name: 'AES-GCM', iv, additionalData: bytes(`${NAME} ${VERSION} ${clientId ?? ''}`) };
}

async function sum(content: z.infer<ReturnType<typeof contentSchema>>): Promise<string> {
  const { clientId, choices, secret } = content;
  const inOrder = [
    clientId,
    Object.entries(choices).toSorted(byName),
    secret && Object.entries(secret).toSorted(byName),
  ];
  const digest = await crypto.subtle.digest('SHA-256', bytes(JSON.stringify(inOrder)));
  return asText(new Uint8Array(digest));
}

function byName([one]: [string, unknown], [other]: [string, unknown]): number {
  return one < other ? -1 : 1;
}

function bytes(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Write bytes in base64. */
function asText(content: Uint8Array): string {
  return btoa(String.fromCharCode(...content));
}

/** Read base64; text that is none throws. */
function fromText(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0));
}
