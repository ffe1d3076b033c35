"""The part of the site that one process makes."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel

from omzien.model.base import SOURCE_LANGUAGE


class Share(Files):
    """All files of the site, of which this process makes those in its languages, or `only` those that are asked for."""

    def __init__(self, files: Files, config: MkDocsConfig) -> None:
        super().__init__(files)
        split, only = config.places.split, config.extra.get("only")
        self._split = split
        mine = (file for file in files if split(file.src_uri)[0] in config.share)
        self._mine = {file.src_uri for file in mine if only is None or file.dest_uri in only}

    def get_file_from_path(self, path: str) -> File | None:
        """The file at `path`; a file that only the Dutch have, such as open data, is there for every language."""
        found = super().get_file_from_path(path)
        if found is None and (dutch := super().get_file_from_path(f"{SOURCE_LANGUAGE}/{self._split(path)[1]}")):
            return None if dutch.is_documentation_page() else dutch
        return found

    def documentation_pages(
        self, *, inclusion: Callable[[InclusionLevel], bool] = InclusionLevel.is_included
    ) -> Sequence[File]:
        """The pages that are its own."""
        return [file for file in super().documentation_pages(inclusion=inclusion) if file.src_uri in self._mine]

    def copy_static_files(
        self, dirty: bool = False, *, inclusion: Callable[[InclusionLevel], bool] = InclusionLevel.is_included
    ) -> None:
        """Copy what is its own; files in no language go with the Dutch."""
        for file in self:
            if file.src_uri in self._mine and not file.is_documentation_page() and inclusion(file.inclusion):
                file.copy_file(dirty)
