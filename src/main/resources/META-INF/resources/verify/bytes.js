// Bytes and their written forms.
const UTF8 = new TextDecoder('utf-8', { fatal: true });

export class Malformed extends Error {}

/** base64url or base64, with or without padding. */
export function decoded(base64) {
  const standard = base64.replaceAll('-', '+').replaceAll('_', '/').replace(/=+$/, '');
  try {
    return Uint8Array.from(atob(standard), (c) => c.charCodeAt(0));
  } catch {
    throw new Malformed('base64');
  }
}

export function encoded(bytes) {
  return btoa(Array.from(bytes, (b) => String.fromCharCode(b)).join(''));
}

export function text(bytes) {
  try {
    return UTF8.decode(bytes);
  } catch {
    throw new Malformed('UTF-8');
  }
}

export function json(source) {
  try {
    return JSON.parse(source);
  } catch {
    throw new Malformed('JSON');
  }
}

/** The certificates of a PEM text, as base64 of their DER. */
export function certificates(pem) {
  const blocks = pem.matchAll(/-----BEGIN CERTIFICATE-----([\s\S]+?)-----END CERTIFICATE-----/g);
  return Array.from(blocks, (block) => block[1].replace(/\s/g, ''));
}
