// Product, lot, place and physician of the day: set in the morning, gone the next day (Japan time).
const KEPT = 'akashi.venue.day';

export function today() {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Tokyo' }).format();
}

/** When today began in Japan. */
export function midnight() {
  return Date.parse(`${today()}T00:00:00+09:00`);
}

/** The settings of today, or null before they are made. */
export function day() {
  const kept = last();
  return kept?.on === today() ? kept : null;
}

/** The latest settings, whatever the day: what stays the same need not be typed again. */
export function last() {
  return JSON.parse(localStorage.getItem(KEPT) ?? 'null');
}

export function setDay(settings) {
  localStorage.setItem(KEPT, JSON.stringify({ ...settings, on: today() }));
}
