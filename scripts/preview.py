"""Makes the site while somebody looks at it: a page when it is asked for, and again after each change.

Nothing that was made before a change is shown after it, so a page is right also when the change was in a list, a neighbour or a
number that it shows. What did not change comes from the cache.
"""

from __future__ import annotations

import logging
import posixpath
import shutil
import sys
import tempfile
import threading
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from functools import partial
from operator import attrgetter
from pathlib import Path
from typing import Any
from wsgiref.types import StartResponse, WSGIEnvironment

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.livereload import LiveReloadServer

from omzien.cache import Cache, tools
from omzien.content import Content
from omzien.loading import load
from omzien.problems import ContentError, Problem, Severity, of
from omzien.rules import RULES, page_rules

_WATCHED = ("docs", "content-calendar", "data", "overrides", "mkdocs.yml")
_LOOK_EVERY = 0.2  # seconds between two looks at the files
_CHECK_AFTER = 0.5  # seconds in which nobody asked for a page, so that pages come first
_SETTLE = 0.05  # seconds without another change before the site is read again: programs write a file in steps


class Preview:
    """The site below `root` as seen on `today`, drafts included. `read` after a change; `make` before a file is shown."""

    def __init__(self, root: Path, today: date, address: str) -> None:
        self.root = root
        self.today = today
        self.url = f"http://{address}/"
        self.folder = Path(tempfile.mkdtemp(prefix="omzien-"))
        self._cache = self._opened()
        self._content: Content | None = None
        self._checked: Content | None = None
        self._timer = threading.Timer(0, self._check_later)
        self._made: set[str] = set()
        self._versions = 0
        self._lock = threading.RLock()

    @property
    def shown(self) -> Path:
        """The folder with what was made since the last change."""
        return self.folder / str(self._versions)

    def read(self) -> bool:
        """Read the content; False when there is nothing to show.

        What cannot be read is told, and the site stays as it was. The rules take longer than a writer wants to wait: they
        are looked at after the page was shown, and only tell what `make site` would not accept.
        """
        with self._lock:
            content, problems = _load(self.root)
            errors = of(Severity.ERROR, problems)
            if content is None or errors:
                _tell(errors, "Je ziet de site nog zoals die was.")
                return self._content is not None
            self._content = content
            self._check_later()
            shutil.rmtree(self.shown, ignore_errors=True)
            self._versions += 1
            self.shown.mkdir()
            self._made.clear()
            return True

    def _check_later(self) -> None:
        """Look at the rules once for what was read last, when nothing else is to be made; a newer change breaks it off."""
        self._timer.cancel()
        if self._content is not self._checked:
            self._timer = threading.Timer(_CHECK_AFTER, self._check, [self._content])
            self._timer.daemon = True
            self._timer.start()

    def _check(self, content: Content) -> None:
        self._checked = content
        problems: set[Problem] = set()
        find = page_rules(content)
        looks: list[Callable[[], Iterable[Problem]]] = [partial(rule, content, self.today) for rule in RULES]
        looks += [partial(find, page) for page in sorted(content.pages, key=attrgetter("path"))]
        for look in looks:
            if content is not self._content:
                return
            problems |= set(look())
        if errors := of(Severity.ERROR, sorted(problems)):
            _tell(errors, "Je ziet de verandering, maar zo kan de site niet worden gebouwd.")

    def make(self, path: str) -> None:
        """Make the file at this path below the site, if it is not there yet; nothing when the site has no such file."""
        with self._lock:
            if path in self._made:
                return
            self._timer.cancel()
            try:
                self._make(path)
            finally:
                self._check_later()

    def _opened(self) -> Cache:
        return Cache(self.root / ".build/cache/results.db", tools(self.root))

    def _make(self, path: str) -> None:
        target = Path(tempfile.mkdtemp(dir=self.folder))
        if tools(self.root) != self._cache.tools:  # other settings: what was made with those of before is no longer right
            self._cache.close()
            self._cache = self._opened()
        config = load_config(str(self.root / "mkdocs.yml"), site_dir=str(target), strict=False)
        config.site_url = self.url
        config.extra |= {"checked_content": self._content, "cache": self._cache, "only": [path], "preview": True}
        config.extra["date"] = self.today.isoformat()
        build(config)
        for file in (target / path, target / f"{path}.gz"):
            if file.is_file():
                (self.shown / path).parent.mkdir(parents=True, exist_ok=True)
                file.rename(self.shown / file.relative_to(target))
        shutil.rmtree(target)
        self._made.add(path)


def serve(preview: Preview, host: str, port: int) -> None:
    """Show the site at this address until somebody presses Ctrl+C."""

    def read_again() -> None:
        preview.read()
        server.root = str(preview.shown)

    def answer(environ: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
        path = environ["PATH_INFO"].encode("latin-1").decode("utf-8", "ignore")
        if not path.startswith("/livereload/"):
            inside = posixpath.normpath("/" + path).lstrip("/")
            _try(preview, posixpath.join(inside, "index.html") if path.endswith("/") else inside)
        shown = preview.shown
        said: list[Any] = []
        found: Iterable[bytes] = server.serve_request(environ, lambda *words: said.append(words))
        if said[0][0].startswith("404") and shown != preview.shown:
            return answer(environ, start)  # the site changed between making and showing
        start(*said[0])
        return found

    def not_found(code: int) -> bytes | None:
        _try(preview, "404.html")
        page = preview.shown / "404.html"
        return page.read_bytes() if page.is_file() else None

    server: Any = LiveReloadServer(read_again, host, port, str(preview.shown), polling_interval=_LOOK_EVERY)
    server.build_delay = _SETTLE
    server.error_handler = not_found
    server.set_app(answer)
    for name in _WATCHED:
        server.watch(str(preview.root / name))
    try:
        server.serve()
    except KeyboardInterrupt:
        pass
    finally:
        server.shutdown()
        shutil.rmtree(preview.folder, ignore_errors=True)


def _load(root: Path) -> tuple[Content | None, list[Problem]]:
    try:
        return load(root)
    except ContentError as error:  # mkdocs.yml itself
        return None, error.problems


def _tell(errors: Sequence[Problem], meaning: str) -> None:
    print("\n".join(map(str, errors)), f"\n{meaning} Verbeter wat hierboven staat.\n", file=sys.stderr)


def _try(preview: Preview, path: str) -> None:
    """Make a file; what goes wrong is told, and does not end the preview."""
    try:
        preview.make(path)
    except Exception as error:
        logging.getLogger(__name__).error("%s kan niet worden gemaakt: %s", path, error)
