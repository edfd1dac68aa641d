"""What only a site has that is shown while somebody works on it: a script that shows each change at once."""

import shutil
from pathlib import Path
from urllib.parse import urlsplit

SCRIPT = Path(__file__).with_suffix(".js")


def show_changes(page: str, address: str) -> str:
    """The finished page with the script that watches for changes. `address` is where the site stands."""
    place = f"{urlsplit(address).path.rstrip('/')}/{SCRIPT.name}"
    before, end, after = page.rpartition("</body>")
    return f'{before}<script type="module" src="{place}"></script>{end}{after}'


def add_preview(site_folder: Path) -> None:
    """Puts the script into the built site."""
    shutil.copy(SCRIPT, site_folder / SCRIPT.name)
