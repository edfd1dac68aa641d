/** Lets go of everything: from then on pages come from the network. */

async function end() {
  for (const name of await ourCaches()) await caches.delete(name);
  await self.registration.unregister();
}

/** The host has the site no more. Not under somebody's other page: it may need what is kept to save what they typed. */
async function letGo(asker) {
  if (!(await isOnlyPage(asker))) return asker.postMessage({ offline: "gone-other-tabs" });
  await end();
  asker.postMessage({ offline: "let-go" });
}
