"""Writes the headers that a host should send with the site, for the hosts that many schools use.

Beside them lies `serve.py`, which shows the site on one machine without any host.

The pages protect themselves (tools/release/csp.py). A header can say two things more: that no other site may frame
the pages, and how long a browser may keep a file.
"""

import re
import shutil
from pathlib import Path

from tools.release.csp import content_security_policy

HSTS = "max-age=31536000"
"""A browser that has once come by https never comes by http again: said only there, as RFC 6797 (7.2) has it."""
FOREVER = "public, max-age=31536000, immutable"
ASK_FIRST = "no-cache"
DENIED = (
    *("accelerometer", "autoplay", "camera", "display-capture", "encrypted-media", "geolocation", "gyroscope", "hid"),
    *("magnetometer", "microphone", "midi", "payment", "picture-in-picture", "publickey-credentials-get"),
    *("screen-wake-lock", "serial", "usb", "xr-spatial-tracking"),
)
"""What the site never needs, so that a browser never offers it."""
TYPES = {
    "html": "text/html",
    "css": "text/css",
    "m?js": "text/javascript",
    "wasm": "application/wasm",
    "json": "application/json",
    "webmanifest": "application/manifest+json",
    "xml": "text/xml",
    "svg": "image/svg+xml",
    "zip": "application/zip",
    "txt": "text/plain",
}
"""What Apache has to be told again for a file with `.br` or `.gz` at its end."""
HASHED = re.compile(r"^[0-9a-f]{12}$")


def write_headers(site_folder: Path, below: str) -> None:
    """Writes `_headers` and `.htaccess` where hosts look for them, and what to include for nginx and Caddy.

    `below` is the folder of the host in which the site will stand, such as "/" or "/policy/".
    """
    always = headers(site_folder)
    lasting = lasting_folders(site_folder)
    (site_folder / "_headers").write_text(_netlify_and_cloudflare(always, lasting, below), encoding="utf-8")
    (site_folder / ".htaccess").write_text(_apache(always, lasting, below), encoding="utf-8")
    hosting = site_folder / "hosting"
    hosting.mkdir(exist_ok=True)
    (hosting / "nginx.conf").write_text(_nginx(always, lasting, below), encoding="utf-8")
    (hosting / "Caddyfile").write_text(_caddy(always, lasting, below), encoding="utf-8")
    shutil.copy(Path(__file__).with_name("serve.py"), hosting / "serve.py")


def headers(site_folder: Path) -> dict[str, str]:
    """The headers of every answer: name and value."""
    pages = "".join(page.read_text(encoding="utf-8") for page in sorted(site_folder.rglob("*.html")))
    return {
        "Content-Security-Policy": f"{content_security_policy(pages)}; frame-ancestors 'none'",
        "Cross-Origin-Embedder-Policy": "require-corp",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Permissions-Policy": ", ".join(f"{name}=()" for name in DENIED),
        "Referrer-Policy": "no-referrer",
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
    }


def lasting_folders(site_folder: Path) -> list[str]:
    """The folders whose files never change, because their names carry their content."""
    assets = site_folder / "assets"
    found = [path for path in sorted(assets.rglob("*")) if path.is_dir() and HASHED.match(path.name)]
    return [f"{path.relative_to(site_folder).as_posix()}/" for path in found]


def _netlify_and_cloudflare(always: dict[str, str], lasting: list[str], below: str) -> str:
    # Both hosts are reached by https alone, and have a browser ask first for whatever is not named here.
    said = always | {"Strict-Transport-Security": HSTS}
    rules = [f"{below}*", *(f"  {name}: {value}" for name, value in said.items())]
    for folder in lasting:
        rules += [f"{below}{folder}*", f"  Cache-Control: {FOREVER}"]
    return "\n".join(rules) + "\n"


def _apache(always: dict[str, str], lasting: list[str], below: str) -> str:
    kept = "|".join(f"{below}{re.escape(folder)}" for folder in lasting)
    return "\n".join(
        [
            "# Apache reads this where 'AllowOverride All' is set. It needs mod_headers.",
            "DirectoryIndex index.html",
            "Options -Indexes",
            f"ErrorDocument 404 {below}404.html",
            "AddType text/javascript .js .mjs",
            "AddType application/wasm .wasm",
            "AddType application/manifest+json .webmanifest",
            *(f'Header always set {name} "{value}"' for name, value in always.items()),
            f'Header always set Strict-Transport-Security "{HSTS}" "expr=%{{HTTPS}} == \'on\'"',
            f'Header set Cache-Control "{ASK_FIRST}"',
            f'<If "%{{REQUEST_URI}} =~ m#({kept})#">',
            f'  Header set Cache-Control "{FOREVER}"',
            "</If>",
            *_apache_compressed(),
            "",
        ]
    )


def _apache_compressed() -> list[str]:
    """Sends the `.br` or `.gz` that the build laid beside a file, where mod_rewrite is there to choose."""
    rules = ["<IfModule mod_rewrite.c>", "  RewriteEngine On", "  Header merge Vary Accept-Encoding"]
    for shape, encoding in (("br", "br"), ("gz", "gzip")):
        rules += [
            f"  RewriteCond %{{HTTP:Accept-Encoding}} \\b{encoding}\\b",
            f"  RewriteCond %{{REQUEST_FILENAME}}.{shape} -f",
            f"  RewriteRule ^(.+)$ $1.{shape} [L]",
        ]
    # Compressed already: mod_deflate must leave it alone.
    rules += [f"  RewriteRule \\.{ending}\\.(br|gz)$ - [T={kind},E=no-gzip:1]" for ending, kind in TYPES.items()]
    for shape, encoding in (("br", "br"), ("gz", "gzip")):
        rules += [f'  <FilesMatch "\\.{shape}$">', f"    Header set Content-Encoding {encoding}", "  </FilesMatch>"]
    return [*rules, "</IfModule>"]


def _nginx(always: dict[str, str], lasting: list[str], below: str) -> str:
    said = [f'add_header {name} "{value}" always;' for name, value in always.items()]
    # What is empty is not sent.
    said.append("add_header Strict-Transport-Security $over_https always;")
    lines = [
        "# Put 'include /path/to/hosting/nginx.conf;' into the server block, beside 'root'. " + _root(below),
        f'set $over_https ""; if ($https = "on") {{ set $over_https "{HSTS}"; }}',
        "index index.html;",
        f"error_page 404 {below}404.html;",
        "types {",
        "  text/html html; text/css css; text/javascript js mjs; application/wasm wasm; application/json json;",
        "  text/xml xml; image/png png; image/svg+xml svg; application/zip zip; text/plain txt;",
        "  application/manifest+json webmanifest;",
        "}",
        "charset utf-8;",
        "# Sends the .gz that the build laid beside a file. With nginx's Brotli module, add 'brotli_static on;'.",
        "gzip_static on; gzip_vary on;",
        f"location {below} {{ try_files $uri $uri/ =404; "
        f'add_header Cache-Control "{ASK_FIRST}" always; {" ".join(said)} }}',
    ]
    # A location that adds a header of its own takes none over: each has to say all of them.
    for folder in lasting:
        lines.append(f'location {below}{folder} {{ add_header Cache-Control "{FOREVER}" always; {" ".join(said)} }}')
    return "\n".join(lines) + "\n"


def _caddy(always: dict[str, str], lasting: list[str], below: str) -> str:
    kept = " ".join(f"{below}{folder}*" for folder in lasting)
    lines = [
        "# Put 'import /path/to/hosting/Caddyfile' into the site's block, beside 'root'. " + _root(below),
        "encode gzip zstd",
        f"file_server {below}* {{",
        "  precompressed br gzip",
        "}",
        f"header {below}* {{",
        *(f'  {name} "{value}"' for name, value in always.items()),
        "}",
        "@secure {",
        f"  path {below}*",
        "  protocol https",
        "}",
        f'header @secure Strict-Transport-Security "{HSTS}"',
        f"@lasting path {kept}",
        "@others {",
        f"  path {below}*",
        f"  not path {kept}",
        "}",
        f'header @lasting Cache-Control "{FOREVER}"',
        f'header @others Cache-Control "{ASK_FIRST}"',
        "handle_errors {",
        f"  @missing path {below}*",
        f"  rewrite @missing {below}404.html",
        "  file_server",
        "}",
    ]
    return "\n".join(lines) + "\n"


def _root(below: str) -> str:
    """What the server's root has to be."""
    if below == "/":
        return "The root is the site's folder."
    return f"The site stands in {below.strip('/')} below the root."
