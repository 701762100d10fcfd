// Keeps the page, so that it opens without a connection. Entries lie in the browser's database, not here.
const CACHE = 'akashi-venue-1';
const FILES = [
  '/venue',
  '/venue/municipalities.json',
  '/venue/page.css',
  '/venue/page.js',
  '/venue/day.js',
  '/venue/line.js',
  '/venue/list.js',
  '/venue/queue.js',
  '/venue/sender.js',
  '/venue/texts.js',
  '/verify/page.css',
  '/verify/scanner.js',
  '/verify/jsQR.js',
  '/verify/icon.svg',
];

self.addEventListener('install', (event) => {
  const requests = FILES.map((file) => new Request(file, { cache: 'reload' }));
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll(requests)).then(() => self.skipWaiting()));
});

self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

self.addEventListener('fetch', (event) => {
  const { pathname } = new URL(event.request.url);
  if (event.request.method === 'GET' && FILES.includes(pathname)) {
    event.respondWith(newestOf(pathname));
  }
});

async function newestOf(pathname) {
  const cache = await caches.open(CACHE);
  try {
    const answer = await fetch(pathname, { cache: 'no-cache', signal: AbortSignal.timeout(4_000) });
    if (answer.ok) {
      await cache.put(pathname, answer.clone());
      return answer;
    }
  } catch {
    // No connection: the kept copy answers.
  }
  return (await cache.match(pathname)) ?? Response.error();
}
