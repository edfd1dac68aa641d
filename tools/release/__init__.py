"""What is done to the whole site once every page is written: names, version, offline use, headers, compressed files."""

from pathlib import Path
from urllib.parse import urlsplit

from tools.release.archive import write_list
from tools.release.asset_hashes import hash_asset_names
from tools.release.bundle import bundle
from tools.release.compress import compress
from tools.release.doors import close_doors
from tools.release.headers import headers, write_headers
from tools.release.licences import write_licences
from tools.release.minify import minify
from tools.release.offline import take_service_worker_away, write_service_worker
from tools.release.preview import add_preview
from tools.release.unused_files import remove_unused_files
from tools.runtime.optional import attempt


def release(site_folder: Path, address: str, *, to_publish: bool) -> list[str]:
    """Makes a built folder ready for its host. `address` is where it will be published (SITE_URL).

    Gives what to say of steps that were left out.

    While somebody works on the words (to_publish is False) nothing is kept for offline use: what they change is to
    show at once.
    """
    left_out: list[str] = []
    if to_publish:
        remove_unused_files(site_folder)
        left_out = [attempt("scripts", lambda: bundle(site_folder / "assets" / "js")), *minify(site_folder)]
    hash_asset_names(site_folder)
    close_doors(site_folder)
    write_licences(site_folder)
    if to_publish:
        write_headers(site_folder, urlsplit(address).path or "/")
        write_service_worker(site_folder, headers(site_folder))
    else:
        take_service_worker_away(site_folder)
        add_preview(site_folder)
    write_list(site_folder, [])
    if to_publish:
        left_out.append(attempt("compressed", lambda: compress(site_folder)))
    return left_out
