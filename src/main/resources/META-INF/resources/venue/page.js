import { read, digitsOf } from '/venue/line.js';
import { add, all, keep, tidy } from '/venue/queue.js';
import { sendWaiting, withdraw, correct } from '/venue/sender.js';
import { day, last, midnight, setDay, today } from '/venue/day.js';
import { element, product, words } from '/venue/texts.js';
import { draw } from '/venue/list.js';
import { readCamera } from '/verify/scanner.js';

const RETRY = 10_000;
const page = document.documentElement;
const at = (id) => document.getElementById(id);
let places = null;
let looking = null;
let correcting = null;
let editing = null;

at('language').addEventListener('click', () => speak(page.lang === 'ja' ? 'en' : 'ja'));
at('setup').addEventListener('submit', askForDay);
at('start').addEventListener('click', beginDay);
at('change').addEventListener('click', showSetup);
at('line').addEventListener('input', look);
at('form').addEventListener('submit', check);
at('register').addEventListener('click', register);
at('back').addEventListener('click', again);
at('camera').addEventListener('click', scan);
at('stop').addEventListener('click', () => looking?.abort());
at('correction').addEventListener('submit', sendCorrection);
document.querySelectorAll('dialog .no').forEach((no) => no.addEventListener('click', () => no.closest('dialog').close()));
addEventListener('online', send);
addEventListener('offline', () => tell('later'));
addEventListener('keydown', (event) => event.key === 'Escape' && !at('confirm').hidden && again());

speak(localStorage.getItem('akashi.language') ?? (navigator.language.startsWith('ja') ? 'ja' : 'en'));
if (isSecureContext) {
  navigator.serviceWorker?.register('/venue/worker.js', { scope: '/venue' }).catch(() => {});
  navigator.storage?.persist?.();
}
fetch('/venue/municipalities.json').then((answer) => answer.json()).then((names) => (places = names)).catch(() => {});
await tidy(midnight());
day() ? again() : showSetup();
await refresh();
send();
setInterval(send, RETRY);

function speak(language) {
  page.lang = language;
  localStorage.setItem('akashi.language', language);
}

function showSetup() {
  const kept = last() ?? {};
  for (const field of ['vaccine', 'lot', 'venue', 'physician']) {
    at(field).value = kept[field] ?? '';
  }
  show('setup');
  at(at('vaccine').value ? 'lot' : 'vaccine').focus();
}

// What every registration of the day will say is read once more, large, before it holds.
function askForDay(event) {
  event.preventDefault();
  at('sure-product').replaceChildren(...product(at('vaccine').value));
  at('sure-lot').textContent = at('lot').value.trim().toUpperCase();
  at('sure').showModal();
  at('start').focus();
}

function beginDay() {
  setDay({ vaccine: at('vaccine').value, lot: at('lot').value.trim().toUpperCase(), venue: at('venue').value.trim(), physician: at('physician').value.trim() });
  at('sure').close();
  again();
}

function again() {
  const settings = day();
  if (!settings) {
    showSetup();
    return;
  }
  at('now').replaceChildren(...product(settings.vaccine), element('b', '', settings.lot));
  editing = null;
  at('line').value = '';
  look();
  show('entry');
  at('line').focus();
}

function show(section) {
  for (const each of ['setup', 'entry', 'confirm']) {
    at(each).hidden = each !== section;
  }
  at('bar').hidden = section === 'setup';
}

function look() {
  const digits = digitsOf(at('line').value).slice(0, 18);
  const line = read(digits, places);
  at('parts').replaceChildren(...line.parts.map((part) => partOf(part, line)));
  at('count').textContent = `${digits.length} / 18`;
  at('fault').replaceChildren(...(line.fault ? words(`fault.${line.fault}`) : []));
  at('line').setAttribute('aria-invalid', String(Boolean(line.fault)));
  at('check').disabled = !line.whole;
  return line;
}

function partOf(part, line) {
  const kind = { true: 'right', false: 'wrong', null: 'open' }[part.right];
  const said = part.name === 'place' && line.place ? [element('small', '', line.place)] : [];
  return element('span', `part the-${part.name} ${kind}`, element('b', '', part.text.padEnd(part.length, '·')), element('i', '', ...words(`part.${part.name}`)), ...said);
}

function check(event) {
  event?.preventDefault();
  const line = look();
  const settings = day();
  if (!settings) {
    showSetup();
    return;
  }
  if (!line.whole) {
    return;
  }
  at('said').replaceChildren();
  at('c-number').textContent = line.number;
  at('c-place').textContent = line.place ?? line.parts[2].text;
  at('c-ticket').textContent = line.ticket.replace(/(\d{4})(\d{3})(\d{3})/, '$1 $2 $3');
  at('c-product').replaceChildren(...product(settings.vaccine));
  at('c-lot').textContent = settings.lot;
  at('c-date').textContent = settings.on.replaceAll('-', '/');
  show('confirm');
  at('register').focus();
}

async function register() {
  const settings = day();
  const digits = digitsOf(at('line').value).slice(0, 18);
  if (!settings || at('confirm').hidden) {
    again();
    return;
  }
  at('confirm').hidden = true;
  const body = JSON.stringify({ ocrLine: digits, vaccinatedOn: today(), vaccine: settings.vaccine, lot: settings.lot, venue: settings.venue, physician: settings.physician });
  try {
    await add(body);
    if (editing) {
      await settle(editing);
    }
  } catch {
    at('confirm').hidden = false;
    say('notKept');
    return;
  }
  navigator.vibrate?.(40);
  say('kept', ` …${digits.slice(-4)}`);
  again();
  await refresh();
  send();
}

async function scan() {
  looking = new AbortController();
  at('view').hidden = false;
  at('stop').focus();
  try {
    const text = await readCamera(at('video'), looking.signal);
    if (text) {
      at('line').value = digitsOf(text);
      check();
    }
  } catch {
    say('noCamera');
  } finally {
    at('view').hidden = true;
    if (!at('entry').hidden) {
      at('line').focus();
    }
  }
}

async function send() {
  tell(await sendWaiting(refresh));
  await refresh();
}

function tell(state) {
  at('offline').hidden = state !== 'later';
  at('identity').hidden = state !== 'identity';
}

async function refresh() {
  const entries = await all();
  const count = (state) => entries.filter((entry) => entry.state === state).length;
  at('unsent').textContent = count('waiting');
  at('unsent').closest('p').classList.toggle('some', count('waiting') > 0);
  at('done').textContent = entries.filter((entry) => entry.state === 'sent' && entry.answer.state !== 'WITHDRAWN').length;
  at('attention').hidden = count('attention') === 0;
  draw(entries, { attention: at('attention-list'), recent: at('recent') }, { edit, settle, withdraw: takeBack, correct: askForCorrection });
}

// A refused entry is never lost: it stays until its new version is kept, or somebody says that it is dealt with.
function edit(entry) {
  again();
  editing = entry;
  at('line').value = JSON.parse(entry.body).ocrLine;
  look();
  at('line').focus();
}

async function settle(entry) {
  await keep({ ...entry, state: 'settled' });
  await refresh();
}

async function takeBack(entry) {
  changed(entry, await withdraw(entry.answer.doseId));
}

function askForCorrection(entry) {
  correcting = entry;
  const { vaccine, lot } = JSON.parse(entry.body);
  at('k-vaccine').value = vaccine;
  at('k-lot').value = lot;
  at('correct').showModal();
}

async function sendCorrection(event) {
  event.preventDefault();
  const entry = correcting;
  const body = JSON.stringify({ ...JSON.parse(entry.body), vaccine: at('k-vaccine').value, lot: at('k-lot').value.trim().toUpperCase() });
  at('correct').close();
  changed({ ...entry, body }, await correct(entry.answer.doseId, body));
}

async function changed(entry, said) {
  if (said?.ok) {
    await keep({ ...entry, answer: said });
    say('changed');
  } else {
    say('notChanged', said ? ` ${said.detail ?? ''}` : '');
  }
  await refresh();
}

function say(key, more = '') {
  at('said').replaceChildren(...words(key), more);
}
