// Keeps the page itself, so that it opens without a connection. Trust data is kept by the page.
const CACHE = 'akashi-verify-1';
const FILES = [
  '/verify',
  '/verify/page.css',
  '/verify/page.js',
  '/verify/bytes.js',
  '/verify/trust.js',
  '/verify/card.js',
  '/verify/seal.js',
  '/verify/verification.js',
  '/verify/scanner.js',
  '/verify/result.js',
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
    const answer = await fetch(pathname, { cache: 'no-cache' });
    if (answer.ok) {
      await cache.put(pathname, answer.clone());
      return answer;
    }
  } catch {
    // No connection: the kept copy answers.
  }
  return (await cache.match(pathname)) ?? Response.error();
}
