"""The part of the site that one process makes."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation

from omzien.frame import read_templates
from omzien.model.base import SOURCE_LANGUAGE
from omzien.parallel import Hands, shares

# Pages. From so many on each language gets a process: they keep one another waiting less, and memory is given back in between.
# With fewer, to start a process takes longer than that saves.
_MANY = 1000


class Share(Files):
    """All files of the site, of which this process makes those in its languages, or `only` those that are asked for."""

    def __init__(self, files: Files, config: MkDocsConfig) -> None:
        super().__init__(files)
        self._config = config

    def is_mine(self, file: File) -> bool:
        """Whether this process makes this file; files in no language go with the Dutch."""
        only = self._config.extra.get("only")
        mine = self._config.places.split(file.src_uri)[0] in self._config.share
        return mine and (only is None or file.dest_uri in only)

    def get_file_from_path(self, path: str) -> File | None:
        """The file at `path`; a file that only the Dutch have, such as open data, is there for every language."""
        found = super().get_file_from_path(path)
        below = self._config.places.split(path)[1]
        if found is None and (dutch := super().get_file_from_path(f"{SOURCE_LANGUAGE}/{below}")):
            return None if dutch.is_documentation_page() else dutch
        return found

    def documentation_pages(
        self, *, inclusion: Callable[[InclusionLevel], bool] = InclusionLevel.is_included
    ) -> Sequence[File]:
        """The pages that are its own."""
        return [file for file in super().documentation_pages(inclusion=inclusion) if self.is_mine(file)]

    def copy_static_files(
        self, dirty: bool = False, *, inclusion: Callable[[InclusionLevel], bool] = InclusionLevel.is_included
    ) -> None:
        """Copy what is its own."""
        for file in self:
            if not file.is_documentation_page() and inclusion(file.inclusion) and self.is_mine(file):
                file.copy_file(dirty)


@event_priority(-200)  # the last: what all languages have in common is there
def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
    """From here on languages are made by processes of their own, if the build command lends any (`extra.hands`).

    What the site has once is made with the Dutch.
    """
    if "only" not in config.extra:
        read_templates(config.omzien.content.root, config.omzien.cache)
    config.omzien.cache.close()  # every process opens it for itself
    hands = config.extra.get("hands", Hands())
    many = len(files.documentation_pages()) > _MANY
    dealt = hands.deal(shares(config.share, len(config.share) if many else hands.at_once))
    config.share = [language for share in dealt for language in share]
    wanted = config.extra.get("only", ["sitemap.xml"] if SOURCE_LANGUAGE in config.share else [])
    config.theme.static_templates = {"sitemap.xml"} & set(wanted)
    return nav
