"""What only a site has that is shown while somebody works on it: it shows each change at once, and says what fails.

Its pages have the mark `data-developer`: then the console says where Python failed
(overrides/assets/js/page/developer.js).
"""

import shutil
from pathlib import Path
from urllib.parse import urlsplit

SCRIPT = Path(__file__).with_suffix(".js")


def show_changes(page: str, address: str) -> str:
    """The finished page with the script that watches for changes, and the mark. `address` is where the site stands."""
    place = f"{urlsplit(address).path.rstrip('/')}/{SCRIPT.name}"
    before, end, after = page.rpartition("</body>")
    before = before.replace("<html ", "<html data-developer ", 1)
    return f'{before}<script type="module" src="{place}"></script>{end}{after}'


def add_preview(site_folder: Path) -> None:
    """Puts the script into the built site."""
    shutil.copy(SCRIPT, site_folder / SCRIPT.name)
