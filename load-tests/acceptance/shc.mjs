// SMART Health Cards 1.4: the card as text, as two other libraries read it, and by the specification's own rules.
import { createHash, createPublicKey, verify, X509Certificate } from 'node:crypto';
import { createRequire } from 'node:module';
import { inflateRawSync } from 'node:zlib';
import { calculateJwkThumbprint, compactVerify, importJWK } from 'jose';
import { SHCReader } from 'kill-the-clipboard';
import { check, expect, same } from './report.mjs';
import { fitsCredential, fitsFhir, fitsJws, forbiddenIn } from './schema.mjs';

const pathcheck = createRequire(import.meta.url)('@pathcheck/shc-sdk');
const COVID_CVX = new Set('207 208 210 211 212 213 217 218 219 221 225 226 227 228 229 230 300 301 302 519 520'.split(' '));
const CARD = 'https://smarthealth.cards#';

export async function checkCard(subject, barcode, certificate, keySet) {
  const { jws, text } = barcode;
  const [header64, payload64, signature64] = jws.split('.');
  const header = JSON.parse(Buffer.from(header64, 'base64url'));
  const inflated = inflateRawSync(Buffer.from(payload64, 'base64url'));
  const payload = JSON.parse(inflated);
  const jwk = keySet.keys.find((key) => key.kid === header.kid);
  const rule = (name, test) => check(subject, `SHC ${name}`, test);

  await rule('key set has the header\'s kid', () => Boolean(jwk) || 'missing');
  await rule('read by @pathcheck/shc-sdk, which finds the key by iss', async () => {
    const read = await pathcheck.unpackAndVerify(text, { [payload.iss]: keySet });
    same(read?.credential, payload, 'its payload');
    return true;
  });
  await rule('read by kill-the-clipboard from the QR text', async () => {
    const reader = new SHCReader({ publicKey: await importJWK(jwk, 'ES256'), strictReferences: true });
    const read = await reader.fromQRNumeric(text);
    same(await read.asBundle({ optimizeForQR: false }), payload.vc.credentialSubject.fhirBundle, 'its bundle');
    return true;
  });
  await rule('signature by jose', async () => Boolean(await compactVerify(jws, await importJWK(jwk, 'ES256'))));
  await rule('signature by OpenSSL over header.payload, r and s', () => {
    const key = createPublicKey({ key: jwk, format: 'jwk' });
    const rs = Buffer.from(signature64, 'base64url');
    same(rs.length, 64, 'the signature\'s length');
    return verify('SHA256', Buffer.from(`${header64}.${payload64}`), { key, dsaEncoding: 'ieee-p1363' }, rs) || 'wrong';
  });
  await rule('signature breaks when a character changes', async () => {
    const broken = `${header64}.${payload64}.${signature64[0] === 'A' ? 'B' : 'A'}${signature64.slice(1)}`;
    return compactVerify(broken, await importJWK(jwk, 'ES256')).then(() => 'still valid', () => true);
  });
  await rule('JWS schema, 1,195 characters at most, one QR code', () => {
    expect(jws.length <= 1195, `${jws.length} characters`);
    expect(/^shc:\/\d+$/.test(text), 'chunked or no digits');
    return fitsJws(jws);
  });
  await rule('header is alg, zip and kid alone', () => {
    same(Object.keys(header).sort(), ['alg', 'kid', 'zip'], 'the header');
    same([header.alg, header.zip], ['ES256', 'DEF'], 'alg, zip');
    return true;
  });
  await rule('payload is minified JSON in raw DEFLATE', () => {
    same(inflated.toString('utf8'), JSON.stringify(payload), 'the payload');
    return true;
  });
  await rule('payload schema', () => fitsCredential(payload));
  await rule('nbf is issuedAt in whole seconds, exp is absent', () => {
    expect(Number.isInteger(payload.nbf) && payload.nbf <= Date.now() / 1000, `nbf ${payload.nbf}`);
    same(payload.nbf, Date.parse(certificate.issuedAt) / 1000, 'nbf');
    return !('exp' in payload) || 'exp';
  });
  await rule('rid is 1 to 24 characters of base64url', () => /^[\w-]{1,24}$/.test(payload.vc.rid) || payload.vc.rid);
  await rule('types are exactly those of a COVID-19 immunization card', () => {
    same(payload.vc.type, [`${CARD}health-card`, `${CARD}immunization`, `${CARD}covid19`], 'vc.type');
    same(Object.keys(payload.vc).sort(), ['credentialSubject', 'rid', 'type'], 'vc');
    return true;
  });
  await checkBundle(rule, payload.vc.credentialSubject, certificate);
}

async function checkBundle(rule, subject, certificate) {
  const resources = subject.fhirBundle.entry.map((entry) => entry.resource);
  const [patient, ...doses] = resources;
  await rule('FHIR R4 schema', () => {
    same(subject.fhirVersion, '4.0.1', 'fhirVersion');
    return fitsFhir(subject.fhirBundle);
  });
  await rule('bundle is a collection whose references resolve', () => {
    same(subject.fhirBundle.type, 'collection', 'type');
    same(subject.fhirBundle.entry.map((e) => e.fullUrl), resources.map((_, i) => `resource:${i}`), 'fullUrl');
    same(doses.map((d) => d.patient), doses.map(() => ({ reference: 'resource:0' })), 'patient');
    return true;
  });
  await rule('nothing of the validator\'s lists (id, text, display, …)', () => {
    same(resources.flatMap(forbiddenIn), [], 'forbidden');
    const json = JSON.stringify(resources);
    expect(!/"(id|text|@context|meta|extension)":/.test(json), 'id, text, @context, meta or extension');
    expect(!json.includes('VerifiableCredential') && !/(""|\[\]|\{\}|null)/.test(json), 'an empty value');
    return true;
  });
  await rule('each dose is complete, coded as COVID-19 and dated once', () => {
    doses.forEach((d) => {
      same([d.resourceType, d.status], ['Immunization', 'completed'], 'status');
      expect(COVID_CVX.has(d.vaccineCode.coding[0].code), `CVX ${d.vaccineCode.coding[0].code}`);
      expect(/^\d{4}-\d\d-\d\d$/.test(d.occurrenceDateTime) && !d.occurrenceString, 'occurrence');
      expect(d.vaccineCode.coding.every((c) => !('display' in c)), 'display');
    });
    return true;
  });
  await rule('says of holder and doses what the face says', () => {
    const face = Object.fromEntries(certificate.face.map((f) => [f.item, f]));
    same(patient.birthDate, face.BIRTH_DATE.en, 'birthDate');
    const [japanese, roman] = patient.name;
    same([japanese.family, ...(japanese.given ?? [])].join('　'), face.NAME.ja, 'name');
    same(roman ? [roman.family, ...roman.given].join(' ') : undefined, face.NAME.en, 'Roman name');
    const numbers = certificate.face.map((f) => /^DOSE_(\d)_NUMBER$/.exec(f.item)?.[1]).filter(Boolean);
    same(doses.map((d) => [d.occurrenceDateTime, d.lotNumber]),
      numbers.map((n) => [face[`DOSE_${n}_DATE`].en, face[`DOSE_${n}_LOT`].en]), 'doses');
    same(doses.length, certificate.doseCount, 'doseCount');
    return true;
  });
}

/// RFC 7517, 7518, 7638 and the x5c rules of SMART Health Cards, key by key.
export async function checkKeys(keySet, issuer) {
  for (const jwk of keySet.keys) {
    const rule = (name, test) => check(jwk.kid, `key ${name}`, test);
    await rule('is a public ES256 key', () => {
      same([jwk.kty, jwk.crv, jwk.alg, jwk.use, 'd' in jwk], ['EC', 'P-256', 'ES256', 'sig', false], 'kty, crv, alg, use, d');
      return createPublicKey({ key: jwk, format: 'jwk' }).asymmetricKeyType === 'ec';
    });
    await rule('id is its thumbprint', async () => {
      const written = JSON.stringify({ crv: jwk.crv, kty: jwk.kty, x: jwk.x, y: jwk.y });
      same(jwk.kid, createHash('sha256').update(written).digest('base64url'), 'kid');
      same(jwk.kid, await calculateJwkThumbprint(jwk), 'kid');
      return true;
    });
    if (jwk.x5c) await rule('has a chain, valid now, for this key and issuer', () => chain(jwk, issuer));
  }
}

function chain(jwk, issuer) {
  const certificates = jwk.x5c.map((der) => new X509Certificate(Buffer.from(der, 'base64')));
  jwk.x5c.forEach((der) => same(Buffer.from(der, 'base64').toString('base64'), der, 'x5c'));
  certificates.forEach((certificate, i) => {
    const above = certificates[Math.min(i + 1, certificates.length - 1)];
    expect(certificate.verify(above.publicKey) && certificate.checkIssued(above), `certificate ${i}'s signature`);
    expect(new Date(certificate.validFrom) <= new Date() && new Date() < new Date(certificate.validTo), 'validity');
    expect(certificate.ca === i > 0, `certificate ${i}: CA ${certificate.ca}`);
  });
  const { x, y } = certificates[0].publicKey.export({ format: 'jwk' });
  same([x, y], [jwk.x, jwk.y], 'the leaf\'s key');
  same(certificates[0].subjectAltName.split(', ')[0], `URI:${issuer}`, 'the first subject alternative name');
  return true;
}
