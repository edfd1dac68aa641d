/** What the head of an age file tells before any passphrase is tried. */

/** How every age file begins. */
const MARK = "age-encryption.org/v1";
/** A head with a passphrase has some 200 bytes. One of many megabytes would keep the library busy for minutes. */
const MOST_BYTES = 4096;
/** The library's limit: two to the power of this many rounds take some seconds and a gibibyte of memory. */
const MOST_WORK = 20;
/** Version, one passphrase and how much work it is, the key that it locks, and the digest of all that. */
const HEAD = /^age-encryption\.org\/v1\n-> scrypt [A-Za-z0-9+/]{22} ([1-9]\d*)\n[A-Za-z0-9+/]{43}\n--- [A-Za-z0-9+/]{43}\n/;
/** What comes after it, at least: how the body was mixed, and what shows that it is whole. */
const LEAST_BODY = 32;

/** @param {Uint8Array} bytes @returns {boolean} */
export function isLocked(bytes) {
  return textOf(bytes, MARK.length) === MARK;
}

/** @param {Uint8Array} bytes of a locked file @returns {string} why no passphrase at all opens it here; "" when one may */
export function neverOpens(bytes) {
  const head = textOf(bytes, MOST_BYTES);
  const found = HEAD.exec(head);
  if (!found) {
    const forKey = /^-> (?!scrypt ).*\n/m.test(head);
    return forKey ? "It is locked for a key, not with a passphrase. This page did not save it." : "The beginning of the file is damaged, so no passphrase opens it.";
  }
  if (Number(found[1]) > MOST_WORK) return "It is locked in a way that would take this page far too long. This page did not save it.";
  return bytes.length < found[0].length + LEAST_BODY ? "The end of the file is missing, so no passphrase opens it." : "";
}

/** @param {Uint8Array} bytes @param {number} most */
const textOf = (bytes, most) => new TextDecoder("latin1").decode(bytes.subarray(0, most));
