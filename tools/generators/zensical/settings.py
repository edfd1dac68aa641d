"""mkdocs.yml as Zensical needs it: the same settings, without our plugin, for the sources that are written for it."""

import os
from pathlib import Path
from typing import Any

import yaml

from tools.pages import site_pages
from tools.sources.load import Sources
from tools.sources.paths import DOCS

Settings = dict[str, Any]
"""What mkdocs.yml says, what it inherits included."""
INCLUDE = "markdown_include.include"


class _Loader(yaml.SafeLoader):
    """Reads `!ENV [NAME, else]`, too."""


def _env(loader: yaml.SafeLoader, node: yaml.Node) -> Any:
    if not isinstance(node, yaml.SequenceNode):
        return os.environ.get(str(node.value))
    *names, otherwise = loader.construct_sequence(node)
    return next((os.environ[name] for name in names if name in os.environ), otherwise)


_Loader.add_constructor("!ENV", _env)


def read_settings(path: Path) -> Settings:
    """Read the file and what it inherits. Raises FileNotFoundError, or yaml.YAMLError with the line."""
    # Subclass of SafeLoader: it makes no objects but plain ones.
    own: Settings = yaml.load(path.read_text(encoding="utf-8"), _Loader)
    inherited = own.pop("INHERIT", None)
    return _joined(read_settings(path.parent / inherited), own) if inherited else own


def _joined(below: Settings, above: Settings) -> Settings:
    """As MkDocs joins them: tables key by key, everything else whole."""
    both = below | above
    tables = [key for key in below if isinstance(below[key], dict) and isinstance(above.get(key), dict)]
    return both | {key: _joined(below[key], above[key]) for key in tables}


def write_settings(settings: Settings, sources: Sources, folder: Path) -> Path:
    """Writes the `mkdocs.yml` that Zensical reads into `folder`, and gives its path."""
    told = {key: value for key, value in settings.items() if key not in ("exclude_docs", "not_in_nav")}
    told["plugins"] = [plugin for plugin in settings["plugins"] if plugin != "policy"]
    told |= {"docs_dir": "docs", "site_dir": "site"}
    # Material's look: its own is another one.
    told["theme"] = settings["theme"] | {"custom_dir": "theme", "variant": "classic"}
    told["extra"] = settings["extra"] | site_pages.facts(sources) | {"own_search": True}
    told["extra_css"] = [*settings["extra_css"], "assets/css/zensical.css"]
    told["markdown_extensions"] = [
        *map(_from_our_docs, settings["markdown_extensions"]),
        "tools.generators.zensical.links",
    ]
    path = folder / "mkdocs.yml"
    path.write_text(yaml.safe_dump(told, sort_keys=False, allow_unicode=True), encoding="utf-8")
    return path


def _from_our_docs(extension: Any) -> Any:
    """What pages include are the files that people write: there they are as they were written."""
    if isinstance(extension, dict) and INCLUDE in extension:
        return {INCLUDE: extension[INCLUDE] | {"base_path": str(DOCS)}}
    return extension
