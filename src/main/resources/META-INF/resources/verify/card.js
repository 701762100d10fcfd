// SMART Health Cards Framework 1.4: form, issuer, key, signature, revocation, time; in the order of the service.
import { Malformed, decoded, json, text } from '/verify/bytes.js';

const LONGEST_PAYLOAD = 65536;
const CLOCK_SKEW = 60;

export async function checkCard(presented, trust, now) {
  const parts = compact(presented).split('.');
  if (parts.length !== 3) {
    throw new Malformed('not three parts');
  }
  const header = json(text(decoded(parts[0])));
  if (header.alg !== 'ES256' || header.zip !== 'DEF') {
    throw new Malformed('header');
  }
  const payload = json(await inflated(decoded(parts[1])));
  const certificate = content(payload);
  const reason = await fault(parts, header.kid, payload, trust, now);
  return reason ? { valid: false, reason } : { valid: true, certificate };
}

async function fault(parts, kid, payload, trust, now) {
  if (payload.iss !== trust.issuer) {
    return 'UNKNOWN_ISSUER';
  }
  const key = trust.keys.find((candidate) => candidate.kid === kid);
  if (!key) {
    return 'UNKNOWN_KEY';
  }
  if (!(await verifies(key, parts))) {
    return 'BAD_SIGNATURE';
  }
  if (isRevoked(trust.lists[kid] ?? [], payload)) {
    return 'REVOKED';
  }
  const seconds = now / 1000;
  if (payload.nbf > seconds + CLOCK_SKEW) {
    return 'NOT_YET_VALID';
  }
  return payload.exp !== undefined && payload.exp <= seconds ? 'EXPIRED' : null;
}

async function verifies({ kty, crv, x, y }, [header, payload, signature]) {
  const rs = decoded(signature);
  // Spare bits must be zero: a changed last character would otherwise be the same signature.
  if (rs.length !== 64 || !'AQgw'.includes(signature.at(-1))) {
    return false;
  }
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
  const key = await crypto.subtle.importKey('jwk', { kty, crv, x, y }, algorithm, false, ['verify']);
  return crypto.subtle.verify(algorithm, key, rs, new TextEncoder().encode(`${header}.${payload}`));
}

function isRevoked(rids, payload) {
  return rids.some((entry) => {
    const [rid, before] = entry.split('.');
    return rid === payload.vc.rid && (before === undefined || payload.nbf < Number(before));
  });
}

function compact(presented) {
  if (!presented.startsWith('shc:/')) {
    return presented;
  }
  const digits = presented.slice('shc:/'.length);
  if (!/^(\d\d)+$/.test(digits)) {
    throw new Malformed('digits');
  }
  return digits.replace(/\d\d/g, (pair) => String.fromCharCode(Number(pair) + 45));
}

async function inflated(bytes) {
  const reader = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw')).getReader();
  const parts = [];
  let length = 0;
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      length += part.value.length;
      if (length > LONGEST_PAYLOAD) {
        throw new Malformed('payload too long');
      }
      parts.push(part.value);
    }
  } catch {
    throw new Malformed('DEFLATE');
  }
  return text(new Uint8Array(await new Blob(parts).arrayBuffer()));
}

function content(payload) {
  const entries = payload.vc?.credentialSubject?.fhirBundle?.entry;
  if (!Array.isArray(entries) || typeof payload.nbf !== 'number') {
    throw new Malformed('bundle');
  }
  const resources = entries.map((entry) => entry.resource ?? {});
  const patient = resources.find((resource) => resource.resourceType === 'Patient');
  if (!patient) {
    throw new Malformed('patient');
  }
  return {
    format: 'SMART Health Card',
    issuer: payload.iss,
    names: (patient.name ?? []).map(({ family = '', given = [] }) => [family, ...given].join(' ')),
    birthDate: patient.birthDate,
    signedAt: payload.nbf * 1000,
    doses: resources.filter((resource) => resource.resourceType === 'Immunization').map(dose),
  };
}

function dose({ vaccineCode, occurrenceDateTime, lotNumber }) {
  return { date: occurrenceDateTime, cvx: vaccineCode?.coding?.[0]?.code, lot: lotNumber };
}
