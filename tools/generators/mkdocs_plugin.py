"""The only module that knows MkDocs: hands its events to plain functions that any site builder could call.

`pyproject.toml` makes the plugin known under the name `policy`, and `mkdocs.yml` asks for it.
"""

import logging
import shutil
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemBytecodeCache
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from tools.generators import build
from tools.generators.render_cache import RenderCache
from tools.pages import site_pages
from tools.pages.markers import explained, fill_markers
from tools.release.csp import finish
from tools.release.preview import show_changes
from tools.runtime.optional import unwanted
from tools.sources.families import left_out
from tools.sources.load import Sources
from tools.sources.paths import CACHE, DOCS, PROJECT


class NoSettings(Config):  # type: ignore[no-untyped-call]
    """The plugin has none of its own: what it needs is in the files that people write."""


class PolicySite(BasePlugin[NoSettings]):  # type: ignore[no-untyped-call]
    """One run of MkDocs: one build, or with `mkdocs serve` one after another."""

    sources: Sources
    """All sources, as the build that runs has read them."""
    command = "build"
    written: Path | None = None
    """The folder that this build writes into."""

    def __init__(self) -> None:
        """Nothing has been converted before the first build."""
        super().__init__()
        self.converted = RenderCache(logging.getLogger("mkdocs"))

    def on_startup(self, command: str, **_: Any) -> None:
        """Remembers whether the site is built to be published, or shown while somebody works on it."""
        self.command = command

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Reads and checks every source, and hands the site's facts to the templates."""
        self.written = Path(config.site_dir)
        if Path(config.docs_dir).resolve() != DOCS:
            # Half of one school's site and half of another's would be worse than none.
            raise PluginError(
                f"{config.config_file_path} is about {config.docs_dir}, but the helpers are those of {PROJECT}. "
                f"Set POLICY_PROJECT={Path(config.docs_dir).parent} and build again."
            )
        try:
            self.sources = build.read_sources(config.site_url or "", to_publish=self._to_publish())
        except build.BuildError as why:
            raise PluginError(str(why)) from None
        config.extra.update(site_pages.facts(self.sources))
        return config

    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        """Adds the pages that are made from flowcharts and scenarios, and leaves out what nobody has checked."""
        for path in left_out(self.sources.families):
            if file := files.get_file_from_path(path):
                files.remove(file)
        for path, text in build.generated_pages(self.sources).items():
            files.append(File.generated(config, path, content=text))
        return files

    def on_nav(self, nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
        """Every source is known now: what was converted before can be used again if nothing around it has changed."""
        settings = [config.markdown_extensions, config.mdx_configs, config.validation, config.use_directory_urls]
        places = [f"{file.src_uri} {file.inclusion}" for file in files]
        self.converted.begin([repr(settings), *places, *site_pages.stands_around(self.sources)])
        return nav

    def on_env(self, env: Environment, **_: Any) -> Environment:
        """Templates stay compiled from one build to the next, as Python's own modules do, and leave no empty lines."""
        # A line that holds nothing but a tag of the template's is no line of the page.
        env.trim_blocks = env.lstrip_blocks = True
        kept = CACHE / "templates"
        kept.mkdir(parents=True, exist_ok=True)
        env.bytecode_cache = FileSystemBytecodeCache(str(kept))
        return env

    def on_page_markdown(self, markdown: str, page: Page, **_: Any) -> str:
        """Puts in what stands in the place of a marker."""
        path = page.file.src_uri
        if site_pages.found_by_us(path):
            page.meta["search"] = {"exclude": True}
        filled = fill_markers(self.sources, path, markdown)
        if not self._to_publish() and "again" not in unwanted():
            self.converted.convert_once(page, filled, DOCS)
        return filled

    def on_page_content(self, html: str, page: Page, **_: Any) -> str:
        """Explains the terms of the glossary where the page first uses them."""
        return explained(self.sources, page.file.src_uri, html)

    def on_post_page(self, output: str, config: MkDocsConfig, **_: Any) -> str:
        """Gives the finished page its content security policy."""
        page = finish(output)
        return page if self._to_publish() else show_changes(page, config.site_url or "/")

    def on_post_template(self, output_content: str, template_name: str, **_: Any) -> str:
        """The same for pages that have no source, such as 404.html."""
        return finish(output_content) if template_name.endswith(".html") else output_content

    def on_post_build(self, config: MkDocsConfig) -> None:
        """Puts the Python runtime beside the pages, and makes the whole ready for its host."""
        try:
            build.finish_site(
                self.sources, Path(config.site_dir), config.site_url or "/", to_publish=self._to_publish()
            )
        except build.BuildError as why:
            raise PluginError(str(why)) from None

    def on_build_error(self, error: Exception, **_: Any) -> None:
        """A build that fails leaves no site behind: a half of one, or an old one, would be taken for this one."""
        if self._to_publish() and self.written:
            shutil.rmtree(self.written, ignore_errors=True)

    def on_serve(self, server: Any, **_: Any) -> Any:
        """A change to a flowchart, another source or the theme shows at once, like a change to a page.

        Python reads a module once: after a change of the code under tools/, press Ctrl-C and run `make serve` again.
        """
        for place in site_pages.watched():
            server.watch(str(place))
        return server

    def _to_publish(self) -> bool:
        return self.command != "serve"
