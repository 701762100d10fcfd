// What the kiosk asks of the issuing centre. A refusal is thrown as the problem that the gateway answered.
import { spoken } from './words.js';

async function post(path, headers, body) {
  const answer = await fetch('/demo/kiosk/applications' + path, {
    method: 'POST',
    headers: { 'Accept-Language': spoken(), ...headers },
    body,
  });
  if (!answer.ok) {
    throw await answer.json().catch(() => ({ status: answer.status }));
  }
  return answer;
}

export async function apply(choice) {
  return (await post('', { 'Content-Type': 'application/json' }, JSON.stringify(choice))).json();
}

export async function pay(id) {
  return (await post(`/${id}/payment`, {})).json();
}

export async function documentOf(id, copy) {
  return (await post(`/${id}/document`, { 'Idempotency-Key': `copy-${copy}` })).blob();
}

export async function printed(id) {
  return (await post(`/${id}/printed`, {})).json();
}

/// Takes an application back; one that is over already needs nothing more.
export async function cancel(id) {
  await post(`/${id}/cancellation`, {}).catch(() => undefined);
}
