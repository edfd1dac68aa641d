/**
 * Makes what is needed to choose a passphrase: `passphrases.mjs TARGET`. A list of words to draw from, and zxcvbn with the
 * passwords that people use most, to refuse what is easy to guess.
 *
 * The packages' own lists would be three times as large, for languages and keyboards that nobody here has.
 */
import { build } from "esbuild";
import { adjacencyGraphs, dictionary } from "@zxcvbn-ts/language-common";

/** Those that come first are used most; the rest is rare enough. */
const PASSWORDS = 10_000;
const { "diceware-common": words, "passwords-common": passwords } = dictionary;
const { qwerty, keypad } = adjacencyGraphs;
const list = (/** @type {string[]} */ all) => `${JSON.stringify(all.join(" "))}.split(" ")`;

await build({
  stdin: {
    resolveDir: process.cwd(),
    contents: `
      /*! The words: EFF's long list for passphrases, by Joseph Bonneau and the Electronic Frontier Foundation, CC BY 3.0 US,
          as @zxcvbn-ts/language-common has it (MIT). zxcvbn: @zxcvbn-ts/core (MIT). */
      import { ZxcvbnFactory } from "@zxcvbn-ts/core";
      const passwords = ${list(passwords.slice(0, PASSWORDS))};
      const zxcvbn = new ZxcvbnFactory({ dictionary: { passwords }, graphs: ${JSON.stringify({ qwerty, keypad })} });
      export const words = ${list(words)};
      export const check = (passphrase, own) => zxcvbn.check(passphrase, own);`,
  },
  outfile: process.argv[2],
  bundle: true,
  minify: true,
  format: "esm",
  target: "es2022",
  legalComments: "eof",
  logLevel: "error",
});
