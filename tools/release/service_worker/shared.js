/** What every service worker of this site needs, also the one that only ends it. */

const OURS = `site of ${self.registration.scope} `;

/** @param {string} address below the site's own */
function at(address) {
  return new URL(address, self.registration.scope).href;
}

/** The names of our stores. Other sites of the same host may have theirs beside them. */
async function ourCaches() {
  return (await caches.keys()).filter((name) => name.startsWith(OURS));
}

/** The pages of this site that are open. */
async function ourPages() {
  const open = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  return open.filter(({ url }) => url.startsWith(self.registration.scope));
}

/** What is done under one page only, so that nobody's other page changes while they read. */
async function isOnlyPage(asker) {
  return (await ourPages()).every(({ id }) => id === asker.id);
}

async function tell(what) {
  for (const page of await ourPages()) page.postMessage({ offline: what });
}

/** Takes the place of the older version, if the page that asks is the only one that is open. */
async function takeOver(asker) {
  if (await isOnlyPage(asker)) await self.skipWaiting();
  else asker.postMessage({ offline: "other-tabs" });
}
