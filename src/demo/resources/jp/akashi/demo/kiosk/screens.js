// The parts that every screen is made of. Text never becomes markup.
import { say } from './words.js';

export function element(name, properties = {}, ...children) {
  const { attributes = {}, ...rest } = properties;
  const made = Object.assign(document.createElement(name), rest);
  Object.entries(attributes).forEach(([key, value]) => made.setAttribute(key, value));
  made.append(...children);
  return made;
}

export function button(text, press, properties = {}) {
  const made = element('button', { type: 'button', textContent: text, ...properties });
  made.addEventListener('click', press);
  return made;
}

export function row(...children) {
  return element('div', { className: 'row' }, ...children);
}

/// Shows a screen and moves the reader to its title.
export function show(title, ...children) {
  const heading = element('h1', { textContent: title, tabIndex: -1 });
  document.getElementById('screen').replaceChildren(heading, ...children);
  heading.focus({ preventScroll: true });
  scrollTo(0, 0);
}

/// The content that the applicant confirms, as the certificate will say it.
export function face(items) {
  const list = element('dl', { className: 'face' });
  for (const item of items.filter(one => one.item !== 'TITLE')) {
    const value = element('dd', {}, item.ja ?? item.en ?? '');
    if (item.ja && item.en && item.ja !== item.en) {
      value.append(element('span', { lang: 'en', textContent: item.en }));
    }
    const begins = /^DOSE_\d_NUMBER$/.test(item.item) || item.item === 'ISSUED_ON';
    list.append(
      element('dt', { className: begins ? 'first' : '' }, item.labelJa, element('span', { lang: 'en', textContent: item.labelEn })),
      Object.assign(value, { className: begins ? 'first' : '' }));
  }
  return list;
}

/// Reads something out without moving the reader.
export function announce(text) {
  document.getElementById('news').textContent = text;
}

export function steps(names, current) {
  const list = document.getElementById('steps');
  list.setAttribute('aria-label', say('steps'));
  list.replaceChildren(...names.map((name, i) => element('li', {
    textContent: say(name),
    className: i < current ? 'done' : '',
    attributes: i === current ? { 'aria-current': 'step' } : {},
  })));
}
