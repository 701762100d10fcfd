// Issues every certificate a running demo gives and checks them, and what verifiers need, with other implementations.
import { inflateRawSync } from 'node:zlib';
import { get, issue, people, qrCode } from './gateway.mjs';
import { check, expect, print, same } from './report.mjs';
import { fitsKeySet } from './schema.mjs';
import { checkCard, checkKeys } from './shc.mjs';
import { checkSeal } from './vdsnc.mjs';
import { checkCode } from './qr.mjs';

const pems = (text) => text.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? [];
const text = async (path) => (await get(path)).text();
const trust = {
  csca: await text('/trust/v1/vds-nc/csca.pem'),
  signers: pems(await text('/trust/v1/vds-nc/signers.pem')),
  crl: Buffer.from(await (await get('/trust/v1/vds-nc/crl')).arrayBuffer()),
};

let issuer;
let keySet;
const usesIssued = new Set();
for (const { id } of await people()) {
  for (const use of ['DOMESTIC', 'INTERNATIONAL']) {
    const certificate = await issue(id, use);
    if (certificate) await checkCertificate(`${id} ${use}`, certificate, use);
  }
}
await check('people', 'a certificate of each use is issued', () => usesIssued.size === 2 || [...usesIssued].join());
if (keySet) await checkPublished();
process.exitCode = print() ? 0 : 1;

async function checkCertificate(subject, certificate, use) {
  usesIssued.add(use);
  const find = (format) => certificate.barcodes.find((barcode) => barcode.format === format);
  await check(subject, 'barcodes are those of the use', () => {
    const wanted = use === 'DOMESTIC' ? ['SMART_HEALTH_CARD'] : ['SMART_HEALTH_CARD', 'ICAO_VDS_NC'];
    same(certificate.barcodes.map((barcode) => barcode.format), wanted, 'barcodes');
    return true;
  });
  const card = find('SMART_HEALTH_CARD');
  await findIssuer(card.jws);
  await checkCard(subject, card, certificate, keySet);
  await checkCode(subject, card.text, await qrCode(card.text), 22, ['byte', 'numeric']);
  const seal = find('ICAO_VDS_NC');
  if (seal) {
    await checkSeal(subject, seal.text, certificate, trust);
    await checkCode(subject, seal.text, await qrCode(seal.text), 40, ['byte']);
  }
}

/// The issuer is whom the first card names, and its keys are fetched as a verifier fetches them.
async function findIssuer(jws) {
  if (keySet) return;
  issuer = JSON.parse(inflateRawSync(Buffer.from(jws.split('.')[1], 'base64url'))).iss;
  keySet = await (await get(`${issuer}/.well-known/jwks.json`)).json();
}

async function checkPublished() {
  await check(issuer, 'issuer is https without a trailing slash', () => /^https:\/\/.+[^/]$/.test(issuer) || issuer);
  await check(issuer, 'key set fits its schema', () => fitsKeySet(keySet));
  await checkKeys(keySet, issuer);
  for (const jwk of keySet.keys.filter((key) => key.crlVersion !== undefined)) {
    await check(jwk.kid, 'revocation list is the key\'s', async () => {
      expect(Number.isInteger(jwk.crlVersion) && jwk.crlVersion >= 1, `crlVersion ${jwk.crlVersion}`);
      const list = await (await get(`${issuer}/.well-known/crl/${jwk.kid}.json`)).json();
      same(Object.keys(list).sort(), ['ctr', 'kid', 'method', 'rids'], 'its members');
      same([list.kid, list.method, list.ctr], [jwk.kid, 'rid', jwk.crlVersion], 'kid, method, ctr');
      expect(list.rids.every((rid) => /^[\w-]{1,24}(\.\d{1,10})?$/.test(rid)), 'rids');
      return true;
    });
  }
  const documents = [`${issuer}/.well-known/jwks.json`, '/trust/v1/vds-nc/csca.pem', '/trust/v1/vds-nc/crl'];
  for (const document of documents) {
    await check(document, 'any origin may read it', async () => {
      const answer = await get(document, { Origin: 'https://verifier.example' });
      same(answer.headers.get('access-control-allow-origin'), '*', 'the header');
      return true;
    });
  }
}
