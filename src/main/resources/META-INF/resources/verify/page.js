import { kept, fetched } from '/verify/trust.js';
import { check } from '/verify/verification.js';
import { readCamera, readPicture } from '/verify/scanner.js';
import { message, resultOf } from '/verify/result.js';

const A_DAY = 86_400_000;
const page = document.documentElement;
const at = (id) => document.getElementById(id);

let trust = kept();
let shown = null;
let looking = null;

at('language').addEventListener('click', () => speak(page.lang === 'ja' ? 'en' : 'ja'));
at('update').addEventListener('click', update);
at('camera').addEventListener('click', lookThroughCamera);
at('stop').addEventListener('click', () => looking?.abort());
at('file').addEventListener('change', (event) => look(event.target.files[0]));
at('form').addEventListener('submit', (event) => {
  event.preventDefault();
  judge(at('text').value);
});
addEventListener('dragover', (event) => event.preventDefault());
addEventListener('drop', (event) => {
  event.preventDefault();
  look(event.dataTransfer.files[0]);
});
addEventListener('paste', (event) => {
  const picture = Array.from(event.clipboardData?.files ?? []).find((file) => file.type.startsWith('image/'));
  if (picture) {
    look(picture);
  }
});
addEventListener('online', update);
addEventListener('offline', tellConnection);

speak(localStorage.getItem('akashi.language') ?? (navigator.language.startsWith('ja') ? 'ja' : 'en'));
if (isSecureContext) {
  navigator.serviceWorker?.register('/verify/worker.js', { scope: '/verify' }).catch(() => {});
} else {
  show(message('secure'));
}
update();

function speak(language) {
  page.lang = language;
  localStorage.setItem('akashi.language', language);
  tellAge();
  if (shown) {
    at('result').replaceChildren(shown());
  }
}

async function update() {
  try {
    trust = await fetched();
  } catch {
    trust = kept() ?? trust;
  }
  tellAge();
  tellConnection();
}

function tellAge() {
  const place = at('fetched');
  if (!trust) {
    return;
  }
  place.dateTime = new Date(trust.fetchedAt).toISOString();
  place.textContent = new Date(trust.fetchedAt).toLocaleString(page.lang === 'ja' ? 'ja-JP' : 'en-GB', { dateStyle: 'long', timeStyle: 'short' });
}

function tellConnection() {
  at('offline').hidden = navigator.onLine;
}

async function judge(text) {
  if (!trust) {
    show(message('noTrust'));
    return;
  }
  const verdict = await check(text, trust, Date.now());
  const old = Date.now() - trust.fetchedAt > A_DAY;
  const fetchedAt = trust.fetchedAt;
  show(() => resultOf(verdict, fetchedAt, old, again));
  document.body.classList.add('judged');
  at('text').value = '';
}

async function look(file) {
  if (!file) {
    return;
  }
  show(message('reading'));
  const text = await readPicture(file).catch(() => null);
  at('file').value = '';
  await (text ? judge(text) : show(message('noCode')));
}

async function lookThroughCamera() {
  looking = new AbortController();
  forget();
  at('view').hidden = false;
  try {
    const text = await readCamera(at('video'), looking.signal);
    if (text) {
      navigator.vibrate?.(40);
      await judge(text);
    }
  } catch {
    show(message('noCamera'));
  } finally {
    at('view').hidden = true;
  }
}

function show(draw) {
  shown = draw;
  document.body.classList.remove('judged');
  const result = at('result');
  result.replaceChildren(draw());
  result.hidden = false;
  result.focus({ preventScroll: true });
  result.scrollIntoView({ block: 'start' });
}

function again() {
  forget();
  at('camera').focus();
}

function forget() {
  document.body.classList.remove('judged');
  shown = null;
  at('result').hidden = true;
  at('result').replaceChildren();
}
