// What this tablet registered today: what waits, what was sent, and what somebody must look at.
import { button, element, product, words } from '/venue/texts.js';

/** Draws both lists. `acts` has edit, settle, withdraw and correct. */
export function draw(entries, lists, acts) {
  const attention = entries.filter((entry) => entry.state === 'attention');
  lists.attention.replaceChildren(...attention.map((entry) => troubled(entry, acts)));
  lists.recent.replaceChildren(...entries.filter((entry) => entry.state !== 'attention').slice(0, 200).map((entry) => row(entry, acts)));
}

function troubled(entry, acts) {
  return element(
    'li',
    'troubled',
    head(entry),
    element('p', 'reason', element('b', '', entry.problem.title), ' ', entry.problem.detail),
    element('div', 'acts', button('edit', 'act', () => acts.edit(entry)), button('settle', 'act', () => acts.settle(entry))),
  );
}

function row(entry, acts) {
  const item = element('li', entry.state, head(entry), element('span', 'state', ...words(`state.${shown(entry)}`)));
  for (const warning of entry.answer?.warnings ?? []) {
    item.append(element('p', 'warning', warning.message));
  }
  if (entry.state === 'sent' && entry.answer.state !== 'WITHDRAWN') {
    item.append(element('div', 'acts', button('correct', 'act', () => acts.correct(entry)), button('withdraw', 'act', () => acts.withdraw(entry))));
  }
  return item;
}

function shown(entry) {
  return entry.state === 'sent' ? entry.answer.state : entry.state;
}

// Enough to find the ticket on the table, no more.
function head(entry) {
  const { ocrLine, vaccine, lot } = JSON.parse(entry.body);
  const at = new Date(entry.at).toLocaleTimeString('ja-JP', { hour: '2-digit', minute: '2-digit', timeZone: 'Asia/Tokyo' });
  return element('p', 'head', element('time', '', at), element('b', '', `…${ocrLine.slice(-4)}`), element('span', '', ocrLine[1], ...words('times')), element('span', 'what', ...product(vaccine), ` ${lot}`));
}
