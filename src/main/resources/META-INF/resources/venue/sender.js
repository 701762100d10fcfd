// Sends what waits, the oldest first, each entry with its own Idempotency-Key: a retry never doubles.
import { all, keep } from '/venue/queue.js';

const DOSES = '/feeds/v1/venue/doses';
const LATER = new Set([408, 425, 429]);

/** Sends until nothing waits or the gateway cannot take it now: 'done', 'later' or 'identity'. */
export function sendWaiting(changed) {
  return navigator.locks.request('akashi-venue-send', async () => {
    const waiting = (await all()).filter((entry) => entry.state === 'waiting').reverse();
    for (const entry of waiting) {
      const outcome = await send(entry);
      if (outcome !== 'done') {
        return outcome;
      }
      await changed(entry);
    }
    return 'done';
  });
}

async function send(entry) {
  const answer = await post(DOSES, entry.body, { 'Idempotency-Key': entry.key }).catch(() => null);
  if (!answer || answer.status >= 500 || LATER.has(answer.status)) {
    return 'later';
  }
  if (answer.status === 401 || answer.status === 403) {
    return 'identity';
  }
  const said = await answer.json().catch(() => null);
  if (!said) {
    return 'later';
  }
  Object.assign(entry, answer.ok ? { state: 'sent', answer: said } : { state: 'attention', problem: said });
  await keep(entry);
  return 'done';
}

/** Takes a sent dose back, or corrects it; what the gateway says, or null without a connection. */
export function withdraw(doseId) {
  return change(`${DOSES}/${doseId}/withdrawal`, undefined);
}

export function correct(doseId, body) {
  return change(`${DOSES}/${doseId}/corrections`, body);
}

async function change(path, body) {
  const answer = await post(path, body, {}).catch(() => null);
  const said = answer && (await answer.json().catch(() => null));
  return said && { ok: answer.ok, ...said };
}

function post(path, body, headers) {
  return fetch(path, {
    method: 'POST',
    headers: { ...(body && { 'Content-Type': 'application/json' }), 'Accept-Language': document.documentElement.lang, ...headers },
    body,
    signal: AbortSignal.timeout(15_000),
  });
}
