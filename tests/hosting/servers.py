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
NGINX_SECURE = NGINX.replace(
    "server {{ listen 127.0.0.1:{port};",
    "server {{ listen 127.0.0.1:{port}; return 301 https://127.0.0.1:{secure}$request_uri; }}\n"
    "  server {{ listen 127.0.0.1:{secure} ssl; ssl_certificate {work}/certificate; ssl_certificate_key {work}/key;",
)
APACHE_SECURE = (
    APACHE
    + """
LoadModule ssl_module {libraries}/mod_ssl.so
Listen 127.0.0.1:{secure}
<VirtualHost 127.0.0.1:{port}>
  Redirect permanent / https://127.0.0.1:{secure}/
</VirtualHost>
<VirtualHost 127.0.0.1:{secure}>
  SSLEngine on
  SSLCertificateFile {work}/certificate
  SSLCertificateKeyFile {work}/key
</VirtualHost>
"""
)
CADDY_SECURE = (
    CADDY.replace("http://127.0.0.1:{port} {{", "https://127.0.0.1:{secure} {{\n  tls {work}/certificate {work}/key")
    + """
http://127.0.0.1:{port} {{
  redir https://127.0.0.1:{secure}{{uri}} permanent
}}
"""
)
APACHE_NEEDS = ("mpm_event", "authz_core", "dir", "mime", "headers", "filter", "deflate", "alias", "rewrite")


@contextmanager
def served_by(program: str, root: Path, work: Path, below: str = "") -> Iterator[str]:
    """The address at which a real server serves the site, which stands in the folder `below` its root.

    Skips, with the reason, where the server cannot be had.
    """
    port = _free_port()
    said = _said(work, root, below) | {"port": port}
    shapes = {"nginx": NGINX, "apache2": APACHE, "caddy": CADDY}
    with _running(program, shapes[program].format(**said), work, port):
        yield f"http://127.0.0.1:{port}/{below}"


@contextmanager
def served_securely(program: str, root: Path, work: Path) -> Iterator[tuple[str, str]]:
    """The addresses at which a server sends readers on to https, and at which it serves them there.

    As docs/contributing/publishing.md says that a host is to be set up, with a certificate that nobody has signed.
    """
    plain, secure = _free_port(), _free_port()
    if not shutil.which("openssl"):
        pytest.skip("openssl is not on this machine. Install it to test what the site's files do under https.")
    make = "openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=127.0.0.1 -addext subjectAltName=IP:127.0.0.1"
    into = ["-keyout", str(work / "key"), "-out", str(work / "certificate")]
    subprocess.run([*make.split(), *into], check=True, capture_output=True)
    said = _said(work, root, "") | {"port": plain, "secure": secure}
    shapes = {"nginx": NGINX_SECURE, "apache2": APACHE_SECURE, "caddy": CADDY_SECURE}
    with _running(program, shapes[program].format(**said), work, plain):
        yield f"http://127.0.0.1:{plain}/", f"https://127.0.0.1:{secure}/"


def _said(work: Path, root: Path, below: str) -> dict[str, object]:
    # As root, nginx would hand its work to a user who may not read the folders of whoever runs the tests.
    as_whom = "user root; " if os.geteuid() == 0 else ""
    modules = "\n".join(f"LoadModule {name}_module {MODULES}/mod_{name}.so" for name in APACHE_NEEDS)
    hosting = root / below / "hosting"
    said = {"work": work, "site": root, "hosting": hosting, "as_whom": as_whom}
    return {**said, "modules": modules, "libraries": MODULES}


@contextmanager
def _running(program: str, words: str, work: Path, port: int) -> Iterator[None]:
    path = _found(program)
    configuration = work / "configuration"
    configuration.write_text(words)
    command = {
        "nginx": [path, "-c", str(configuration), "-e", str(work / "log")],
        "apache2": [path, "-f", str(configuration), "-D", "FOREGROUND"],
        "caddy": [path, "run", "--adapter", "caddyfile", "--config", str(configuration)],
    }
    with (work / "said").open("w") as said_by_it:
        home = {**os.environ, "HOME": str(work)}
        running = subprocess.Popen(command[program], stdout=said_by_it, stderr=said_by_it, env=home)
    try:
        _until_it_answers(port, running, work)
        yield
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
