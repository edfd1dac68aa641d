"""The only module that knows MkDocs: hands its events to plain functions that any site builder could call."""

import sys
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from tools.publish import site as building
from tools.publish.finish import finish
from tools.publish.school import warnings
from tools.publish.toml_file import BadFile

# MkDocs gives hooks no place of their own to keep what belongs to one build.
_sites: list[building.Site] = []


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Reads and checks every source, and hands the site's facts to the templates."""
    try:
        _sites[:] = [building.prepare()]
    except BadFile as bad:
        raise PluginError(f"Some files are not right:\n{bad}") from None
    config.extra.update(building.facts(_sites[0]))
    for warning in warnings(_sites[0].school):
        # Not through MkDocs' own log: '--strict' would refuse to build a site for want of a telephone call.
        print(f"To settle by a person: {warning}", file=sys.stderr)
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Adds the pages that are made from flowcharts."""
    for path, text in building.helper_pages(_sites[0]).items():
        files.append(File.generated(config, path, content=text))
    return files


def on_page_markdown(markdown: str, page: Page, **_: Any) -> str:
    """Puts in what stands in the place of a marker."""
    return building.fill_in(_sites[0], page.file.src_uri, markdown)


def on_post_page(output: str, **_: Any) -> str:
    """Gives the finished page its content security policy."""
    return finish(output)


def on_post_template(output_content: str, template_name: str, **_: Any) -> str:
    """The same for pages that have no source, such as 404.html."""
    return finish(output_content) if template_name.endswith(".html") else output_content


def on_post_build(config: MkDocsConfig) -> None:
    """Puts the Python runtime beside the pages."""
    building.add_runtime(Path(config.site_dir))


def on_serve(server: Any, **_: Any) -> Any:
    """A change to a flowchart, the theme or the code shows at once, like a change to a page."""
    for place in building.watched():
        server.watch(str(place))
    return server
