"""What went wrong outside the content, said to the person at the keyboard: a full disk, a template, a step of the build.

The whole story in English, for developers, goes into a file; staff see where it happened and what they can do.
"""

from __future__ import annotations

import errno
import logging
import re
import traceback
from pathlib import Path

from jinja2 import TemplateNotFound, TemplateSyntaxError

from omzien.parallel import EndedError, StoryError
from omzien.problems import Problem
from omzien.swap import BusyError

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_BACK = "Draai de laatste verandering in dit bestand terug, of vraag een ontwikkelaar."
_TELL = "Vraag een ontwikkelaar, en stuur het bestand .build/fout.txt mee."
# What the site builder itself says about a page or the menu, and the same in Dutch.
_BUILDER = (
    (
        r"Doc file '(?P<page>.+?)' contains a link '(?P<link>.+?)', but .*?(?: Did you mean '(?P<guess>.+)'\?)?",
        "docs/{page}: de link «{link}» komt nergens uit. Verbeter de link, of haal hem weg.",
    ),
    (
        r"Doc file '(?P<page>.+?)' contains an (?:absolute|unrecognized relative) link '(?P<link>.+?)', it was left as is\."
        r"(?: Did you mean '(?P<guess>.+)'\?)?",
        "docs/{page}: de link «{link}» noemt geen bestand. Noem het bestand van de pagina, zoals «../hulp/index.md».",
    ),
    (
        r"A reference to '(?P<page>.+?)' is included in the 'nav' configuration, which is not found.*",
        "mkdocs.yml: «{page}» staat in het menu (nav), maar die pagina is er niet. Haal de regel weg, of maak de pagina.",
    ),
    (
        r"The following pages exist in the docs directory, but are not included in the \"nav\" configuration:\s*(?P<page>.+)",
        "mkdocs.yml: deze pagina's staan nog niet in het menu (nav): {page}. Zet ze erbij.",
    ),
    (r"Error building page '(?P<page>.+?)':.*", "docs/{page}: bij deze pagina ging het bouwen mis."),
    (r"Error reading page '(?P<page>.+?)':.*", "docs/{page}: bij deze pagina ging het lezen mis."),
    (r"Aborted with .*", ""),
)


class ToldError(Exception):
    """A failure that was put in words where it happened; between processes only those words survive."""


def told(error: BaseException, root: Path) -> str:
    """A failure as one sentence with a remedy, and where possible the file; `root` is the folder of the project."""
    if isinstance(error, BusyError):
        return "Er wordt hier al een site gebouwd. Wacht tot dat klaar is, en probeer het dan opnieuw."
    if isinstance(error, EndedError):
        return (
            "Een deel van het werk is door het systeem gestopt. Misschien was het geheugen vol: sluit andere programma's en "
            "probeer het opnieuw, of doe alles na elkaar met: .venv/bin/python scripts/build.py --processes 1"
        )
    if isinstance(error, OSError) and error.errno in _FULL:
        return f"De schijf is vol{_name_of(error, root)}. Maak ruimte en probeer het opnieuw."
    if isinstance(error, TemplateNotFound):
        return f"overrides/{error.name}: dit sjabloon ontbreekt. Zet het terug uit een eerdere versie."
    if isinstance(error, OSError) and error.errno == errno.EADDRINUSE:
        return "Op deze poort draait al een programma, misschien dit zelf nog. Stop dat eerst, of kies een andere poort."
    if isinstance(error, OSError) and error.filename is not None:
        name = _ours(Path(str(error.filename)), root) or error.filename
        if isinstance(error, FileNotFoundError):
            return f"{name}: dit is er niet. Zet het terug uit een eerdere versie, of kijk of de naam klopt."
        return f"{name}: dit kan niet worden gelezen of geschreven. Kijk of je het mag openen en veranderen."
    if isinstance(error, TemplateSyntaxError | SyntaxError) and error.filename:
        place: tuple[str, int] | None = _ours(Path(error.filename), root) or error.filename, error.lineno or 1
    else:  # what the system refuses without naming a file says nothing of the line that asked
        place = None if isinstance(error, OSError) else _place(error, root)
    if place is None:
        return f"Er ging iets mis dat wij niet kennen ({type(error).__name__}: {error}). {_TELL}"
    kind = "dit sjabloon" if place[0].startswith("overrides/") else "deze stap van het bouwen"
    return str(Problem(*place, f"In {kind} zit een fout ({type(error).__name__}: {error}).", _BACK))


def in_dutch(message: str, root: Path = Path()) -> str:
    """A message of the site builder in Dutch; one that we do not know as it is, and nothing for one that says nothing.

    root: the folder of the project, where a link is looked up to tell its line; a generated page is no file there.
    """
    for pattern, sentence in _BUILDER:
        if match := re.fullmatch(pattern, message.strip(), re.DOTALL):
            parts = {name: ", ".join(text.split()) for name, text in match.groupdict().items() if text}
            if "link" in parts and (line := _line_of(parts["link"], root / "docs" / parts["page"])):
                parts["page"] += f":{line}"
            guess = f" Bedoel je «{parts['guess']}»?" if "guess" in parts else ""
            return sentence.format_map(parts) + guess
    return message


class InDutch(logging.Formatter):
    """Formats what the site builder logs: only the message, in Dutch. `root` is the folder of the project."""

    def __init__(self, root: Path = Path()) -> None:
        super().__init__()
        self._root = root

    def format(self, record: logging.LogRecord) -> str:
        """The message of a record in Dutch."""
        return in_dutch(record.getMessage(), self._root)


def keep(error: BaseException, file: Path) -> None:
    """Write the whole story for developers; a disk that has no room for it must not hide the failure itself."""
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("".join(traceback.format_exception(error)), encoding="utf-8")
    except OSError:
        pass


def _line_of(link: str, page: Path) -> int | None:
    """The first line of a page with this link; None when it is not there as it is told."""
    written = re.compile(rf"(?:\]\(<?|\]:\s*<?|href=[\"']){re.escape(link)}(?=[\s)>\"']|$)")
    try:
        lines = page.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return None
    return next((number for number, line in enumerate(lines, 1) if written.search(line)), None)


def _place(error: BaseException, root: Path) -> tuple[str, int] | None:
    """The file and line of ours that was at work last; a template or a hook rather than the code it called."""
    if isinstance(error.__cause__, StoryError):  # it happened in another process
        places = error.__cause__.places
    else:
        places = [(frame.f_code.co_filename, line) for frame, line in traceback.walk_tb(error.__traceback__)]
    found = []
    for file, line in places:
        name = _ours(Path(file), root)
        if name is not None and not name.startswith("scripts/"):
            found.append((name, line))
    outer = [place for place in found if place[0].startswith(("overrides/", "hooks/"))] or found
    return outer[-1] if outer else None


def _ours(file: Path, root: Path) -> str | None:
    """The name of a file of this project below `root`; None for one of a package."""
    if not file.is_relative_to(root) or ".venv" in file.parts:
        return None
    return file.relative_to(root).as_posix()


def _name_of(error: OSError, root: Path) -> str:
    return f" ({_ours(Path(str(error.filename)), root) or error.filename})" if error.filename else ""
