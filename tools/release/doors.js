/**
 * The first script of every page: shuts the page's own ways out before anything else of it can run.
 *
 * The page's policy refuses what is loaded from elsewhere and what is sent. It does not cover another network (WebRTC), another
 * address, or a window or frame that would have all that is taken away here anew. A script that somebody had slipped into
 * the site finds these shut. What it cannot take away stands on the page about privacy.
 *
 * tools/release/doors.py puts it into the page's head, behind the list of links that lead out.
 */
(() => {
  const here = /** @type {any} */ (window);
  if (top !== self) return showNothing();

  for (const name of [
    ...["RTCPeerConnection", "webkitRTCPeerConnection", "mozRTCPeerConnection", "RTCDataChannel", "RTCIceTransport", "RTCIceGatherer"],
    ...["WebTransport", "WebSocketStream", "PresentationRequest", "PaymentRequest"],
    ...["SharedWorker", "XSLTProcessor", "documentPictureInPicture", "open"],
  ]) {
    for (let place = here; place; place = Object.getPrototypeOf(place)) delete place[name];
  }

  // What is asked further down whenever something leads out must go on answering as it does now.
  for (const name of ["URL", "Set", "RegExp", "Event", "NavigateEvent", "NavigationDestination"]) {
    if (here[name]) Object.freeze(here[name].prototype);
  }

  const listed = document.querySelector("meta[name=links-out]")?.getAttribute("content") ?? "";
  const [exit, ...links] = listed.split(" ").map((address) => new URL(address).href);
  const linked = new Set(links);
  const { apply } = Reflect;
  const Address = URL;

  /**
   * Whether something may lead there: to the site itself, to a telephone, to what is on this device, to where "Exit this page"
   * leads, and by a person's own press to what the site links.
   * @param {string} address @param {boolean} pressed
   */
  const mayLead = (address, pressed) => {
    const { href, origin, protocol } = new Address(address, document.baseURI);
    if (origin === location.origin || protocol === "tel:" || protocol === "data:") return true;
    return href === exit || (pressed && linked.has(href));
  };

  /** @param {any} link @param {boolean} pressed */
  const isShut = (link, pressed) => {
    const address = /^(a|area)$/i.test(link?.localName ?? "") && (link.href?.baseVal ?? link.href);
    try {
      return Boolean(address) && !mayLead(address, pressed);
    } catch {
      // No browser can follow it either.
      return false;
    }
  };

  here.navigation?.addEventListener("navigate", (/** @type {any} */ event) => {
    if (event.navigationType !== "traverse" && !mayLead(event.destination.url, event.userInitiated)) event.preventDefault();
  });
  // A link that opens a window of its own leads nowhere as far as this window is concerned.
  for (const kind of ["click", "auxclick"]) {
    addEventListener(kind, (event) => {
      if (event.composedPath().some((each) => isShut(each, event.isTrusted))) event.preventDefault();
    }, { capture: true });
  }

  /** @param {any} kind @param {string} name @param {(self: any, given: any[]) => boolean} isRefused */
  const guard = (kind, name, isRefused) => {
    const was = kind.prototype[name];
    kind.prototype[name] = function (/** @type {any[]} */ ...given) {
      return isRefused(this, given) ? undefined : apply(was, this, given);
    };
  };
  // A link that is in no page tells nobody that it is pressed.
  guard(HTMLElement, "click", (link) => isShut(link, false));
  guard(EventTarget, "dispatchEvent", (link) => isShut(link, false));

  // Nothing on this site is shown in a frame. The page's policy lets none load, but an empty one would be a page without this script.
  const FRAMES = /^(?:.*:)?(?:i?frame|frameset|object|embed|fencedframe)$/i;
  for (const [name, at] of /** @type {[string, number][]} */ ([["createElement", 0], ["createElementNS", 1]])) {
    guard(Document, name, (_, given) => {
      // Once: what has to be made a text could say another one each time.
      given[at] = String(given[at]);
      return FRAMES.test(given[at]);
    });
  }

  const inline = new Set();
  document.addEventListener("DOMContentLoaded", () => {
    for (const each of document.querySelectorAll("script:not([src])")) inline.add(each.textContent);
  });

  // Where a browser knows Trusted Types, text that would become part of the page, or a script, comes past here first.
  // Each page has this script in it, and must not fit what it refuses.
  const FRAME_IN_TEXT = /<(?:[^\s<>/]*:)?(?:i?frame|frameset|object|embed|fencedframe)|<!E[N]TITY/i;
  const ACTS_IN_TEXT = /<(?:[^\s<>/]*:)?(?:script|meta|base|link|form)/i;
  here.trustedTypes?.createPolicy("default", {
    // A whole page that the theme reads is not shown as it is: it takes its parts out of it.
    createHTML: (/** @type {string} */ words, /** @type {string} */ _, /** @type {string} */ sink) =>
      FRAME_IN_TEXT.test(words) || (!/^DOMParser/.test(sink) && ACTS_IN_TEXT.test(words)) ? null : words,
    createScriptURL(/** @type {string} */ address) {
      const { origin, pathname, protocol } = new Address(address, document.baseURI);
      return origin === location.origin && (protocol === "blob:" || /\.m?js$/.test(pathname)) ? address : null;
    },
    // Data in the page, which nothing runs; and the theme's own few lines, which each page has and the theme begins anew.
    createScript(/** @type {string} */ words) {
      if (inline.has(words)) return words;
      try {
        JSON.parse(words);
        return words;
      } catch {
        return null;
      }
    },
  });

  /** Somebody could be led to press what they do not see: in a frame of another site there is nothing to press, and nothing runs. */
  function showNothing() {
    const root = document.documentElement;
    root.style.setProperty("display", "none", "important");
    const policy = document.createElement("meta");
    policy.httpEquiv = "Content-Security-Policy";
    policy.content = "default-src 'none'";
    document.head.append(policy);
    document.addEventListener("DOMContentLoaded", () => {
      const link = Object.assign(document.createElement("a"), { href: location.href, target: "_blank", rel: "noopener" });
      link.textContent = "Open this page by itself";
      const words = document.createElement("p");
      words.append("This page is shown inside another site. So that nobody can be led to press what they do not see, it opens only by itself. ", link, ".");
      document.body.replaceChildren(words);
      root.style.removeProperty("display");
    });
  }
})();
