// ICAO VDS-NC 1.1: the seal, its signer and its authority, by two canonicalisers and OpenSSL.
import { execFileSync } from 'node:child_process';
import { verify, X509Certificate } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import canonicalize from 'canonicalize';
import { check, expect, same } from './report.mjs';

const pathcheck = createRequire(import.meta.url)('@pathcheck/vds-sdk');
const BASE64URL = /^[A-Za-z0-9_-]+$/;

export async function checkSeal(subject, text, certificate, trust) {
  const rule = (name, test) => check(subject, `VDS-NC ${name}`, test);
  const seal = JSON.parse(text);
  const der = Buffer.from(seal.sig.cer, 'base64url');
  const signer = new X509Certificate(der);
  const canonical = Buffer.from(canonicalize(seal.data));

  await rule('read by @pathcheck/vds-sdk', async () => Boolean(await pathcheck.unpackAndVerify(text)) || 'refused');
  await rule('is data and sig{alg, cer, sigvl}, cer padded, sigvl not', () => {
    same(Object.keys(seal), ['data', 'sig'], 'the seal');
    same(Object.keys(seal.sig).sort(), ['alg', 'cer', 'sigvl'], 'sig');
    expect(BASE64URL.test(seal.sig.sigvl), 'sigvl');
    expect(BASE64URL.test(seal.sig.cer.replace(/=+$/, '')) && seal.sig.cer.length % 4 === 0, 'cer');
    return true;
  });
  await rule('data is written in its canonical form (canonicalize)', () => text.includes(`{"data":${canonical},`) || 'not');
  await rule('signature by OpenSSL over the canonical form, r and s', () => {
    const rs = Buffer.from(seal.sig.sigvl, 'base64url');
    same([seal.sig.alg, rs.length], ['ES256', 64], 'alg, length');
    same(signer.publicKey.asymmetricKeyDetails.namedCurve, 'prime256v1', 'curve');
    return verify('SHA256', canonical, { key: signer.publicKey, dsaEncoding: 'ieee-p1363' }, rs) || 'wrong';
  });
  await rule('signer is published', () => trust.signers.some((pem) => new X509Certificate(pem).raw.equals(der)) || 'not');
  await rule('signer verifies under the CSCA and its CRL (openssl verify -x509_strict -crl_check)', () =>
    openssl(trust, signer));
  await rule('signer\'s profile: EKU, document type, issuer, AKI, country', () => profile(trust, signer, seal));
  await rule('text fits a QR code of version 40', () => Buffer.byteLength(text) <= 2953 || `${text.length} bytes`);
  await checkMessage(rule, seal.data, certificate);
}

async function checkMessage(rule, { hdr, msg, ...rest }, certificate) {
  const face = Object.fromEntries(certificate.face.map((f) => [f.item, f]));
  await rule('header is JPN\'s proof of vaccination', () => {
    same([hdr, Object.keys(rest)], [{ is: 'JPN', t: 'icao.vacc', v: 1 }, []], 'hdr');
    same(Object.keys(msg), ['pid', 'uvci', 've'], 'msg');
    same(msg.uvci, certificate.certificateId, 'uvci');
    return msg.uvci.length <= 12 || msg.uvci;
  });
  await rule('person is within the format and what the face says', () => {
    const { pid } = msg;
    expect(Object.keys(pid).every((k) => ['ai', 'dob', 'i', 'n', 'sex'].includes(k)), Object.keys(pid).join());
    expect(pid.n.length <= 39 && pid.i.length <= 11 && (pid.ai ?? '').length <= 24, 'too long');
    same([pid.dob, pid.i], [face.BIRTH_DATE.en, face.PASSPORT_NUMBER.en], 'dob, i');
    same(pid.n.replace(/ +/g, ' '), face.NAME.en, 'n');
    return true;
  });
  await rule('events are within the format, one a dose, and what the face says', () => {
    same(msg.ve.length, certificate.doseCount, 've');
    msg.ve.forEach((ve) => {
      same(Object.keys(ve), ['des', 'dis', 'nam', 'vd'], 've');
      expect(ve.des.length <= 6 && ve.dis.length <= 6 && ve.vd.length === 1, 've');
      const [vd] = ve.vd;
      same(Object.keys(vd).filter((k) => k !== 'dvn'), ['adm', 'ctr', 'dvc', 'lot', 'seq'], 'vd');
      expect(vd.adm.length <= 20 && vd.lot.length <= 20 && vd.ctr === 'JPN', 'vd');
      expect(Number.isInteger(vd.seq) && vd.seq >= 1 && vd.seq <= 99, `seq ${vd.seq}`);
      same([vd.dvc, vd.lot], [face[`DOSE_${vd.seq}_DATE`].en, face[`DOSE_${vd.seq}_LOT`].en], 'dvc, lot');
    });
    return true;
  });
}

function profile(trust, signer, seal) {
  const csca = new X509Certificate(trust.csca);
  same(signer.issuer, csca.subject, 'issuer');
  same(signer.keyUsage, ['2.23.136.1.1.14.2'], 'EKU');
  expect(signer.subject.split('\n').includes('C=JP') && seal.data.hdr.is === 'JPN', 'country');
  const print = (pem) => execFileSync('openssl', ['x509', '-noout', '-text'], { input: pem }).toString();
  const [own, above] = [print(signer.toString()), print(trust.csca)];
  const after = (text, label) => new RegExp(`${label}[^\\n]*\\n\\s*(?:keyid:)?([^\\n]+)`).exec(text)?.[1].trim();
  same(after(own, 'Authority Key Identifier'), after(above, 'Subject Key Identifier'), 'AKI');
  expect(/Extended Key Usage: critical/.test(own), 'EKU is not critical');
  expect(/2\.23\.136\.1\.1\.6\.2[^\n]*\n[^\n]*NV/.test(own), 'document types without NV');
  expect(/Key Usage: critical\n\s*Digital Signature\n/.test(own), 'key usage');
  expect(/CA:TRUE, pathlen:0/.test(above) && /Certificate Sign, CRL Sign/.test(above), 'the CSCA is no CA');
  return true;
}

function openssl(trust, signer) {
  const place = mkdtempSync(join(tmpdir(), 'accept-'));
  try {
    const file = (name, content) => (writeFileSync(join(place, name), content), join(place, name));
    const crl = execFileSync('openssl', ['crl', '-inform', 'DER'], { input: trust.crl });
    const command = ['verify', '-x509_strict', '-crl_check', '-CAfile', file('csca.pem', trust.csca)];
    execFileSync('openssl', [...command, '-CRLfile', file('crl.pem', crl), file('signer.pem', signer.toString())], {
      stdio: 'pipe',
    });
    return true;
  } finally {
    rmSync(place, { recursive: true });
  }
}
