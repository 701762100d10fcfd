// ICAO TR VDS-NC 1.1: the signer must be one of those the authority publishes; signature over RFC 8785 of the data.
import { Malformed, decoded, encoded, json, text } from '/verify/bytes.js';

const UTC_TIME = 0x17;
const EXPLICIT_VERSION = 0xa0;
const STATE = 'JPN';

export async function checkSeal(presented, trust, now) {
  const { data, sig } = json(presented);
  if (typeof data?.msg?.pid?.n !== 'string' || !Array.isArray(data.msg.ve) || typeof sig?.cer !== 'string') {
    throw new Malformed('seal');
  }
  if (data.hdr?.t !== 'icao.vacc' || data.hdr.v !== 1 || sig.alg !== 'ES256') {
    return { valid: false, reason: 'UNSUPPORTED' };
  }
  const reason = await fault(data, sig, trust, now);
  return reason ? { valid: false, reason } : { valid: true, certificate: content(data) };
}

async function fault(data, sig, trust, now) {
  if (data.hdr.is !== STATE) {
    return 'UNKNOWN_ISSUER';
  }
  const certificate = decoded(sig.cer);
  if (!trust.signers.includes(encoded(certificate))) {
    return 'UNKNOWN_KEY';
  }
  const { from, until, key } = signer(certificate);
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
  const verifier = await crypto.subtle.importKey('spki', key, algorithm, false, ['verify']);
  const signed = new TextEncoder().encode(canonical(data));
  if (!(await crypto.subtle.verify(algorithm, verifier, decoded(sig.sigvl ?? ''), signed))) {
    return 'BAD_SIGNATURE';
  }
  if (now < from) {
    return 'NOT_YET_VALID';
  }
  return now > until ? 'EXPIRED' : null;
}

/** RFC 8785: members sorted by UTF-16 code units, numbers and strings as ECMAScript writes them. */
export function canonical(value) {
  if (Array.isArray(value)) {
    return `[${value.map(canonical).join(',')}]`;
  }
  if (value !== null && typeof value === 'object') {
    const members = Object.keys(value).sort();
    return `{${members.map((name) => `${JSON.stringify(name)}:${canonical(value[name])}`).join(',')}}`;
  }
  return JSON.stringify(value);
}

/** Validity and SubjectPublicKeyInfo of an X.509 certificate. Source: RFC 5280, section 4.1. */
function signer(certificate) {
  const [toBeSigned] = children(certificate, element(certificate, 0));
  const parts = children(certificate, toBeSigned);
  const first = certificate[parts[0].at] === EXPLICIT_VERSION ? 1 : 0;
  const [from, until] = children(certificate, parts[first + 3]).map((time) => moment(certificate, time));
  const info = parts[first + 5];
  return { from, until, key: certificate.slice(info.at, info.end) };
}

function children(bytes, parent) {
  const found = [];
  for (let at = parent.start; at < parent.end; at = found.at(-1).end) {
    found.push(element(bytes, at));
  }
  return found;
}

function element(bytes, at) {
  let start = at + 2;
  let length = bytes[at + 1];
  if (length > 0x7f) {
    const octets = length & 0x7f;
    length = bytes.slice(start, start + octets).reduce((value, octet) => value * 256 + octet, 0);
    start += octets;
  }
  if (!(start + length <= bytes.length)) {
    throw new Malformed('DER');
  }
  return { at, start, end: start + length };
}

/** UTCTime or GeneralizedTime. Source: RFC 5280, section 4.1.2.5. */
function moment(bytes, { at, start, end }) {
  const written = text(bytes.slice(start, end));
  const full = bytes[at] === UTC_TIME ? (written < '50' ? '20' : '19') + written : written;
  const [, year, month, day, hour, minute, second] = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$/.exec(full) ?? [];
  return Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
}

function content({ hdr, msg }) {
  return {
    format: 'ICAO VDS-NC',
    issuer: hdr.is,
    names: [msg.pid.n],
    birthDate: msg.pid.dob,
    passport: msg.pid.i,
    certificateId: msg.uvci,
    doses: msg.ve.flatMap((event) =>
      (event.vd ?? []).map((dose) => ({ number: dose.seq, date: dose.dvc, product: event.nam, lot: dose.lot })),
    ),
  };
}
