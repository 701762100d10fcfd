// The page's words, from the page itself, in both languages; the style sheet shows one of them.

/** A copy of a text. */
export function words(key) {
  const place = document.querySelector(`[data-text="${CSS.escape(key)}"]`);
  return [...(place?.childNodes ?? [])].map((node) => node.cloneNode(true));
}

/** An element with a class and children. */
export function element(name, className, ...children) {
  const made = document.createElement(name);
  if (className) {
    made.className = className;
  }
  made.append(...children);
  return made;
}

/** A button with a text. */
export function button(key, className, act) {
  const made = element('button', className, ...words(key));
  made.type = 'button';
  made.addEventListener('click', act);
  return made;
}

/** A product's name. */
export function product(key) {
  return words(`product.${key}`);
}
