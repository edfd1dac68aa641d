/**
 * Takes away, inside a worker, every way to the network, to the device's storage and to another worker.
 *
 * To be called once all that the worker needs is there. The page's policy refuses other sites already; after this
 * not even our own can be asked for anything. Words cannot be run as code either (the policy has no 'unsafe-eval'),
 * so no import can bring a way back.
 */

const REMOVED = [
  ...["fetch", "fetchLater", "XMLHttpRequest", "EventSource", "WebSocket", "WebSocketStream", "WebSocketError"],
  ...["WebTransport", "RTCPeerConnection", "RTCDataChannel", "importScripts", "FontFace", "fonts", "Notification"],
  ...["Worker", "SharedWorker", "BroadcastChannel", "caches", "CacheStorage", "indexedDB", "IDBFactory"],
  // Behind it: beacons, service workers, files on the device, USB and serial ports, locks between tabs.
  ...["navigator", "WorkerNavigator", "cookieStore", "webkitIndexedDB", "webkitRequestFileSystem", "webkitRequestFileSystemSync"],
];

/** @returns {void} */
export function removeNetworkAndStorage() {
  for (const name of REMOVED) {
    for (let place = /** @type {any} */ (self); place; place = Object.getPrototypeOf(place)) {
      if (Object.hasOwn(place, name)) delete place[name];
    }
    Object.defineProperty(self, name, { value: undefined, writable: false, configurable: false });
  }
}
