import { createHash } from 'node:crypto';

/**
 * This is the public half of a key pair. A build with it has the same id, and so the same redirect address, in whatever
 * folder it lies. The private half was thrown away when the pair was made: it would sign a package of this id outside
 * of the stores, and nobody does that. A store gives the extension an id of its own and wants no key in the archive.
 */
export const EXTENSION_KEY =
  'MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAxqxSbBE1FRxSEkCCL34u/e2Df9gnKnPeq0yoiCTlZASGo+52HhL8luLZ/ARYR0a7sn+2t43ZYPp8K6LkbVymZGxyHKLJ5F3cQs7Hjyab75ULWfbgfjozw0nM2VtbOYHf5+hHL3NS1aW+svo+Q3LemtC9qBhf3rsuYwwHWRmMJ1uuWwQBc5br4psoZqBzUsC0IdYlj9gQylCBbVs8Ri0DPRzBG/cuOPFrbtPfZDfV/VJzu6CvYL/NSUpjdji+chZHU6jn65pALcTfox/ID946c3v34/DsiILlvbJeJ71f2YKv443Ww5khPKa9cIah0nhT48QEuC2pBJiH+S874/w2kQIDAQAB';

/**
 * Firefox knows the extension by this id wherever it comes from, and derives the redirect address from it. It must never
 * change: another one is another extension, without the settings, and with an address that DrChrono does not know.
 */
export const FIREFOX_ID = '{977259ca-baa4-4348-b013-ca19841938c2}';

/** Compute the id that Chromium gives to a key: half of its hash, in the letters a to p. */
export function idOfKey(key: string): string {
  const hash = createHash('sha256').update(key, 'base64').digest('hex');
  return [...hash.slice(0, 32)].map((digit) => 'abcdefghijklmnop'[Number.parseInt(digit, 16)]).join('');
}
