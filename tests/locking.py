"""Locks a file as another program could, with a key that takes no time: nobody guesses a passphrase of these tests."""

import subprocess

from tools.sources.paths import ROOT, node

LOCK = """
import { Encrypter } from "age-encryption";
const [passphrase] = process.argv.slice(1);
const chunks = [];
for await (const chunk of process.stdin) chunks.push(chunk);
const encrypter = new Encrypter();
encrypter.setPassphrase(passphrase);
encrypter.setScryptWorkFactor(10);
process.stdout.write(await encrypter.encrypt(new Uint8Array(Buffer.concat(chunks))));
"""


def locked_in_no_time(content: bytes, passphrase: str) -> bytes:
    """The content as an age file. The passphrase is taken letter by letter, as older versions of the page took it."""
    command = [node(), "--input-type=module", "--eval", LOCK, passphrase]
    return subprocess.run(command, input=content, cwd=ROOT, check=True, capture_output=True).stdout
