"""Real web servers in front of the built site, each with the file that the build made for it and nothing else."""

import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest

PACKAGES = {"nginx": "nginx-light", "apache2": "apache2", "caddy": "caddy"}
"""The program, and the Debian package that has it."""
MODULES = Path("/usr/lib/apache2/modules")

NGINX = """
{as_whom}daemon off; pid {work}/pid; error_log {work}/log;
events {{}}
http {{
  access_log off;
  client_body_temp_path {work}; proxy_temp_path {work}; fastcgi_temp_path {work};
  uwsgi_temp_path {work}; scgi_temp_path {work};
  server {{ listen 127.0.0.1:{port}; root {site}; include {hosting}/nginx.conf; }}
}}
"""
APACHE = """
ServerRoot {work}
ServerName localhost
Listen 127.0.0.1:{port}
PidFile {work}/pid
ErrorLog {work}/log
{modules}
TypesConfig /etc/mime.types
DocumentRoot {site}
<Directory {site}>
  AllowOverride All
  Require all granted
</Directory>
"""
CADDY = """
{{
  admin off
  auto_https off
}}
http://127.0.0.1:{port} {{
  root * {site}
  import {hosting}/Caddyfile
}}
"""
APACHE_NEEDS = ("mpm_event", "authz_core", "dir", "mime", "headers", "filter", "deflate", "alias", "rewrite")


@contextmanager
def served_by(program: str, root: Path, work: Path, below: str = "") -> Iterator[str]:
    """The address at which a real server serves the site, which stands in the folder `below` its root.

    Skips, with the reason, where the server cannot be had.
    """
    path = _found(program)
    port = _free_port()
    # As root, nginx would hand its work to a user who may not read the folders of whoever runs the tests.
    as_whom = "user root; " if os.geteuid() == 0 else ""
    said = {"work": work, "port": port, "site": root, "hosting": root / below / "hosting", "as_whom": as_whom}
    configuration = work / "configuration"
    if program == "nginx":
        configuration.write_text(NGINX.format(**said))
        command = [path, "-c", str(configuration), "-e", str(work / "log")]
    elif program == "apache2":
        modules = "\n".join(f"LoadModule {name}_module {MODULES}/mod_{name}.so" for name in APACHE_NEEDS)
        configuration.write_text(APACHE.format(**said, modules=modules))
        command = [path, "-f", str(configuration), "-D", "FOREGROUND"]
    else:
        configuration.write_text(CADDY.format(**said))
        command = [path, "run", "--adapter", "caddyfile", "--config", str(configuration)]
    with (work / "said").open("w") as said_by_it:
        running = subprocess.Popen(command, stdout=said_by_it, stderr=said_by_it, env={**os.environ, "HOME": str(work)})
    try:
        _until_it_answers(port, running, work)
        yield f"http://127.0.0.1:{port}/{below}"
    finally:
        running.terminate()
        running.wait()


def _found(program: str) -> str:
    path = shutil.which(program, path=f"{os.environ['PATH']}:/usr/sbin")
    if not path and shutil.which("apt-get") and os.geteuid() == 0:
        quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        package = PACKAGES[program]
        # A package's own service must not start: the tests run the server themselves.
        with suppress(subprocess.CalledProcessError):
            command = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", package]
            subprocess.run(command, check=True, capture_output=True, env={**quiet, "RUNLEVEL": "1"})
        path = shutil.which(program, path=f"{os.environ['PATH']}:/usr/sbin")
    if not path:
        pytest.skip(f"{program} is not on this machine. Install it to test the headers that the build writes for it.")
    return path


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def _until_it_answers(port: int, running: subprocess.Popen[bytes], work: Path) -> None:
    """Asks until the server is there; gives up as soon as it has ended."""
    while running.poll() is None:
        try:
            urlopen(f"http://127.0.0.1:{port}/").close()
            return
        except URLError as refused:
            if not isinstance(refused.reason, ConnectionRefusedError):
                return
            time.sleep(0.05)
    pytest.fail("The server did not start:\n" + (work / "said").read_text())
