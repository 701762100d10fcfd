// What was registered on this tablet, kept in the browser's database until the gateway has answered for it.
//
// An entry is `waiting` until it is `sent`; what the gateway refuses is `attention` until somebody has `settled` it.
const NAME = 'akashi-venue';
const STORE = 'entries';
let opening;

function database() {
  opening ??= new Promise((resolve, reject) => {
    const request = indexedDB.open(NAME, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(STORE, { keyPath: 'key' });
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  return opening;
}

async function run(mode, work) {
  const transaction = (await database()).transaction(STORE, mode, { durability: 'strict' });
  const request = work(transaction.objectStore(STORE));
  await new Promise((resolve, reject) => {
    transaction.oncomplete = resolve;
    transaction.onerror = transaction.onabort = () => reject(transaction.error);
  });
  return request.result;
}

/** Keeps a new entry; resolves when it is on the disk. */
export async function add(body) {
  const entry = { key: crypto.randomUUID(), body, state: 'waiting', at: Date.now() };
  await run('readwrite', (store) => store.add(entry));
  return entry;
}

export function keep(entry) {
  return run('readwrite', (store) => store.put(entry));
}

/** All entries, the latest first. */
export async function all() {
  const entries = await run('readonly', (store) => store.getAll());
  return entries.sort((one, other) => other.at - one.at);
}

/** Forgets what was sent or settled before that moment: the gateway has it, or somebody has dealt with it. */
export async function tidy(before) {
  for (const entry of await all()) {
    if (entry.at < before && (entry.state === 'sent' || entry.state === 'settled')) {
      await run('readwrite', (store) => store.delete(entry.key));
    }
  }
}
