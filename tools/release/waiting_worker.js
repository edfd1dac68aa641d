/**
 * Stands where the theme starts its search worker, and starts it when somebody has typed a word. Else each page would start
 * one, beside Python, and most people who read a page never search.
 *
 * Until then it says what the worker would say (overrides/assets/js/search/worker.js): that it is ready, and that nothing is found.
 * Where no worker starts, the search's panel is told (overrides/assets/js/search/panel.js): "nothing found" would not be true.
 */
class WaitingWorker extends EventTarget {
  constructor(address) {
    super();
    // Now: instant navigation changes the page's own address.
    this.address = new URL(address, location.href).href;
  }

  postMessage(message) {
    if (this.worker) return this.worker.postMessage(message);
    const [setup, ready, query, result] = [0, 1, 2, 3];
    if (message.type === setup) {
      this.setup = message;
      this.say({ type: ready });
    } else if (message.type === query && !message.data.trim()) {
      this.say({ type: result, data: { items: [] } });
    } else {
      this.start(message, ready);
    }
  }

  start(message, ready) {
    const tell = (name) => document.dispatchEvent(new Event(name));
    const refused = () => tell("search-refused");
    try {
      this.worker = new Worker(this.address);
    } catch {
      return refused();
    }
    this.worker.addEventListener("error", refused);
    this.worker.addEventListener("message", ({ data }) => {
      if (data.refused) return refused();
      if (data.type !== ready) this.hand(data);
      tell("search-answered");
    });
    this.worker.postMessage(this.setup);
    this.worker.postMessage(message);
  }

  say(data) {
    setTimeout(() => this.hand(data));
  }

  hand(data) {
    this.dispatchEvent(new MessageEvent("message", { data }));
  }
}
