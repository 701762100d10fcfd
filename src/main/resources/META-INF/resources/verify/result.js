// Draws a verdict. Everything of a certificate becomes text, never markup.
const TICK = 'M9 25.500 19.500 36 39 14';
const CROSS = 'M13 13l22 22M35 13 13 35';

/** A message that is no verdict. */
export function message(name) {
  return () => element('p', { className: 'notice' }, words(name));
}

export function resultOf(verdict, fetchedAt, trustIsOld, again) {
  const button = element('button', { type: 'button', className: 'primary again' }, words('again'));
  button.addEventListener('click', again);
  return element(
    'article',
    { className: verdict.valid ? 'valid' : 'invalid' },
    banner(verdict),
    verdict.valid ? details(verdict.certificate) : '',
    element('p', { className: 'asOf' }, words('trust'), ' ', moment(fetchedAt, {})),
    trustIsOld ? element('p', { className: 'notice' }, words('trust.old')) : '',
    button,
  );
}

function banner({ valid, reason }) {
  return element(
    'div',
    { className: 'banner' },
    mark(valid ? TICK : CROSS),
    element(
      'div',
      {},
      element('h2', {}, words(valid ? 'valid' : 'invalid')),
      valid ? '' : element('p', { className: 'reason' }, words(`${reason}.title`)),
      element('p', {}, words(valid ? 'VALID' : reason)),
    ),
  );
}

function details(certificate) {
  return element(
    'div',
    { className: 'details' },
    element('p', { className: 'hint' }, words('identity')),
    element(
      'dl',
      { className: 'person' },
      ...entry('name', certificate.names.map((name) => element('span', { className: 'line' }, name))),
      ...entry('birthDate', [day(certificate.birthDate)]),
      ...entry('passport', [certificate.passport]),
    ),
    element('h3', {}, words('doses')),
    element('ol', { className: 'doses' }, ...certificate.doses.map(dose)),
    element(
      'dl',
      { className: 'meta' },
      ...entry('format', [certificate.format]),
      ...entry('issuer', [issuer(certificate.issuer)]),
      ...entry('signed', [moment(certificate.signedAt, { timeZone: 'Asia/Tokyo' })]),
      ...entry('certificateId', [certificate.certificateId]),
    ),
  );
}

// A health card does not number its doses, and some may be missing from it: counting them would be a guess.
function dose({ number, date, cvx, product, lot }) {
  const known = document.querySelector(`[data-cvx="${CSS.escape(cvx ?? '')}"]`);
  return element(
    'li',
    {},
    element('span', { className: 'number' }, number ? String(number) : ''),
    element(
      'div',
      {},
      element('b', {}, day(date)),
      element('span', {}, ...(known ? copies(known) : [product ?? `CVX ${cvx}`])),
      lot ? element('small', {}, words('lot'), ` ${lot}`) : '',
    ),
  );
}

// A state shows its name, a health card's issuer its address.
function issuer(written) {
  return written === 'JPN' ? new Intl.DisplayNames(document.documentElement.lang, { type: 'region' }).of('JP') : written;
}

function entry(name, values) {
  const present = values.filter((value) => value);
  return present.length === 0 ? [] : [element('dt', {}, words(name)), element('dd', {}, ...present)];
}

function day(date) {
  const parsed = Date.parse(`${date}T00:00:00Z`);
  return Number.isNaN(parsed) ? date : written(parsed, { dateStyle: 'long', timeZone: 'UTC' });
}

function moment(milliseconds, zone) {
  return milliseconds && written(milliseconds, { dateStyle: 'long', timeStyle: 'short', ...zone });
}

function written(milliseconds, options) {
  const language = document.documentElement.lang === 'ja' ? 'ja-JP' : 'en-GB';
  return new Intl.DateTimeFormat(language, options).format(milliseconds);
}

/** A text of the page in both languages; the style sheet shows one. */
function words(name) {
  const both = document.createDocumentFragment();
  both.append(...copies(document.querySelector(`[data-text="${name}"]`)));
  return both;
}

function copies(node) {
  return Array.from(node.children, (child) => child.cloneNode(true));
}

function mark(path) {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('viewBox', '0 0 48 48');
  svg.setAttribute('aria-hidden', 'true');
  const line = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  line.setAttribute('d', path);
  svg.append(line);
  return svg;
}

function element(name, properties, ...children) {
  const node = Object.assign(document.createElement(name), properties);
  node.append(...children.filter((child) => child !== ''));
  return node;
}
