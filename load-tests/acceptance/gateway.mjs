// The gateway as its callers see it.
import { randomUUID } from 'node:crypto';

const HTTP = process.env.AKASHI_URL ?? 'http://localhost:8080';

export async function people() {
  return (await get(`${HTTP}/demo/people`)).json();
}

/// A certificate, or undefined where the gateway refuses one to this person.
export async function issue(person, use) {
  const request = await post(`/demo/people/${person}/requests`, { use });
  const answer = await post('/app/v1/certificates', await request.json(), { 'Idempotency-Key': randomUUID() });
  return answer.status === 201 ? answer.json() : undefined;
}

export async function qrCode(text) {
  const answer = await post('/demo/qr', { text });
  if (!answer.ok) throw new Error(`no QR code: ${answer.status}`);
  return answer.text();
}

export async function get(url, headers = {}) {
  const answer = await fetch(url.startsWith('http') ? url : HTTP + url, { headers });
  if (!answer.ok) throw new Error(`${url}: ${answer.status}`);
  return answer;
}

function post(path, body, headers = {}) {
  return fetch(HTTP + path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
}
