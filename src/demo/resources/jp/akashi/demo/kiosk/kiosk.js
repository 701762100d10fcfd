// The kiosk's screens, one after the other; whatever was chosen lives here and ends with the visit.
import { apply, cancel, documentOf, pay, printed } from './centre.js';
import { announce, button, element, face, row, show, steps } from './screens.js';
import { languages, say, speak, spoken, wayOn } from './words.js';

const STEPS = ['card', 'pin', 'municipality', 'use', 'content', 'pay', 'print'];
const MUNICIPALITIES = [['131113', '東京都大田区', 'Ota City'], ['131105', '東京都目黒区', 'Meguro City'], ['131016', '東京都千代田区', 'Chiyoda City']];
const PATIENCE = Number(new URLSearchParams(location.search).get('patience') ?? 90) * 1000;
const FEE = 120;

const people = [...document.querySelectorAll('#people option')]
  .map(({ value, textContent, dataset }) => ({ id: value, name: textContent, roman: dataset.roman }));

let visit = {};
let screen = chooseCard;
let tick;

function to(next, ...values) {
  screen = () => next(...values);
  announce('');
  screen();
}

// --- time ---
function limit(until, late) {
  clearInterval(tick);
  const clock = document.getElementById('clock');
  clock.hidden = !until;
  if (!until) {
    return;
  }
  let warned = false;
  const look = () => {
    const seconds = Math.max(0, Math.ceil((until - Date.now()) / 1000));
    clock.textContent = say('left', `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`);
    if (seconds <= 20 && !warned) {
      warned = true;
      announce(say('soon'));
    }
    if (seconds === 0) {
      clearInterval(tick);
      late();
    }
  };
  tick = setInterval(look, 250);
  look();
}

function patience() {
  limit(Date.now() + PATIENCE, tooLate);
}

async function tooLate() {
  await giveUp();
  over('lateTitle', say('lateHint'));
}

async function giveUp() {
  const { application } = visit;
  visit = {};
  if (application) {
    await cancel(application.applicationId);
  }
}

async function takeBack() {
  await giveUp();
  over('cancelledTitle', say('lateHint'));
}

// --- ends ---
function over(title, text) {
  limit();
  to(() => {
    steps([], 0);
    show(say(title), element('p', { className: 'large', textContent: text }), row(again()));
  });
}

function again() {
  return button(say('again'), () => { visit = {}; to(chooseCard); }, { className: 'primary' });
}

async function refused(problem) {
  await giveUp();
  limit();
  const failed = problem instanceof Error || !problem.code;
  to(() => {
    steps([], 0);
    show(problem.title ?? say('refusedTitle'),
      element('p', { className: 'large refusal', textContent: failed ? say('unreachable') : problem.detail }),
      element('h2', { textContent: say('doNext') }),
      element('p', { className: 'large', textContent: wayOn(problem.code) }),
      element('p', { className: 'code', textContent: [problem.code, problem.status].filter(Boolean).join(' · ') }),
      row(again()));
  });
}

// --- screens ---
function chooseCard() {
  limit();
  steps(STEPS, 0);
  show(say('cardTitle'),
    element('p', { textContent: say('cardHint') }),
    element('div', { className: 'cards' }, ...people.map(person => {
      const card = button('', () => { visit = { person: person.id, copies: 1, pin: 0 }; to(enterPin); }, { className: 'card' });
      card.append(element('strong', { textContent: person.name }), element('span', { lang: 'en', textContent: person.roman }));
      card.dataset.person = person.id;
      return card;
    })));
}

function enterPin() {
  patience();
  steps(STEPS, 1);
  const filled = element('p', { className: 'dots', attributes: { 'aria-hidden': 'true' } });
  const next = button(say('next'), () => to(chooseMunicipality), { className: 'primary' });
  const press = change => {
    visit.pin = Math.min(4, Math.max(0, visit.pin + change));
    filled.textContent = '●'.repeat(visit.pin) + '○'.repeat(4 - visit.pin);
    next.disabled = visit.pin < 4;
    announce(say('pinDigits', visit.pin));
  };
  const pad = element('div', { className: 'pad', attributes: { role: 'group', 'aria-label': say('pin') } },
    ...[1, 2, 3, 4, 5, 6, 7, 8, 9, 0].map(digit => button(String(digit), () => press(1))),
    button(say('erase'), () => press(-1), { className: 'erase' }));
  pad.addEventListener('keydown', event => {
    if (/^\d$/.test(event.key)) {
      press(1);
    } else if (event.key === 'Backspace') {
      press(-1);
    }
  });
  show(say('pinTitle'), element('p', { textContent: say('pinHint') }), filled, pad,
    row(button(say('cancel'), takeBack), next));
  visit.pin = 0;
  press(0);
}

function chooseMunicipality() {
  patience();
  steps(STEPS, 2);
  show(say('municipalityTitle'),
    element('div', { className: 'choices' }, ...MUNICIPALITIES.map(([code, ja, en]) =>
      button(spoken() === 'ja' ? ja : en, () => { visit.municipality = code; to(chooseUse); }))),
    row(button(say('cancel'), takeBack), button(say('back'), () => to(enterPin))));
}

function chooseUse() {
  patience();
  steps(STEPS, 3);
  const kinds = ['DOMESTIC', 'INTERNATIONAL'].map(use => button(say(use), () => { visit.use = use; mark(); }));
  const count = element('output', { className: 'count' });
  const next = button(say('next'), ask, { className: 'primary' });
  const change = by => { visit.copies = Math.min(10, Math.max(1, visit.copies + by)); mark(); };
  const mark = () => {
    kinds.forEach((kind, i) => kind.setAttribute('aria-pressed', visit.use === ['DOMESTIC', 'INTERNATIONAL'][i]));
    count.textContent = `${say('copiesOf', visit.copies)} ・ ${say('fee', visit.copies * FEE)}`;
    next.disabled = !visit.use;
  };
  show(say('useTitle'),
    element('div', { className: 'choices', attributes: { role: 'group', 'aria-label': say('kind') } }, ...kinds),
    element('p', { textContent: say('internationalHint') }),
    element('div', { className: 'copies', attributes: { role: 'group', 'aria-label': say('copies') } },
      button('−', () => change(-1), { ariaLabel: say('fewer') }), count, button('＋', () => change(1), { ariaLabel: say('more') })),
    row(button(say('cancel'), takeBack), button(say('back'), () => to(chooseMunicipality)), next));
  mark();
}

async function ask() {
  limit();
  const { person, municipality, use, copies } = visit;
  to(() => show(say('asking'), element('div', { className: 'busy', attributes: { 'aria-hidden': 'true' } })));
  try {
    visit.application = await apply({ person, municipality, use, copies });
    limit(Date.parse(visit.application.expiresAt), tooLate);
    to(confirm);
  } catch (problem) {
    await refused(problem);
  }
}

function confirm() {
  steps(STEPS, 4);
  const { face: items, feeYen } = visit.application;
  show(say('contentTitle'),
    element('p', { className: 'large', textContent: `${say(visit.use)} ・ ${say('copiesOf', visit.copies)} ・ ${say('fee', feeYen)}` }),
    face(items),
    row(button(say('cancel'), takeBack), button(say('right'), () => to(payment), { className: 'primary' })));
}

function payment() {
  steps(STEPS, 5);
  const { feeYen } = visit.application;
  show(say('payTitle'),
    element('p', { className: 'huge', textContent: say('fee', feeYen) }),
    row(button(say('cancel'), takeBack), button(say('payNow', feeYen), print, { className: 'primary' })));
}

async function print() {
  const { application: { applicationId }, copies } = visit;
  steps(STEPS, 6);
  try {
    await pay(applicationId);
    let page;
    for (let copy = 1; copy <= copies; copy++) {
      to(() => show(say('printing', copy, copies), element('div', { className: 'busy', attributes: { 'aria-hidden': 'true' } })));
      page = await documentOf(applicationId, copy);
      await printed(applicationId);
    }
    visit = {};
    to(done, URL.createObjectURL(page));
  } catch (problem) {
    await refused(problem);
  }
}

function done(page) {
  limit();
  steps(STEPS, STEPS.length);
  show(say('doneTitle'),
    element('p', { className: 'large', textContent: say('doneHint') }),
    row(element('a', { href: page, target: '_blank', rel: 'noopener', className: 'button', textContent: say('open') }),
      element('a', { href: page, download: 'certificate.pdf', className: 'button', textContent: say('save') }),
      again()),
    element('iframe', { src: page, title: say('page') }));
}

// --- language ---
function translate() {
  document.documentElement.lang = spoken();
  document.querySelectorAll('[data-word]').forEach(one => { one.textContent = say(one.dataset.word); });
  const other = spoken() === 'ja' ? 'en' : 'ja';
  const toggle = document.getElementById('language');
  toggle.textContent = languages[other];
  toggle.lang = other;
}

document.getElementById('language').addEventListener('click', () => {
  speak(spoken() === 'ja' ? 'en' : 'ja');
  translate();
  screen();
});
translate();
chooseCard();
