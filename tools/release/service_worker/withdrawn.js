/** The service worker of a site that was taken down. It comes as a newer version would, waits as one does, and ends. */

self.addEventListener("message", (event) => {
  if (event.data?.want === "take-over") event.waitUntil(takeOver(event.source));
});

self.addEventListener("activate", (event) => event.waitUntil(endAndMend()));

/** A host that knows only dates may call its new first page "not modified": the browser is made to take it. */
async function endAndMend() {
  await end();
  await fetch(at(""), { cache: "reload" }).catch(() => undefined);
}
