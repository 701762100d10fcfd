// The published trust data: fetched, kept in this browser, used offline. The only requests this page makes.
import { certificates } from '/verify/bytes.js';

const PLACE = 'akashi.trust.1';
const PAGE = document.documentElement.dataset;

/** What was fetched last, or null: { issuer, keys, lists (by kid), signers (base64 DER), fetchedAt }. */
export function kept() {
  try {
    const trust = JSON.parse(localStorage.getItem(PLACE));
    return trust?.issuer === PAGE.issuer ? trust : null;
  } catch {
    return null;
  }
}

/** Fetches all of it anew; fails when one part cannot be had, so that parts of different age are never mixed. */
export async function fetched() {
  const wellKnown = `${PAGE.issuerPath}/.well-known`;
  const { keys } = await (await get(`${wellKnown}/jwks.json`)).json();
  const lists = {};
  await Promise.all(
    keys.filter((key) => key.crlVersion).map(async (key) => {
      const list = await (await get(`${wellKnown}/crl/${encodeURIComponent(key.kid)}.json`)).json();
      lists[key.kid] = list.rids;
    }),
  );
  const signers = certificates(await (await get('/trust/v1/vds-nc/signers.pem')).text());
  const trust = { issuer: PAGE.issuer, keys, lists, signers, fetchedAt: Date.now() };
  try {
    localStorage.setItem(PLACE, JSON.stringify(trust));
  } catch {
    // Without storage the page works until it is closed.
  }
  return trust;
}

async function get(path) {
  const answer = await fetch(path, { cache: 'no-cache', credentials: 'omit', referrerPolicy: 'no-referrer' });
  if (!answer.ok) {
    throw new Error(`${path}: ${answer.status}`);
  }
  return answer;
}
