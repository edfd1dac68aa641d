// Asks Python, by the project's own or whichever is at hand, what the page's modules have to agree with.
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const OURS = [`${ROOT}.venv/bin/python`, `${ROOT}.venv/Scripts/python.exe`].find(existsSync) ?? "python";

/** @param {"walks" | "marks"} what */
export function expected(what) {
  return JSON.parse(execFileSync(OURS, ["-m", "tests.js.expected", what], { cwd: ROOT, maxBuffer: 2 ** 28, encoding: "utf8" }));
}
