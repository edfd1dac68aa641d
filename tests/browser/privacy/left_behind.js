// Everything that a page can see of what it, its workers and its service worker have left in this browser.
// Given the hashes of the site's own files: a kept copy of one of them needs no reading.
async (own) => {
  const found = [];
  const put = (where, text) => found.push([where, String(text)]);
  const letters = (bytes) => Array.from(new Uint8Array(bytes), (byte) => String.fromCharCode(byte)).join("");

  async function deep(value) {
    if (value instanceof Blob) return `${value.type} ${value.name ?? ""} ${letters(await value.arrayBuffer())}`;
    if (value instanceof ArrayBuffer) return letters(value);
    if (ArrayBuffer.isView(value)) return letters(value.buffer.slice(value.byteOffset, value.byteOffset + value.byteLength));
    if (value instanceof Map || value instanceof Set) return deep([...value]);
    if (value && typeof value === "object") return (await Promise.all(Object.entries(value).flat().map(deep))).join("\n");
    return String(value);
  }

  const answered = (request) => new Promise((done, failed) => {
    request.onsuccess = () => done(request.result);
    request.onerror = () => failed(request.error);
  });

  async function databases() {
    for (const { name } of await indexedDB.databases()) {
      const base = await answered(indexedDB.open(name));
      for (const store of base.objectStoreNames) {
        const kept = base.transaction(store).objectStore(store);
        const [keys, values] = await Promise.all([answered(kept.getAllKeys()), answered(kept.getAll())]);
        put(`IndexedDB ${name} ${store}`, await deep([keys, values]));
      }
      base.close();
    }
  }

  async function cached() {
    for (const name of await caches.keys()) {
      put("caches", name);
      const cache = await caches.open(name);
      for (const request of await cache.keys()) {
        const response = await cache.match(request);
        const body = await response.arrayBuffer();
        const hash = btoa(letters(await crypto.subtle.digest("SHA-256", body)));
        put(`cache ${name}`, [request.url, ...request.headers, ...response.headers, own.includes(hash) ? "" : letters(body)].join("\n"));
      }
    }
  }

  async function files(folder, path) {
    for await (const [name, handle] of folder) {
      put("private files", `${path}${name}`);
      if (handle.kind === "directory") await files(handle, `${path}${name}/`);
      else put(`private file ${path}${name}`, await deep(await handle.getFile()));
    }
  }

  put("address", location.href);
  put("title", document.title);
  put("referrer", document.referrer);
  put("name of the window", window.name);
  put("history state", await deep(history.state));
  put("cookies", document.cookie);
  for (const [name, store] of Object.entries({ localStorage, sessionStorage })) put(name, await deep({ ...store }));
  for (const entry of performance.getEntries()) put("performance", `${JSON.stringify(entry)} ${await deep(entry.detail)}`);
  await databases();
  await cached();
  await files(await navigator.storage.getDirectory(), "/");

  // A browser may remember, or fill in elsewhere, what is typed where it is not told not to.
  for (const field of document.querySelectorAll("input, textarea, select")) {
    const typed = !["hidden", "radio", "checkbox", "file", "button", "submit", "reset"].includes(field.type);
    const told = field.autocomplete || field.form?.autocomplete;
    if (typed && told !== "off") put("remembered by the browser", `${field.id} ${field.value}`);
  }
  return found;
}
