// Keeps the files of one build, so that the page opens without a network. `BUILD` and `FILES`, each of them a path and
// the hash of what is there, are written before this by `cargo xtask dist`. Where there are no files, this takes the
// place of a worker that kept some, deletes what that kept, and goes.
const OWN = `turnlab ${registration.scope} `;
const KEPT = OWN + BUILD;

const add = async (cache, [path, integrity]) => {
  const isNamedByHash = /-[0-9a-f]{16}/.test(path);
  const response = await fetch(path, { integrity, cache: isNamedByHash ? "default" : "no-cache" });
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  // A response that was redirected cannot answer a navigation.
  await cache.put(path, response.redirected ? new Response(response.body, response) : response);
};

// All of it or none: what has another hash is of another build, or was changed on its way.
const keep = async () => {
  const [page, ...others] = FILES;
  if (!page) return;
  const cache = await caches.open(KEPT);
  try {
    // Where the page is another one, nothing else is asked for.
    await add(cache, page);
    await Promise.all(others.map((file) => add(cache, file)));
  } catch (error) {
    await caches.delete(KEPT);
    throw error;
  }
};

// The build before is kept for pages of it that are still open.
const tidy = async () => {
  const names = (await caches.keys()).filter((name) => name.startsWith(OWN) && name !== KEPT);
  const old = FILES.length ? names.slice(0, -1) : names;
  await Promise.all(old.map((name) => caches.delete(name)));
  // Nobody waits for the last: in Firefox it waits itself until this worker is active, and so would all requests.
  if (FILES.length) await clients.claim();
  else registration.unregister();
};

const answer = async (request) => {
  const url = new URL(request.url);
  url.search = url.hash = "";
  url.pathname = url.pathname.replace(/\/index\.html$/, "/");
  const found = async (address) => {
    const options = { ignoreVary: true };
    return (await caches.match(address, { ...options, cacheName: KEPT })) ?? caches.match(address, options);
  };
  const response = await found(url.href);
  if (response) return response;
  const isFolder = request.mode === "navigate" && (await found(`${url.href}/`));
  return isFolder ? Response.redirect(`${url.href}/`) : fetch(request);
};

addEventListener("install", (event) => event.waitUntil(keep().then(() => skipWaiting())));
addEventListener("activate", (event) => event.waitUntil(tidy()));
addEventListener("fetch", (event) => {
  const { method, url } = event.request;
  // A page that was kept has asked for this worker once more.
  if (!FILES.length) registration.unregister();
  else if (method === "GET" && url.startsWith(registration.scope)) event.respondWith(answer(event.request));
});
