// The 18 digits of a ticket: kind, dose number, municipality code with its check digit, ticket number.
const KINDS = document.documentElement.dataset.kinds.split(',');

/** What the digits say so far: each part with `right` true, false or, while it is not complete, null. */
export function read(digits, places) {
  const code = digits.slice(2, 8);
  const parts = [
    part('kind', digits.slice(0, 1), 1, (text) => KINDS.includes(text)),
    part('number', digits.slice(1, 2), 1, (text) => text >= '1' && text <= '7'),
    part('place', code, 6, (text) => checked(text) && (!places || text in places)),
    part('ticket', digits.slice(8), 10, () => true),
  ];
  return {
    parts,
    place: places?.[code],
    number: digits.slice(1, 2),
    ticket: digits.slice(8),
    fault: parts.find((each) => each.right === false)?.name ?? null,
    whole: digits.length === 18 && parts.every((each) => each.right),
  };
}

/** The digits of what was typed or scanned; full-width digits count, everything else does not. */
export function digitsOf(text) {
  return text.normalize('NFKC').replace(/[^0-9]/g, '');
}

function part(name, text, length, isRight) {
  return { name, text, length, right: text.length < length ? null : isRight(text) };
}

function checked(code) {
  const sum = [6, 5, 4, 3, 2].reduce((total, weight, i) => total + weight * Number(code[i]), 0);
  return (11 - (sum % 11)) % 10 === Number(code[5]);
}
