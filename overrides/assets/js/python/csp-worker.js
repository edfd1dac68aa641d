/**
 * Starts a worker under the rules of the page.
 *
 * A worker that is fetched from a site takes its content security policy from the response, and a plain host sends
 * none. One that starts from a blob takes the policy of the page that made it: the browser then refuses the worker
 * every other site, and every word run as code, on any host.
 */

/**
 * @param {URL} script a module of this site
 * @param {URL[]} parts modules that it imports: named here, they are fetched at the same time
 * @returns {Worker}
 */
export function startUnderCsp(script, ...parts) {
  const imports = [...parts, script].map(({ href }) => `import ${JSON.stringify(href)};`);
  const door = URL.createObjectURL(new Blob(imports, { type: "text/javascript" }));
  const worker = new Worker(door, { type: "module" });
  const shut = () => URL.revokeObjectURL(door);
  worker.addEventListener("message", shut, { once: true });
  worker.addEventListener("error", shut, { once: true });
  return worker;
}
